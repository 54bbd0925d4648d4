//! A question at the end of a sheet.

use examen_bank::{Question, TextRange};
use examen_library::LoadedBank;
use examen_library::grading::is_blank;
use serde::Serialize;

use super::Outcome;
use super::answer_room::AnswerRoom;
use super::open_end::check_closed;
use super::search::section_for;
use crate::features::{Context, edit_of, request_for, with_endings};
use crate::grading::{AnswerView, SheetView};
use crate::protocol::{Answer, ApplyWorkspaceEditParams, Position, position};
use crate::text::Place;

/// A question and where its answer goes.
#[derive(Debug, Serialize)]
struct Added<'a> {
    id: &'a str,
    heading: &'a str,
    position: Position,
    added: bool,
}

/// Adds `question` of `bank` to the end of the sheet, unless it is there, and makes room for its answer.
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
        let (place, edit) = place_in(context, view, &answer)?;
        let outcome = Outcome::of(&Added {
            id: &called,
            heading: &question.heading.value,
            position: position(place),
            added: false,
        })?;
        return Ok(edit.into_iter().fold(outcome, Outcome::after));
    }
    let text = &view.document.text;
    let end = view.span(TextRange::empty(text.len()));
    let source = view.document.source();
    check_closed(&source, "the question")?;
    let gap = gap_at_end(&source);
    let head = format!("{gap}{}", section_for(question, &called));
    let room = AnswerRoom::below(&head, TextRange::new(0, head.len()));
    let section = format!("{head}{}", room.missing);
    let inserted = with_endings(&section, view.document);
    let edit = edit_of(&context.snapshot, view.document, vec![(end, inserted)]);
    let added = Added {
        id: &called,
        heading: &question.heading.value,
        position: position(Place {
            line: end.start.line + room.line_in(&head),
            column: 0,
        }),
        added: true,
    };
    let label = "add a question";
    Ok(Outcome::of(&added)?.after(request_for(label, edit)))
}

/// Where the answer goes on, and the edit that makes room for it where it is not begun: what is written right below a
/// quotation belongs to that, and so does what is written behind a comment.
///
/// # Errors
/// What stands there would swallow it.
fn place_in(
    context: &Context,
    view: &SheetView<'_>,
    answer: &AnswerView<'_>,
) -> Answer<(Place, Option<ApplyWorkspaceEditParams>)> {
    let own = answer.answer;
    let last_line = own.text.value.lines().next_back().unwrap_or_default();
    if !is_blank(&own.text.value) && !last_line.trim_start().starts_with('>') {
        let end = TextRange::empty(own.text.range.end);
        return Ok((answer.section.span(end).start, None));
    }
    let source = view.document.source();
    let start = answer.section.start;
    let section = TextRange::new(start + own.range.start, start + own.range.end);
    let room = AnswerRoom::below(&source, section);
    check_closed(&source[section.start..room.at], "the answer")?;
    let head_end = view.span(TextRange::empty(room.at));
    let place = Place {
        line: head_end.start.line + AnswerRoom::N_LINES_BELOW,
        column: 0,
    };
    let missing = (!room.missing.is_empty()).then(|| {
        let inserted = with_endings(&room.missing, view.document);
        let edit = edit_of(&context.snapshot, view.document, vec![(head_end, inserted)]);
        request_for("make room for the answer", edit)
    });
    Ok((place, missing))
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
