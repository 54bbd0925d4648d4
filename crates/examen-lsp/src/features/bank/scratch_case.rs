//! A case to try an answer with: a section for a question at the end of the bank's case file.

use std::path::Path;

use examen_bank::{CaseFile, FileKind, Question, TextEdit, TextRange};

use crate::features::changes::{Changes, creates_files};
use crate::features::{Context, with_endings};
use crate::protocol::{Answer, Failure, Position, Uri, WorkspaceEdit, position, uri_of};
use crate::text::Place;

/// A case, where it is written, and where the answer goes.
#[derive(Debug)]
pub(crate) struct ScratchCase {
    pub(crate) uri: Uri,
    pub(crate) position: Position,
    pub(crate) edit: WorkspaceEdit,
}

/// What stands where the answer goes.
const PLACEHOLDER: &str = "Write an answer here.";

/// A case for the question at `position` of the bank `uri`.
///
/// # Errors
/// There is no question, it has no points, the bank was never saved, its case file cannot be read or would swallow the
/// case, or the client makes no files where one is needed.
pub(crate) fn scratch_case(context: &Context, uri: &Uri, place: Position) -> Answer<ScratchCase> {
    let document = context
        .document(uri, FileKind::Bank)
        .ok_or_else(|| Failure::invalid_params(format!("{}: this is no open bank", uri.as_str())))?;
    let offset = context.offset(document, place);
    let mut questions = document.bank().value.questions.iter();
    let question = questions
        .find(|question| question.range.contains(offset))
        .ok_or_else(|| Failure::refused("no question stands there"))?;
    if question.points().is_empty() {
        return Err(Failure::refused(
            "there is nothing to try an answer by: give the question a `### Points` list or a model answer first",
        ));
    }
    let path = document.path.as_deref();
    let path = path.ok_or_else(|| Failure::refused("save the bank first: its cases go beside it"))?;
    let cases = cases_path(path);
    let mut changes = Changes::of(&context.snapshot);
    let section = format!("## {}\n\n{}", question.id, case(question));
    let uri = uri_of(&cases).ok_or_else(|| Failure::refused("the folder of the bank has no address"))?;
    let Some(file) = context.file_if_there(&cases, &uri)? else {
        if !creates_files(&context.snapshot.client) {
            let path = cases.display();
            return Err(Failure::refused(format!(
                "this editor makes no new files; make {path} first"
            )));
        }
        let position = answer_place(0, &section);
        changes.create(uri.clone(), section);
        return Ok(ScratchCase {
            uri,
            position,
            edit: changes.finish(),
        });
    };
    let source = file.source();
    let known = file.cases().value.sections.iter();
    let known = known
        .into_iter()
        .find(|section| section.question.value == question.id);
    let (at, text) = match known {
        Some(section) => (end_of(section.range, &source), format!("\n\n{}", case(question))),
        None => (
            end_of(TextRange::new(0, source.len()), &source),
            format!("\n\n{section}"),
        ),
    };
    check_read(&source, at, &text, &cases)?;
    let line = file.text.place(at, context.snapshot.client.encoding).line;
    let position = answer_place(line, &text);
    let edit = TextEdit {
        range: TextRange::empty(at),
        replacement: with_endings(text.trim_end(), &file),
    };
    changes.add(&file, context.open_version(&file.uri), vec![edit]);
    Ok(ScratchCase {
        uri: file.uri.clone(),
        position,
        edit: changes.finish(),
    })
}

/// Makes sure that `text`, put into the file `path` that says `source`, is read as a case.
///
/// # Errors
/// What stands before it swallows it.
fn check_read(source: &str, at: usize, text: &str, path: &Path) -> Answer<()> {
    let n_cases = |text: &str| -> usize {
        let sections = CaseFile::parse(text).value.sections;
        sections.iter().map(|section| section.cases.len()).sum()
    };
    let (before, behind) = source.split_at(at);
    if n_cases(&format!("{before}{text}{behind}")) > n_cases(source) {
        return Ok(());
    }
    Err(Failure::refused(format!(
        "{}: what stands there would swallow the case; close its code block, comment or HTML first",
        path.display()
    )))
}

/// `team.cases.md` for `team.bank.md`.
fn cases_path(bank: &Path) -> std::path::PathBuf {
    let name = bank.file_name().unwrap_or_default().to_string_lossy();
    let stem = name.strip_suffix(".md").unwrap_or(&name);
    let stem = stem.strip_suffix(".bank").unwrap_or(stem);
    bank.with_file_name(format!("{stem}.cases.md"))
}

/// A case that grants every point and no misconception: what a whole answer earns.
fn case(question: &Question) -> String {
    let points = question.points();
    let rulings = points.iter().map(|point| {
        let sign = if point.is_misconception() { '-' } else { '+' };
        format!("`{sign}{}`", point.id)
    });
    let rulings: Vec<String> = rulings.collect();
    format!("- {}\n  {PLACEHOLDER}\n", rulings.join(" "))
}

/// Where the text of `range` ends.
fn end_of(range: TextRange, source: &str) -> usize {
    range.start + range.of(source).trim_end().len()
}

/// Where the answer goes in `text`, which begins on the line `first_line`.
fn answer_place(first_line: u32, text: &str) -> Position {
    let before = text.find(PLACEHOLDER).map_or("", |at| &text[..at]);
    position(Place {
        line: first_line + before.matches('\n').count() as u32,
        column: 2,
    })
}
