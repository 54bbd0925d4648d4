//! What is told of two notations that could stand for each other: `O(1) time and O(n) space` is not `O(n) time and O(1)
//! space`.

use std::ops::Range;

use super::told_place::ToldPlace;
use crate::answer::{AnswerReader, Gap, ReadAnswer};
use crate::clauses::clause_starts_at;

/// What goes with a notation stands at most so many words from it.
const BREATH: u32 = 16;
/// An answer that has two notations at more places than so many tells of both again and again.
const PLACES: usize = 16;

/// The words that go with a notation, and those that go with another one which is contrary to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Company {
    /// Which of the notations of the label the other one is.
    pub rival: usize,
    /// Stems.
    own: Vec<Box<str>>,
    others: Vec<Box<str>>,
}

/// With which of two notations words go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Own,
    Other,
    Neither,
}

impl Company {
    /// What a label says of two of its notations, which are called `both` and stand at `places`, if it tells them apart.
    pub fn of_two(
        both: [usize; 2],
        places: [&ToldPlace; 2],
        read: &ReadAnswer,
        reader: &AnswerReader,
    ) -> Option<[Self; 2]> {
        let [one, other] = places;
        let text = Text { read, reader };
        let joint = (one.last + 1..=other.first).find(|at| text.parts_from(one, *at))?;
        let behind = text.content(one.last + 1..joint);
        let is_named_behind = !behind.is_empty();
        let [first, second] = if is_named_behind {
            [behind, text.content(text.ahead_of(other, &[]))]
        } else {
            [
                text.content(text.before(one, &[])),
                text.content(joint..other.first),
            ]
        };
        let without = |words: &[Box<str>], shared: &[Box<str>]| -> Vec<Box<str>> {
            words
                .iter()
                .filter(|word| !shared.contains(word))
                .cloned()
                .collect()
        };
        let (mut own, others) = (without(&first, &second), without(&second, &first));
        // `reads take 1 ms, writes 10 ms`: the verb goes with both.
        if !is_named_behind {
            own.truncate(others.len());
        }
        if own.is_empty() || others.is_empty() {
            return None;
        }
        let turned = Self {
            rival: both[0],
            own: others.clone(),
            others: own.clone(),
        };
        let first = Self {
            rival: both[1],
            own,
            others,
        };
        Some([first, turned])
    }

    /// Where the rival stands in the place of the notation, if an answer, which has them at `places` and at those of the
    /// `rival`, says of each what should be said of the other.
    pub fn crossed(
        &self,
        places: &[ToldPlace],
        rival: &[ToldPlace],
        read: &ReadAnswer,
        reader: &AnswerReader,
    ) -> Option<ToldPlace> {
        if places.len() + rival.len() > PLACES {
            return None;
        }
        let text = Text { read, reader };
        let both: Vec<ToldPlace> = places.iter().chain(rival).copied().collect();
        let side = |place: &ToldPlace| self.side(&text.content(text.around(place, &both)));
        let mut sides = places.iter().map(side);
        let is_others = sides.clone().any(|side| side == Side::Other) && !sides.any(|side| side == Side::Own);
        let mut rivals = rival.iter().map(|place| (place, side(place)));
        let is_free = is_others && !rivals.clone().any(|(_, side)| side == Side::Other);
        let in_place = rivals.find(|(_, side)| is_free && *side == Side::Own);
        in_place.map(|(place, _)| *place)
    }

    /// With which notation `words` go.
    fn side(&self, words: &[Box<str>]) -> Side {
        let has = |stems: &[Box<str>]| words.iter().any(|word| stems.contains(word));
        match (has(&self.own), has(&self.others)) {
            (true, false) => Side::Own,
            (false, true) => Side::Other,
            _ => Side::Neither,
        }
    }
}

/// A text that was read.
struct Text<'a> {
    read: &'a ReadAnswer,
    reader: &'a AnswerReader,
}

impl Text<'_> {
    /// The words that are said in one breath with a notation, up to those at `others`.
    fn around(&self, place: &ToldPlace, others: &[ToldPlace]) -> Range<u32> {
        self.before(place, others).start..self.ahead_of(place, others).end
    }

    fn before(&self, place: &ToldPlace, others: &[ToldPlace]) -> Range<u32> {
        let first = self.read.sentences[self.sentence(place.first)].first;
        let least = first.max(place.first.saturating_sub(BREATH));
        let is_other = |at: u32| others.iter().any(|other| other.last == at);
        let mut start = place.first;
        while start > least && !self.parts(start) && !is_other(start - 1) {
            start -= 1;
        }
        start..place.first
    }

    fn ahead_of(&self, place: &ToldPlace, others: &[ToldPlace]) -> Range<u32> {
        let end = self.read.sentences[self.sentence(place.last)].end;
        let most = end.min(place.last + BREATH);
        let is_other = |at: u32| others.iter().any(|other| other.first == at);
        let from = place.last + 1;
        let ends = |at: &u32| self.parts_from(place, *at) || is_other(*at);
        from..(from..most).find(ends).unwrap_or(most.max(from))
    }

    fn sentence(&self, at: u32) -> usize {
        self.read.words[at as usize].sentence as usize
    }

    /// Whether something else than what goes with a notation may begin with the word at `at` behind it. The bracket in
    /// `O(1) time` is the notation's own.
    fn parts_from(&self, place: &ToldPlace, at: u32) -> bool {
        let is_next = self.read.words[at as usize].start as usize <= place.end + 1;
        if is_next && self.gap(at) == Gap::Clause {
            self.links(at)
        } else {
            self.parts(at)
        }
    }

    fn gap(&self, at: u32) -> Gap {
        self.read.words[at as usize].gap
    }

    /// Whether something else may begin with the word at `at`.
    fn parts(&self, at: u32) -> bool {
        self.gap(at) >= Gap::Comma || self.links(at)
    }

    /// Whether the word links something else to what stands before it.
    fn links(&self, at: u32) -> bool {
        let words = &self.read.words;
        let word = &*self.reader.lexeme(&words[at as usize]).folded;
        matches!(word, "and" | "or") || clause_starts_at(words, at as usize, self.reader)
    }

    /// The stems of the words with content.
    fn content(&self, words: Range<u32>) -> Vec<Box<str>> {
        let words = &self.read.words[words.start as usize..words.end as usize];
        let content = words.iter().filter(|word| !word.traits.is_function());
        content
            .map(|word| self.reader.lexeme(word).stem.clone())
            .collect()
    }
}
