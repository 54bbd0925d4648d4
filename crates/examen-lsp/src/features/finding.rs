//! Something to be said about a place in a document.

use examen_bank::{Issue, Severity};

use crate::text::Span;

/// Something to be said about a place in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    pub(crate) span: Span,
    /// Its name in settings.
    pub(crate) code: &'static str,
    pub(crate) level: Level,
    pub(crate) message: String,
    /// Whether it waits for the candidate to pause.
    pub(crate) waits: bool,
}

/// How bad it is, unless the settings say otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    Error,
    Warning,
    Information,
    Hint,
}

impl Finding {
    /// A finding that is said at once.
    pub(crate) fn new(span: Span, code: &'static str, level: Level, message: impl Into<String>) -> Self {
        Self {
            span,
            code,
            level,
            message: message.into(),
            waits: false,
        }
    }

    /// What a parser noted, at `span`.
    pub(crate) fn of_issue(issue: &Issue, span: Span) -> Self {
        let level = level_of(issue.severity());
        Self::new(span, issue.kind.code(), level, issue.message())
    }
}

/// The level of what a parser or a lint noted.
pub(crate) fn level_of(severity: Severity) -> Level {
    match severity {
        Severity::Error => Level::Error,
        Severity::Warning => Level::Warning,
        Severity::Advice => Level::Information,
    }
}
