//! The parts of a sentence that may be said of different things.

use std::ops::Range;

use smallvec::SmallVec;

use super::link::Link;
use crate::answer::{AnswerReader, Gap, Sentence, Word};

/// The parts of a sentence, in order.
#[derive(Debug)]
pub(crate) struct Clauses {
    /// Where each begins, and what parts it from the one before.
    starts: SmallVec<[(u32, Link); 8]>,
    end: u32,
}

impl Clauses {
    /// Finds the parts of `sentence`; `words` are all words of its text.
    pub fn of(sentence: &Sentence, words: &[Word], reader: &AnswerReader) -> Self {
        let mut starts = SmallVec::new();
        starts.push((sentence.first, Link::Hypotaxis));
        for at in sentence.first + 1..sentence.end {
            starts.extend(cut(words, at as usize, reader).map(|cut| (at, cut)));
        }
        Self {
            starts,
            end: sentence.end,
        }
    }

    /// Each part, as indices of words.
    pub fn each(&self) -> impl Iterator<Item = Range<u32>> {
        (0..self.starts.len()).map(|idx| self.start(idx)..self.start(idx + 1))
    }

    /// The part that has the word `at`.
    pub fn around(&self, at: u32) -> Range<u32> {
        let idx = self.starts.partition_point(|(start, _)| *start <= at);
        self.start(idx.saturating_sub(1))..self.start(idx)
    }

    /// Every two stretches that stand side by side and may be said of two things. Either goes on over what parts less
    /// than that which stands between them.
    pub fn pairs(&self) -> impl Iterator<Item = (Range<u32>, Range<u32>)> {
        (1..self.starts.len()).filter_map(|idx| {
            let (middle, between) = self.starts[idx];
            let ends = |other: &usize| self.starts[*other].1 >= between;
            let first = (0..idx).rev().find(ends).unwrap_or(0);
            let next = (idx + 1..self.starts.len())
                .find(ends)
                .unwrap_or(self.starts.len());
            (between < Link::Hypotaxis).then(|| (self.start(first)..middle, middle..self.start(next)))
        })
    }

    fn start(&self, idx: usize) -> u32 {
        self.starts.get(idx).map_or(self.end, |(start, _)| *start)
    }
}

/// What parts the word at `at` from the one before it, if anything does: a pause is as good as a `but`. `Or` and
/// comparisons go on with what is said, unless a pause stands before them; even then they say nothing beside it.
fn cut(words: &[Word], at: usize, reader: &AnswerReader) -> Option<Link> {
    let Word { gap, traits, .. } = words[at];
    let is_paused = gap >= Gap::Comma;
    if !is_paused && !traits.may_start_clause() {
        return None;
    }
    let folded = |word: &Word| &*reader.lexeme(word).folded;
    let (before, word) = (folded(&words[at - 1]), folded(&words[at]));
    match Link::between(Some(before), word, words.get(at + 1).map(folded)) {
        _ if matches!(word, "or" | "than" | "that") => is_paused.then_some(Link::Hypotaxis),
        Some(Link::Coordination) | None if is_paused => Some(Link::Parataxis),
        link => link,
    }
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::Clauses;
    use crate::answer::AnswerReader;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let mut reader = AnswerReader::default();
        let read = reader.read(text);
        let clauses = Clauses::of(&read.sentences[0], &read.words, &reader);
        let told = |range: Range<u32>| {
            let words = &read.words[range.start as usize..range.end as usize];
            text[words[0].start as usize..words[words.len() - 1].end as usize].to_owned()
        };
        let pairs: Vec<(String, String)> = clauses
            .pairs()
            .map(|(one, next)| (told(one), told(next)))
            .collect();
        let pairs: Vec<(&str, &str)> = pairs.iter().map(|(one, next)| (&**one, &**next)).collect();
        assert_eq!(pairs, expected);
    }

    #[test]
    fn a_comma_parts_more_than_an_and() {
        check(
            "The old one rarely and the new one often",
            &[("The old one rarely", "and the new one often")],
        );
        check(
            "Port is left and red, starboard right and green",
            &[
                ("Port is left", "and red"),
                ("Port is left and red", "starboard right and green"),
                ("starboard right", "and green"),
            ],
        );
    }

    #[test]
    fn what_depends_on_another_clause_is_no_statement_beside_it() {
        check("It is slow, so we keep it", &[]);
        check("The old one is rare although the new one is not", &[]);
        check(
            "The old one is rare then the new one comes",
            &[("The old one is rare", "then the new one comes")],
        );
        check(
            "Most are young, so this is seen often and that rarely",
            &[("so this is seen often", "and that rarely")],
        );
    }
}
