//! What another revision changes.

use examen_bank::{Marks, PointId, QuestionId, Score, State};
use serde::Serialize;

use crate::changes::{AnswerChange, Changes, PointChange};

/// The differences between two gradings.
#[derive(Serialize)]
pub(super) struct ChangesEntry<'a> {
    against: &'a str,
    n_compared: usize,
    n_gone: usize,
    n_new: usize,
    answers: Vec<AnswerChangeEntry<'a>>,
}

#[derive(Serialize)]
struct AnswerChangeEntry<'a> {
    candidate: &'a str,
    bank: &'a str,
    question: &'a QuestionId,
    attempt: u16,
    before: Score,
    after: Score,
    points: Vec<PointChangeEntry<'a>>,
}

#[derive(Serialize)]
struct PointChangeEntry<'a> {
    id: &'a PointId,
    label: &'a str,
    before: Option<JudgedEntry>,
    after: Option<JudgedEntry>,
}

#[derive(Serialize)]
struct JudgedEntry {
    state: State,
    marks: Marks,
}

impl<'a> ChangesEntry<'a> {
    pub(super) fn of(changes: &'a Changes) -> Self {
        Self {
            against: &changes.against,
            n_compared: changes.n_compared,
            n_gone: changes.n_gone,
            n_new: changes.n_new,
            answers: changes.answers.iter().map(AnswerChangeEntry::of).collect(),
        }
    }
}

impl<'a> AnswerChangeEntry<'a> {
    fn of(change: &'a AnswerChange) -> Self {
        let point = |point: &'a PointChange| PointChangeEntry {
            id: &point.point,
            label: &point.label,
            before: point.before.map(|(state, marks)| JudgedEntry { state, marks }),
            after: point.after.map(|(state, marks)| JudgedEntry { state, marks }),
        };
        Self {
            candidate: &change.candidate,
            bank: &change.bank,
            question: &change.question,
            attempt: change.attempt,
            before: change.before,
            after: change.after,
            points: change.points.iter().map(point).collect(),
        }
    }
}
