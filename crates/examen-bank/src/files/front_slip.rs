//! Files whose first lines nearly say what they are: a candidate who slips there must not be lost in silence.

use super::folder::is_markdown;
use super::problem::{FileProblem, FileProblemKind};
use super::read::SourceFile;
use crate::parse::{FileKind, closest};

/// The keys that say what a file is.
const KEYS: [&str; 3] = ["sheet", "bank", "review"];

/// How many lines at the top of a file may be meant for front matter.
const MAX_LINES: usize = 12;

/// The format of a file that was read; none for any other file, which is none of our business.
///
/// # Errors
/// [`FileProblemKind::FrontSlip`] where the file is of no format because of a slip in its first lines.
pub fn kind_of(file: &SourceFile) -> Result<Option<FileKind>, FileProblem> {
    let kind = FileKind::recognise(&file.path, &file.text);
    if kind.is_some() || !is_markdown(&file.path) {
        return Ok(kind);
    }
    match front_slip(&file.text) {
        Some(slip) => Err(FileProblem::new(&file.path, slip)),
        None => Ok(None),
    }
}

/// The line at the top of `text` that nearly says what the file is. So as to leave other people's Markdown alone, a
/// question has to follow, and either signs that are meant for a fence stand above the line or it is the first.
fn front_slip(text: &str) -> Option<FileProblemKind> {
    let lines = text.trim_start_matches('\u{feff}').lines().enumerate();
    let mut top = lines
        .map(|(idx, line)| (idx, line.trim()))
        .take_while(|(_, line)| !line.starts_with('#'))
        .filter(|(_, line)| !line.is_empty())
        .take(MAX_LINES)
        .peekable();
    let is_fenced = top.next_if(|(_, line)| is_like_a_fence(line)).is_some();
    let (idx, key, value) = if is_fenced {
        top.find_map(|(idx, line)| {
            let (written, value) = line.split_once(':')?;
            Some((idx, meant_by(written.trim())?, value.trim()))
        })?
    } else {
        let (idx, line) = top.next()?;
        let (written, value) = line.split_once(": ")?;
        let key = KEYS.into_iter().find(|key| *key == written)?;
        let value = value.trim();
        (!value.contains(char::is_whitespace)).then_some((idx, key, value))?
    };
    let has_question = text.lines().any(|line| line.starts_with("##"));
    (has_question && !value.is_empty()).then(|| FileProblemKind::FrontSlip {
        line: idx + 1,
        key,
        value: value.to_owned(),
    })
}

/// The key that `written` is, but for one letter and capitals.
fn meant_by(written: &str) -> Option<&'static str> {
    let key = closest(written, &KEYS)?;
    let first = |word: &str| word.chars().next().map(|c| c.to_ascii_lowercase());
    let is_near = written.len().abs_diff(key.len()) <= 1 && first(written) == first(key);
    is_near.then_some(key)
}

/// Whether a line of three hyphens was meant; programs that write letters make a dash of them.
fn is_like_a_fence(line: &str) -> bool {
    let n_signs = line.chars().count();
    let is_dash = |c| matches!(c, '-' | '\u{2013}' | '\u{2014}' | '_' | '*' | '+' | '=');
    n_signs <= 8 && line.chars().all(is_dash)
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use expect_test::{Expect, expect};

    use super::{SourceFile, kind_of};

    fn check(text: &str, wanted: &Expect) {
        let file = SourceFile {
            path: PathBuf::from("a.md"),
            text: text.to_owned(),
        };
        let shown = match kind_of(&file) {
            Ok(kind) => format!("{kind:?}"),
            Err(problem) => problem.to_string(),
        };
        wanted.assert_eq(&shown);
    }

    #[test]
    fn a_slip_in_the_key_is_told() {
        check(
            "---\nseet: core\n---\n## A\n",
            &expect![
                "a.md: is left out, because line 2 does not say what it is; write `sheet: core`, between two lines `---` of which the first begins the file"
            ],
        );
        check(
            "---\ncandidate: c-1\nSheet: core\n---\n\n## A\n",
            &expect![
                "a.md: is left out, because line 3 does not say what it is; write `sheet: core`, between two lines `---` of which the first begins the file"
            ],
        );
        check(
            "---\nsheet:core\n---\n## A\n",
            &expect![
                "a.md: is left out, because line 2 does not say what it is; write `sheet: core`, between two lines `---` of which the first begins the file"
            ],
        );
        check(
            "---\n sheet : core\n---\n## A\n",
            &expect![
                "a.md: is left out, because line 2 does not say what it is; write `sheet: core`, between two lines `---` of which the first begins the file"
            ],
        );
        check(
            "---\nbanks: my questions\n---\n## A\n",
            &expect![
                "a.md: is left out, because line 2 does not say what it is; write `bank: my questions`, between two lines `---` of which the first begins the file"
            ],
        );
    }

    #[test]
    fn a_slip_in_the_fence_is_told() {
        check(
            "\n---\nsheet: core\n---\n## A\n",
            &expect![
                "a.md: is left out, because line 3 does not say what it is; write `sheet: core`, between two lines `---` of which the first begins the file"
            ],
        );
        check(
            "\u{2014}\nsheet: core\n\u{2014}\n## A\n",
            &expect![
                "a.md: is left out, because line 2 does not say what it is; write `sheet: core`, between two lines `---` of which the first begins the file"
            ],
        );
        check(
            "sheet: core\n\n## A\n",
            &expect![
                "a.md: is left out, because line 1 does not say what it is; write `sheet: core`, between two lines `---` of which the first begins the file"
            ],
        );
    }

    #[test]
    fn other_files_are_left_alone() {
        check("---\nsheet: core\n---\n## A\n", &expect![["Some(Sheet)"]]);
        check("---\nrank: 3\n---\n## A\n", &expect![["None"]]);
        check("---\ntitle: Sheets\n---\n## A\n", &expect![["None"]]);
        check("---\nbanks: two\n---\nno question\n", &expect![["None"]]);
        check("---\nreviewer: m-1\nview: x\n---\n## A\n", &expect![["None"]]);
        check("Review: what we did last week\n\n## A\n", &expect![["None"]]);
        check("# Title\n\nsheet: core\n\n## A\n", &expect![["None"]]);
        check(
            "---\nr\u{e4}nk: core\n\u{e9}\u{e9}\u{e9}\u{e9}: x\n---\n## A\n",
            &expect!["None"],
        );
    }
}
