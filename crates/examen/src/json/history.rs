//! `examen history list --format json`: schema `examen.history-list/1`.

use examen_bank::{Marks, PointId, QuestionId, State};
use examen_history::KeptAttempt;
use jiff::Timestamp;
use serde::Serialize;

/// Some attempts.
#[derive(Debug, Serialize)]
pub(crate) struct HistoryDocument<'a> {
    schema: &'static str,
    attempts: Vec<Attempt<'a>>,
}

#[derive(Debug, Serialize)]
struct Attempt<'a> {
    id: String,
    at: Timestamp,
    bank: &'a str,
    question: &'a QuestionId,
    awarded: Marks,
    available: Marks,
    points: Vec<Point<'a>>,
    /// The grades of the hints taken.
    hints: Vec<&'static str>,
    seconds: u32,
    words: u32,
    source: &'static str,
    grader: &'a str,
    answer: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct Point<'a> {
    id: &'a PointId,
    value: Marks,
    marks: Marks,
    state: State,
    /// The learner's own word: `missed`, `made` or `easily`.
    tick: Option<&'static str>,
}

impl<'a> HistoryDocument<'a> {
    pub(crate) fn of(attempts: &'a [KeptAttempt]) -> Self {
        Self {
            schema: "examen.history-list/1",
            attempts: attempts.iter().map(Attempt::of).collect(),
        }
    }
}

impl<'a> Attempt<'a> {
    fn of(kept: &'a KeptAttempt) -> Self {
        let attempt = &kept.attempt;
        let points = attempt.points.iter().map(|outcome| Point {
            id: &outcome.point,
            value: outcome.value,
            marks: outcome.marks,
            state: outcome.state,
            tick: kept.ticks.get(&outcome.point).map(|tick| tick.name()),
        });
        Self {
            id: kept.id.to_string(),
            at: attempt.at,
            bank: &attempt.bank,
            question: &attempt.question,
            awarded: attempt.score.awarded,
            available: attempt.score.available,
            points: points.collect(),
            hints: attempt.hints.iter().map(|hint| hint.grade.name()).collect(),
            seconds: attempt.seconds,
            words: attempt.words,
            source: attempt.source.name(),
            grader: &attempt.grader,
            answer: attempt.answer.as_deref(),
        }
    }
}
