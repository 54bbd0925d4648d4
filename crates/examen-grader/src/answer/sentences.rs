//! Sentences, as index ranges of words.

use super::run::RunKind;

/// A sentence, or a line of fenced code.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sentence {
    /// Index of its first word.
    pub first: u32,
    /// One past the index of its last word.
    pub end: u32,
    /// How many of its words stand behind a comma.
    pub n_commas: u32,
    /// Prose or code.
    pub kind: RunKind,
    /// Whether it is put into words or only lists them.
    pub form: Form,
}

/// Whether a sentence is put into words or only lists them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// It says something.
    Sentence,
    /// It only names things.
    List,
}
