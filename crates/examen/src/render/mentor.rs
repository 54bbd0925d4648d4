//! A cohort on the terminal.

use anstyle::Style;
use comfy_table::{Cell, CellAlignment};
use examen_bank::{Marks, State};
use examen_report::{Changes, FEWEST, PointRemark, Report};

use super::blocks::{cell, indented, paragraph, rule, table};
use super::points::count;
use super::sheet::percent;
use super::styles::{BAD, FAINT, GOOD, STRONG, of_share, of_state};
use crate::terminal::fitted;

/// So many candidates are listed on the terminal; files hold all of them.
const MOST_CANDIDATES: usize = 40;
/// So many points and words are pointed out.
const MOST_REMARKS: usize = 12;

/// The summary of a report.
pub(crate) fn cohort_report(report: &Report, width: usize) -> String {
    let parts = [
        candidates(report, width),
        questions(report, width),
        remarks(report, width),
        rulings(report, width),
        report
            .changes
            .as_ref()
            .map_or_else(String::new, |found| format!("\n{}", changes(found, width))),
        summary(report, width),
    ];
    parts.concat()
}

fn candidates(report: &Report, width: usize) -> String {
    let names = report.cohort.candidates.iter().enumerate().take(MOST_CANDIDATES);
    let rows = names.map(|(idx, candidate)| {
        let total = report.analysis.totals[idx];
        let share = report.share_of(idx);
        let style = share.map_or(FAINT, of_share);
        let missed = report.cohort.missing_knock_outs(idx, report.analysis.attempts);
        vec![
            cell(&fitted(&candidate.name, 28), Style::new()),
            right(&format!("{}/{}", total.awarded, total.available), style),
            right(&share.map_or_else(|| "–".to_owned(), percent), style),
            right(
                &if missed == 0 {
                    String::new()
                } else {
                    missed.to_string()
                },
                BAD,
            ),
        ]
    });
    let head = [
        cell("candidate", STRONG),
        right("marks", STRONG),
        right("share", STRONG),
        right("knock-outs missed", STRONG),
    ];
    let mut lines = table(width);
    lines.add_row(head);
    lines.add_rows(rows);
    let mut text = indented(&lines, "");
    let n_more = report.cohort.candidates.len().saturating_sub(MOST_CANDIDATES);
    if n_more > 0 {
        text += &paragraph(&format!("… and {n_more} more"), FAINT, "", width);
    }
    text + "\n"
}

fn questions(report: &Report, width: usize) -> String {
    let mut lines = table(width);
    let titles = ["n", "answered", "facility", "discrim.", "rest r"];
    lines.add_row(std::iter::once(cell("question", STRONG)).chain(titles.map(|title| right(title, STRONG))));
    for (question, item) in report.cohort.questions.iter().zip(&report.analysis.items) {
        let index = |index: Option<f64>| index.map_or_else(|| "–".to_owned(), |index| format!("{index:.2}"));
        lines.add_row([
            cell(&fitted(&question.name, 36), Style::new()),
            right(&item.n_asked.to_string(), FAINT),
            right(&item.n_answered.to_string(), FAINT),
            right(
                &item.facility.map_or_else(|| "–".to_owned(), percent),
                item.facility.map_or(FAINT, of_share),
            ),
            right(&index(item.discrimination), Style::new()),
            right(&index(item.rest_correlation), Style::new()),
        ]);
    }
    indented(&lines, "") + "\n"
}

fn right(text: &str, style: Style) -> Cell {
    cell(text, style).set_alignment(CellAlignment::Right)
}

/// Points that tell nobody apart, and words the rubric lacks.
fn remarks(report: &Report, width: usize) -> String {
    let mut remarks = Vec::new();
    let questions = report
        .cohort
        .questions
        .iter()
        .zip(&report.analysis.items)
        .zip(&report.wording);
    for ((question, item), wording) in questions {
        for (point, found) in question.points.iter().zip(&item.points) {
            let what = match found.remark() {
                Some(PointRemark::NeverMet) if !point.is_misconception() => "never met",
                Some(PointRemark::AlwaysMet) if !point.is_misconception() => "always met",
                _ => continue,
            };
            remarks.push(format!(
                "{}: {what} (n = {}): {}",
                question.name, found.n, point.label
            ));
        }
        for word in &wording.missing_words {
            remarks.push(format!(
                "{}: “{}” is in {} of the {} strongest answers and not in the rubric; under {}: {}",
                question.name,
                word.word,
                word.strong.0,
                word.strong.1,
                question.points[word.point].id,
                word.line.trim()
            ));
        }
    }
    let n_more = remarks.len().saturating_sub(MOST_REMARKS);
    let shown = remarks.iter().take(MOST_REMARKS);
    let mut text: String = shown
        .map(|remark| paragraph(remark, Style::new(), "", width))
        .collect();
    if n_more > 0 {
        text += &paragraph(&format!("… and {n_more} more in the files"), FAINT, "", width);
    }
    if text.is_empty() { text } else { text + "\n" }
}

fn rulings(report: &Report, width: usize) -> String {
    let unapplied = report.cohort.unapplied.iter().map(|ruling| {
        let text = format!(
            "ruling not applied: {} on {} of {}: {}",
            ruling.reviewer,
            ruling.question,
            ruling.candidate,
            ruling.reason.message()
        );
        paragraph(&text, BAD, "", width)
    });
    unapplied.collect()
}

fn summary(report: &Report, width: usize) -> String {
    let spread = &report.analysis.spread;
    let reliability = match &report.analysis.reliability {
        None => format!(
            "no alpha: it takes two questions that at least {FEWEST} were asked, and totals that differ"
        ),
        Some(found) => {
            let error = found.error.map_or_else(String::new, |error| {
                format!(", standard error of a total {error:.1} marks")
            });
            let k = count(found.questions.len(), "question");
            format!("alpha {:.2}{error} (n = {}, {k})", found.alpha, found.n)
        }
    };
    let mean = spread.mean.map_or_else(|| "–".to_owned(), percent);
    let median = spread.median.map_or_else(|| "–".to_owned(), percent);
    let title = format!(
        "{}, mean {mean}, median {median} (n = {})",
        report.title, spread.n
    );
    rule(&title, "", Style::new(), width) + &paragraph(&reliability, FAINT, "", width)
}

/// What comes out otherwise than before.
pub(crate) fn changes(changes: &Changes, width: usize) -> String {
    let mut text = String::new();
    for answer in &changes.answers {
        let (before, after) = (answer.before, answer.after);
        let title = format!(
            "{} · {}{}: {}/{} → {}/{}",
            answer.candidate,
            answer.name,
            answer.attempt_note(),
            before.awarded,
            before.available,
            after.awarded,
            after.available
        );
        text += &paragraph(&title, STRONG, "", width);
        for point in &answer.points {
            let side = |side: Option<(State, Marks)>| {
                side.map_or_else(
                    || "no such point".to_owned(),
                    |(state, marks)| format!("{} {marks}", state.name()),
                )
            };
            let line = format!("{}: {} → {}", point.label, side(point.before), side(point.after));
            let style = point.after.map_or(FAINT, |(state, _)| of_state(state).0);
            text += &paragraph(&line, style, "  ", width);
        }
    }
    let summary = format!(
        "{} against {}: {} marked otherwise, {} only before, {} only now",
        count(changes.n_compared, "answer"),
        changes.against,
        changes.answers.len(),
        changes.n_gone,
        changes.n_new
    );
    let style = if changes.answers.is_empty() { GOOD } else { STRONG };
    text + &paragraph(&summary, style, "", width)
}
