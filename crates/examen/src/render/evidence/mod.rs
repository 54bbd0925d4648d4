//! The user's own text with the words that counted underlined and labelled.
//!
//! annotate-snippets, which shows issues, is made for code: it cuts long lines at the edge. An answer is prose, and
//! often one line a paragraph, so here lines are broken into rows first and the labels are laid out for each row.

mod canvas;
mod labels;
mod paragraphs;
mod rows;

use anstyle::Style;
use examen_bank::TextRange;

use super::styles::{FAINT, STRONG, styled};
use crate::terminal::fitted;
use canvas::Canvas;
use labels::Label;
use rows::{Row, rows_of};

/// Words of an answer and what is to be said of them.
#[derive(Clone, Debug)]
pub(crate) struct Note {
    /// The words, as bytes of the answer.
    pub(crate) ranges: Vec<TextRange>,
    /// What they are, in one line.
    pub(crate) label: String,
    /// The colour of words, underline and label.
    pub(crate) style: Style,
    /// What words are underlined with, one column wide.
    pub(crate) underline: &'static str,
}

/// Which rows of an answer are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extent {
    /// All.
    Whole,
    /// Those with notes and a few around them; a short answer whole.
    AroundNotes,
}

/// Answers up to this many rows are shown whole: about half a screen.
const SHORT: usize = 16;
/// Rows shown before and after a row with notes.
const CONTEXT: usize = 1;
/// Columns for the label of a note that was named before.
const HINT: usize = 16;
/// A label takes at most this share of the width, so that two fit side by side.
const LABEL_SHARE: (usize, usize) = (3, 4);

/// Lays out `text`, whose first line is `first_line` (from 1) of its file, on `width` columns.
pub(crate) fn annotated(
    text: &str,
    first_line: usize,
    notes: &[Note],
    extent: Extent,
    width: usize,
) -> String {
    let last_line = first_line + text.lines().count();
    let gutter = last_line.to_string().len().max(2);
    let room = width.saturating_sub(gutter + 3);
    let rows = rows_of(text, room);
    let shown = shown_rows(&rows, notes, extent);
    let mut page = String::new();
    let mut skipped = 0;
    let mut named = vec![false; notes.len()];
    for (row, is_shown) in rows.iter().zip(shown) {
        if !is_shown {
            skipped += 1;
            continue;
        }
        push_skipped(&mut page, &mut skipped, gutter);
        let number = row
            .line
            .map(|line| (first_line + line).to_string())
            .unwrap_or_default();
        push_line(&mut page, gutter, &number, &painted(row, text, notes));
        for line in below(row, text, notes, &mut named, room) {
            push_line(&mut page, gutter, "", &line);
        }
    }
    push_skipped(&mut page, &mut skipped, gutter);
    page
}

fn shown_rows(rows: &[Row], notes: &[Note], extent: Extent) -> Vec<bool> {
    if extent == Extent::Whole || rows.len() <= SHORT {
        return vec![true; rows.len()];
    }
    let mut shown = vec![false; rows.len()];
    for range in notes.iter().flat_map(|note| &note.ranges) {
        let first = rows.partition_point(|row| row.range.end <= range.start);
        let last = rows.partition_point(|row| row.range.start < range.end);
        let last = (last + CONTEXT).min(rows.len());
        shown[first.saturating_sub(CONTEXT).min(last)..last].fill(true);
    }
    // Where nothing counted, the beginning tells which answer this is.
    if !shown.contains(&true) {
        shown[..SHORT / 2].fill(true);
    }
    shown
}

fn push_skipped(page: &mut String, skipped: &mut usize, gutter: usize) {
    match std::mem::take(skipped) {
        0 => {}
        1 => push_line(
            page,
            gutter,
            "⋮",
            &styled(FAINT, "1 line without anything that counts"),
        ),
        n => push_line(
            page,
            gutter,
            "⋮",
            &styled(FAINT, format!("{n} lines without anything that counts")),
        ),
    }
}

fn push_line(page: &mut String, gutter: usize, number: &str, content: &str) {
    let margin = styled(FAINT, format!("{number:>gutter$} │"));
    let blank = if content.is_empty() { "" } else { " " };
    *page += &format!("{margin}{blank}{content}\n");
}

/// The row itself, words that counted in the colour of the first note that has them.
fn painted(row: &Row, text: &str, notes: &[Note]) -> String {
    let style_at = |range: TextRange| {
        let note = notes.iter().find(|note| note.covers(range));
        note.map(|note| {
            note.style
                .effects(note.style.get_effects() | STRONG.get_effects())
        })
    };
    let cells: Vec<_> = row
        .cells(text)
        .map(|cell| (style_at(cell.range), cell.shown))
        .collect();
    let mut painted = " ".repeat(row.indent);
    for run in cells.chunk_by(|a, b| a.0 == b.0) {
        let shown: String = run.iter().map(|(_, shown)| shown.as_ref()).collect();
        match run[0].0 {
            Some(style) => painted += &styled(style, shown),
            None => painted += &shown,
        }
    }
    painted
}

/// The lines below a row: underlines, then labels. A note that was `named` in an earlier row is only hinted at.
fn below(row: &Row, text: &str, notes: &[Note], named: &mut [bool], room: usize) -> Vec<String> {
    let mut underline = Canvas::default();
    let mut labels = Vec::new();
    for (note, was_named) in notes.iter().zip(named) {
        let Some(column) = underline_words(&mut underline, note, row, text) else {
            continue;
        };
        let longest = if *was_named {
            HINT
        } else {
            room * LABEL_SHARE.0 / LABEL_SHARE.1
        };
        *was_named = true;
        labels.push(Label {
            column,
            text: fitted(&note.label, longest).into_owned(),
            style: note.style,
        });
    }
    labels.sort_by_key(|label| label.column);
    let drawn = labels::draw(&labels, room);
    underline.lines().chain(drawn.lines()).collect()
}

/// Underlines the words of `note` in `row` where no other note has; the column of the first, if there is any.
fn underline_words(canvas: &mut Canvas, note: &Note, row: &Row, text: &str) -> Option<usize> {
    if !note.covers(row.range) {
        return None;
    }
    let mut first = None;
    for cell in row.cells(text).filter(|cell| note.covers(cell.range)) {
        first.get_or_insert(cell.columns.start);
        for column in cell.columns {
            if canvas.is_free(0, column..column + 1) {
                canvas.write(0, column, note.underline, note.style);
            }
        }
    }
    first
}

impl Note {
    fn covers(&self, place: TextRange) -> bool {
        self.ranges.iter().any(|range| range.overlaps(place))
    }
}

#[cfg(test)]
mod tests;
