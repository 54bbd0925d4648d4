//! `examen.hint`: help in four grades, each of which is recorded.

use examen_bank::QuestionId;
use examen_history::HintGrade;
use examen_library::next_hint;
use serde::{Deserialize, Serialize};

use super::arguments::Target;
use super::{Effect, Outcome};
use crate::features::Context;
use crate::protocol::{Answer, Failure};

/// Which hint is asked for.
#[derive(Debug, Deserialize)]
pub(super) struct HintArgument {
    #[serde(flatten)]
    target: Target,
    /// 1 to 4; the next one without it.
    grade: Option<usize>,
    /// Whether the client shows the result itself.
    #[serde(default)]
    quiet: bool,
}

/// A hint.
#[derive(Debug, Serialize)]
struct Given {
    id: Option<QuestionId>,
    /// 1 to 4.
    grade: usize,
    grades: usize,
    text: String,
}

/// Runs `examen.hint`.
///
/// # Errors
/// This is no open sheet, an interview, a place without a question, or no grade.
pub(super) fn hint(context: &Context, argument: &HintArgument) -> Answer<Outcome> {
    let view = argument.target.sheet_with_feedback(context)?;
    let answer = argument.target.answer(context, &view);
    let found = answer.and_then(|answer| Some((answer, answer.question?, answer.names()?)));
    let (answer, question, question_key) =
        found.ok_or_else(|| Failure::invalid_params("there is no question of a bank here"))?;
    let wanted = argument.grade.map(grade_of).transpose()?;
    let session = context.snapshot.session(&argument.target.uri);
    let mut taken = session
        .map(|session| session.hints(&question_key))
        .unwrap_or_default();
    let n_before = taken.len();
    // What was not answered lacks everything.
    let blank = answer
        .bank
        .entry(&question.id)
        .map(|entry| entry.matcher.mark(""));
    let grade = answer.grade().or(blank.as_ref());
    let grade = grade.ok_or_else(|| Failure::internal("the question is not in its bank"))?;
    let mut last = None;
    while let Some(next) = next_hint(question, grade, &taken) {
        let is_enough = wanted.is_none_or(|wanted| next.hint.grade >= wanted);
        taken.push(next.hint.clone());
        last = Some(next);
        if is_enough {
            break;
        }
    }
    let given = last.map(|hint| Given {
        id: answer.key(),
        grade: number_of(hint.hint.grade),
        grades: HintGrade::ALL.len(),
        text: hint.text,
    });
    let mut outcome = Outcome::of(&given)?.with(Effect::RecordHints {
        uri: argument.target.uri.clone(),
        question: question_key,
        hints: taken.split_off(n_before),
    });
    if !argument.quiet {
        let nothing = "there is nothing left to hint at".to_owned();
        outcome = outcome.with(Effect::Say(given.map_or(nothing, |given| given.text)));
    }
    Ok(outcome)
}

fn grade_of(number: usize) -> Answer<HintGrade> {
    let grade = number.checked_sub(1).and_then(|idx| HintGrade::ALL.get(idx));
    grade
        .copied()
        .ok_or_else(|| Failure::invalid_params(format!("{number} is no grade of a hint; use 1 to 4")))
}

fn number_of(grade: HintGrade) -> usize {
    HintGrade::ALL
        .iter()
        .position(|other| *other == grade)
        .unwrap_or(0)
        + 1
}
