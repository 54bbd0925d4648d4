//! Questions from a list that somebody pasted: into a bank in its place, from a sheet into a bank beside it.

use examen_authoring::{Import, Shape, import};
use examen_bank::{FileKind, QuestionId, TextEdit, TextRange};

use crate::features::changes::{Changes, creates_files};
use crate::features::{Context, with_endings};
use crate::protocol::{Answer, Failure, WorkspaceEdit, uri_of};
use crate::state::Document;

/// The lines at `selected` that may be turned into questions: of a bank or a sheet, and a list in a known shape. None where
/// nothing is selected; who selects a part of a line means all of it.
pub(super) fn offered(document: &Document, selected: TextRange) -> Option<TextRange> {
    let is_ours = matches!(document.kind, Some(FileKind::Bank | FileKind::Sheet));
    if !is_ours || selected.is_empty() {
        return None;
    }
    let source = document.source();
    let lines = whole_lines(&source, selected);
    let detection = Shape::detect(lines.of(&source));
    (detection.sight.own.is_none() && detection.shape().is_some()).then_some(lines)
}

/// The lines that `selected` touches, with their endings. One at whose beginning it ends is not among them.
fn whole_lines(source: &str, selected: TextRange) -> TextRange {
    let is_ending = |c: char| matches!(c, '\n' | '\r');
    let start = source[..selected.start].rfind(is_ending).map_or(0, |at| at + 1);
    if source[..selected.end].ends_with(is_ending) {
        return TextRange::new(start, selected.end);
    }
    let rest = &source[selected.end..];
    let end = rest.find(is_ending).map_or(source.len(), |at| {
        let ending = if rest[at..].starts_with("\r\n") { 2 } else { 1 };
        selected.end + at + ending
    });
    TextRange::new(start, end)
}

/// What the action is called.
pub(super) fn title(document: &Document) -> String {
    match document.kind {
        Some(FileKind::Bank) => "turn the selected list into questions",
        _ => "make a bank of the selected list",
    }
    .to_owned()
}

/// The edit that turns the lines at `selected` into questions.
///
/// # Errors
/// The list cannot be read, or the client makes no files where one is needed.
pub(super) fn edit(context: &Context, document: &Document, selected: TextRange) -> Answer<WorkspaceEdit> {
    let source = document.source();
    let imported = import(selected.of(&source), None).map_err(|error| Failure::refused(error.to_string()))?;
    let mut changes = Changes::of(&context.snapshot);
    if document.kind == Some(FileKind::Bank) {
        let edit = TextEdit {
            range: selected,
            replacement: with_endings(
                &questions_of(imported.beside(others(document, selected))),
                document,
            ),
        };
        changes.add(document, Some(document.version), vec![edit]);
        return Ok(changes.finish());
    }
    if !creates_files(&context.snapshot.client) {
        return Err(Failure::refused(
            "this editor makes no new files; use `examen.importList` or `examen bank import`",
        ));
    }
    let folder = document.path.as_ref().and_then(|path| path.parent());
    let folder = folder.ok_or_else(|| Failure::refused("save the sheet first: the bank goes beside it"))?;
    let name = imported.bank.name().unwrap_or("questions").to_owned();
    let path = free_path(folder, &name);
    let uri = uri_of(&path).ok_or_else(|| Failure::refused("the folder of the sheet has no address"))?;
    changes.create(uri, imported.bank.print());
    Ok(changes.finish())
}

/// The ids of questions of a bank, as they are and as they were, but for those that stand in `selected`.
fn others(document: &Document, selected: TextRange) -> impl Iterator<Item = &QuestionId> {
    let questions = document.bank().value.questions.iter();
    let others = questions.filter(move |question| !selected.contains(question.range.start));
    others.flat_map(|question| std::iter::once(&question.id).chain(&question.was))
}

/// The questions without front matter, as they stand in a bank that is there already.
fn questions_of(mut imported: Import) -> String {
    imported.bank.front.entries.clear();
    imported.bank.print()
}

/// `NAME.bank.md` in `folder`, with a number if that is taken.
fn free_path(folder: &std::path::Path, name: &str) -> std::path::PathBuf {
    let numbered = (2..).map(|n| format!("{name}-{n}"));
    let mut names = std::iter::once(name.to_owned()).chain(numbered);
    names
        .find_map(|name| {
            let path = folder.join(format!("{name}.bank.md"));
            (!path.exists()).then_some(path)
        })
        .expect("there are more numbers than files")
}

#[cfg(test)]
mod tests {
    use examen_bank::TextRange;

    use super::whole_lines;

    fn check(source: &str, selected: &str, expected: &str) {
        let start = source.find(selected).unwrap();
        let range = TextRange::new(start, start + selected.len());
        assert_eq!(whole_lines(source, range).of(source), expected);
    }

    #[test]
    fn a_part_of_a_line_is_all_of_it() {
        let source = "a\n- one?\n- two?\n\nb";
        check(source, "one", "- one?\n");
        check(source, "ne?\n- t", "- one?\n- two?\n");
        check(source, "- one?\n", "- one?\n");
        check(source, "b", "b");
        check("- one?\r\n- two?\r\n", "ne?", "- one?\r\n");
        check("- one?\r\n- two?\r\n", "ne?\r\n", "- one?\r\n");
        check("- one?\r- two?\r", "wo", "- two?\r");
    }
}
