//! `examen.nextQuestion` with `due`: the question that would teach most now.

use examen_history::schedule::{Standing, Wanted};
use serde_json::Value;

use super::add_question::add_question;
use super::{Effect, Outcome};
use crate::features::Context;
use crate::grading::SheetView;
use crate::practice::{Remembered, Remembering, until};
use crate::protocol::Answer;

/// Adds the first question of the plan that the sheet does not have: what is due by the marks that would be lost, new
/// ones in between. Only questions of the sheet's bank, also where it answers some of others.
pub(super) fn next_due(context: &Context, view: &SheetView<'_>, topic: Option<&str>) -> Answer<Outcome> {
    let remembered = context.remember()?;
    let bank = view.chosen.bank.name();
    let wanted = Wanted {
        topic: topic.map(str::to_owned),
        ..Wanted::default()
    };
    let is_open = |known: &Remembering<'_>| {
        known.entry.key.bank == bank && view.answer_of(&bank, &known.entry.key.question).is_none()
    };
    let mut plan = remembered.plan(&wanted).filter(is_open);
    let question = plan.find_map(|known| view.chosen.bank.bank.question(&known.entry.key.question));
    let outcome = match question {
        Some(question) => add_question(context, view, (&view.chosen.bank, question))?,
        None => Outcome::of(&Value::Null)?.with(Effect::Say(nothing(&remembered, &bank))),
    };
    Ok(outcome.with(Effect::Recall))
}

/// Why there is nothing to add, and what else there is.
fn nothing(remembered: &Remembered, bank: &str) -> String {
    let n_elsewhere = remembered
        .plan(&Wanted::default())
        .filter(|known| known.entry.key.bank != bank)
        .count();
    let soonest = remembered
        .questions()
        .filter(|known| known.entry.key.bank == bank)
        .filter_map(|known| match known.status.standing {
            Standing::Later(due) => Some(due),
            Standing::New | Standing::Due(_) => None,
        })
        .min();
    let then = soonest.map(|due| {
        format!(
            "; the next one is {}",
            until(Standing::Later(due), remembered.now())
        )
    });
    let elsewhere = match n_elsewhere {
        0 => String::new(),
        1 => "; another bank has one to ask".to_owned(),
        n => format!("; other banks have {n} to ask"),
    };
    format!(
        "nothing of `{bank}` is due today that is not in this sheet{}{elsewhere}",
        then.unwrap_or_default()
    )
}
