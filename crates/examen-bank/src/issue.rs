//! What is wrong with a file, where, and how to mend it.

mod fix;
mod kind;
mod place;
mod reach;

use serde::Serialize;

pub use fix::{Fix, TextEdit};
pub use kind::IssueKind;
pub use reach::Reach;

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

impl Issue {
    /// How bad it is.
    pub fn severity(&self) -> Severity {
        self.kind.severity()
    }

    /// What is the matter and what to do, in a sentence.
    pub fn message(&self) -> String {
        self.kind.message()
    }
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

/// The issues found so far.
#[derive(Default)]
pub(crate) struct Issues(Vec<Issue>);

impl Issues {
    /// Notes an issue that only a human can mend.
    pub(crate) fn note(&mut self, range: TextRange, kind: IssueKind) {
        self.0.push(Issue {
            range,
            kind,
            fix: None,
        });
    }

    /// Notes an issue that an edit mends.
    pub(crate) fn note_fixable(&mut self, range: TextRange, kind: IssueKind, fix: Fix) {
        self.0.push(Issue {
            range,
            kind,
            fix: Some(fix),
        });
    }

    /// Notes an issue that an edit mends in some cases.
    pub(crate) fn note_with(&mut self, range: TextRange, kind: IssueKind, fix: Option<Fix>) {
        self.0.push(Issue { range, kind, fix });
    }

    /// Whether nothing was noted.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The issues in the order of the file, each once.
    pub(crate) fn finish<T>(mut self, value: T) -> Parsed<T> {
        self.0.sort_by_key(|issue| (issue.range, issue.kind.code()));
        self.0.dedup();
        Parsed {
            value,
            issues: self.0,
        }
    }
}
