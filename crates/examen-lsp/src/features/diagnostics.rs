//! All that is to be said about a document, whatever kind of file it is.

use examen_bank::FileKind;

use super::finding::{Finding, Level};
use super::{bank, codes, sheet};
use crate::state::{Document, Snapshot};
use crate::text::{Place, Span};

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
    Finding::new(
        Span { start, end: start },
        codes::TOO_LARGE,
        Level::Warning,
        message,
    )
}
