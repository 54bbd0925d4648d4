//! Renaming questions and points everywhere: in the bank, and in the sheets, reviews and cases that name them.

use examen_bank::{Bank, FileKind, PointId, Question, QuestionId, TextEdit, TextRange};

use super::corpus::{CorpusFile, file_at};
use super::names::occurrences;
use super::occurrence::{Form, Name, Occurrence, occurrence_at};
use super::references::mentions;
use crate::features::Context;
use crate::features::changes::Changes;
use crate::protocol::{
    Answer, Failure, PrepareRenameResponse, RenameParams, TextDocumentPositionParams, WorkspaceEdit,
};

/// `textDocument/prepareRename`
///
/// # Errors
/// What stands there has no name, or one that cannot be changed.
pub(crate) fn prepare_rename(
    context: &Context,
    params: TextDocumentPositionParams,
) -> Answer<Option<PrepareRenameResponse>> {
    let Some(document) = context.known(&params.text_document.uri) else {
        return Ok(None);
    };
    let at = named_at(context, &params)?;
    let bank = bank_of(context, &at.name)?;
    check_written(&bank.document.bank().value, &at.name)?;
    Ok(Some(PrepareRenameResponse::RangeWithPlaceholder {
        range: context.range(document, at.range),
        placeholder: at.name.id().to_owned(),
    }))
}

/// `textDocument/rename`
///
/// # Errors
/// What stands there has no name, or one that cannot be changed; or the new name cannot be used.
pub(crate) fn rename(context: &Context, params: RenameParams) -> Answer<Option<WorkspaceEdit>> {
    let place = params.text_document_position;
    if context.known(&place.text_document.uri).is_none() {
        return Ok(None);
    }
    let name = named_at(context, &place)?.name;
    let bank = bank_of(context, &name)?;
    let new = params.new_name.trim();
    let renamed = renamed(&bank.document.bank().value, &name, new)?;
    let mut changes = Changes::of(&context.snapshot);
    for (file, found) in mentions(context, &name)? {
        if file.document.uri == bank.document.uri {
            continue;
        }
        let ids = found.iter().filter(|occurrence| occurrence.form == Form::Id);
        let edits = ids.map(|occurrence| edit(occurrence.range, new)).collect();
        changes.add(&file.document, file.version, edits);
    }
    let edits = renamed.reprint_edits(&bank.document.source());
    changes.add(&bank.document, bank.version, edits);
    Ok(Some(changes.finish()))
}

impl Name {
    fn id(&self) -> &str {
        let point = self.point.as_ref().map(PointId::as_str);
        point.unwrap_or(self.question.as_str())
    }
}

fn edit(range: TextRange, new: &str) -> TextEdit {
    TextEdit {
        range,
        replacement: new.to_owned(),
    }
}

fn named_at(context: &Context, place: &TextDocumentPositionParams) -> Answer<Occurrence> {
    let nothing = || {
        Failure::refused(
            "only ids of questions and points that a bank has can be renamed, and headings and labels for them",
        )
    };
    let document = context.known(&place.text_document.uri).ok_or_else(nothing)?;
    let offset = context.offset(document, place.position);
    let here = occurrences(&context.snapshot, document);
    occurrence_at(&here, offset).cloned().ok_or_else(nothing)
}

/// The bank in which a name is to be changed.
fn bank_of(context: &Context, name: &Name) -> Answer<CorpusFile> {
    let id = name.id();
    let Some(path) = name.bank.as_deref() else {
        return Err(Failure::refused(format!(
            "`{id}` belongs to the bank that ships with the program, which cannot be changed; copy its question into a bank of your own"
        )));
    };
    let open = context.snapshot.documents();
    let unsaved = open.filter(|open| open.path.is_none() && open.path_or_name() == path);
    let unsaved = unsaved.map(|document| CorpusFile {
        document: document.clone(),
        version: Some(document.version),
    });
    let bank = file_at(&context.snapshot, path).or_else(|| unsaved.into_iter().next());
    bank.filter(|bank| bank.document.kind == Some(FileKind::Bank))
        .ok_or_else(|| {
            let path = path.display();
            Failure::refused(format!("`{id}` belongs to {path}, which cannot be read"))
        })
}

/// Makes sure that `name` is of something that is written in `bank`.
///
/// # Errors
/// It is a point of what the model answer says.
fn check_written(bank: &Bank, name: &Name) -> Answer<()> {
    let (Some(question), Some(point)) = (bank.question(&name.question), &name.point) else {
        return Ok(());
    };
    let mut written = question.rubric.points.iter();
    if written.any(|written| written.id == *point) {
        return Ok(());
    }
    Err(stated(point))
}

fn stated(point: &PointId) -> Failure {
    Failure::refused(format!(
        "`{point}` is what the model answer says; write a `### Points` list to name its points"
    ))
}

/// `bank`, in which `name` is called `new`.
fn renamed(bank: &Bank, name: &Name, new: &str) -> Answer<Bank> {
    let mut renamed = bank.clone();
    let old = &name.question;
    let position = bank.questions.iter().position(|question| question.id == *old);
    let Some(position) = position else {
        return Err(Failure::refused(format!(
            "the bank has no question `{old}` any more"
        )));
    };
    let question = &mut renamed.questions[position];
    match &name.point {
        None => rename_question(bank, question, new)?,
        Some(point) => rename_point(question, point, new)?,
    }
    Ok(renamed)
}

/// Answers and history that know the question by its old id still belong to it.
fn rename_question(bank: &Bank, question: &mut Question, new: &str) -> Answer<()> {
    let id = QuestionId::parse(new).ok_or_else(|| no_id(new))?;
    if id == question.id {
        return Ok(());
    }
    let mut others = bank.questions.iter().filter(|other| other.id != question.id);
    let taken = others.find(|other| other.is_called(&id));
    if let Some(other) = taken {
        let heading = &other.heading.value;
        return Err(Failure::refused(format!(
            "`{new}` is or was the id of another question of this bank: {heading}"
        )));
    }
    question.was.retain(|was| *was != id);
    question.was.push(std::mem::replace(&mut question.id, id));
    question.id_range.get_or_insert_default();
    Ok(())
}

fn rename_point(question: &mut Question, old: &PointId, new: &str) -> Answer<()> {
    let id = PointId::parse(new).ok_or_else(|| no_id(new))?;
    let points = &mut question.rubric.points;
    let other = points.iter().find(|point| point.id == id && point.id != *old);
    if let Some(other) = other {
        let label = &other.label.value;
        return Err(Failure::refused(format!(
            "`{new}` is the id of another point of this question: {label}"
        )));
    }
    let Some(point) = points.iter_mut().find(|point| point.id == *old) else {
        return Err(stated(old));
    };
    point.id = id;
    point.id_range.get_or_insert_default();
    Ok(())
}

fn no_id(new: &str) -> Failure {
    Failure::refused(format!(
        "`{new}` cannot be an id; ids have lower-case letters, digits, `-`, `_` and `.`"
    ))
}
