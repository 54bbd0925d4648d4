//! What is to be said about the files of an author.

use examen_bank::{FileKind, Issue};

use super::cases::differences;
use super::glossary::{glossary_of, namesakes, other_banks, unusable_glossary};
use super::lints::{Effort, Surroundings};
use super::reviews;
use crate::features::finding::{Finding, Level, level_of};
use crate::state::{Document, Snapshot};

/// All that is to be said about the bank `document`: what cannot be read at once, and what does not do what its author
/// means when nobody types in that question.
pub(crate) fn diagnostics(snapshot: &Snapshot, document: &Document) -> Vec<Finding> {
    let encoding = snapshot.client.encoding;
    let parsed = document.bank();
    let mut findings = of_issues(&parsed.issues, snapshot, document);
    findings.extend(unusable_glossary(snapshot, document));
    findings.extend(of_issues(
        namesakes(snapshot, document).as_slice(),
        snapshot,
        document,
    ));
    let glossary = glossary_of(&parsed.value, snapshot, document);
    let source = document.source();
    let around = Surroundings {
        glossary: &glossary,
        others: &other_banks(snapshot, document),
    };
    // Who asks wants to hear everything; who is told hears more later.
    let effort = if snapshot.client.pulls_diagnostics() {
        Effort::All
    } else {
        Effort::SomeMore
    };
    let now = (document.caret, effort);
    let found = document.lints.find(&parsed.value, &source, &around, now);
    findings.extend(found.lints.into_iter().map(|(range, kind)| {
        let span = document.text.span(range, encoding);
        Finding::new(span, kind.code(), level_of(kind.severity()), kind.message())
    }));
    findings.extend(found.waiting.into_iter().map(|range| Finding {
        waits: true,
        ..Finding::new(
            document.text.span(range, encoding),
            "lint",
            Level::Hint,
            "not looked at yet",
        )
    }));
    findings
}

/// All that is to be said about a file of another format.
pub(crate) fn other_diagnostics(kind: FileKind, snapshot: &Snapshot, document: &Document) -> Vec<Finding> {
    match kind {
        FileKind::Review => {
            let mut findings = of_issues(&document.review().issues, snapshot, document);
            findings.extend(reviews::faults(snapshot, document));
            findings
        }
        FileKind::Glossary => of_issues(&document.glossary().issues, snapshot, document),
        FileKind::Cases => {
            let mut findings = of_issues(&document.cases().issues, snapshot, document);
            findings.extend(differences(snapshot, document));
            findings
        }
        FileKind::Bank | FileKind::Sheet => Vec::new(),
    }
}

fn of_issues(issues: &[Issue], snapshot: &Snapshot, document: &Document) -> Vec<Finding> {
    let encoding = snapshot.client.encoding;
    let findings = issues
        .iter()
        .map(|issue| Finding::of_issue(issue, document.text.span(issue.range, encoding)));
    findings.collect()
}
