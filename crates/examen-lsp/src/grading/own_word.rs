//! What the candidate says about the points of an answer, in a review by `self` beside the sheet.

use std::collections::BTreeMap;

use examen_bank::{PointId, ReviewedAnswer, Reviewer, Ruling};
use examen_library::grading::that_can_be_ruled_on;

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
        let of_it = section.answer.as_ref().is_some_and(|judged| judged.value == hash);
        of_it && is_about(section, view, answer)
    });
    on_it
        .flat_map(|section| &section.decisions)
        .map(|decision| (decision.point.value.clone(), decision.ruling))
        .collect()
}

/// Whether `section`, which judged the words of `answer`, means this one. Of several in the same words to questions of one id
/// it means none, unless it names a bank or rules on points that only one has.
fn is_about(section: &ReviewedAnswer, view: &SheetView<'_>, answer: &AnswerView<'_>) -> bool {
    let named = view.chosen.named(&section.question.value);
    let alike = view.answers().filter(|other| {
        other.is_about(&named)
            && (std::ptr::eq(other.answer, answer.answer) || other.answer.hash() == answer.answer.hash())
    });
    let meant = that_can_be_ruled_on(section, alike.collect(), |other: &AnswerView<'_>| other.question);
    matches!(&meant[..], [one] if std::ptr::eq(one.answer, answer.answer))
}
