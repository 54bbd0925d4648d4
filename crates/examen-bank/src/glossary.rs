//! Words that mean the same in a whole bank.

use serde::Serialize;

use crate::text_range::{Located, TextRange};

/// A `glossary.md` file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Glossary {
    /// The entries in the order of the file.
    pub entries: Vec<GlossaryEntry>,
}

/// `- term = equivalent, equivalent`
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GlossaryEntry {
    /// The list item.
    pub range: TextRange,
    /// What stands before `=`.
    pub term: Located<String>,
    /// What stands after it, each as good as the term.
    pub equivalents: Vec<Located<String>>,
}
