//! `examen.reveal`: the model answer as a quoted block, which is not graded.

use examen_bank::TextRange;
use serde_json::json;

use super::answer_room::AnswerRoom;
use super::arguments::Target;
use super::open_end::check_closed;
use super::{Effect, Outcome};
use crate::features::{Context, edit_of, request_for, with_endings};
use crate::protocol::{Answer, Failure};

/// Runs `examen.reveal`.
///
/// # Errors
/// This is no open sheet, an interview, a place without a question, a question without a model answer, or an
/// answer that would swallow it.
pub(super) fn reveal(context: &Context, target: &Target) -> Answer<Outcome> {
    let view = target.sheet_with_feedback(context)?;
    let answer = target.answer(context, &view);
    let found = answer.and_then(|answer| Some((answer, answer.question?, answer.names()?)));
    let (answer, question, question_key) =
        found.ok_or_else(|| Failure::invalid_params("there is no question of a bank here"))?;
    let model = question.answer.as_ref().map(|model| model.shown_text());
    let model = model
        .filter(|text| !text.is_empty())
        .ok_or_else(|| Failure::refused("the bank has no model answer to this question"))?;
    let text = quoted(&model);
    // Behind the text, or behind heading and comment where there is none.
    let own = answer.answer;
    let end = if own.text.range.is_empty() {
        end_of_head(answer.section.piece.text(), own.range)
    } else {
        own.text.range.end
    };
    check_closed(
        answer.section.piece.text().get(..end).unwrap_or_default(),
        "the model answer",
    )?;
    // What is typed right below a quotation belongs to that.
    let room = AnswerRoom::behind(&view.document.source(), answer.section.start + end);
    let inserted = with_endings(&format!("\n\n{text}{}", room.missing), view.document);
    let span = answer.section.span(TextRange::empty(end));
    let edit = edit_of(&context.snapshot, view.document, vec![(span, inserted)]);
    let outcome = Outcome::of(&json!({ "id": answer.key(), "text": text }))?;
    Ok(outcome
        .with(Effect::RecordReveal {
            uri: target.uri.clone(),
            question: question_key,
        })
        .after(request_for("reveal the model answer", edit)))
}

fn quoted(text: &str) -> String {
    let lines = text
        .trim()
        .lines()
        .map(|line| format!("> {line}").trim_end().to_owned());
    lines.collect::<Vec<_>>().join("\n")
}

/// The end of the last line with text in `section`, which has none but its heading and comment.
fn end_of_head(text: &str, section: TextRange) -> usize {
    section.start + section.of(text).trim_end().len()
}
