//! Questions and answers that a document can be found by.

use std::sync::OnceLock;

use examen_bank::TextRange;

use crate::protocol::SymbolKind;

/// The symbols of a version of a document.
#[derive(Debug, Default)]
pub(crate) struct SymbolCache(OnceLock<Vec<Symbol>>);

/// A question or an answer.
#[derive(Debug)]
pub(super) struct Symbol {
    pub(super) heading: String,
    /// What it can be found by, in lower case.
    pub(super) words: String,
    pub(super) container: String,
    pub(super) range: TextRange,
    pub(super) kind: SymbolKind,
}

impl SymbolCache {
    /// What was found before, or what `look` finds now.
    pub(super) fn find(&self, look: impl FnOnce() -> Vec<Symbol>) -> &[Symbol] {
        self.0.get_or_init(look)
    }
}

impl Symbol {
    /// Whether it can be found by all of `words`, which are in lower case.
    pub(super) fn fits(&self, words: &[&str]) -> bool {
        !self.heading.is_empty() && words.iter().all(|word| self.words.contains(word))
    }
}
