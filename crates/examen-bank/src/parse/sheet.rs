//! An answer sheet.

mod asides;
mod lazy_quote;
mod unread;

use std::collections::HashSet;

use super::document::{Comment, Document, Section};
use super::front_matter;
use super::meta::pairs;
use super::question_meta::read_time;
use super::spelling::closest;
use crate::day::Day;
use crate::front_matter::FrontMatter;
use crate::ids::QuestionId;
use crate::issue::{Fix, IssueKind, Issues, Parsed};
use crate::sheet::{Answer, AnswerSheet, Attempted, Mode};
use crate::text_range::{Located, TextRange};

const FRONT_KEYS: [&str; 5] = ["sheet", "candidate", "date", "mode", "time"];
const MODES: [&str; 2] = ["practice", "interview"];

impl AnswerSheet {
    /// Reads a sheet. Never fails: what is not understood becomes an issue.
    pub fn parse(source: &str) -> Parsed<Self> {
        let document = Document::new(source);
        let mut issues = Issues::default();
        let mut sheet = read_front(&document, &mut issues);
        read_answers(&document, &mut sheet, &mut issues);
        for (answer_idx, kind) in duplicates(&sheet.answers) {
            issues.note(named_at(&sheet.answers[answer_idx]), kind);
        }
        issues.finish(sheet)
    }
}

/// A sheet without answers: what its front matter says.
pub(super) fn read_front(document: &Document<'_>, issues: &mut Issues) -> AnswerSheet {
    let front = front_matter::read(document, &FRONT_KEYS, issues);
    note_mode(&front, issues);
    note_date(&front, issues);
    AnswerSheet {
        mode: mode_of(&front),
        time: front.get("time").and_then(|time| read_time(time, issues)),
        front,
        answers: Vec::new(),
        asides: Vec::new(),
    }
}

/// Reads the answers of `document` and what stands between them into `sheet`.
pub(super) fn read_answers(document: &Document<'_>, sheet: &mut AnswerSheet, issues: &mut Issues) {
    document.report(issues);
    let mut top_end = document.source.len();
    for section in document.sections(document.body(), 2) {
        top_end = top_end.min(section.range.start);
        if section.heading.rank == 2 {
            sheet.answers.push(read_answer(document, &section, issues));
        } else {
            sheet.asides.extend(asides::under(document, &section));
        }
    }
    let top = TextRange::new(document.front.body_start, top_end);
    let at_top = asides::at_top(document, top);
    sheet.asides.splice(0..0, at_top);
}

/// The mode that the front matter asks for, slips forgiven.
pub(crate) fn mode_of(front: &FrontMatter) -> Mode {
    match front.get("mode").and_then(|mode| closest(&mode.value, &MODES)) {
        Some("interview") => Mode::Interview,
        _ => Mode::Practice,
    }
}

fn note_mode(front: &FrontMatter, issues: &mut Issues) {
    let Some(mode) = front
        .get("mode")
        .filter(|mode| !MODES.contains(&mode.value.as_str()))
    else {
        return;
    };
    let fix =
        closest(&mode.value, &MODES).map(|meant| Fix::replace(format!("write `{meant}`"), mode.range, meant));
    let kind = IssueKind::UnknownMode {
        text: mode.value.clone(),
    };
    issues.note_with(mode.range, kind, fix);
}

fn note_date(front: &FrontMatter, issues: &mut Issues) {
    let date = front.get("date").filter(|date| !date.value.trim().is_empty());
    let Some(date) = date.filter(|date| Day::parse(date.value.trim()).is_none()) else {
        return;
    };
    let kind = IssueKind::BadDate {
        text: date.value.clone(),
    };
    issues.note(date.range, kind);
}

fn read_answer(document: &Document<'_>, section: &Section<'_>, issues: &mut Issues) -> Answer {
    let mut answer = Answer {
        range: section.range,
        heading: section.heading.text.clone(),
        ..Answer::default()
    };
    document.report_heading(section.heading, issues);
    let text_start = read_comments(document, section, &mut answer, issues);
    let below = TextRange::new(text_start, section.range.end);
    unread::note(document, below, issues);
    lazy_quote::note(document, below, issues);
    answer.text = document.text(below);
    answer.headings = asides::headings_below(document, section);
    answer
}

/// Reads the `q:` comment right under the heading. Returns where the text begins.
fn read_comments(
    document: &Document<'_>,
    section: &Section<'_>,
    answer: &mut Answer,
    issues: &mut Issues,
) -> usize {
    let found = question_comment(document, section.range);
    let above = found.map_or(section.heading.range.end, |comment| comment.range.end);
    for comment in document.comments_within(TextRange::new(above, section.range.end)) {
        if names_question(document.source, *comment) {
            let fix = document.moved_under(section.heading, *comment);
            let is_of_other = || asides::stands_under_other(document, section, *comment);
            let fix = fix.filter(|_| found.is_none() && !is_of_other());
            issues.note_with(comment.range, IssueKind::MisplacedQuestionComment, fix);
        }
    }
    if let Some(comment) = found {
        read_question_comment(document.source, comment, answer, issues);
        if answer.attempted == Attempted::Skipped {
            let below = TextRange::new(comment.range.end, section.range.end);
            note_skipped_with_text(document, comment, below, issues);
        }
    }
    if found.is_none() {
        note_id_of_bank(document, section, issues);
    }
    above
}

