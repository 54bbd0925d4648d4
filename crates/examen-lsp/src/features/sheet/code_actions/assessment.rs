//! “I did say this”, “I did not say this”: the candidate's own ruling, in a review beside the sheet, apart from the
//! marks.

use std::path::{Path, PathBuf};

use examen_bank::{
    Decision, FrontMatter, Located, PointId, QuestionId, Review, ReviewedAnswer, Reviewer, Ruling, TextEdit,
    TextRange,
};
use examen_library::grading::sheet_of;

use crate::features::Context;
use crate::features::changes::{Changes, creates_files};
use crate::grading::{AnswerView, SheetView};
use crate::protocol::{Answer, Failure, WorkspaceEdit, uri_of};

/// The edit that notes in the candidate's review whether the answer makes `point`; without a ruling, what is noted there
/// is taken back.
///
/// # Errors
/// The review cannot be made, or is there and is none by the candidate on this sheet.
pub(super) fn edit(
    context: &Context,
    view: &SheetView<'_>,
    answer: &AnswerView<'_>,
    point: &PointId,
    ruling: Option<Ruling>,
) -> Answer<WorkspaceEdit> {
    let sheet = view.document.path.as_ref();
    let sheet = sheet.ok_or_else(|| Failure::refused("save the sheet first: a review names its file"))?;
    let path = review_of(sheet);
    let uri = uri_of(&path).ok_or_else(|| Failure::internal("the review has no URI"))?;
    let before = context.file_if_there(&path, &uri)?;
    let mut review = match &before {
        Some(document) if !document.source().trim().is_empty() => {
            let review = document.review().value.clone();
            check_own(&review, &path, sheet)?;
            review
        }
        Some(_) | None => new_review(sheet),
    };
    rule(&mut review, (view, answer), point, ruling);
    let mut changes = Changes::of(&context.snapshot);
    match before {
        Some(document) => {
            let source = document.source();
            let all = TextEdit {
                range: TextRange::new(0, source.len()),
                replacement: review.reprint(&source),
            };
            changes.add(&document, context.open_version(&document.uri), vec![all]);
        }
        None if creates_files(&context.snapshot.client) => changes.create(uri, review.print()),
        None => {
            return Err(Failure::refused(
                "the editor cannot make new files; make a review by hand",
            ));
        }
    }
    Ok(changes.finish())
}

/// `c-07.self.review.md` for `c-07.answers.md`.
fn review_of(sheet: &Path) -> PathBuf {
    let name = name_of(sheet);
    let stem = name
        .strip_suffix(".answers.md")
        .or_else(|| name.strip_suffix(".md"));
    sheet.with_file_name(format!("{}.self.review.md", stem.unwrap_or(&name)))
}

fn new_review(sheet: &Path) -> Review {
    let mut front = FrontMatter::default();
    front.push("review", name_of(sheet));
    front.push("reviewer", "self");
    Review {
        front,
        answers: Vec::new(),
    }
}

/// Whether the candidate's word counts in the review at `path`.
///
/// # Errors
/// It is by somebody else, whose rulings change marks, or on another sheet.
fn check_own(review: &Review, path: &Path, sheet: &Path) -> Answer<()> {
    if let Reviewer::Mentor(name) = review.reviewer() {
        return Err(Failure::refused(format!(
            "{}: this review is by `{name}` and not by `self`, so that what you say would count as a mentor's ruling; write \
             `reviewer: self` into its front matter, or give it another name",
            path.display()
        )));
    }
    if sheet_of(path, review) != sheet_of(path, &new_review(sheet)) {
        return Err(Failure::refused(format!(
            "{}: this review is not of this sheet; write `review: {}` into its front matter, or give it another name",
            path.display(),
            name_of(sheet)
        )));
    }
    Ok(())
}

fn name_of(sheet: &Path) -> String {
    let name = sheet.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// Rules on `point`, in the section on this answer. Rulings on what the answer was before are dropped: they would be taken for
/// rulings on what it is now.
fn rule(
    review: &mut Review,
    (view, answer): (&SheetView<'_>, &AnswerView<'_>),
    point: &PointId,
    ruling: Option<Ruling>,
) {
    let Some(called) = answer.key() else {
        return;
    };
    let hash = answer.answer.hash();
    let section_idx = section_on(review, view, (answer, &called)).unwrap_or_else(|| {
        review.answers.push(ReviewedAnswer {
            range: TextRange::default(),
            question: Located::built(called),
            answer: None,
            decisions: Vec::new(),
            comment: String::new(),
        });
        review.answers.len() - 1
    });
    let section = &mut review.answers[section_idx];
    if section.answer.as_ref().map(|judged| judged.value) != Some(hash) {
        section.decisions.clear();
        section.answer = Some(Located::built(hash));
    }
    section
        .decisions
        .retain(|decision| decision.point.value != *point);
    section.decisions.extend(ruling.map(|ruling| Decision {
        range: TextRange::default(),
        point: Located::built(point.clone()),
        ruling,
        reason: None,
    }));
}

/// The section of `review` on `answer`, whose question the sheet calls `called`: one that judged it as it stands before one on
/// what it was. That has to say which bank is meant where others have a question of this id.
fn section_on(
    review: &Review,
    view: &SheetView<'_>,
    (answer, called): (&AnswerView<'_>, &QuestionId),
) -> Option<usize> {
    let judged = view.judged();
    let mut answers = view.answers();
    let place = answers.position(|other| std::ptr::eq(other.answer, answer.answer))?;
    let is_meant = |section: &ReviewedAnswer| judged.meant_by(section) == Some(place);
    let is_as_it_stands = |section: &ReviewedAnswer| {
        let hash = section.answer.as_ref().map(|judged| judged.value);
        hash == Some(judged.hash(place))
    };
    let sections = &review.answers;
    let on_it = sections
        .iter()
        .position(|section| is_as_it_stands(section) && is_meant(section));
    let is_exact = |section: &ReviewedAnswer| {
        let written = &section.question.value;
        view.chosen.named(written).bank.is_some() || !called.as_str().contains('/')
    };
    on_it.or_else(|| {
        sections
            .iter()
            .position(|section| is_exact(section) && is_meant(section))
    })
}
