//! The notations that an answer has, of those that its rubric asks for.

use std::ops::Range;

use smallvec::{SmallVec, smallvec};

use super::asked::{AskedNotations, Purpose};
use super::clues::Clues;
use super::notated::{Noted, Relation};
use super::reading::read_notations;
use super::told_place::ToldPlace;
use crate::answer::{AnswerReader, ReadAnswer, Sentence};
use crate::negation::Denials;

/// What an answer has for each notation that its rubric asks for.
#[derive(Clone, Debug, Default)]
pub(crate) struct ToldNotations {
    found: Vec<Found>,
}

/// What stands for one that is asked for.
#[derive(Clone, Debug, Default)]
struct Found {
    same: Vec<ToldPlace>,
    /// Whether one of these is not denied.
    is_affirmed: bool,
    is_close: bool,
    contrary: Option<ToldPlace>,
    /// Where another one that is asked for stands in its place.
    crossed: Option<ToldPlace>,
}

/// How an answer tells a notation that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Nothing is said.
    Silent,
    Same(ToldPlace),
    /// It says something else in the place of it.
    Contrary(ToldPlace),
}

impl ToldNotations {
    /// Looks into `answer`, which was read, for what is `asked`.
    pub fn find(
        asked: &AskedNotations,
        reader: &AnswerReader,
        (answer, read): (&str, &ReadAnswer),
        denials: &Denials,
    ) -> Self {
        if asked.all.is_empty() || read.words.is_empty() {
            return Self::default();
        }
        let parts = match asked.wanted.clues() {
            Some(clues) => telling_parts((answer, read), clues),
            None => smallvec![0..answer.len()],
        };
        if parts.is_empty() {
            return Self::default();
        }
        let mut found = vec![Found::default(); asked.all.len()];
        let mut relations = Vec::with_capacity(asked.all.len());
        let mut note = |noted: Noted| {
            relations.clear();
            relations.extend(asked.all.iter().map(|one| one.notation.relation(&noted.notation)));
            if relations.iter().all(|relation| *relation == Relation::Unrelated) {
                return;
            }
            let Some(place) = ToldPlace::of(&noted, read) else {
                return;
            };
            // What another point asks for is in the place of nothing, nor is what the question gives away.
            let is_asked = asked
                .all
                .iter()
                .zip(&relations)
                .any(|(one, relation)| one.purpose == Purpose::Point && *relation == Relation::Same);
            let is_asked = is_asked || asked.is_given(&noted.notation);
            // Nor is what the answer turns down: `not O(n)`, `faster than O(n)`. What is `no longer than` is meant.
            let is_compared = answer[..noted.start].trim_end().ends_with(" than");
            let may_be_denied = !noted.notation.may_have_denial() && !is_compared;
            let is_denied = may_be_denied && place.is_denied(denials);
            let is_said = !is_asked && !is_denied && !is_compared;
            for (found, relation) in found.iter_mut().zip(&relations) {
                match relation {
                    Relation::Same => {
                        found.same.push(place);
                        found.is_affirmed |= !is_denied;
                    }
                    Relation::Close => found.is_close = true,
                    Relation::Contrary if is_said => {
                        found.contrary.get_or_insert(place);
                    }
                    Relation::Contrary | Relation::Unrelated => {}
                }
            }
        };
        for part in parts {
            read_notations(&answer[part.clone()], &asked.wanted, |noted| {
                note(noted.moved_by(part.start));
            });
        }
        let mut told = Self { found };
        told.cross(asked, read, reader);
        told
    }

    /// Finds those of which is said what should be said of each other.
    fn cross(&mut self, asked: &AskedNotations, read: &ReadAnswer, reader: &AnswerReader) {
        for (idx, one) in asked.all.iter().enumerate() {
            let Some((company, rival)) = &one.company else {
                continue;
            };
            let (own, rival) = (&self.found[idx], &self.found[*rival as usize]);
            if own.is_affirmed && rival.is_affirmed {
                self.found[idx].crossed = company.crossed(&own.same, &rival.same, read, reader);
            }
        }
    }

