//! Something to be said about a place in a document.

use examen_bank::{FileKind, Issue, Severity};

use super::{bank, sheet};
use crate::state::{Document, Snapshot};
use crate::text::{Place, Span};

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

/// All that is to be said about `document`, in the order of the text.
pub(crate) fn findings(snapshot: &Snapshot, document: &Document) -> Vec<Finding> {
    let mut findings = match document.kind {
        _ if document.is_too_large() => vec![too_large(document)],
        Some(FileKind::Sheet) => sheet::diagnostics(snapshot, document),
        Some(FileKind::Bank) => bank::diagnostics(snapshot, document),
        Some(kind) => bank::other_diagnostics(kind, snapshot, document),
        None => Vec::new(),
    };
    findings.sort_by_key(|finding| finding.span);
    findings
}

fn too_large(document: &Document) -> Finding {
    let (size, limit) = (document.text.len(), document.max_bytes());
    let message = format!(
        "this document has {size} bytes and nothing in it is read; split it, or raise `limits.maxBytes` ({limit})"
    );
    let start = Place::default();
    Finding::new(Span { start, end: start }, "too-large", Level::Warning, message)
}
