//! A piece of a text with an index of its lines. It never changes: an edit makes new pieces.

use examen_bank::TextRange;

use super::encoding::Encoding;
use super::lines;
use super::place::{Place, Span};

/// Whole lines of a text.
#[derive(Debug, Default)]
pub(crate) struct Piece {
    text: Box<str>,
    /// Where each line but the first begins.
    starts: Vec<u32>,
}

impl Piece {
    pub(super) fn new(text: &str) -> Self {
        Self {
            starts: lines::starts(text),
            text: text.into(),
        }
    }

    /// What it says.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// How many lines begin behind this piece's first one; the line after the last ending counts.
    pub(super) fn n_line_ends(&self) -> u32 {
        self.starts.len() as u32
    }

    /// The text of the line `line` of this piece, its ending left out, and where it begins.
    pub(super) fn line(&self, line: u32) -> (usize, &str) {
        let line = line as usize;
        let start = line
            .checked_sub(1)
            .and_then(|before| self.starts.get(before))
            .map_or(if line == 0 { 0 } else { self.text.len() }, |start| {
                *start as usize
            });
        let end = self
            .starts
            .get(line)
            .map_or(self.text.len(), |next| *next as usize);
        (
            start,
            lines::without_ending(self.text.get(start..end).unwrap_or("")),
        )
    }

    /// Where the byte at `offset` stands, lines counted from `first_line`. An offset inside a character stands at its
    /// beginning; one past the end stands at the end.
    pub(crate) fn place(&self, offset: usize, first_line: u32, encoding: Encoding) -> Place {
        let offset = floor(&self.text, offset);
        let line = self.starts.partition_point(|start| *start as usize <= offset) as u32;
        let (start, text) = self.line(line);
        // Between CR and LF there is nowhere to stand.
        let before = text.get(..offset - start).unwrap_or(text);
        Place {
            line: first_line + line,
            column: encoding.width(before),
        }
    }

    /// Where `range` stands, lines counted from `first_line`.
    pub(crate) fn span(&self, range: TextRange, first_line: u32, encoding: Encoding) -> Span {
        Span {
            start: self.place(range.start, first_line, encoding),
            end: self.place(range.end, first_line, encoding),
        }
    }

    /// The byte at `column` of the line `line` of this piece.
    pub(super) fn offset(&self, line: u32, column: u32, encoding: Encoding) -> usize {
        let (start, text) = self.line(line);
        start + encoding.byte_at(text, column)
    }

    /// Where the first line ends, its ending included.
    pub(super) fn first_line_end(&self) -> usize {
        self.starts
            .first()
            .map_or(self.text.len(), |start| *start as usize)
    }
}

/// The beginning of the character at `offset`.
fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}
