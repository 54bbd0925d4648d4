//! Questions and points that reviews and cases name.

use examen_bank::{FileKind, GradedBy, Reviewer, TextRange};

use super::bank::{about_point, about_question, about_statement};
use super::on_key;
use crate::features::Context;
use crate::features::navigation::Named;
use crate::state::Document;

/// Whether points are told, too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    Points,
    QuestionsAlone,
}

/// What stands at `offset` of a review. A learner who rules on an answer is not told what it lacks.
pub(super) fn in_review(
    context: &Context,
    document: &Document,
    offset: usize,
) -> Option<(TextRange, String)> {
    let review = &document.review().value;
    let told = match review.reviewer() {
        Reviewer::Learner => Told::QuestionsAlone,
        Reviewer::Mentor(_) => Told::Points,
    };
    on_key(FileKind::Review, &review.front, offset).or_else(|| named(context, document, offset, told))
}

/// What stands at `offset` of a case file.
pub(super) fn in_cases(context: &Context, document: &Document, offset: usize) -> Option<(TextRange, String)> {
    named(context, document, offset, Told::Points)
}

/// The question or the point in full, and what it is worth.
fn named(context: &Context, document: &Document, offset: usize, told: Told) -> Option<(TextRange, String)> {
    let named = Named::at(&context.snapshot, document, offset)?;
    let question = named.question;
    let Some(id) = &named.point else {
        let heading = &question.heading.value;
        return Some((named.range, format!("{heading}\n\n{}", about_question(question))));
    };
    if told == Told::QuestionsAlone {
        return None;
    }
    let points = question.points();
    let point = points.iter().find(|point| point.id == *id)?;
    let about = match question.graded_by() {
        GradedBy::ModelAnswer => about_statement(point),
        GradedBy::Points | GradedBy::Nothing => about_point(point),
    };
    Some((named.range, format!("{}\n\n{about}", point.label.value)))
}
