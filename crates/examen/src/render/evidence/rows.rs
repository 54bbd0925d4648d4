//! An answer broken into rows that fit the terminal, each knowing its bytes.
//!
//! Where all lines of a paragraph fit they are left as they were written. Where one does not, the paragraph is filled
//! anew: breaking each line by itself would leave single words behind.

use std::borrow::Cow;
use std::ops::Range;

use examen_bank::TextRange;
use unicode_segmentation::UnicodeSegmentation as _;

use super::paragraphs::{Paragraph, paragraphs};
use crate::terminal::{broken, columns, visible};

/// One row on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// The line of the answer in which it begins, from 0; none where the row before began there too.
    pub(super) line: Option<usize>,
    /// Columns left blank before it.
    pub(super) indent: usize,
    /// The bytes it shows.
    pub(super) range: TextRange,
}

/// A character as a reader sees it, in a row.
#[derive(Debug)]
pub(super) struct Cell<'a> {
    /// Its bytes.
    pub(super) range: TextRange,
    /// What is shown for it.
    pub(super) shown: Cow<'a, str>,
    /// The columns it fills.
    pub(super) columns: Range<usize>,
}

impl Row {
    /// The characters of the row; `text` is the whole answer.
    pub(super) fn cells<'a>(&self, text: &'a str) -> impl Iterator<Item = Cell<'a>> {
        let start = self.range.start;
        let mut column = self.indent;
        let mut follows_break = false;
        self.range
            .of(text)
            .grapheme_indices(true)
            .map(move |(at, grapheme)| {
                // A line break within a row is a blank, and the next line's indentation is nothing.
                let is_break = grapheme.ends_with('\n');
                let shown = match grapheme {
                    _ if is_break => Cow::Borrowed(" "),
                    " " | "\t" if follows_break => Cow::Borrowed(""),
                    _ => visible(grapheme),
                };
                follows_break = is_break || (follows_break && shown.is_empty());
                let from = column;
                column += columns(&shown);
                Cell {
                    range: TextRange::new(start + at, start + at + grapheme.len()),
                    shown,
                    columns: from..column,
                }
            })
    }
}

/// Breaks `text` into rows of at most `width` columns.
pub(super) fn rows_of(text: &str, width: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut latest_line = None;
    for paragraph in paragraphs(text) {
        for (range, indent) in broken_up(&paragraph, text, width) {
            let line = paragraph.line_of(range.start, text);
            let is_new = latest_line != Some(line);
            latest_line = Some(line);
            rows.push(Row {
                line: is_new.then_some(line),
                indent,
                range,
            });
        }
    }
    rows
}

/// The rows of a paragraph with the indentation of each.
fn broken_up(paragraph: &Paragraph, text: &str, width: usize) -> Vec<(TextRange, usize)> {
    if paragraph
        .lines
        .iter()
        .all(|line| columns(&visible(line.of(text))) <= width)
    {
        return paragraph.lines.iter().map(|line| (*line, 0)).collect();
    }
    let indent = paragraph.indent.min(width / 2);
    let rows = broken(text, paragraph.range(), width - indent);
    let rows = rows.into_iter().enumerate();
    rows.map(|(n, range)| (range, if n == 0 { 0 } else { indent }))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::rows_of;

    fn check(text: &str, rows: &[(Option<usize>, &str)]) {
        let shown: Vec<_> = rows_of(text, 12)
            .iter()
            .map(|row| {
                let cells: String = row.cells(text).map(|cell| cell.shown.into_owned()).collect();
                (row.line, format!("{}{cells}", " ".repeat(row.indent)))
            })
            .collect();
        let shown: Vec<_> = shown.iter().map(|(line, text)| (*line, text.as_str())).collect();
        assert_eq!(shown, rows);
    }

    #[test]
    fn lines_that_fit_stay_as_they_are() {
        check(
            "a bb\r\nccc\r\n\r\nd",
            &[(Some(0), "a bb"), (Some(1), "ccc"), (Some(2), ""), (Some(3), "d")],
        );
        check("", &[]);
    }

    #[test]
    fn a_paragraph_with_a_line_that_does_not_fit_is_filled_anew() {
        check(
            "one two three four\nfive six\n\nseven",
            &[
                (Some(0), "one two"),
                (None, "three four"),
                (Some(1), "five six"),
                (Some(2), ""),
                (Some(3), "seven"),
            ],
        );
        check(
            "one two three\nfour\nfive",
            &[(Some(0), "one two"), (None, "three four"), (Some(2), "five")],
        );
    }

    #[test]
    fn an_item_hangs_from_its_mark() {
        check(
            "- one two three\n  four\n- five",
            &[
                (Some(0), "- one two"),
                (None, "  three four"),
                (Some(2), "- five"),
            ],
        );
    }
}
