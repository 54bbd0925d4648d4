//! What the candidate says about the points of an answer, in a review by `self` beside the sheet.

use std::collections::BTreeMap;

use examen_bank::{PointId, Reviewer, Ruling};

use super::view::{AnswerView, SheetView};
use crate::state::Snapshot;

/// The candidate's rulings on `answer` as it stands; those on what it was before say nothing about it.
pub(crate) fn own_word(
    snapshot: &Snapshot,
    view: &SheetView<'_>,
    answer: &AnswerView<'_>,
) -> BTreeMap<PointId, Ruling> {
    let reviews = snapshot.reviews_of(view.document).iter();
    let own = reviews.filter(|file| file.review.reviewer() == Reviewer::Learner);
    let sections = own.flat_map(|file| &file.review.answers);
    let hash = answer.answer.hash();
    let on_it = sections.filter(|section| {
        let judged = section.answer.as_ref().map(|judged| judged.value);
        judged == Some(hash) && answer.is_about(&section.question.value)
    });
    on_it
        .flat_map(|section| &section.decisions)
        .map(|decision| (decision.point.value.clone(), decision.ruling))
        .collect()
}
