//! What is wrong with a file, where, and how to mend it.

use serde::Serialize;

use crate::text_range::TextRange;

/// A value read from a file, and everything that was odd about the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed<T> {
    /// What was understood.
    pub value: T,
    /// What was not, in the order of the file.
    pub issues: Vec<Issue>,
}

/// Something an author should look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Issue {
    /// What it is about.
    pub range: TextRange,
    /// What is the matter.
    pub kind: IssueKind,
    /// An edit that mends it, where there is one.
    pub fix: Option<Fix>,
}

/// How bad an issue is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Something is lost or cannot work.
    Error,
    /// Something probably does not do what its author means.
    Warning,
    /// Something could be better.
    Advice,
}

/// An edit that mends an issue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fix {
    /// What it does, as a command: `insert the id`.
    pub title: String,
    /// Edits that do not overlap, in the order of the file.
    pub edits: Vec<TextEdit>,
}

/// Replaces a range of the source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TextEdit {
    /// What goes.
    pub range: TextRange,
    /// What comes.
    pub replacement: String,
}

/// What is the matter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum IssueKind {
    /// A question without points cannot be marked.
    NoPoints,
}

impl IssueKind {
    /// The name used in machine-readable output and configuration.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoPoints => "no-points",
        }
    }

    /// How bad it is.
    pub fn severity(&self) -> Severity {
        match self {
            Self::NoPoints => Severity::Warning,
        }
    }

    /// What is the matter and what to do, in a sentence.
    pub fn message(&self) -> String {
        match self {
            Self::NoPoints => "this question has no points; add a `### Points` list".to_owned(),
        }
    }
}
