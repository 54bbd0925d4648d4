//! What each occurrence of an alternative is worth: affirmed, denied, listed, or nothing at all.

use rustc_hash::FxHashSet;

use super::echo::Echo;
use crate::answer::{AnswerReader, Form, Gap, ReadAnswer};
use crate::grade::MissReason;
use crate::kinship::Kinship;
use crate::matching::Occurrence;
use crate::negation::{Denials, Force, Polarity};
use crate::roles::{RoleReader, Swap};
use crate::room::Room;
use crate::rubric::CompiledRubric;
use examen_bank::LineKind;

/// What an occurrence is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// The answer says it.
    Affirmed,
    /// The answer only names it.
    Listed,
    /// The answer turns it; the cue stands at this word, if a cue did it.
    Turned {
        /// Index of the cue's first word; none where the label wanted a denial and got none.
        cue: Option<u32>,
    },
    /// The answer says it of something else, or the other way round.
    Swapped(Swap),
    /// It counts for nothing.
    Void(MissReason),
}

/// An occurrence and what it is worth.
#[derive(Clone, Debug)]
pub(super) struct Judged {
    pub occurrence: Occurrence,
    pub standing: Standing,
}

/// Everything standing is decided from.
pub(super) struct Bench<'a> {
    pub rubric: &'a CompiledRubric,
    pub reader: &'a AnswerReader,
    pub read: &'a ReadAnswer,
    pub kinship: &'a Kinship<'a>,
    pub denials: &'a Denials,
    pub echo: &'a Echo,
    /// Whether the answer tells above all what it has no use for.
    pub is_refusing: bool,
    pub room: &'a Room,
}

