//! Sheets in parts, so that an editor reads again only the part that was typed in.
//!
//! A `## ` or `# ` heading at the top level closes every block above it, so that what follows can be read without
//! what stands before. Whether a line is such a heading is what pulldown-cmark says of it, never a guess.

use super::document::Document;
use super::sheet::{duplicates, named_at, read_answers, read_front};
use crate::issue::{Issue, Issues};
use crate::sheet::{Answer, AnswerSheet};

/// Where a part of a sheet stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartPlace {
    /// At the top of the file: it may begin with front matter.
    Top,
    /// Further down, from a heading on.
    Below,
}

/// What a part of a sheet says. All ranges count from the start of the part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetPart {
    /// The front matter, which only the part at the top can have, the answers, and what stands between them. Where an
    /// aside stands among all answers a part cannot tell.
    pub sheet: AnswerSheet,
    /// What is odd about it, in the order of the text.
    pub issues: Vec<Issue>,
}

impl SheetPart {
    /// Reads a part. Never fails: what is not understood becomes an issue.
    pub fn parse(source: &str, place: PartPlace) -> Self {
        let document = document(source, place);
        let mut issues = Issues::default();
        let mut sheet = match place {
            PartPlace::Top => read_front(&document, &mut issues),
            PartPlace::Below => AnswerSheet::default(),
        };
        read_answers(&document, &mut sheet, &mut issues);
        // An editor holds thousands of parts, each of which has one answer.
        sheet.answers.shrink_to_fit();
        let read = issues.finish(sheet);
        Self {
            sheet: read.value,
            issues: read.issues,
        }
    }

    /// Where `source` can be cut: the offsets of the lines that are headings of rank 1 or 2 with `#` signs, in order.
    /// Parts that begin there (and one at the top) say together what the whole says.
    ///
    /// ```
    /// use examen_bank::{PartPlace, SheetPart};
    ///
    /// let source = "text\n## A\n```\n## code\n```\n## B\n";
    /// assert_eq!(SheetPart::starts(source, PartPlace::Top), [5, 26]);
    /// ```
    pub fn starts(source: &str, place: PartPlace) -> Vec<usize> {
        let document = document(source, place);
        let headings = document.headings.iter().filter(|heading| heading.rank <= 2);
        let with_signs = headings.filter(|heading| {
            let line = heading.range.of(source).trim();
            line.starts_with('#') && !line.contains(['\n', '\r'])
        });
        with_signs.map(|heading| heading.range.start).collect()
    }
}

/// The answers that name the same question as one before them, by index. The range of each issue counts from where the
/// ranges of its answer do.
pub fn duplicate_answers<'a>(answers: impl Iterator<Item = &'a Answer> + Clone) -> Vec<(usize, Issue)> {
    let found = duplicates(answers.clone()).into_iter();
    let mut answers = answers.enumerate();
    found
        .filter_map(|(wanted, kind)| {
            let (_, answer) = answers.find(|(answer_idx, _)| *answer_idx == wanted)?;
            let range = named_at(answer);
            Some((
                wanted,
                Issue {
                    range,
                    kind,
                    fix: None,
                },
            ))
        })
        .collect()
}

fn document(source: &str, place: PartPlace) -> Document<'_> {
    match place {
        PartPlace::Top => Document::new(source),
        PartPlace::Below => Document::fragment(source),
    }
}
