//! Files whose first lines nearly say what they are: a candidate who slips there must not be lost in silence.

use std::cmp::Ordering;

use super::folder::is_markdown;
use super::problem::{FileProblem, FileProblemKind};
use super::read::SourceFile;
use crate::parse::FileKind;

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
            // `reviews: 4` counts them.
            let is_number = value.trim().parse::<f64>().is_ok();
            (!is_number).then_some((idx, meant_by(written.trim())?, value.trim()))
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

/// The key that `written` is, but for capitals, a letter too many or too few, or two that changed places. Another letter
/// makes another word: `band`.
fn meant_by(written: &str) -> Option<&'static str> {
    let written = written.to_lowercase();
    let is_meant = |key: &&str| match written.len().cmp(&key.len()) {
        Ordering::Less => lacks_one(&written, key),
        Ordering::Equal => sorted(&written) == sorted(key),
        Ordering::Greater => lacks_one(key, &written),
    };
    let is_same_start = |key: &&str| written.as_bytes().first() == key.as_bytes().first();
    KEYS.into_iter().filter(is_same_start).find(|key| is_meant(key))
}

/// Whether `short` is `long` without one letter.
fn lacks_one(short: &str, long: &str) -> bool {
    let (short, long) = (short.as_bytes(), long.as_bytes());
    let n_same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    long.get(n_same + 1..) == short.get(n_same..)
}

fn sorted(word: &str) -> Vec<u8> {
    let mut letters = word.as_bytes().to_vec();
    letters.sort_unstable();
    letters
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

    use super::{SourceFile, kind_of, meant_by};

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
    fn a_number_of_reviews_is_no_slip() {
        check("---\nreviews: 4\n---\n## Food\n", &expect!["None"]);
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
    fn slips_are_of_one_letter() {
        let check = |written: &str, key: Option<&str>| assert_eq!(meant_by(written), key, "{written}");
        for written in ["sheet", "SHEET", "shet", "sheeet", "sehet", "sheets"] {
            check(written, Some("sheet"));
        }
        check("bnak", Some("bank"));
        check("reviews", Some("review"));
        for written in [
            "", "s", "hseet", "band", "tank", "street", "preview", "reviewer", "\u{e9}",
        ] {
            check(written, None);
        }
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
        check("---\nband: Two\n---\n## A\n", &expect![["None"]]);
        check("---\nreviewed: yes\n---\n## A\n", &expect![["None"]]);
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
