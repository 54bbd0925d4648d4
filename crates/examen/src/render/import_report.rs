//! What an import did and what it leaves to a human.

mod without_points;

use std::collections::HashMap;

use anstyle::Style;
use comfy_table::ColumnConstraint;
use examen_authoring::{Finding, ImportReport, Lint, Reason};

use super::blocks::{cell, indented, paragraph, table};
use super::points::count;
use super::styles::{FAINT, FAIR, NAME, STRONG};
use crate::terminal::{columns, fitted, one_line};
use without_points::without_points;

/// More questions than this that are asked already are not listed.
const MOST_TWINS: usize = 8;

/// More places than this with one reason are not listed, where nobody needs to do anything about them.
const MOST_OF_A_REASON: usize = 8;

/// The figures, then what needs a human, then what was left out.
pub(crate) fn import_report(report: &ImportReport, width: usize) -> String {
    let shape = report
        .shape
        .map(|shape| format!(" · read as {shape}"))
        .unwrap_or_default();
    let behavioural = match report.behavioural {
        0 => String::new(),
        n => format!(", {n} behavioural"),
    };
    let by = match report.graded_by_answer {
        0 => count(report.points, "point"),
        n if n == report.questions => "graded by model answers".to_owned(),
        n if report.points == 0 => format!("{n} graded by model answers"),
        n => format!("{}, {n} graded by model answers", count(report.points, "point")),
    };
    let figures = format!(
        "{}, {by}{behavioural}{shape}",
        count(report.questions, "question")
    );
    let (urgent, known): (Vec<&Finding>, Vec<&Finding>) = report
        .findings()
        .filter(|finding| finding.reason != Reason::NoKey)
        .partition(|finding| finding.reason.needs_human());
    let mut text = paragraph(&figures, STRONG, "", width);
    text += &without_points(report, width);
    text += &findings("Needs you", &urgent, FAIR, width);
    let (shown, n_more) = first_of_each_reason(known);
    text += &findings("Not in the bank, for your information", &shown, FAINT, width);
    if n_more > 0 {
        let more = format!("and {n_more} more like those above; `--format json` lists all");
        text += &paragraph(&more, FAINT, "  ", width);
    }
    text += &asked_elsewhere(&report.asked_elsewhere, width);
    text
}

/// The first few of `findings` with each reason, and how many more there are: a column of a table that has no place in a bank
/// has a finding in each of its rows.
fn first_of_each_reason(findings: Vec<&Finding>) -> (Vec<&Finding>, usize) {
    let n_all = findings.len();
    let mut n_seen: HashMap<Reason, usize> = HashMap::new();
    let mut shown = findings;
    shown.retain(|finding| {
        let n_seen = n_seen.entry(finding.reason).or_default();
        *n_seen += 1;
        *n_seen <= MOST_OF_A_REASON
    });
    let n_more = n_all - shown.len();
    (shown, n_more)
}

/// The first questions that are asked already, and how many more there are.
fn asked_elsewhere(lints: &[Lint], width: usize) -> String {
    if lints.is_empty() {
        return String::new();
    }
    let mut rows = table(width);
    for lint in lints.iter().take(MOST_TWINS) {
        rows.add_row([
            cell(lint.question.as_str(), NAME),
            cell(&lint.message(), Style::new()),
        ]);
    }
    let n_more = lints.len().saturating_sub(MOST_TWINS);
    let more = match n_more {
        0 => String::new(),
        n => paragraph(
            &format!("and {n} more; `examen bank check --details` lists all"),
            FAINT,
            "  ",
            width,
        ),
    };
    format!(
        "\n{}{}{more}",
        paragraph("Asked already", STRONG, "", width),
        indented(&rows, "  ")
    )
}

fn findings(title: &str, findings: &[&Finding], style: Style, width: usize) -> String {
    if findings.is_empty() {
        return String::new();
    }
    let widest = findings.iter().map(|finding| columns(&place(finding))).max();
    if widest.unwrap_or(0) > width / 3 {
        return format!(
            "\n{}{}",
            paragraph(title, STRONG, "", width),
            below_places(findings, style, width)
        );
    }
    let mut rows = table(width);
    for finding in findings {
        rows.add_row([
            cell(&place(finding), style),
            cell(finding.reason.message(), Style::new()),
        ]);
        let quote = format!("“{}”", fitted(&one_line(&finding.text), width.saturating_sub(24)));
        rows.add_row([cell("", FAINT), cell(&quote, FAINT)]);
    }
    rows.set_constraints([ColumnConstraint::ContentWidth]);
    format!(
        "\n{}{}",
        paragraph(title, STRONG, "", width),
        indented(&rows, "  ")
    )
}

/// Each finding below its place, where a column of places would leave no room for what is to be said.
fn below_places(findings: &[&Finding], style: Style, width: usize) -> String {
    let mut text = String::new();
    for finding in findings {
        text += &paragraph(&place(finding), style, "  ", width);
        text += &paragraph(finding.reason.message(), Style::new(), "    ", width);
        let quote = format!("“{}”", fitted(&one_line(&finding.text), width.saturating_sub(6)));
        text += &paragraph(&quote, FAINT, "    ", width);
    }
    text
}

/// `questions.txt:12-14`, `line 12`
fn place(finding: &Finding) -> String {
    let lines = match finding.last_line {
        last if last > finding.line => format!("{}-{last}", finding.line),
        _ => finding.line.to_string(),
    };
    match &finding.source {
        Some(source) => format!("{source}:{lines}"),
        None => format!("line {lines}"),
    }
}
