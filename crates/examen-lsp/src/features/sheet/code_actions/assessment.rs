//! “I did say this”, “I did not say this”: the candidate's own ruling, in a review beside the sheet, apart from the
//! marks.

use std::path::{Path, PathBuf};

use examen_bank::{
    AnswerHash, Decision, FrontMatter, Located, PointId, Review, ReviewedAnswer, Ruling, TextEdit, TextRange,
};

use crate::features::Context;
use crate::features::changes::{Changes, creates_files};
use crate::grading::{AnswerView, SheetView};
use crate::protocol::{Answer, Failure, WorkspaceEdit, uri_of};

/// The edit that notes in the candidate's review whether the answer makes `point`; without a ruling, what is noted there
/// is taken back.
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
        Some(document) => document.review().value.clone(),
        None => new_review(sheet),
    };
    rule(&mut review, (answer, &others(view, answer)), point, ruling);
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
    let name = sheet.file_name().unwrap_or_default().to_string_lossy();
    let stem = name
        .strip_suffix(".answers.md")
        .or_else(|| name.strip_suffix(".md"));
    sheet.with_file_name(format!("{}.self.review.md", stem.unwrap_or(&name)))
}

fn new_review(sheet: &Path) -> Review {
    let mut front = FrontMatter::default();
    front.push("review", sheet.file_name().unwrap_or_default().to_string_lossy());
    front.push("reviewer", "self");
    Review {
        front,
        answers: Vec::new(),
    }
}

/// The hashes of the other answers to questions with the id of this one's: two banks of a sheet may have one.
fn others(view: &SheetView<'_>, answer: &AnswerView<'_>) -> Vec<AnswerHash> {
    let own = answer.answer.hash();
    let id = answer.question.map(|question| &question.id);
    let about = view
        .answers()
        .filter(|other| id.is_some_and(|id| other.is_about(id)));
    let hashes = about.map(|other| other.answer.hash());
    hashes.filter(|hash| *hash != own).collect()
}

/// Rules on `point`, in the section on this answer, which is none of those on `others`. Rulings on what the answer was
/// before are dropped: they would be taken for rulings on what it is now.
fn rule(
    review: &mut Review,
    (answer, others): (&AnswerView<'_>, &[AnswerHash]),
    point: &PointId,
    ruling: Option<Ruling>,
) {
    let Some(question) = answer.question else {
        return;
    };
    let hash = answer.answer.hash();
    let is_about = |section: &ReviewedAnswer| section.question.value == question.id;
    let is_of_other = |section: &ReviewedAnswer| {
        let judged = section.answer.as_ref();
        judged.is_some_and(|judged| others.contains(&judged.value))
    };
    let mut sections = review.answers.iter();
    let found = sections.position(|section| is_about(section) && !is_of_other(section));
    let section_idx = found.unwrap_or_else(|| {
        review.answers.push(ReviewedAnswer {
            range: TextRange::default(),
            question: Located::built(question.id.clone()),
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
