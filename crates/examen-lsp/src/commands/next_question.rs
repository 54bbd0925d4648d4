//! `examen.nextQuestion`: another question at the end of the sheet.

use examen_bank::{Question, QuestionId};
use examen_library::LoadedBank;
use serde::Deserialize;
use serde_json::Value;

use super::add_question::add_question;
use super::arguments::Target;
use super::next_due::next_due;
use super::search::Wanted;
use super::{Effect, Outcome};
use crate::features::Context;
use crate::grading::SheetView;
use crate::protocol::{Answer, Failure};

/// Which question is to be added.
#[derive(Debug, Deserialize)]
pub(super) struct NextArgument {
    #[serde(flatten)]
    target: Target,
    id: Option<QuestionId>,
    /// Whether the schedule decides.
    #[serde(default)]
    due: bool,
    #[serde(flatten)]
    wanted: Wanted,
}

/// Runs `examen.nextQuestion`.
///
/// # Errors
/// This is no open sheet, no bank has the question, or what stands last in the sheet would swallow it.
pub(super) fn next_question(context: &Context, argument: &NextArgument) -> Answer<Outcome> {
    let view = argument.target.sheet(context)?;
    match &argument.id {
        Some(id) => add_question(context, &view, named(context, &view, id)?),
        None if argument.due => next_due(context, &view, argument.wanted.topic()),
        None => match next(context, &view, &argument.wanted) {
            Some(question) => add_question(context, &view, question),
            None => {
                Ok(Outcome::of(&Value::Null)?.with(Effect::Say(nothing(context, &view, &argument.wanted))))
            }
        },
    }
}

/// The question called `id` of a bank of the sheet, else of any.
fn named<'c>(
    context: &'c Context,
    view: &'c SheetView<'_>,
    id: &QuestionId,
) -> Answer<(&'c LoadedBank, &'c Question)> {
    let own = view.chosen.question_called(id);
    let library = context.snapshot.library.as_ref();
    own.or_else(|| library?.question(id))
        .ok_or_else(|| Failure::invalid_params(format!("no bank has a question `{id}`")))
}

/// The bank of the sheet if it will do, else the first that does.
fn bank<'c>(context: &'c Context, view: &'c SheetView<'_>, wanted: &Wanted) -> Option<&'c LoadedBank> {
    let own: &LoadedBank = &view.chosen.bank;
    if wanted.is_bank(own) {
        return Some(own);
    }
    let mut banks = context.snapshot.library.as_ref()?.banks.iter();
    banks.find(|bank| wanted.is_bank(bank)).map(|bank| &**bank)
}

/// Why there is nothing to add.
fn nothing(context: &Context, view: &SheetView<'_>, wanted: &Wanted) -> String {
    let Some(bank) = bank(context, view, wanted) else {
        return format!("there is no bank `{}`", wanted.bank().unwrap_or_default());
    };
    let mut which = format!("of `{}`", bank.name());
    if let Some(topic) = wanted.topic() {
        which += &format!(" about `{topic}`");
    }
    if let Some(level) = wanted.level() {
        which += &format!(" of level {level}");
    }
    let mut questions = bank.bank.questions.iter();
    if questions.any(|question| wanted.fits(bank, question)) {
        format!("this sheet has all questions {which}")
    } else {
        format!("there is no question {which}")
    }
}

/// The first fitting question behind the last one of the sheet that the sheet does not have, else the first of all.
fn next<'c>(
    context: &'c Context,
    view: &'c SheetView<'_>,
    wanted: &Wanted,
) -> Option<(&'c LoadedBank, &'c Question)> {
    let bank = bank(context, view, wanted)?;
    let questions = &bank.bank.questions;
    let name = bank.name();
    let is_asked = |question: &Question| view.answer_of(&name, &question.id).is_some();
    let last = questions.iter().rposition(is_asked).map_or(0, |last| last + 1);
    let mut behind = questions[last..].iter().chain(&questions[..last]);
    let question = behind.find(|question| !is_asked(question) && wanted.fits(bank, question))?;
    Some((bank, question))
}