/// Notes a comment right under the heading that names the question as a bank does: `<!-- id: authn-authz -->`.
fn note_id_of_bank(document: &Document<'_>, section: &Section<'_>, issues: &mut Issues) {
    let below = TextRange::new(section.heading.range.end, section.range.end);
    let above_text = TextRange::new(below.start, document.comments_end(below));
    for comment in document.comments_within(above_text) {
        let pairs = pairs(document.source, *comment);
        let first = pairs.first().filter(|pair| pair.key.value == "id");
        let id = first.and_then(|pair| pair.value.as_ref());
        if let Some(id) = id.filter(|id| is_one_word(&id.value)) {
            let fix = Fix::replace("name the question", comment.inner, format!(" q: {} ", id.value));
            issues.note_fixable(comment.range, IssueKind::IdInSheet, fix);
        }
    }
}

/// The comment under the heading of `section` that says which question is answered. Only other comments may stand
/// between.
pub(crate) fn question_comment(document: &Document<'_>, section: TextRange) -> Option<Comment> {
    let heading_end = document.headings_within(section).first()?.range.end;
    let content = TextRange::new(heading_end, section.end);
    let comments_end = document.comments_end(content);
    let comments = document
        .comments_within(TextRange::new(heading_end, comments_end))
        .iter();
    comments
        .copied()
        .find(|comment| names_question(document.source, *comment))
}

/// Whether a comment is meant to say which question is answered.
fn names_question(source: &str, comment: Comment) -> bool {
    let text = comment.inner.of(source).trim_start();
    if !text.starts_with(['q', 'Q', 's', 'S']) {
        return false;
    }
    let pairs = pairs(source, comment);
    pairs.first().is_some_and(|first| match first.value {
        Some(_) => matches!(first.key.value.as_str(), "q" | "question" | "qid"),
        None => {
            let word = first.key.value.split_whitespace().next().unwrap_or("");
            word == "q" || (pairs.len() == 1 && first.key.value == "skipped")
        }
    })
}

fn read_question_comment(source: &str, comment: Comment, answer: &mut Answer, issues: &mut Issues) {
    for (index, pair) in pairs(source, comment).into_iter().enumerate() {
        match (&pair.value, pair.key.value.as_str()) {
            (Some(id), "q") if index == 0 && is_one_word(&id.value) => {
                // Whether it is a good id is up to the bank, which may well call its question so.
                answer.question = Some(Located::new(QuestionId::new(id.value.clone()), id.range));
            }
            (None, "skipped") => answer.attempted = Attempted::Skipped,
            _ => note_bad_comment(&pair, issues),
        }
    }
}

fn is_one_word(id: &str) -> bool {
    !id.is_empty() && !id.contains(char::is_whitespace)
}

/// Notes a piece that is neither `q: id` nor `skipped`.
fn note_bad_comment(pair: &super::meta::Pair, issues: &mut Issues) {
    let id = match &pair.value {
        Some(id) if pair.key.value != "q" => Some(id.value.clone()),
        None => pair.key.value.strip_prefix("q ").map(|id| id.trim().to_owned()),
        Some(_) => None,
    };
    let fix = id
        .filter(|id| is_one_word(id))
        .map(|id| Fix::replace("name the question", pair.range, format!("q: {id}")));
    issues.note_with(pair.range, IssueKind::BadQuestionComment, fix);
}

/// Notes text under a comment that says `skipped`.
fn note_skipped_with_text(document: &Document<'_>, comment: Comment, below: TextRange, issues: &mut Issues) {
    if document.comments_end(below) == below.end {
        return;
    }
    let inner = comment.inner.of(document.source);
    let Some(at) = inner.to_ascii_lowercase().rfind("skipped") else {
        return;
    };
    let start = inner[..at].trim_end().trim_end_matches(';').len();
    let word = TextRange::new(
        comment.inner.start + start,
        comment.inner.start + at + "skipped".len(),
    );
    let fix = if start == inner[..at].trim_end().len() {
        Fix::delete("delete the comment", comment.range)
    } else {
        Fix::delete("delete `skipped`", word)
    };
    issues.note_fixable(document.trimmed(below), IssueKind::SkippedWithText, fix);
}

/// The answers that name the same question as one before them, by index, each with the issue.
pub(super) fn duplicates<'a>(answers: impl IntoIterator<Item = &'a Answer>) -> Vec<(usize, IssueKind)> {
    let mut ids = HashSet::new();
    let mut headings = HashSet::new();
    let mut found = Vec::new();
    for (answer_idx, answer) in answers.into_iter().enumerate() {
        let (name, is_new) = match &answer.question {
            Some(id) => (id.value.as_str(), ids.insert(id.value.as_str())),
            None => {
                let heading = answer.heading.value.as_str();
                (heading, heading.is_empty() || headings.insert(heading))
            }
        };
        if !is_new {
            let question = name.to_owned();
            found.push((answer_idx, IssueKind::DuplicateAnswer { question }));
        }
    }
    found
}

/// Where an answer says which question it is about.
pub(crate) fn named_at(answer: &Answer) -> TextRange {
    let id = answer.question.as_ref();
    id.map_or(answer.heading.range, |id| id.range)
}
