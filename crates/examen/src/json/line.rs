//! The lines of `examen grade --jsonl`.

use examen_bank::{Marks, PointId, QuestionId, Requirement};
use examen_grader::{Evidence, Grade, MatchKind, Verdict};
use serde::Serialize;
use serde_json::Value;

use crate::bulk::Request;

/// A graded answer.
#[derive(Debug, Serialize)]
pub(crate) struct GradedLine<'a> {
    id: &'a Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    candidate: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    question_id: Option<&'a QuestionId>,
    /// The share of the marks earned, 0..=1.
    score: f64,
    awarded: Marks,
    available: Marks,
    /// Every point of the rubric in its order, misconceptions included.
    points: Vec<Point<'a>>,
}

#[derive(Debug, Serialize)]
struct Point<'a> {
    id: &'a PointId,
    label: &'a str,
    /// What it is worth; negative for a misconception.
    value: Marks,
    requirement: Requirement,
    state: &'static str,
    /// How much of the point the answer makes, 0..=1; 1 for a misconception that is claimed.
    coverage: f64,
    marks: Marks,
    evidence: Vec<Words>,
}

/// Bytes of the answer.
#[derive(Debug, Serialize)]
struct Words {
    start: usize,
    end: usize,
    kind: MatchKind,
}

/// A line that could not be graded.
#[derive(Debug, Serialize)]
pub(crate) struct BadLine<'a> {
    id: &'a Value,
    error: &'a str,
    /// From 1.
    line: usize,
}

impl<'a> GradedLine<'a> {
    pub(crate) fn new(request: &'a Request, grade: &'a Grade) -> Self {
        Self {
            id: &request.id,
            candidate: request.candidate.as_deref(),
            question_id: request.question.as_ref(),
            score: grade.graded,
            awarded: grade.score.awarded,
            available: grade.score.available,
            points: grade.verdicts.iter().map(Point::of).collect(),
        }
    }

    /// The line with its line break.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        to_line(self)
    }
}

impl<'a> Point<'a> {
    fn of(verdict: &'a Verdict) -> Self {
        Self {
            id: &verdict.point,
            label: &verdict.label,
            value: verdict.value,
            requirement: verdict.requirement,
            state: verdict.state.name(),
            coverage: verdict.coverage,
            marks: verdict.marks,
            evidence: verdict.evidence.iter().map(Words::of).collect(),
        }
    }
}

impl Words {
    fn of(evidence: &Evidence) -> Self {
        Self {
            start: evidence.range.start,
            end: evidence.range.end,
            kind: evidence.kind,
        }
    }
}

impl<'a> BadLine<'a> {
    pub(crate) fn new(id: &'a Value, error: &'a str, line: usize) -> Self {
        Self { id, error, line }
    }

    /// The line with its line break.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        to_line(self)
    }
}

fn to_line(value: &impl Serialize) -> Vec<u8> {
    // What a line with six points takes.
    let mut line = Vec::with_capacity(1 << 11);
    serde_json::to_writer(&mut line, value).expect("strings and numbers always have a JSON form");
    line.push(b'\n');
    line
}
