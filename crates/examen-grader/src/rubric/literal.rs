//! Literals, looked for letter by letter.

use memchr::memmem::Finder;

use crate::answer::ReadAnswer;

/// A literal and the slot it fills.
#[derive(Clone, Debug)]
pub(crate) struct CompiledLiteral {
    finder: Finder<'static>,
    /// The slot it fills.
    pub slot: u32,
    /// The term it comes from.
    pub term: u32,
}

impl CompiledLiteral {
    /// A literal that fills `slot`.
    pub fn new(text: &str, slot: u32, term: u32) -> Self {
        Self {
            finder: Finder::new(text).into_owned(),
            slot,
            term,
        }
    }

    /// Calls `found(start, end)` wherever the literal stands by itself in text that counts.
    pub fn find(&self, answer: &str, read: &ReadAnswer, mut found: impl FnMut(usize, usize)) {
        let len = self.finder.needle().len();
        for start in self.finder.find_iter(answer.as_bytes()) {
            let end = start + len;
            if stands_alone(answer, start, end) && read.counts(start, end) {
                found(start, end);
            }
        }
    }
}

/// Whether `start..end` is not a part of a longer word: `401` in `4012` is none.
fn stands_alone(answer: &str, start: usize, end: usize) -> bool {
    if !answer.is_char_boundary(start) || !answer.is_char_boundary(end) {
        return false;
    }
    let (first, last) = (
        answer[start..end].chars().next(),
        answer[start..end].chars().next_back(),
    );
    let (before, after) = (answer[..start].chars().next_back(), answer[end..].chars().next());
    let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let goes_on = is_word(first) && is_word(before) || is_word(last) && is_word(after);
    !goes_on
}