impl Bench<'_> {
    /// Judges all occurrences, misconceptions first: the words of a claimed one earn nothing elsewhere.
    pub fn judge(&self, occurrences: Vec<Occurrence>) -> Vec<Judged> {
        let mut judged: Vec<Judged> = occurrences
            .into_iter()
            .map(|occurrence| Judged {
                standing: self.standing(&occurrence),
                occurrence,
            })
            .collect();
        self.apply_conditions(&mut judged);
        self.apply_not_lines(&mut judged);
        self.apply_claims(&mut judged);
        self.apply_swaps(&mut judged);
        judged
    }

    fn standing(&self, occurrence: &Occurrence) -> Standing {
        let alternative = &self.rubric.alternatives[occurrence.alternative as usize];
        let is_misconception = self.rubric.points[alternative.point as usize].value.is_negative();
        if self.echo.covers(occurrence, self.kinship, self.read) {
            return Standing::Void(MissReason::Echoed);
        }
        let words = occurrence.words();
        if !self.denials.belong(&words) {
            return Standing::Void(MissReason::TooFarApart);
        }
        let polarity = self.denials.polarity(&words);
        let turned = match polarity {
            Polarity::Turned { cue, force } => match force {
                Force::Denial => Some(cue),
                Force::Disapproval => {
                    (is_misconception || alternative.wants_denial || self.is_refusing).then_some(cue)
                }
                Force::Mention => None,
            },
            Polarity::Affirmed if self.is_refusing && !is_misconception && !alternative.wants_denial => {
                self.denials.beside(&words, self.reader, self.read)
            }
            Polarity::Affirmed => None,
        };
        if turned.is_some() != alternative.wants_denial {
            return Standing::Turned { cue: turned };
        }
        let is_mentioned = polarity.force() == Some(Force::Mention);
        let is_listed = is_mentioned && !is_misconception
            || occurrence
                .hits
                .iter()
                .all(|hit| self.read.sentence_of(hit.first as usize).form == Form::List);
        if is_listed {
            Standing::Listed
        } else {
            Standing::Affirmed
        }
    }

    /// What was denied and is then named in a condition of the same sentence is not affirmed by that: `I would not roll
    /// back: if you roll back you lose the evidence`.
    fn apply_conditions(&self, judged: &mut [Judged]) {
        let denied: Vec<(u32, u32, u32)> = judged
            .iter()
            .filter(|one| matches!(one.standing, Standing::Turned { cue: Some(_) }))
            .map(|one| self.place(one))
            .collect();
        if denied.is_empty() {
            return;
        }
        for one in judged.iter_mut().filter(|one| one.standing == Standing::Affirmed) {
            let (point, sentence, first) = self.place(one);
            let before = denied
                .iter()
                .any(|(other, same, at)| *other == point && *same == sentence && *at < first);
            if before && self.is_conditional(first) {
                one.standing = Standing::Turned { cue: None };
            }
        }
    }

    /// The point, the sentence and the first word of an occurrence.
    fn place(&self, one: &Judged) -> (u32, u32, u32) {
        let first = one.occurrence.hits[0].first;
        (self.point(&one.occurrence), self.sentence(first), first)
    }

    /// Whether the word stands in a clause that begins with `if`.
    fn is_conditional(&self, word: u32) -> bool {
        let words = &self.read.words[..=word as usize];
        let clause = words.iter().rev().scan(false, |ended, word| {
            let goes_on = !*ended;
            *ended = word.gap >= Gap::Comma;
            goes_on.then_some(word)
        });
        let mut clause = clause.map(|word| &*self.reader.lexeme(word).folded);
        clause.any(|word| word == "if")
    }

    /// `not:` lines void what the same point found in the same sentence.
    fn apply_not_lines(&self, judged: &mut [Judged]) {
        let voiding: FxHashSet<(u32, u32)> = judged
            .iter()
            .filter(|one| self.is_not_line(&one.occurrence))
            .flat_map(|one| {
                one.occurrence
                    .hits
                    .iter()
                    .map(|hit| (self.point(&one.occurrence), self.sentence(hit.first)))
            })
            .collect();
        if voiding.is_empty() {
            return;
        }
        for one in judged
            .iter_mut()
            .filter(|one| matches!(one.standing, Standing::Affirmed | Standing::Listed))
        {
            let point = self.point(&one.occurrence);
            if one
                .occurrence
                .hits
                .iter()
                .any(|hit| voiding.contains(&(point, self.sentence(hit.first))))
            {
                one.standing = Standing::Void(MissReason::Voided);
            }
        }
    }

    fn apply_claims(&self, judged: &mut [Judged]) {
        let claimed: FxHashSet<u32> = judged
            .iter()
            .filter(|one| one.standing == Standing::Affirmed && self.is_misconception(&one.occurrence))
            .flat_map(|one| one.occurrence.words())
            .collect();
        if claimed.is_empty() {
            return;
        }
        for one in judged.iter_mut() {
            let counts = matches!(one.standing, Standing::Affirmed | Standing::Listed);
            if counts
                && !self.is_misconception(&one.occurrence)
                && one.occurrence.words().iter().all(|word| claimed.contains(word))
            {
                one.standing = Standing::Void(MissReason::ClaimedByMisconception);
            }
        }
    }

    /// Who does what must be told as the labels have it.
    fn apply_swaps(&self, judged: &mut [Judged]) {
        let roles = RoleReader::new(self.kinship, self.read, self.denials);
        for one in judged.iter_mut().filter(|one| one.standing == Standing::Affirmed) {
            let Judged { occurrence, standing } = one;
            if !self.is_misconception(occurrence) {
                let swap = roles.swap(self.point(occurrence), &occurrence.hits);
                *standing = swap.map_or(Standing::Affirmed, Standing::Swapped);
            }
        }
    }

    fn point(&self, occurrence: &Occurrence) -> u32 {
        self.rubric.alternatives[occurrence.alternative as usize].point
    }

    fn sentence(&self, word: u32) -> u32 {
        self.read.words[word as usize].sentence
    }

    fn is_misconception(&self, occurrence: &Occurrence) -> bool {
        self.rubric.points[self.point(occurrence) as usize]
            .value
            .is_negative()
    }

    fn is_not_line(&self, occurrence: &Occurrence) -> bool {
        let point = &self.rubric.points[self.point(occurrence) as usize];
        point
            .lines
            .iter()
            .any(|line| line.kind == LineKind::Not && line.alternatives.contains(&occurrence.alternative))
    }
}
