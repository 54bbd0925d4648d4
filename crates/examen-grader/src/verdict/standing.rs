//! What each occurrence of an alternative is worth: affirmed, denied, listed, or nothing at all.

use rustc_hash::FxHashSet;

use super::echo::Echo;
use super::judged::{Judged, Standing};
use crate::answer::{AnswerReader, Form, Gap, ReadAnswer};
use crate::attribution::Attribution;
use crate::grade::MissReason;
use crate::kinship::Kinship;
use crate::matching::Occurrence;
use crate::negation::{Denials, Force, Polarity};
use crate::notation::ToldNotations;
use crate::roles::RoleReader;
use crate::room::Room;
use crate::rubric::{CompiledAlternative, CompiledPoint, CompiledRubric};

/// Of so many claims of misconceptions it is asked who holds them; an answer that has more holds them.
const CLAIMS: usize = 1024;

/// Everything standing is decided from.
pub(super) struct Bench<'a> {
    pub answer: &'a str,
    pub rubric: &'a CompiledRubric,
    pub reader: &'a AnswerReader,
    pub read: &'a ReadAnswer,
    pub kinship: &'a Kinship<'a>,
    pub denials: &'a Denials,
    pub told: &'a ToldNotations,
    pub echo: &'a Echo,
    /// Whether the answer tells above all what it has no use for.
    pub is_refusing: bool,
    pub room: &'a Room,
}

impl Bench<'_> {
    /// Judges all occurrences, misconceptions first: the words of a claimed one earn nothing elsewhere.
    pub fn judge(&self, mut occurrences: Vec<Occurrence>) -> Vec<Judged> {
        let mut judged = self.room.judged.take();
        judged.extend(occurrences.drain(..).map(|occurrence| Judged {
            standing: self.standing(&occurrence),
            occurrence,
        }));
        self.apply_attributions(&mut judged);
        self.room.occurrences.set(occurrences);
        self.apply_conditions(&mut judged);
        self.apply_not_lines(&mut judged);
        self.apply_claims(&mut judged);
        self.apply_swaps(&mut judged);
        judged
    }

    fn standing(&self, occurrence: &Occurrence) -> Standing {
        let alternative = &self.rubric.alternatives[occurrence.alternative as usize];
        let is_misconception = self.point_of(occurrence).is_misconception();
        if self.echo.covers(occurrence, self.kinship, self.read) {
            return Standing::Void(MissReason::Echoed);
        }
        let words = occurrence.words();
        if !self.denials.belong(&words) {
            return Standing::Void(MissReason::TooFarApart);
        }
        if is_misconception && self.is_parted(occurrence) {
            return Standing::Void(MissReason::TooFarApart);
        }
        let polarity = if alternative.has_order {
            self.denials.polarity_in_order(&words)
        } else {
            self.denials.polarity(&words)
        };
        let turned = self.turning_cue(polarity, alternative, &words);
        let turned = if is_misconception {
            turned.or_else(|| self.left_out(&words))
        } else {
            turned.filter(|cue| !self.is_put_right(&words, *cue))
        };
        // `We don't need a database any more, all of it is in memory` turns down nothing that it claims.
        let is_partial = |cue: u32| self.denials.spares_most(cue, &words, self.read);
        if is_misconception && !alternative.wants_denial && turned.is_some_and(is_partial) {
            return Standing::Void(MissReason::TooFarApart);
        }
        if turned.is_some() != alternative.wants_denial {
            return Standing::Turned { cue: turned };
        }
        let is_mentioned = polarity.force() == Some(Force::Mention) && !is_misconception;
        if is_mentioned || self.is_listed(occurrence) {
            Standing::Listed
        } else {
            Standing::Affirmed
        }
    }

    /// The cue that turns an occurrence with these words, if one does.
    fn turning_cue(
        &self,
        polarity: Polarity,
        alternative: &CompiledAlternative,
        words: &[u32],
    ) -> Option<u32> {
        let is_misconception = self.rubric.points[alternative.point as usize].is_misconception();
        let is_denied_anyway = is_misconception || alternative.wants_denial;
        match polarity {
            Polarity::Turned { cue, force } => match force {
                Force::Denial => Some(cue),
                Force::Disapproval => (is_denied_anyway || self.is_refusing).then_some(cue),
                Force::Mention => None,
            },
            Polarity::Affirmed if self.is_refusing && !is_denied_anyway => {
                self.denials.beside(words, self.reader, self.read)
            }
            Polarity::Affirmed => None,
        }
    }

    /// Whether all of an occurrence stands in lists.
    fn is_listed(&self, occurrence: &Occurrence) -> bool {
        let mut hits = occurrence.hits.iter();
        hits.all(|hit| self.read.sentence_of(hit.first as usize).form == Form::List)
    }

    /// A misconception that the speaker does not hold is not claimed.
    fn apply_attributions(&self, judged: &mut [Judged]) {
        let attribution = Attribution {
            answer: self.answer,
            reader: self.reader,
            read: self.read,
        };
        let is_claim = |one: &&mut Judged| {
            let is_line = !self
                .point_of(&one.occurrence)
                .is_voided_by(one.occurrence.alternative);
            one.standing == Standing::Affirmed && self.is_misconception(&one.occurrence) && is_line
        };
        for one in judged.iter_mut().filter(is_claim).take(CLAIMS) {
            let words = one.occurrence.words();
            let (Some(first), Some(last)) = (words.first(), words.last()) else {
                continue;
            };
            if let Some(cue) = attribution.other(*first, *last) {
                one.standing = Standing::Turned { cue: Some(cue) };
            }
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
        let is_not_line = |one: &&Judged| {
            let alternative = one.occurrence.alternative;
            self.point_of(&one.occurrence).is_voided_by(alternative)
        };
        let voiding: FxHashSet<(u32, u32)> = judged
            .iter()
            .filter(is_not_line)
            .flat_map(|one| self.sentences(&one.occurrence))
            .collect();
        if voiding.is_empty() {
            return;
        }
        for one in judged.iter_mut().filter(|one| one.counts()) {
            if self
                .sentences(&one.occurrence)
                .any(|place| voiding.contains(&place))
            {
                one.standing = Standing::Void(MissReason::Voided);
            }
        }
    }

    /// The words of a misconception that is claimed make no point.
    fn apply_claims(&self, judged: &mut [Judged]) {
        let claimed: FxHashSet<u32> = judged
            .iter()
            .filter(|one| one.standing == Standing::Affirmed && self.is_misconception(&one.occurrence))
            .flat_map(|one| one.occurrence.words())
            .collect();
        if claimed.is_empty() {
            return;
        }
        for one in judged.iter_mut().filter(|one| one.counts()) {
            if !self.is_misconception(&one.occurrence)
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

    /// The point of an occurrence, beside each sentence that has a part of it.
    fn sentences<'b>(&'b self, occurrence: &'b Occurrence) -> impl Iterator<Item = (u32, u32)> {
        let point = self.point(occurrence);
        let hits = occurrence.hits.iter();
        hits.map(move |hit| (point, self.sentence(hit.first)))
    }

    fn point(&self, occurrence: &Occurrence) -> u32 {
        self.rubric.alternatives[occurrence.alternative as usize].point
    }

    fn point_of(&self, occurrence: &Occurrence) -> &CompiledPoint {
        &self.rubric.points[self.point(occurrence) as usize]
    }

    fn sentence(&self, word: u32) -> u32 {
        self.read.words[word as usize].sentence
    }

    fn is_misconception(&self, occurrence: &Occurrence) -> bool {
        self.point_of(occurrence).is_misconception()
    }
}
