//! The table under an answer: what became of each point.

use anstyle::Style;
use comfy_table::{ColumnConstraint, Table};
use examen_bank::{GradedBy, Marks, MatchKind, Question, QuestionKind, Requirement, State, whole_percent};
use examen_grader::{Grade, Ground, Verdict};

use super::blocks::{cell, indented, paragraph, table};
use super::notes::{remark, shown_state};
use super::styles::{BAD, FAINT, of_state};
use super::{Details, Page, Secrecy};

/// What is said above points that nobody wrote.
const FROM_MODEL_ANSWER: &str = "Compared with the model answer as a whole; point by point:";

/// Columns left of the table.
const INDENT: &str = "  ";

/// The rows for the points that may be shown, then a count of those that may not.
pub(super) fn points(grade: &Grade, question: &Question, answer: &str, page: &Page) -> String {
    let mut rows = table(page.width - INDENT.len());
    for verdict in grade
        .verdicts
        .iter()
        .filter(|verdict| is_shown(verdict, grade.kind, page))
    {
        push_rows(&mut rows, verdict, grade, answer, page.details);
    }
    rows.set_constraints([ColumnConstraint::ContentWidth]);
    let shown = indented(&rows, INDENT);
    let lead = match grade.graded_by {
        GradedBy::ModelAnswer => paragraph(FROM_MODEL_ANSWER, FAINT, INDENT, page.width),
        GradedBy::Points | GradedBy::Nothing => String::new(),
    };
    lead + &shown + &missed(grade, question, page) + &knock_outs(grade, page)
}

/// A missed point is a secret until the reader asks, but what a checklist asks for is not. Nobody needs to hear of
/// misconceptions that he does not hold.
fn is_shown(verdict: &Verdict, kind: QuestionKind, page: &Page) -> bool {
    match verdict.state {
        State::Absent => false,
        State::Missed => page.secrecy == Secrecy::Revealed || kind == QuestionKind::Behavioural,
        _ => true,
    }
}

fn push_rows(rows: &mut Table, verdict: &Verdict, grade: &Grade, answer: &str, details: Details) {
    let (style, sign) = of_state(shown_state(verdict));
    let standing = match grade.kind {
        QuestionKind::Behavioural if verdict.is_credited() => "[x]".to_owned(),
        QuestionKind::Behavioural => "[ ]".to_owned(),
        QuestionKind::Technical if !grade.has_marks_by_point() => sign.to_owned(),
        QuestionKind::Technical if verdict.is_misconception() => format!("{sign} {}", verdict.marks),
        QuestionKind::Technical => format!("{sign} {}/{}", verdict.marks, verdict.value),
    };
    rows.add_row([cell(&standing, style), cell(&title(verdict), Style::new())]);
    for line in explanations(verdict, answer, details) {
        rows.add_row([cell("", FAINT), cell(&line, FAINT)]);
    }
}

/// `denied: the label (a must)`
fn title(verdict: &Verdict) -> String {
    let remark = remark(verdict)
        .map(|remark| format!("{remark}: "))
        .unwrap_or_default();
    let must = match verdict.requirement {
        Requirement::KnockOut => " (a must)",
        Requirement::Ordinary => "",
    };
    format!("{remark}{}{must}", verdict.label)
}

/// How words came to count where that is not plain to see, the author's reason where something was claimed, and more
/// of both for a reader who wants details.
fn explanations(verdict: &Verdict, answer: &str, details: Details) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(ruling) = &verdict.overridden {
        let reason = ruling
            .reason
            .as_ref()
            .map(|reason| format!(": {reason}"))
            .unwrap_or_default();
        let automatic = ruling.automatic_state.name();
        lines.push(format!(
            "ruled by {}{reason} (the machine said {automatic})",
            ruling.reviewer
        ));
    }
    let all = details == Details::Shown;
    let told = verdict
        .evidence
        .iter()
        .filter(|evidence| is_telling(evidence.kind, details));
    let mut told: Vec<String> = told
        .map(|evidence| {
            format!(
                "“{}” {} {}",
                evidence.range.of(answer),
                evidence.kind.relation(),
                evidence.term
            )
        })
        .collect();
    told.dedup();
    lines.extend(ground(verdict));
    if !told.is_empty() {
        lines.push(told.join(", "));
    }
    let why = verdict
        .why
        .as_ref()
        .filter(|_| all || verdict.state == State::Claimed);
    lines.extend(why.cloned());
    lines
}

