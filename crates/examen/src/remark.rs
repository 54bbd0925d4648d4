//! Anything that is to be said of a place in a file, wherever it comes from: a parser, a lint or a comparison of files.

use examen_authoring::{CaseIssue, CaseIssueKind, Lint};
use examen_bank::{Fix, Issue, Reach, Severity, TextRange};

/// Something an author should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Remark {
    /// What it is about.
    pub(crate) range: TextRange,
    pub(crate) severity: Severity,
    /// Its name in machine-readable output.
    pub(crate) code: &'static str,
    /// What is the matter and what to do.
    pub(crate) message: String,
    pub(crate) fix: Option<Fix>,
    /// How far it goes what the fix changes.
    pub(crate) reach: Reach,
}

impl From<Issue> for Remark {
    fn from(issue: Issue) -> Self {
        Self {
            range: issue.range,
            severity: issue.kind.severity(),
            code: issue.kind.code(),
            message: issue.kind.message(),
            reach: issue.kind.reach(),
            fix: issue.fix,
        }
    }
}

impl From<Lint> for Remark {
    fn from(lint: Lint) -> Self {
        Self {
            range: lint.range,
            severity: lint.severity(),
            code: lint.kind.code(),
            message: lint.message(),
            fix: None,
            reach: Reach::Place,
        }
    }
}

impl From<CaseIssue> for Remark {
    fn from(issue: CaseIssue) -> Self {
        Self {
            range: issue.range,
            severity: Severity::Error,
            code: match issue.kind {
                CaseIssueKind::UnknownQuestion { .. } => "unknown-question-id",
                CaseIssueKind::UnknownPoint { .. } => "unknown-point",
            },
            message: issue.kind.message(),
            fix: None,
            reach: Reach::Place,
        }
    }
}
