//! Where the notations of an answer stand in it.

use super::notated::Noted;
use crate::answer::ReadAnswer;
use crate::negation::Denials;

/// Where a notation stands in an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ToldPlace {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Index of the first word.
    pub first: u32,
    /// Index of the last word.
    pub last: u32,
}

impl ToldPlace {
    /// The words of a notation, if it stands in text that counts.
    pub(super) fn of(noted: &Noted, read: &ReadAnswer) -> Option<Self> {
        let Noted { start, end, .. } = *noted;
        if read.words.is_empty() || !read.counts(start, start + 1) {
            return None;
        }
        let n_words = read.words.len();
        let first = read.word_at(start).min(n_words - 1);
        let last = read.word_at(end - 1).clamp(first, n_words - 1);
        // What stands behind the last word is a sign.
        let last = if read.words[last].start as usize >= end {
            last.saturating_sub(1).max(first)
        } else {
            last
        };
        (!read.is_code(first)).then_some(Self {
            start,
            end,
            first: first as u32,
            last: last as u32,
        })
    }

    /// Whether it is denied there, or only named.
    pub(super) fn is_denied(&self, denials: &Denials) -> bool {
        denials.deny(self.first) || denials.deny(self.last)
    }
}
