//! Cases, graded while they are written: where grader and human differ, and what the grader found.

use examen_authoring::{CaseIssueKind, CaseReport, Failure, run_cases_with};
use examen_bank::{FileKind, Ruling, State, TextRange};
use examen_grader::Grade;

use crate::features::finding::{Finding, Level};
use crate::features::{Context, codes, summary};
use crate::protocol::{InlayHint, InlayHintLabel, Range, Uri, position, span_of};
use crate::state::{Document, Snapshot};

/// What came of the cases in `document`; none while banks are still being looked for.
fn report(snapshot: &Snapshot, document: &Document) -> Option<CaseReport> {
    let library = snapshot.library.as_ref()?;
    let cases = &document.cases().value;
    let bank = library.for_cases(cases, &document.path_or_name());
    let report = run_cases_with(cases, |id| library.matcher_for_case(bank, id));
    Some(report.with_hints(|id| library.hint_for_case(bank, id)))
}

/// The rulings that the grader does not agree with, and the names that the bank does not have.
pub(super) fn differences(snapshot: &Snapshot, document: &Document) -> Vec<Finding> {
    let Some(report) = report(snapshot, document) else {
        return Vec::new();
    };
    let span = |range| document.text.span(range, snapshot.client.encoding);
    let failures = report.cases.iter().flat_map(|case| &case.failures);
    let mut findings: Vec<Finding> = failures
        .map(|failure| {
            let message = difference(failure);
            Finding::new(span(failure.range), codes::CASE_DIFFERS, Level::Warning, message)
        })
        .collect();
    findings.extend(report.issues.iter().map(|issue| {
        let code = match issue.kind {
            CaseIssueKind::UnknownQuestion { .. } => codes::CASE_UNKNOWN_QUESTION,
            CaseIssueKind::UnknownPoint { .. } => codes::CASE_UNKNOWN_POINT,
        };
        Finding::new(span(issue.range), code, Level::Error, issue.kind.message())
    }));
    findings
}

/// `expected: granted, actual: missed (0 % of the point)`
fn difference(failure: &Failure) -> String {
    let expected = match failure.expected {
        Ruling::Granted => "granted",
        Ruling::Withheld => "not granted",
    };
    let found = failure.found.name();
    let percent = (failure.coverage * 100.0).round();
    format!("expected: {expected}; actual: {found}, {percent} % of the point")
}

/// What the grader found in each case of the file `uri` that begins in `within`.
pub(crate) fn inlay_hints(context: &Context, uri: &Uri, within: Range) -> Option<Vec<InlayHint>> {
    let document = context.document(uri, FileKind::Cases)?;
    if !context.snapshot.config.inlay_hints.is_on() {
        return None;
    }
    let report = report(&context.snapshot, document)?;
    let (lines, source) = (span_of(within), document.source());
    let hints = report.cases.iter().map(|case| {
        let first_line = case.range.of(&source).lines().next().unwrap_or("");
        let end = TextRange::empty(case.range.start + first_line.len());
        InlayHint {
            position: position(document.text.span(end, context.snapshot.client.encoding).start),
            label: InlayHintLabel::String(found(&case.grade)),
            kind: None,
            text_edits: None,
            tooltip: None,
            padding_left: Some(true),
            padding_right: None,
            data: None,
        }
    });
    let is_within = |hint: &InlayHint| {
        let line = hint.position.line;
        lines.start.line <= line && line <= lines.end.line
    };
    Some(hints.filter(is_within).collect())
}

/// `3/4 marks · 2 of 3 points: +copies ~ttl`
fn found(grade: &Grade) -> String {
    let noteworthy = grade.verdicts.iter().filter_map(|verdict| {
        let sign = match verdict.state {
            State::Met | State::Overridden => '+',
            State::Partial | State::Listed => '~',
            State::Negated | State::Claimed => '-',
            State::Rejected => '!',
            State::Missed | State::Absent => return None,
        };
        Some(format!("{sign}{}", verdict.point))
    });
    let noteworthy: Vec<String> = noteworthy.collect();
    format!("{}: {}", summary(grade), noteworthy.join(" "))
        .trim_end_matches([':', ' '])
        .to_owned()
}
