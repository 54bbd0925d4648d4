//! `examen.nextQuestion`: another question at the end of the sheet.

use examen_bank::{Question, QuestionId, TextRange};
use examen_library::LoadedBank;
use serde::{Deserialize, Serialize};

use super::arguments::Target;
use super::search::{Wanted, section_for};
use super::{Effect, Outcome};
use crate::features::{Context, edit_of, request_for, with_endings};
use crate::grading::SheetView;
use crate::protocol::{Answer, Failure, Position, position};
use crate::text::Place;

/// Which question is to be added.
#[derive(Debug, Deserialize)]
pub(super) struct NextArgument {
    #[serde(flatten)]
    target: Target,
    id: Option<QuestionId>,
    #[serde(flatten)]
    wanted: Wanted,
}

/// A question and where its answer goes.
#[derive(Debug, Serialize)]
struct Added<'a> {
    id: &'a QuestionId,
    heading: &'a str,
    position: Position,
    added: bool,
}

/// Runs `examen.nextQuestion`.
///
/// # Errors
/// This is no open sheet, or no bank has the question.
pub(super) fn next_question(context: &Context, argument: &NextArgument) -> Answer<Outcome> {
    let view = argument.target.sheet(context)?;
    let question = match &argument.id {
        Some(id) => Some(named(context, &view, id)?),
        None => next(context, &view, &argument.wanted),
    };
    let Some(question) = question else {
        return Outcome::of(&None::<Added<'_>>);
    };
    if let Some(answer) = view.answer_to(&question.id) {
        let end = answer.answer.text.range.end.max(answer.answer.heading.range.end);
        return Outcome::of(&Added {
            id: &question.id,
            heading: &question.heading.value,
            position: position(answer.section.span(TextRange::empty(end)).start),
            added: false,
        });
    }
    let text = &view.document.text;
    let end = view.span(TextRange::empty(text.len()));
    let gap = gap_at_end(&view.document.source());
    let section = format!("{gap}{}", section_for(question));
    let n_lines = section.matches('\n').count() as u32;
    let inserted = with_endings(&section, view.document);
    let edit = edit_of(&context.snapshot, view.document, vec![(end, inserted)]);
    let added = Added {
        id: &question.id,
        heading: &question.heading.value,
        position: position(Place {
            line: end.start.line + n_lines,
            column: 0,
        }),
        added: true,
    };
    let label = "add a question";
    Ok(Outcome::of(&added)?.with(Effect::Edit(Box::new(request_for(label, edit)))))
}

fn named<'c>(context: &'c Context, view: &'c SheetView<'_>, id: &QuestionId) -> Answer<&'c Question> {
    let own = view.chosen.bank.bank.question(id);
    let library = context.snapshot.library.as_ref();
    let any = || library.and_then(|library| Some(library.entry(id)?.1.question));
    own.or_else(any)
        .ok_or_else(|| Failure::invalid_params(format!("no bank has a question `{id}`")))
}

/// The first fitting question behind the last one of the sheet that the sheet does not have, else the first of all.
fn next<'c>(context: &'c Context, view: &'c SheetView<'_>, wanted: &Wanted) -> Option<&'c Question> {
    let library = context.snapshot.library.as_ref()?;
    let own: &LoadedBank = &view.chosen.bank;
    let bank = if wanted.is_bank(own) {
        own
    } else {
        library.banks.iter().find(|bank| wanted.is_bank(bank))?
    };
    let questions = &bank.bank.questions;
    let is_asked = |question: &Question| view.answer_to(&question.id).is_some();
    let last = questions.iter().rposition(is_asked).map_or(0, |last| last + 1);
    let mut behind = questions[last..].iter().chain(&questions[..last]);
    behind.find(|question| !is_asked(question) && wanted.fits(bank, question))
}

/// What has to stand between the end of `text` and a heading.
fn gap_at_end(text: &str) -> &'static str {
    let body = text.trim_end_matches(['\n', '\r', ' ', '\t']);
    if body.is_empty() {
        return "";
    }
    let behind = &text[body.len()..];
    match behind.matches('\n').count().max(behind.matches('\r').count()) {
        0 => "\n\n",
        1 => "\n",
        _ => "",
    }
}
