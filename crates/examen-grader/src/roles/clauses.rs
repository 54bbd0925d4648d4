//! The parts of a sentence that may be said of different things.

use std::ops::Range;

use smallvec::SmallVec;

use crate::answer::{AnswerReader, Gap, Sentence, Word};

/// How strongly two parts of a sentence are parted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Cut {
    /// `and`.
    Joined,
    /// A comma, a colon, `but`, `whereas`.
    Set,
    /// The second part is no statement beside the first, but depends on it: `so`, `which`, `if`.
    Below,
}

/// The parts of a sentence, in order.
#[derive(Debug)]
pub(super) struct Clauses {
    /// Where each begins, and what parts it from the one before.
    starts: SmallVec<[(u32, Cut); 8]>,
    end: u32,
}

impl Clauses {
    /// Finds the parts of `sentence`; `words` are all words of its text.
    pub fn of(sentence: &Sentence, words: &[Word], reader: &AnswerReader) -> Self {
        let mut starts = SmallVec::new();
        starts.push((sentence.first, Cut::Below));
        for at in sentence.first + 1..sentence.end {
            let word = &words[at as usize];
            if let Some(cut) = cut(word.gap, &reader.lexeme(word).folded) {
                starts.push((at, cut));
            }
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
            (between < Cut::Below).then(|| (self.start(first)..middle, middle..self.start(next)))
        })
    }

    fn start(&self, idx: usize) -> u32 {
        self.starts.get(idx).map_or(self.end, |(start, _)| *start)
    }
}

/// What parts a word from the one before it, if anything does.
fn cut(gap: Gap, word: &str) -> Option<Cut> {
    match word {
        "because" | "if" | "since" | "so" | "until" | "when" | "which" => Some(Cut::Below),
        "or" | "than" | "that" if gap >= Gap::Comma => Some(Cut::Below),
        "but" | "whereas" | "while" => Some(Cut::Set),
        _ if gap >= Gap::Comma => Some(Cut::Set),
        "and" => Some(Cut::Joined),
        _ => None,
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
        check(
            "Most are young, so this is seen often and that rarely",
            &[("so this is seen often", "and that rarely")],
        );
    }
}
