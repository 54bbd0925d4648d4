//! `examen.grade`: the marks of a sheet, without anything that an answer lacks.

use serde::Serialize;
use serde_json::json;

use super::Outcome;
use super::arguments::{SheetArgument, no_sheet};
use crate::features::{Context, gives_feedback};
use crate::grading::{AnswerView, Verdicts};
use crate::protocol::{Answer, Range, range};

/// The marks of an answer.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct QuestionMarks<'a> {
    /// None where no bank has the question.
    id: Option<&'a str>,
    heading: &'a str,
    range: Range,
    /// `graded`, `skipped`, `blank` or `unknown`; `hidden` in an interview.
    state: &'static str,
    awarded: f64,
    available: f64,
    points_met: usize,
    points: usize,
    knock_outs_missing: usize,
}

/// Runs `examen.grade`.
///
/// # Errors
/// There is no such sheet.
pub(super) fn grade(context: &Context, argument: SheetArgument) -> Answer<Outcome> {
    let view = context
        .sheet(&argument.uri)
        .ok_or_else(|| no_sheet(&argument.uri))?;
    let is_open = gives_feedback(&context.snapshot, &view);
    let wanted = |answer: &AnswerView<'_>| argument.question.as_ref().is_none_or(|id| answer.is_about(id));
    let answers: Vec<AnswerView<'_>> = view.answers().filter(wanted).collect();
    let questions: Vec<QuestionMarks<'_>> = answers.iter().map(|answer| marks(answer, is_open)).collect();
    let awarded: f64 = questions.iter().map(|question| question.awarded).sum();
    let available: f64 = questions.iter().map(|question| question.available).sum();
    Ok(Outcome::of(json!({
        "uri": argument.uri,
        "version": view.document.version,
        "bank": view.chosen.bank.name(),
        "mode": view.front().mode,
        "awarded": awarded,
        "available": available,
        "questions": questions,
    })))
}

fn marks<'a>(answer: &AnswerView<'a>, is_open: bool) -> QuestionMarks<'a> {
    let grade = answer.grade().filter(|_| is_open);
    let score = answer.score();
    QuestionMarks {
        id: answer.question.map(|question| question.id.as_str()),
        heading: &answer.answer.heading.value,
        range: range(answer.heading_span()),
        state: match answer.verdicts {
            _ if !is_open => "hidden",
            Verdicts::Graded(_) => "graded",
            Verdicts::Skipped => "skipped",
            Verdicts::Blank => "blank",
            Verdicts::UnknownQuestion => "unknown",
        },
        awarded: grade.map_or(0.0, |grade| grade.score.awarded.as_f64()),
        available: score.available.as_f64(),
        points_met: grade.map_or(0, examen_grader::Grade::n_met),
        points: grade.map_or(0, examen_grader::Grade::n_points),
        knock_outs_missing: grade.map_or(0, |grade| grade.missing_knock_outs().count()),
    }
}
