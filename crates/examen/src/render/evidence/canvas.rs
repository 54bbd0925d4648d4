//! The space below a row of text, in which labels and the lines to them are drawn.

use std::ops::Range;

use anstyle::Style;
use unicode_segmentation::UnicodeSegmentation as _;

use super::super::styles::styled;
use crate::terminal::columns;

/// A grid of columns that grows downwards.
#[derive(Debug, Default)]
pub(super) struct Canvas {
    lines: Vec<Vec<Cell>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
enum Cell {
    #[default]
    Free,
    /// A line that leads down to a label; others that begin in the same column may branch off it.
    Stem(&'static str, Style),
    Glyph(String, Style),
    /// The second column of a wide character.
    Covered,
}

/// The way a label is attached to the stem above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// `╰ label`
    Right,
    /// `label ╯`
    Left,
}

impl Canvas {
    /// Whether `range` is free in `line`.
    pub(super) fn is_free(&self, line: usize, range: Range<usize>) -> bool {
        range
            .into_iter()
            .all(|column| *self.cell(line, column) == Cell::Free)
    }

    /// Whether a stem can come down in `column` as far as `line`.
    pub(super) fn is_open(&self, line: usize, column: usize) -> bool {
        (0..=line).all(|line| matches!(self.cell(line, column), Cell::Free | Cell::Stem(..)))
            && *self.cell(line, column) == Cell::Free
    }

    /// Draws a stem in `column` down to `line`, and there a branch to `side`.
    pub(super) fn draw_stem(&mut self, line: usize, column: usize, side: Side, style: Style) {
        for above in 0..line {
            let crossing = match self.cell(above, column) {
                Cell::Stem("╰" | "├", _) => "├",
                Cell::Stem("╯" | "┤", _) => "┤",
                _ => "│",
            };
            self.set(above, column, Cell::Stem(crossing, style));
        }
        let branch = match side {
            Side::Right => "╰",
            Side::Left => "╯",
        };
        self.set(line, column, Cell::Stem(branch, style));
    }

    /// Writes `text` from `column` on.
    pub(super) fn write(&mut self, line: usize, column: usize, text: &str, style: Style) {
        let mut at = column;
        for grapheme in text.graphemes(true) {
            let size = columns(grapheme);
            self.set(line, at, Cell::Glyph(grapheme.to_owned(), style));
            for covered in 1..size {
                self.set(line, at + covered, Cell::Covered);
            }
            at += size.max(1);
        }
    }

    /// The lines from top to bottom, styled, without blanks at their ends.
    pub(super) fn lines(&self) -> impl Iterator<Item = String> {
        self.lines.iter().map(|line| paint(line))
    }

    fn cell(&self, line: usize, column: usize) -> &Cell {
        let cell = self.lines.get(line).and_then(|line| line.get(column));
        cell.unwrap_or(&Cell::Free)
    }

    fn set(&mut self, line: usize, column: usize, cell: Cell) {
        if self.lines.len() <= line {
            self.lines.resize(line + 1, Vec::new());
        }
        let line = &mut self.lines[line];
        if line.len() <= column {
            line.resize(column + 1, Cell::Free);
        }
        line[column] = cell;
    }
}

/// Neighbours of one style are painted together, so that the output stays small.
fn paint(line: &[Cell]) -> String {
    let mut painted = String::new();
    for run in line.chunk_by(|a, b| a.style() == b.style()) {
        let text: String = run.iter().map(Cell::text).collect();
        match run[0].style() {
            Some(style) => painted.push_str(&styled(style, text)),
            None => painted.push_str(&text),
        }
    }
    painted
}

impl Cell {
    fn style(&self) -> Option<Style> {
        match self {
            Self::Stem(_, style) | Self::Glyph(_, style) => Some(*style),
            Self::Free | Self::Covered => None,
        }
    }

    fn text(&self) -> &str {
        match self {
            Self::Free => " ",
            Self::Stem(text, _) => text,
            Self::Glyph(text, _) => text,
            Self::Covered => "",
        }
    }
}
