//! What stands on the page before any script runs.

use askama::Template;

use super::plots;
use crate::output::numbers::{count, index_or_dash, percent, percent_or_dash};
use crate::report::Report;

/// The page up to its data.
#[derive(Template)]
#[template(path = "report.html")]
pub(super) struct Page<'a> {
    title: String,
    style: &'a str,
    style_hash: String,
    script_hash: String,
    summary: String,
    has_left_out: bool,
    left_out: Vec<String>,
    facts: Vec<Fact>,
    n_candidates: usize,
    distribution: String,
    has_items: bool,
    items_plot: String,
    has_progress: bool,
    progress_plot: String,
    progress: Vec<String>,
    questions: Vec<QuestionRow>,
    has_rulings: bool,
    rulings: Vec<RulingRow>,
    has_changes: bool,
    changes_summary: String,
    changes: Vec<ChangeRow>,
}

struct Fact {
    name: &'static str,
    value: String,
}

struct QuestionRow {
    number: usize,
    index: usize,
    id: String,
    topic: String,
    available: String,
    n_asked: usize,
    n_answered: usize,
    facility: String,
    discrimination: String,
    rest_correlation: String,
}

struct RulingRow {
    candidate: String,
    question: String,
    reviewer: String,
    reason: &'static str,
    review: String,
}

struct ChangeRow {
    candidate: String,
    question: String,
    point: String,
    before: String,
    after: String,
}

impl<'a> Page<'a> {
    pub(super) fn of(report: &Report, style: &'a str, style_hash: String, script_hash: String) -> Self {
        let spread = &report.analysis.spread;
        let shown = |text: &str| examen_bank::one_line(text);
        let rulings: Vec<RulingRow> = report
            .cohort
            .unapplied
            .iter()
            .map(|ruling| RulingRow {
                candidate: shown(&ruling.candidate),
                question: shown(&ruling.question),
                reviewer: shown(&ruling.reviewer),
                reason: ruling.reason.message(),
                review: shown(&ruling.review),
            })
            .collect();
        let progress = report.progress.iter();
        let progress =
            progress.map(|day| format!("{} {} (n = {})", day.day, percent(day.mean), day.n_candidates));
        Self {
            title: shown(&report.title),
            style,
            style_hash,
            script_hash,
            summary: summary(report),
            has_left_out: !report.left_out.is_empty(),
            left_out: report.left_out.iter().map(|text| shown(text)).collect(),
            facts: facts(report),
            n_candidates: spread.n,
            distribution: plots::distribution(report),
            has_items: plots::has_items(report),
            items_plot: plots::items(report),
            has_progress: !report.progress.is_empty(),
            progress_plot: plots::progress(report),
            progress: progress.collect(),
            questions: question_rows(report),
            has_rulings: !rulings.is_empty(),
            rulings,
            has_changes: report.changes.is_some(),
            changes_summary: changes_summary(report),
            changes: change_rows(report),
        }
    }
}

fn summary(report: &Report) -> String {
    let answered: usize = report.analysis.items.iter().map(|item| item.n_answered).sum();
    format!(
        "{}, {}, {}; {} attempts count.",
        count(report.cohort.candidates.len(), "candidate"),
        count(report.cohort.questions.len(), "question"),
        count(answered, "answer"),
        match report.analysis.attempts {
            crate::Attempts::First => "first",
            crate::Attempts::Last => "last",
        }
    )
}

fn facts(report: &Report) -> Vec<Fact> {
    let spread = &report.analysis.spread;
    let n = spread.n;
    let mut facts = vec![
        Fact {
            name: "Mean share",
            value: format!("{} (n = {n})", percent_or_dash(spread.mean)),
        },
        Fact {
            name: "Median share",
            value: format!("{} (n = {n})", percent_or_dash(spread.median)),
        },
        Fact {
            name: "Standard deviation",
            value: format!("{} (n = {n})", percent_or_dash(spread.deviation)),
        },
    ];
    match &report.analysis.reliability {
        None => facts.push(Fact {
            name: "Cronbach's alpha",
            value: "– (too few were asked the same, or totals do not differ)".to_owned(),
        }),
        Some(found) => {
            let k = found.questions.len();
            facts.push(Fact {
                name: "Cronbach's alpha",
                value: format!("{:.2} (n = {}, {})", found.alpha, found.n, count(k, "question")),
            });
            facts.push(Fact {
                name: "Standard error of a total",
                value: found.error.map_or_else(
                    || "–".to_owned(),
                    |error| format!("{error:.1} marks (n = {})", found.n),
                ),
            });
        }
    }
    facts
}

fn question_rows(report: &Report) -> Vec<QuestionRow> {
    let questions = report
        .cohort
        .questions
        .iter()
        .zip(&report.analysis.items)
        .enumerate();
    let rows = questions.map(|(index, (question, item))| QuestionRow {
        number: index + 1,
        index,
        id: examen_bank::one_line(&question.name),
        topic: question
            .topic
            .as_deref()
            .map(examen_bank::one_line)
            .unwrap_or_default(),
        available: if question.is_marked() {
            question.available.to_string()
        } else {
            "checklist".to_owned()
        },
        n_asked: item.n_asked,
        n_answered: item.n_answered,
        facility: percent_or_dash(item.facility),
        discrimination: index_or_dash(item.discrimination),
        rest_correlation: index_or_dash(item.rest_correlation),
    });
    rows.collect()
}

fn changes_summary(report: &Report) -> String {
    let Some(changes) = &report.changes else {
        return String::new();
    };
    format!(
        "Against {}: {} compared, {} marked otherwise; {} only before, {} only now.",
        examen_bank::one_line(&changes.against),
        count(changes.n_compared, "answer"),
        changes.answers.len(),
        changes.n_gone,
        changes.n_new
    )
}

fn change_rows(report: &Report) -> Vec<ChangeRow> {
    let answers = report.changes.iter().flat_map(|changes| &changes.answers);
    let side = |side: Option<(examen_bank::State, examen_bank::Marks)>| {
        side.map_or_else(
            || "–".to_owned(),
            |(state, marks)| format!("{} {marks}", state.name()),
        )
    };
    let rows = answers.flat_map(|answer| {
        answer.points.iter().map(move |point| ChangeRow {
            candidate: examen_bank::one_line(&answer.candidate),
            question: examen_bank::one_line(&answer.name) + &answer.attempt_note(),
            point: examen_bank::one_line(&point.label),
            before: side(point.before),
            after: side(point.after),
        })
    });
    rows.collect()
}
