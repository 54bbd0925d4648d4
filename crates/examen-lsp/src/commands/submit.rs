//! `examen.submit`: hands a sheet in. What it holds becomes attempts of the history.

use examen_history::{Attempt, Hint, HintGrade, Source};
use examen_library::Submission;
use jiff::Timestamp;
use serde_json::json;

use super::arguments::Target;
use super::{Effect, Outcome};
use crate::features::Context;
use crate::grading::{AnswerView, SheetView, Verdicts};
use crate::protocol::Answer;
use crate::state::SheetSession;

/// Runs `examen.submit`.
///
/// # Errors
/// This is no open sheet.
pub(super) fn submit(context: &Context, target: &Target) -> Answer<Outcome> {
    let view = target.sheet(context)?;
    let session = context.snapshot.session(&target.uri);
    let now = Timestamp::now();
    // What was handed in before and is still the same is no new attempt.
    let is_new = |answer: &AnswerView<'_>| {
        let question = answer.question.zip(session);
        question
            .is_none_or(|(question, session)| session.submitted(&question.id) != Some(answer.answer.hash()))
    };
    let new = view.answers().filter(is_new);
    let attempts: Vec<Attempt> = new
        .filter_map(|answer| attempt(&view, &answer, session, now))
        .collect();
    let outcome = Outcome::of(&json!({ "marks": view.score(), "attempts": attempts.len() }))?;
    Ok(outcome.with(Effect::Submit {
        uri: target.uri.clone(),
        attempts,
    }))
}

/// The fact to keep of an answer, as the machine graded it; none if there is nothing to grade.
fn attempt(
    view: &SheetView<'_>,
    answer: &AnswerView<'_>,
    session: Option<&SheetSession>,
    now: Timestamp,
) -> Option<Attempt> {
    let (Verdicts::Graded(grade), Some(question)) = (answer.verdicts, answer.question) else {
        return None;
    };
    let mut hints = session.map_or_else(Vec::new, |session| session.hints(&question.id).to_vec());
    if session.is_some_and(|session| session.is_revealed(&question.id)) {
        // Who has seen the model answer knows every point.
        hints.extend(question.rubric.points.iter().map(|point| Hint {
            grade: HintGrade::Label,
            point: Some(point.id.clone()),
        }));
    }
    let submission = Submission {
        bank: view.chosen.bank.name(),
        question,
        answer: &answer.answer.text.value,
        hints,
        seconds: 0,
        source: Source::Editor,
        at: now,
    };
    Some(submission.attempt(grade))
}
