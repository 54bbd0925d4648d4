//! Reads back what a report said, for comparing marks with those of another version of the grader.

use std::collections::HashMap;

use examen_bank::{Marks, PointId, QuestionId, QuestionKind, Requirement, State};
use serde::Deserialize;

use super::SCHEMA;
use crate::cohort::{
    Candidate, Cohort, CohortAnswer, CohortPoint, CohortQuestion, PointVerdict, Standing, name_questions,
};

#[derive(Deserialize)]
struct Document {
    schema: String,
    candidates: Vec<CandidateEntry>,
    questions: Vec<QuestionEntry>,
    answers: Vec<AnswerEntry>,
}

#[derive(Deserialize)]
struct CandidateEntry {
    name: String,
}

#[derive(Deserialize)]
struct QuestionEntry {
    bank: String,
    id: QuestionId,
    available: Marks,
    points: Vec<PointEntry>,
}

#[derive(Deserialize)]
struct PointEntry {
    id: PointId,
    label: String,
    value: Marks,
}

#[derive(Deserialize)]
struct AnswerEntry {
    candidate: String,
    question: QuestionId,
    bank: String,
    attempt: u16,
    awarded: Marks,
    points: Vec<VerdictEntry>,
}

#[derive(Deserialize)]
struct VerdictEntry {
    state: State,
    automatic: State,
    coverage: f64,
    marks: Marks,
}

/// The graded answers in a report that [`json`](super::json) wrote, without their words.
///
/// # Errors
/// A sentence that says why `document` is no such report.
pub fn read_json(document: &[u8]) -> Result<Cohort, String> {
    let document: Document = serde_json::from_slice(document)
        .map_err(|error| format!("is no report of `examen report --json`: {error}"))?;
    if document.schema != SCHEMA {
        return Err(format!(
            "has the schema `{}` instead of `{SCHEMA}`",
            document.schema
        ));
    }
    let candidates: Vec<Candidate> = document
        .candidates
        .into_iter()
        .map(|candidate| Candidate {
            alias: candidate.name.clone(),
            name: candidate.name,
        })
        .collect();
    let mut questions: Vec<CohortQuestion> = document
        .questions
        .into_iter()
        .map(QuestionEntry::question)
        .collect();
    name_questions(&mut questions);
    let mut answers = Vec::with_capacity(document.answers.len());
    let numbers: HashMap<&str, usize> = candidates
        .iter()
        .enumerate()
        .map(|(number, candidate)| (candidate.name.as_str(), number))
        .collect();
    for answer in document.answers {
        let candidate = numbers.get(answer.candidate.as_str()).copied();
        let question = questions
            .iter()
            .position(|question| question.id == answer.question && question.bank == answer.bank);
        let (Some(candidate), Some(question)) = (candidate, question) else {
            return Err(format!(
                "lists no candidate `{}` or question `{}`",
                answer.candidate, answer.question
            ));
        };
        answers.push(answer.answer(candidate as u32, question as u32));
    }
    Ok(Cohort {
        candidates,
        questions,
        answers,
        ..Cohort::default()
    })
}

impl QuestionEntry {
    fn question(self) -> CohortQuestion {
        let points = self.points.into_iter().map(|point| CohortPoint {
            id: point.id,
            label: point.label,
            value: point.value,
            requirement: Requirement::Ordinary,
        });
        CohortQuestion {
            heading: self.id.to_string(),
            bank: self.bank,
            id: self.id,
            kind: QuestionKind::Technical,
            available: self.available,
            points: points.collect(),
            ..CohortQuestion::default()
        }
    }
}

impl AnswerEntry {
    fn answer(self, candidate: u32, question: u32) -> CohortAnswer {
        let verdicts = self.points.into_iter().map(|verdict| PointVerdict {
            state: verdict.state,
            automatic: verdict.automatic,
            coverage: (verdict.coverage.clamp(0.0, 1.0) * 1000.0).round() as u16,
            marks: verdict.marks,
        });
        CohortAnswer {
            candidate,
            question,
            sheet: None,
            attempt: self.attempt,
            standing: Standing::Answered,
            awarded: self.awarded,
            verdicts: verdicts.collect(),
            text: None,
        }
    }
}
