//! Grades that come as lines of JSON, as `examen grade --jsonl` writes them.

use std::borrow::Cow;

use examen_bank::{Marks, PointId, QuestionId, QuestionKind, Requirement, State};
use examen_grader::composed;
use serde::Deserialize;
use serde_json::Value;
use thiserror::Error;

use super::builder::CohortBuilder;
use super::text::thousandths;
use super::{CohortAnswer, CohortPoint, CohortQuestion, PointVerdict, Standing};

/// A line that says how an answer fared. Unknown keys are passed over.
#[derive(Clone, Debug, Deserialize)]
#[serde(expecting = "an object with a grade")]
pub struct GradeLine {
    /// The line's id; `null` where it has none. Names the candidate where nothing else does.
    #[serde(default)]
    id: Value,
    candidate: Option<String>,
    question_id: Option<QuestionId>,
    /// The question, where `question_id` is not what all lines call it.
    graded_as: Option<QuestionId>,
    awarded: Marks,
    available: Marks,
    points: Vec<LinePoint>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(expecting = "a point with its state and marks")]
struct LinePoint {
    id: PointId,
    #[serde(default)]
    label: String,
    value: Option<Marks>,
    requirement: Option<LineRequirement>,
    state: State,
    coverage: f64,
    marks: Marks,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum LineRequirement {
    Ordinary,
    KnockOut,
}

/// A line that is no grade, in which other commands write or read.
#[derive(Deserialize)]
struct OtherLine {
    /// Why an answer was not graded.
    error: Option<String>,
    /// What is still to be graded.
    answer: Option<String>,
}

/// Why a line cannot be used.
#[derive(Debug, Error)]
pub enum LineError {
    /// It says why an answer was not graded.
    #[error("was not graded: {0}")]
    NotGraded(String),
    /// It is what grades are made of.
    #[error("holds an answer and no grade; let `examen grade --jsonl` grade the file first")]
    Ungraded,
    /// It is no grade.
    #[error("is no line of `examen grade --jsonl`: {0}")]
    Shape(String),
    /// It does not say whose answer it is.
    #[error("does not say who answered; give it a `candidate` or an `id`")]
    Nobody,
    /// It grades another rubric than the lines before it.
    #[error("grades {found} points, but earlier lines of the question `{question}` have {expected}")]
    OtherRubric {
        /// The question.
        question: QuestionId,
        /// The number of points that earlier lines have.
        expected: usize,
        /// The number of points in the line.
        found: usize,
    },
}

impl LineError {
    /// Why `line`, which reading as a grade ended with `error`, is none.
    fn of(line: &[u8], error: &serde_json::Error) -> Self {
        match serde_json::from_slice(line) {
            Ok(OtherLine { error: Some(why), .. }) => Self::NotGraded(why),
            Ok(OtherLine { answer: Some(_), .. }) => Self::Ungraded,
            // A line has only one line: the column is what helps.
            _ => Self::Shape(error.to_string().replace(" at line 1 column ", " at column ")),
        }
    }
}

impl CohortBuilder {
    /// Takes in a line of grades; `shown` tells what is shown for an alias.
    ///
    /// # Errors
    /// The line is no grade, or one of another rubric than earlier lines of the same question.
    pub fn line(&mut self, line: &[u8], shown: impl Fn(&str) -> String) -> Result<(), LineError> {
        let line: GradeLine = serde_json::from_slice(line).map_err(|error| LineError::of(line, &error))?;
        let alias = line.alias().ok_or(LineError::Nobody)?;
        let named = line.graded_as.as_ref().or(line.question_id.as_ref());
        let id = named.cloned().unwrap_or_else(|| QuestionId::new("answer"));
        let number = self.question_named("", &id, || line.question(&id));
        let question = self.points_of(number);
        if question.points.len() != line.points.len() {
            return Err(LineError::OtherRubric {
                question: id,
                expected: question.points.len(),
                found: line.points.len(),
            });
        }
        for (point, found) in question.points.iter_mut().zip(&line.points) {
            // A line without values tells them only where a point is earned.
            if point.value == Marks::ZERO {
                point.value = found.value();
            }
        }
        let candidate = self.candidate(&alias, || shown(&alias));
        self.push(CohortAnswer {
            candidate,
            question: number,
            sheet: None,
            attempt: 0,
            standing: Standing::Answered,
            awarded: line.awarded,
            verdicts: line.points.iter().map(LinePoint::verdict).collect(),
            text: None,
        });
        Ok(())
    }
}

impl GradeLine {
    /// Whose answer it is.
    fn alias(&self) -> Option<Cow<'_, str>> {
        let stated = self.candidate.as_ref().filter(|alias| !alias.trim().is_empty());
        match (stated, &self.id) {
            (Some(text), _) | (None, Value::String(text)) => Some(composed(text)),
            (None, Value::Null) => None,
            (None, id) => Some(id.to_string().into()),
        }
    }

    fn question(&self, id: &QuestionId) -> CohortQuestion {
        let points = self.points.iter().map(|point| CohortPoint {
            id: point.id.clone(),
            label: point.label.clone(),
            value: point.value(),
            requirement: match point.requirement {
                Some(LineRequirement::KnockOut) => Requirement::KnockOut,
                Some(LineRequirement::Ordinary) | None => Requirement::Ordinary,
            },
        });
        CohortQuestion {
            id: id.clone(),
            heading: id.to_string(),
            available: self.available,
            kind: if self.available == Marks::ZERO {
                QuestionKind::Behavioural
            } else {
                QuestionKind::Technical
            },
            points: points.collect(),
            ..CohortQuestion::default()
        }
    }
}

impl LinePoint {
    /// What the point is worth: as the line says, else as far as its state tells.
    fn value(&self) -> Marks {
        match (self.value, self.state) {
            (Some(value), _) => value,
            (None, State::Claimed | State::Rejected | State::Absent) if self.marks == Marks::ZERO => {
                Marks::whole(-1)
            }
            (None, _) if self.coverage > 0.0 => {
                Marks::from_hundredths((f64::from(self.marks.hundredths()) / self.coverage).round() as i32)
            }
            (None, _) => Marks::ZERO,
        }
    }

    fn verdict(&self) -> PointVerdict {
        PointVerdict {
            state: self.state,
            automatic: self.state,
            coverage: thousandths(self.coverage),
            marks: self.marks,
        }
    }
}
