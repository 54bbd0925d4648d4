//! A question at the end of a sheet.

use examen_bank::{Question, TextRange};
use examen_library::LoadedBank;
use serde::Serialize;

use super::Outcome;
use super::open_end::check_closed;
use super::search::section_for;
use crate::features::{Context, edit_of, request_for, with_endings};
use crate::grading::SheetView;
use crate::protocol::{Answer, Position, position};
use crate::text::Place;

/// A question and where its answer goes.
#[derive(Debug, Serialize)]
struct Added<'a> {
    id: &'a str,
    heading: &'a str,
    position: Position,
    added: bool,
}

/// Adds `question` of `bank` to the end of the sheet, unless it is there.
///
/// # Errors
/// What stands last in the sheet would swallow it.
pub(super) fn add_question(
    context: &Context,
    view: &SheetView<'_>,
    (bank, question): (&LoadedBank, &Question),
) -> Answer<Outcome> {
    let called = view.chosen.written_id(bank, &question.id);
    if let Some(answer) = view.answer_of(&bank.name(), &question.id) {
        let end = answer.answer.text.range.end.max(answer.answer.heading.range.end);
        return Outcome::of(&Added {
            id: &called,
            heading: &question.heading.value,
            position: position(answer.section.span(TextRange::empty(end)).start),
            added: false,
        });
    }
    let text = &view.document.text;
    let end = view.span(TextRange::empty(text.len()));
    let source = view.document.source();
    check_closed(&source, "the question")?;
    let gap = gap_at_end(&source);
    let section = format!("{gap}{}", section_for(question, &called));
    let n_lines = section.matches('\n').count() as u32;
    let inserted = with_endings(&section, view.document);
    let edit = edit_of(&context.snapshot, view.document, vec![(end, inserted)]);
    let added = Added {
        id: &called,
        heading: &question.heading.value,
        position: position(Place {
            line: end.start.line + n_lines,
            column: 0,
        }),
        added: true,
    };
    let label = "add a question";
    Ok(Outcome::of(&added)?.after(request_for(label, edit)))
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
