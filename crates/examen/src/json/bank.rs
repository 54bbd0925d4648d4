//! `examen bank list --format json` (schema `examen.bank-list/1`) and `examen bank show --format json` (schema
//! `examen.question/1`).

use std::borrow::Cow;

use examen_bank::{
    GradedBy, LineKind, Marks, Part, PointId, Question, QuestionId, QuestionKind, Requirement,
};
use examen_library::LoadedBank;
use serde::Serialize;

use super::BankName;
use crate::render::Secrecy;

/// The questions of some banks.
#[derive(Debug, Serialize)]
pub(crate) struct BankList<'a> {
    schema: &'static str,
    banks: Vec<ListedBank<'a>>,
}

#[derive(Debug, Serialize)]
struct ListedBank<'a> {
    #[serde(flatten)]
    name: BankName,
    questions: Vec<Facts<'a>>,
}

/// What everybody may know of a question.
#[derive(Debug, Serialize)]
struct Facts<'a> {
    id: &'a QuestionId,
    heading: &'a str,
    topic: Option<&'a str>,
    tags: &'a [String],
    level: Option<u8>,
    seconds: Option<u64>,
    kind: QuestionKind,
    /// `points`, `model-answer` or `nothing`.
    graded_by: GradedBy,
    available: Marks,
    n_points: usize,
    revision: String,
}

/// One question.
#[derive(Debug, Serialize)]
pub(crate) struct ShownQuestion<'a> {
    schema: &'static str,
    bank: BankName,
    #[serde(flatten)]
    facts: Facts<'a>,
    body: Cow<'a, str>,
    /// Only with `--reveal`.
    #[serde(flatten)]
    secrets: Option<Secrets<'a>>,
}

#[derive(Debug, Serialize)]
struct Secrets<'a> {
    points: Vec<Point>,
    hint: Option<Cow<'a, str>>,
    answer: Option<Cow<'a, str>>,
    follow_ups: Vec<Cow<'a, str>>,
}

#[derive(Debug, Serialize)]
struct Point {
    id: PointId,
    label: String,
    value: Marks,
    requirement: Requirement,
    lines: Vec<Line>,
}

#[derive(Debug, Serialize)]
struct Line {
    kind: LineKind,
    text: String,
}

impl<'a> BankList<'a> {
    pub(crate) fn of(banks: &[(&'a LoadedBank, Vec<&'a Question>)]) -> Self {
        let banks = banks.iter().map(|(bank, questions)| ListedBank {
            name: BankName::of(bank),
            questions: questions.iter().map(|question| Facts::of(question)).collect(),
        });
        Self {
            schema: "examen.bank-list/1",
            banks: banks.collect(),
        }
    }
}

impl<'a> ShownQuestion<'a> {
    pub(crate) fn of(question: &'a Question, bank: &LoadedBank, secrecy: Secrecy) -> Self {
        Self {
            schema: "examen.question/1",
            bank: BankName::of(bank),
            facts: Facts::of(question),
            body: question.shown_body(),
            secrets: (secrecy == Secrecy::Revealed).then(|| Secrets::of(question)),
        }
    }
}

impl<'a> Facts<'a> {
    fn of(question: &'a Question) -> Self {
        let points = question.points();
        let points = points.iter().filter(|point| !point.is_misconception());
        Self {
            id: &question.id,
            heading: &question.heading.value,
            topic: question.topic.as_deref(),
            tags: &question.tags,
            level: question.level.map(examen_bank::Level::get),
            seconds: question.time.map(|time| time.as_secs()),
            kind: question.kind,
            graded_by: question.graded_by(),
            available: question.available(),
            n_points: points.count(),
            revision: question.revision().to_string(),
        }
    }
}

impl<'a> Secrets<'a> {
    fn of(question: &'a Question) -> Self {
        let points = question.points().into_owned().into_iter().map(|point| Point {
            id: point.id,
            label: point.label.value,
            value: point.value,
            requirement: point.requirement,
            lines: point
                .lines
                .into_iter()
                .map(|line| Line {
                    kind: line.kind,
                    text: line.text.value,
                })
                .collect(),
        });
        Self {
            points: points.collect(),
            hint: question.hint.as_ref().map(Part::shown_text),
            answer: question.answer.as_ref().map(Part::shown_text),
            follow_ups: question.shown_follow_ups().collect(),
        }
    }
}
