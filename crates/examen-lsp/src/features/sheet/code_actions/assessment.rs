//! “I did say this”: the candidate's own ruling, in a review beside the sheet, apart from the marks.

use std::path::{Path, PathBuf};

use examen_bank::{Decision, FrontMatter, Located, PointId, Review, ReviewedAnswer, Ruling, TextRange};

use super::span_in;
use crate::features::Context;
use crate::grading::{AnswerView, SheetView};
use crate::protocol::{
    Answer, CreateFile, CreateFileOptions, DocumentChangeOperation, DocumentChanges, Failure, OneOf,
    OptionalVersionedTextDocumentIdentifier, ResourceOp, TextDocumentEdit, TextEdit, Uri, WorkspaceEdit,
    uri_of,
};

/// The edit that notes in the candidate's review that the answer makes `point`.
pub(super) fn edit(
    context: &Context,
    view: &SheetView<'_>,
    answer: &AnswerView<'_>,
    point: &PointId,
) -> Answer<WorkspaceEdit> {
    let sheet = view.document.path.as_ref();
    let sheet = sheet.ok_or_else(|| Failure::refused("save the sheet first: a review names its file"))?;
    let path = review_of(sheet);
    let uri = uri_of(&path).ok_or_else(|| Failure::internal("the review has no URI"))?;
    let before = context.snapshot.buffers().read(&path).ok().map(|file| file.text);
    let mut review = match &before {
        Some(text) => Review::parse(text).value,
        None => new_review(sheet),
    };
    grant(&mut review, answer, point);
    Ok(match before {
        Some(text) => replace_all(context, uri, &text, review.reprint(&text)),
        None => create(uri, review.print()),
    })
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

/// Grants `point`, in the section on this answer. Rulings on what the answer was before are dropped: they would be
/// taken for rulings on what it is now.
fn grant(review: &mut Review, answer: &AnswerView<'_>, point: &PointId) {
    let Some(question) = answer.question else {
        return;
    };
    let hash = answer.answer.hash();
    let is_on_it = |section: &ReviewedAnswer| section.question.value == question.id;
    let section_idx = review.answers.iter().position(is_on_it).unwrap_or_else(|| {
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
    section.decisions.push(Decision {
        range: TextRange::default(),
        point: Located::built(point.clone()),
        ruling: Ruling::Granted,
        reason: None,
    });
}

fn replace_all(context: &Context, uri: Uri, before: &str, after: String) -> WorkspaceEdit {
    let all = TextRange::new(0, before.len());
    let edit = TextEdit {
        range: span_in(before, all, context),
        new_text: after,
    };
    WorkspaceEdit {
        changes: Some([(uri, vec![edit])].into()),
        ..WorkspaceEdit::default()
    }
}

fn create(uri: Uri, text: String) -> WorkspaceEdit {
    let create = ResourceOp::Create(CreateFile {
        uri: uri.clone(),
        options: Some(CreateFileOptions {
            overwrite: Some(false),
            ignore_if_exists: Some(true),
        }),
        annotation_id: None,
    });
    let insert = TextDocumentEdit {
        text_document: OptionalVersionedTextDocumentIdentifier { uri, version: None },
        edits: vec![OneOf::Left(TextEdit {
            range: Default::default(),
            new_text: text,
        })],
    };
    WorkspaceEdit {
        document_changes: Some(DocumentChanges::Operations(vec![
            DocumentChangeOperation::Op(create),
            DocumentChangeOperation::Edit(insert),
        ])),
        ..WorkspaceEdit::default()
    }
}