    /// Whether the notation called `idx` is only told to be denied.
    pub fn is_denied(&self, idx: u32) -> bool {
        let found = self.found.get(idx as usize);
        found.is_some_and(|found| !found.same.is_empty() && !found.is_affirmed)
    }

    /// How the notation called `idx` is told.
    pub fn outcome(&self, idx: u32) -> Outcome {
        let Some(found) = self.found.get(idx as usize) else {
            return Outcome::Silent;
        };
        match (found.same.first(), found.contrary) {
            _ if found.crossed.is_some() => found.crossed.map_or(Outcome::Silent, Outcome::Contrary),
            (Some(place), _) => Outcome::Same(*place),
            (None, Some(place)) if !found.is_close => Outcome::Contrary(place),
            _ => Outcome::Silent,
        }
    }

    /// Where the notation called `idx` stands, however it is written.
    pub fn places(&self, idx: u32) -> &[ToldPlace] {
        self.found.get(idx as usize).map_or(&[], |found| &found.same)
    }
}

/// The parts of an answer that may have notation: its sentences with a word that tells so, and the signs around them.
/// Most answers have few.
fn telling_parts((answer, read): (&str, &ReadAnswer), clues: Clues) -> SmallVec<[Range<usize>; 4]> {
    let mut parts: SmallVec<[Range<usize>; 4]> = SmallVec::new();
    let tells = |sentence: &&Sentence| {
        let mut words = read.words_of(sentence).iter();
        words.any(|word| word.traits.clues().are_among(clues))
    };
    for sentence in read.sentences.iter().filter(tells) {
        let before = (sentence.first as usize).checked_sub(1);
        let start = before.map_or(0, |before| read.words[before].end as usize);
        let behind = read.words.get(sentence.end as usize);
        let end = behind.map_or(answer.len(), |word| word.start as usize);
        match parts.last_mut() {
            Some(last) if start <= last.end => last.end = end,
            _ => parts.push(start..end),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::notated::{Noted, Relation};
    use super::super::reading::read_notations;
    use super::super::told_place::ToldPlace;
    use super::super::wanted::Wanted;
    use super::telling_parts;
    use crate::answer::AnswerReader;

    proptest! {
        #[test]
        fn notations_stand_in_parts_that_tell_of_some(
            text in "((Half|a|of an|hour|second|Thirty|thousand|thirty-five|twofold|doubles|tenth|the|it's|and|per cent|to the power of|x|4xx|v2|404|1,000|²|HTTP|/|-|\\. |`|, |%|\\^|\\(|\\)|O|n|log|theta|linear|Quadratically|time|squared|\\*|at least|or more|is|grows|every|min|h|between|to|\\.\\.|one|k|!|'s|_)[ ]?){0,12}"
        ) {
            let read = AnswerReader::default().read(&text);
            for asked in [
                "30 seconds", "404", "4xx", "HTTP/2", "2^10", "1,024", "three", "1", "O(n)", "linear time", "at least 3",
                "ten per second", "1 to 5",
            ] {
                let (mut wanted, mut all) = (Wanted::default(), Vec::new());
                read_notations(asked, &Wanted::all(), |noted| {
                    wanted.add(&noted.notation);
                    all.push(noted.notation);
                });
                let parts = telling_parts((&text, &read), wanted.clues().expect("no signs are asked for"));
                let mut found = Vec::new();
                read_notations(&text, &wanted, |noted| found.push(noted));
                let is_related = |noted: &&Noted| {
                    let mut all = all.iter();
                    all.any(|asked| asked.relation(&noted.notation) != Relation::Unrelated)
                };
                let counts = |noted: &&Noted| is_related(noted) && ToldPlace::of(noted, &read).is_some();
                for noted in found.iter().filter(counts) {
                    let has = parts.iter().any(|part| part.start <= noted.start && noted.end <= part.end);
                    prop_assert!(has, "{noted:?} of {text} for {asked}");
                }
            }
        }
    }
}
