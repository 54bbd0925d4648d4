//! Whose belief it is that an answer tells. Who warns against a misconception names it in the same words as who holds it,
//! and puts it into the mouth of others (`whoever thinks that …`), into quotation marks, into a question (`Would more
//! threads help?`), into a condition that is not so (`if every request had a thread of its own, …`), or says what came of
//! it.
//!
//! This tells what is held, not what is so: points are made whoever is said to think so.

mod asked;
mod frames;
mod phrases;
mod quoted;
mod supposed;
mod verdict;

use std::ops::Range;

use crate::answer::{AnswerReader, Gap, ReadAnswer};

/// At most so many words before what is told, and behind it, say whose it is.
const NEAR: u32 = 32;

/// Finds out whose belief it is that an answer tells.
pub(crate) struct Attribution<'a> {
    pub answer: &'a str,
    pub reader: &'a AnswerReader,
    pub read: &'a ReadAnswer,
}

/// What an answer tells, as indices of words, and the sentence around it.
struct Told {
    words: Range<u32>,
    sentence: Range<u32>,
    /// The number of the sentence.
    idx: usize,
}

impl Attribution<'_> {
    /// The word that tells that the speaker does not hold what the words from `first` to `last` tell.
    pub fn other(&self, first: u32, last: u32) -> Option<u32> {
        let idx = self.read.words[last as usize].sentence as usize;
        let sentence = &self.read.sentences[idx];
        let first = first.max(sentence.first);
        let told = Told {
            words: first..last + 1,
            sentence: sentence.first.max(first.saturating_sub(NEAR))..sentence.end.min(last + 1 + NEAR),
            idx,
        };
        self.quoted(&told)
            .or_else(|| self.asked(&told))
            .or_else(|| self.supposed(&told))
            .or_else(|| self.framed(&told))
            .or_else(|| self.judged(&told))
            .filter(|_| !self.is_confirmed(&told))
    }

    /// Whether the speaker agrees with those who say so: `…, and he was right`.
    fn is_confirmed(&self, told: &Told) -> bool {
        let behind = told.words.end + 2..told.sentence.end;
        let near = |at: u32, n_words: u32| at.saturating_sub(n_words).max(told.words.end)..at;
        let agrees = |at: &u32| match self.folded(*at) {
            "right" | "true" | "correct" => {
                matches!(self.folded(at - 1), "are" | "is" | "was" | "were")
                    && matches!(self.folded(at - 2), "he" | "it" | "she" | "that" | "they")
            }
            "wrong" => self.folded(at - 1) == "not",
            "same" => self.has(near(*at, 6), |word| matches!(word, "i" | "we")),
            "agree" => {
                let says = |word| self.has(near(*at, 3), |other| other == word);
                says("i") && !says("not")
            }
            _ => false,
        };
        behind.into_iter().any(|at| agrees(&at))
    }

    fn folded(&self, at: u32) -> &str {
        &self.reader.lexeme(&self.read.words[at as usize]).folded
    }

    fn gap(&self, at: u32) -> Gap {
        self.read.words[at as usize].gap
    }

    /// Whether one of `words` is of a kind.
    fn has(&self, mut words: Range<u32>, is_of_kind: impl Fn(&str) -> bool) -> bool {
        words.any(|at| is_of_kind(self.folded(at)))
    }

    /// Where the answer's text of a word begins and ends.
    fn bytes(&self, at: u32) -> Range<usize> {
        let word = &self.read.words[at as usize];
        word.start as usize..word.end as usize
    }
}
