//! `examen.submit`: hands a sheet in. What it holds becomes attempts of the history, before the command is answered:
//! whoever reads the answer can rely on it.

use examen_bank::{PointId, Ruling};
use examen_history::{Attempt, Hint, HintGrade, QuestionNames, Source, Tick};
use examen_library::Submission;
use jiff::Timestamp;
use serde_json::json;

use super::arguments::Target;
use super::{Effect, Outcome};
use crate::features::Context;
use crate::grading::{AnswerView, SheetView, Verdicts, own_word};
use crate::practice::{HandedIn, keep};
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
    let counted = view.counted();
    let handed_in: Vec<HandedIn> = counted
        .filter_map(|answer| {
            let names = answer.names()?;
            Some(HandedIn {
                attempt: attempt((&names, &answer), session, now)?,
                before: names.before,
                ticks: ticks(context, &view, &answer),
            })
        })
        .collect();
    let kept = match &context.snapshot.history {
        Some(path) => keep(path, &handed_in, now).map_err(|error| error.to_string()),
        None => Ok(0),
    };
    let result = json!({
        "marks": view.score(),
        "attempts": kept.as_ref().copied().unwrap_or(0),
        "problem": kept.as_ref().err(),
    });
    let submitted = Outcome::of(&result)?.with(Effect::Submit {
        uri: target.uri.clone(),
    });
    Ok(match kept {
        Ok(_) => submitted,
        Err(problem) => submitted.with(Effect::Complain(format!(
            "examen: the attempts are not kept: {problem}; hand the sheet in again later"
        ))),
    })
}

/// The fact to keep of an answer, as the machine graded it; none if there is nothing to grade.
fn attempt(
    (names, answer): (&QuestionNames, &AnswerView<'_>),
    session: Option<&SheetSession>,
    now: Timestamp,
) -> Option<Attempt> {
    let (Verdicts::Graded(grade), Some(question)) = (answer.verdicts, answer.question) else {
        return None;
    };
    let mut hints = session.map_or_else(Vec::new, |session| session.hints(names));
    if session.is_some_and(|session| session.is_revealed(names)) {
        // Who has seen the model answer knows every point.
        hints.extend(question.points().iter().map(|point| Hint {
            grade: HintGrade::Label,
            point: Some(point.id.clone()),
        }));
    }
    let submission = Submission {
        bank: answer.bank.name(),
        question,
        answer: &answer.answer.text.value,
        hints,
        seconds: 0,
        source: Source::Editor,
        at: now,
    };
    Some(submission.attempt(grade))
}

/// What the candidate says about the points of the answer.
fn ticks(context: &Context, view: &SheetView<'_>, answer: &AnswerView<'_>) -> Vec<(PointId, Tick)> {
    let points = answer
        .question
        .map(|question| question.points())
        .unwrap_or_default();
    let said = own_word(&context.snapshot, view, answer);
    points
        .iter()
        .filter_map(|point| {
            let ruling = said.get(&point.id)?;
            // Whoever grants a misconception says that the answer claims it.
            let made = (*ruling == Ruling::Granted) != point.is_misconception();
            let tick = if made { Tick::Made } else { Tick::Missed };
            Some((point.id.clone(), tick))
        })
        .collect()
}