/// How a verdict came about where its words do not show it: `in other words, 91 % sure`.
fn ground(verdict: &Verdict) -> Option<String> {
    let remark = verdict.ground.remark()?;
    match (verdict.ground, verdict.state) {
        (Ground::OtherWords, State::Partial) => {
            Some(format!("{remark}, {} % sure", whole_percent(verdict.coverage)))
        }
        _ => Some(remark.to_owned()),
    }
}

fn is_telling(kind: MatchKind, details: Details) -> bool {
    match kind {
        MatchKind::Literal | MatchKind::Exact | MatchKind::Phrase | MatchKind::Negation => false,
        MatchKind::Inflected | MatchKind::Prefix => details == Details::Shown,
        MatchKind::Compound
        | MatchKind::Glossary
        | MatchKind::Acronym
        | MatchKind::Expansion
        | MatchKind::Misspelt
        | MatchKind::Synonym
        | MatchKind::Related
        | MatchKind::Swapped => true,
    }
}

/// `○ 2 points missed, worth 3 marks · caching, consistency`
fn missed(grade: &Grade, question: &Question, page: &Page) -> String {
    let hidden = || {
        let missed = grade
            .verdicts
            .iter()
            .filter(|verdict| verdict.state == State::Missed);
        missed.filter(|verdict| !is_shown(verdict, grade.kind, page))
    };
    if hidden().count() == 0 {
        return String::new();
    }
    let worth: Marks = hidden().map(|verdict| verdict.value).sum();
    let (style, sign) = of_state(State::Missed);
    let n_points = count(hidden().count(), "point");
    let worth = if grade.has_marks_by_point() {
        format!(", worth {}", marks(worth))
    } else {
        String::new()
    };
    let text = format!("{sign} {n_points} missed{worth}{}", topics(question));
    paragraph(&text, style, INDENT, page.width)
}

/// What the question is about, which is all that is said of missed points.
fn topics(question: &Question) -> String {
    let is_tag = |topic: &&String| question.tags.iter().any(|tag| tag.eq_ignore_ascii_case(topic));
    let topic = question.topic.iter().filter(|topic| !is_tag(topic));
    let topics: Vec<&str> = topic.chain(&question.tags).map(String::as_str).collect();
    if topics.is_empty() {
        String::new()
    } else {
        format!(" · {}", topics.join(", "))
    }
}

fn knock_outs(grade: &Grade, page: &Page) -> String {
    match grade.missing_knock_outs().count() {
        0 => String::new(),
        n => {
            let text = format!("✘ {}", missing_musts(n));
            paragraph(&text, BAD, INDENT, page.width)
        }
    }
}

/// That `n` musts are missing, of which there is at least one, and what that means.
fn missing_musts(n: usize) -> String {
    let them = if n == 1 { "it" } else { "them" };
    format!(
        "{} missing: without {them} the answer cannot pass",
        count(n, "must")
    )
}

/// `1 point`, `2 points`.
pub(crate) fn count(n: usize, what: &str) -> String {
    if n == 1 {
        format!("1 {what}")
    } else {
        format!("{n} {what}s")
    }
}

/// `a, b, c and 4 more`, of `n_all`.
pub(crate) fn some_of<'a>(first: impl Iterator<Item = &'a String>, n_all: usize) -> String {
    let first: Vec<&str> = first.map(String::as_str).collect();
    let more = match n_all - first.len() {
        0 => String::new(),
        n => format!(" and {n} more"),
    };
    format!("{}{more}", first.join(", "))
}

/// `1 mark`, `2.5 marks`.
pub(super) fn marks(marks: Marks) -> String {
    if marks == Marks::whole(1) {
        "1 mark".to_owned()
    } else {
        format!("{marks} marks")
    }
}
