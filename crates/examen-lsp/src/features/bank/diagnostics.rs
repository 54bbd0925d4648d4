//! What is to be said about the files of an author.

use examen_authoring::lint;
use examen_bank::{Bank, FileKind, Glossary, Issue};

use crate::features::finding::{Finding, level_of};
use crate::state::{Document, Snapshot};

/// All that is to be said about the bank `document`: what cannot be read, and what does not do what its author means.
pub(crate) fn diagnostics(snapshot: &Snapshot, document: &Document) -> Vec<Finding> {
    let encoding = snapshot.client.encoding;
    let parsed = document.bank();
    let mut findings = of_issues(&parsed.issues, snapshot, document);
    let lints = lint(&parsed.value, &glossary_of(&parsed.value, snapshot, document));
    findings.extend(lints.iter().map(|lint| {
        let span = document.text.span(lint.range, encoding);
        Finding::new(span, lint.kind.code(), level_of(lint.severity()), lint.message())
    }));
    findings
}

/// All that is to be said about a file of another format.
pub(crate) fn other_diagnostics(kind: FileKind, snapshot: &Snapshot, document: &Document) -> Vec<Finding> {
    let issues = match kind {
        FileKind::Review => &document.review().issues,
        FileKind::Cases => &document.cases().issues,
        FileKind::Glossary => &document.glossary().issues,
        FileKind::Bank | FileKind::Sheet => return Vec::new(),
    };
    of_issues(issues, snapshot, document)
}

fn of_issues(issues: &[Issue], snapshot: &Snapshot, document: &Document) -> Vec<Finding> {
    let encoding = snapshot.client.encoding;
    let findings = issues
        .iter()
        .map(|issue| Finding::of_issue(issue, document.text.span(issue.range, encoding)));
    findings.collect()
}

/// The glossary that the bank names, as far as it was found.
fn glossary_of(bank: &Bank, snapshot: &Snapshot, document: &Document) -> Glossary {
    let named = bank.glossary_path().zip(document.path.as_ref());
    let path = named.map(|(name, path)| path.with_file_name(&name.value));
    let open = path
        .as_ref()
        .and_then(|path| snapshot.documents().find(|open| open.path.as_ref() == Some(path)));
    if let Some(open) = open {
        return open.glossary().value.clone();
    }
    let loaded = snapshot.library.as_ref().and_then(|library| {
        let mut banks = library.banks.iter();
        banks.find(|loaded| Some(loaded.origin.path()) == document.path.as_deref())
    });
    loaded.map(|loaded| loaded.glossary.clone()).unwrap_or_default()
}
