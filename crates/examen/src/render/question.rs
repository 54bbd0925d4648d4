//! One question of a bank.

use std::time::Duration;

use anstyle::Style;
use comfy_table::ColumnConstraint;
use examen_bank::{GradedBy, LineKind, Point, Question, QuestionKind, Requirement};
use examen_library::LoadedBank;

use super::Secrecy;
use super::bank_list::worth;
use super::blocks::{cell, indented, paragraph, rule, table};
use super::points::count;
use super::styles::{BAD, FAINT, GOOD, STRONG};
use crate::terminal::visible;

/// What is said above points that nobody wrote.
const FROM_MODEL_ANSWER: &str = "Points from the model answer, for want of others:";

/// What is asked; what an interviewer listens for only where secrets may be shown.
pub(crate) fn question(question: &Question, bank: &LoadedBank, secrecy: Secrecy, width: usize) -> String {
    let left = format!("{} · {}", question.id, bank.name());
    let mut text = rule(&left, &worth(question), FAINT, width);
    text += &paragraph(&question.heading.value, STRONG, "", width);
    let body = question.shown_body();
    if !body.is_empty() {
        text += &format!("\n{}\n", visible(&body));
    }
    let facts = facts(question);
    if !facts.is_empty() {
        text += &paragraph(&facts, FAINT, "", width);
    }
    text += "\n";
    match secrecy {
        Secrecy::Revealed => text += &secrets(question, width),
        Secrecy::Kept => text += &paragraph(&kept(question), FAINT, "", width),
    }
    text
}

/// `Caching · caching, consistency · level 2 · 5 min`
fn facts(question: &Question) -> String {
    let mut facts: Vec<String> = question.topic.iter().cloned().collect();
    facts.extend((!question.tags.is_empty()).then(|| question.tags.join(", ")));
    facts.extend(question.level.map(|level| format!("level {}", level.get())));
    facts.extend(question.time.map(time));
    facts.join(" · ")
}

fn time(time: Duration) -> String {
    match (time.as_secs() / 60, time.as_secs() % 60) {
        (minutes, 0) => format!("{minutes} min"),
        (0, seconds) => format!("{seconds} s"),
        (minutes, seconds) => format!("{minutes} min {seconds} s"),
    }
}

fn kept(question: &Question) -> String {
    let points = question.points();
    let points = points.iter().filter(|point| !point.is_misconception());
    let n_musts = points
        .clone()
        .filter(|point| point.requirement == Requirement::KnockOut)
        .count();
    let musts = if n_musts == 0 {
        String::new()
    } else {
        format!(", {n_musts} of them a must")
    };
    match points.count() {
        0 if question.answer.is_some() => {
            "no points, and no words in the model answer; --reveal shows it".to_owned()
        }
        0 => "no points to grade by, and no model answer".to_owned(),
        n if question.graded_by() == GradedBy::ModelAnswer => {
            format!("{} from the model answer; --reveal shows them", count(n, "point"))
        }
        n => format!("{}{musts}; --reveal shows them", count(n, "point")),
    }
}

fn secrets(question: &Question, width: usize) -> String {
    let mut text = points(question, width);
    let parts = [("Hint", &question.hint), ("Answer", &question.answer)];
    for (name, part) in parts {
        if let Some(part) = part {
            text += &format!(
                "\n{}{}\n",
                paragraph(name, STRONG, "", width),
                visible(&part.shown_text())
            );
        }
    }
    let mut follow_ups = question.shown_follow_ups().peekable();
    if follow_ups.peek().is_some() {
        text += &format!("\n{}", paragraph("Follow-ups", STRONG, "", width));
        let items = follow_ups.map(|item| paragraph(&item, Style::new(), "  ", width));
        text += &items.collect::<String>();
    }
    text
}

fn points(question: &Question, width: usize) -> String {
    let mut rows = table(width);
    for point in question.points().iter() {
        let style = if point.is_misconception() { BAD } else { GOOD };
        rows.add_row([
            cell(&value(point, question.kind), style),
            cell(
                &format!("{} ^{}", label(point, question.kind), point.id),
                Style::new(),
            ),
        ]);
        for line in &point.lines {
            let written = format!("{}{}", line_kind(line.kind), line.text.value);
            rows.add_row([cell("", FAINT), cell(&written, FAINT)]);
        }
    }
    rows.set_constraints([ColumnConstraint::ContentWidth]);
    let rows = indented(&rows, "");
    match question.graded_by() {
        GradedBy::ModelAnswer => paragraph(FROM_MODEL_ANSWER, FAINT, "", width) + &rows,
        GradedBy::Points | GradedBy::Nothing => rows,
    }
}

/// The label; with what it is, where no sign of marks tells a misconception.
fn label(point: &Point, kind: QuestionKind) -> String {
    match kind {
        QuestionKind::Behavioural if point.is_misconception() => {
            format!("misconception: {}", point.label.value)
        }
        QuestionKind::Behavioural | QuestionKind::Technical => point.label.value.clone(),
    }
}

/// `+2!`, `-1`; `[ ]` in a checklist.
fn value(point: &Point, kind: QuestionKind) -> String {
    let must = if point.requirement == Requirement::KnockOut {
        "!"
    } else {
        ""
    };
    match kind {
        QuestionKind::Behavioural => "[ ]".to_owned(),
        QuestionKind::Technical if point.is_misconception() => point.value.to_string(),
        QuestionKind::Technical => format!("+{}{must}", point.value),
    }
}

/// The kind of a line as it is written.
fn line_kind(kind: LineKind) -> String {
    match kind {
        LineKind::Any => String::new(),
        LineKind::Example => "e.g. ".to_owned(),
        LineKind::All => "all: ".to_owned(),
        LineKind::AtLeast(n) => format!("{n} of: "),
        LineKind::Not => "not: ".to_owned(),
        LineKind::Why => "why: ".to_owned(),
    }
}
