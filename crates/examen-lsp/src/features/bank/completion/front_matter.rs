//! Keys and values of front matter.

use examen_bank::{FileKind, FrontMatter};
use examen_library::banks::directly_in;

use super::Typing;
use crate::features::bank::keys;
use crate::protocol::CompletionItem;

/// Keys that are not there yet, or values of the key on the line; none below the front matter.
pub(super) fn complete(typing: &Typing<'_>) -> Option<Vec<CompletionItem>> {
    let kind = typing.document.kind?;
    let front = front_of(typing, kind)?;
    if !is_inside(typing) {
        return None;
    }
    let Some((key, value)) = typing.before.split_once(':') else {
        let typed = typing.before;
        let is_used = |key: &str| front.get(key).is_some();
        return Some(typing.keys(typed, keys::front_matter(kind), is_used));
    };
    let typed = value.trim_start();
    Some(match key.trim() {
        "glossary" => files(typing, typed, FileKind::Glossary),
        "review" => files(typing, typed, FileKind::Sheet),
        "reviewer" => typing.values(typed, ["self"]),
        "license" => typing.values(
            typed,
            ["CC-BY-4.0", "CC-BY-SA-4.0", "CC0-1.0", "MIT", "Apache-2.0"],
        ),
        "lang" => typing.values(typed, ["en"]),
        _ => Vec::new(),
    })
}

/// Whether the caret stands below the first `---`, closed or not yet.
fn is_inside(typing: &Typing<'_>) -> bool {
    let above = &typing.source[..typing.caret - typing.before.len()];
    let mut lines = above.lines();
    let opens = lines.next().is_some_and(|first| first.trim_end() == "---");
    opens
        && !typing.before.starts_with("---")
        && lines.all(|line| line.trim_end() != "---" && !line.starts_with('#'))
}

fn front_of<'d>(typing: &Typing<'d>, kind: FileKind) -> Option<&'d FrontMatter> {
    match kind {
        FileKind::Bank => Some(&typing.document.bank().value.front),
        FileKind::Review => Some(&typing.document.review().value.front),
        FileKind::Sheet | FileKind::Cases | FileKind::Glossary => None,
    }
}

/// The files of a format that lie next to the document.
fn files(typing: &Typing<'_>, typed: &str, wanted: FileKind) -> Vec<CompletionItem> {
    let folder = typing.document.path.as_ref().and_then(|path| path.parent());
    let files = folder.map(directly_in).unwrap_or_default();
    let fitting = files
        .iter()
        .filter(|path| FileKind::recognise(path, "") == Some(wanted));
    let names: Vec<String> = fitting
        .filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned()))
        .collect();
    typing.values(typed, names.iter().map(String::as_str))
}
