//! What a model answer states, written into a list of points: where an author begins who wants evidence lines.

use examen_bank::{Bank, GradedBy, TextEdit, TextRange};

use crate::state::Document;

/// What the action is called.
pub(super) const TITLE: &str =
    "write what the model answer states into a list of points, to give them evidence lines";

/// Where the question at `selected` begins, if its model answer can be written as points. One on its heading or in its
/// answer is meant.
pub(super) fn is_offered(document: &Document, selected: TextRange) -> Option<usize> {
    let questions = document.bank().value.questions.iter();
    let mut here = questions.filter(|question| {
        let answer = question.answer.as_ref().map(|part| part.range);
        question.heading.range.touches(selected) || answer.is_some_and(|range| range.touches(selected))
    });
    let question = here.find(|question| question.graded_by() == GradedBy::ModelAnswer)?;
    Some(question.range.start)
}

/// The edits that write the points of the question that begins at `start`.
pub(super) fn edits(document: &Document, start: usize) -> Option<Vec<TextEdit>> {
    let mut bank: Bank = document.bank().value.clone();
    let mut questions = bank.questions.iter_mut();
    let question = questions.find(|question| question.range.start == start)?;
    question.rubric.points = question.model_answer()?.points;
    Some(bank.reprint_edits(&document.source()))
}
