//! Words that stand in two clauses.

use super::standing::Bench;
use crate::answer::Gap;
use crate::clauses::is_auxiliary;
use crate::matching::Occurrence;
use crate::negation::Polarity;

impl Bench<'_> {
    /// Whether a `but` parts one of the words from two or more: what is said behind it is another thing then, as in `an index
    /// makes reads faster but slows down writes`. Behind the subject alone it goes on: `a queue is fine, but never loses
    /// anything`. `Nothing but` and its like part nothing.
    pub fn is_parted(&self, occurrence: &Occurrence) -> bool {
        let parts = |at: u32| match self.folded(at) {
            "but" => !matches!(
                self.folded(at - 1),
                "all" | "anything" | "everything" | "none" | "nothing"
            ),
            "whereas" => true,
            _ => false,
        };
        let mut gaps = occurrence.hits.windows(2).skip(1);
        gaps.any(|pair| (pair[0].last + 1..pair[1].first).any(parts))
    }

    /// Whether the cue takes back one sentence, and the words behind it, in the next, put that right: `some believe that a
    /// failing readiness probe restarts the pod. It does not; it only takes the pod out`.
    pub fn is_put_right(&self, words: &[u32], cue: u32) -> bool {
        let sentence = |at: u32| self.read.words[at as usize].sentence;
        let behind = &words[words.partition_point(|word| *word < cue)..];
        let is_next = |word: &u32| sentence(*word) < sentence(cue);
        !behind.is_empty()
            && words.first().is_some_and(is_next)
            && words.iter().all(|word| is_next(word) || *word > cue)
            && self.denials.polarity(behind) == Polarity::Affirmed
    }

    /// The denial of a clause that leaves out what it denies of a subject, the last of `words`: `TCP guarantees delivery, UDP
    /// does not`.
    pub fn left_out(&self, words: &[u32]) -> Option<u32> {
        let (subject, others) = words.split_last()?;
        let denial = subject + 2;
        let word = |at: u32| self.read.words.get(at as usize);
        let ends = || word(denial + 1).is_none_or(|next| next.gap >= Gap::Comma);
        let denies = word(denial).is_some_and(|word| word.traits.is_cue())
            && is_auxiliary(self.folded(denial - 1))
            && self.folded(denial) == "not";
        let begins = |at: u32| {
            self.read.words[at as usize].gap >= Gap::Comma
                || matches!(self.folded(at), "and" | "but" | "whereas" | "while")
        };
        (denies && ends() && (others.last()? + 1..subject + 1).any(begins)).then_some(denial)
    }
}
