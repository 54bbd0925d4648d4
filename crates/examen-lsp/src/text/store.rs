//! A text in pieces. Those that an edit does not touch are shared with the text before it.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use examen_bank::{PartPlace, SheetPart, TextRange};

use super::encoding::Encoding;
use super::piece::Piece;
use super::place::{Place, Span};

/// How a text is cut into pieces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cut {
    /// Not at all.
    Nowhere,
    /// At the headings of a sheet.
    AtHeadings,
}

/// A text. A clone shares its pieces.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    cut: Cut,
    /// Never empty.
    pieces: Vec<Arc<Piece>>,
    /// Where each piece begins.
    starts: Vec<Start>,
    end: Start,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Start {
    byte: usize,
    line: u32,
}

/// What an edit did to the pieces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Splice {
    /// The pieces that went.
    pub(crate) removed: Range<usize>,
    /// How many came in their place.
    pub(crate) n_new: usize,
}

impl Text {
    /// `text`, cut into pieces.
    pub(crate) fn new(text: &str, cut: Cut) -> Self {
        let mut new = Self {
            cut,
            pieces: cut_up(text, cut, PartPlace::Top),
            starts: Vec::new(),
            end: Start::default(),
        };
        new.index();
        new
    }

    /// Its length in bytes.
    pub(crate) fn len(&self) -> usize {
        self.end.byte
    }

    /// The pieces, in order.
    pub(crate) fn pieces(&self) -> &[Arc<Piece>] {
        &self.pieces
    }

    /// Where piece `piece_idx` begins, in bytes.
    pub(crate) fn start_of(&self, piece_idx: usize) -> usize {
        self.starts[piece_idx].byte
    }

    /// The number of the first line of piece `piece_idx`, from 0.
    pub(crate) fn first_line_of(&self, piece_idx: usize) -> u32 {
        self.starts[piece_idx].line
    }

    /// The piece that holds `offset`; at the end of the text the last one.
    pub(crate) fn piece_at(&self, offset: usize) -> usize {
        let n_begun = self.starts.partition_point(|start| start.byte <= offset);
        n_begun.saturating_sub(1)
    }

    /// All of it.
    pub(crate) fn whole(&self) -> Cow<'_, str> {
        match self.pieces.as_slice() {
            [one] => Cow::Borrowed(one.text()),
            pieces => Cow::Owned(pieces.iter().map(|piece| piece.text()).collect()),
        }
    }

    /// The byte at `place`. A line past the end is the end of the text, a column past the end the end of its line.
    pub(crate) fn offset(&self, place: Place, encoding: Encoding) -> usize {
        if place.line > self.end.line {
            return self.len();
        }
        let n_begun = self.starts.partition_point(|start| start.line <= place.line);
        let piece_idx = n_begun.saturating_sub(1);
        let start = self.starts[piece_idx];
        start.byte + self.pieces[piece_idx].offset(place.line - start.line, place.column, encoding)
    }

    /// Where the byte at `offset` stands.
    pub(crate) fn place(&self, offset: usize, encoding: Encoding) -> Place {
        let piece_idx = self.piece_at(offset);
        let start = self.starts[piece_idx];
        self.pieces[piece_idx].place(offset - start.byte, start.line, encoding)
    }

    /// Where `range` stands.
    pub(crate) fn span(&self, range: TextRange, encoding: Encoding) -> Span {
        Span {
            start: self.place(range.start, encoding),
            end: self.place(range.end, encoding),
        }
    }

    /// The bytes of `span`; one whose end stands before its start is turned round.
    pub(crate) fn range(&self, span: Span, encoding: Encoding) -> TextRange {
        let (a, b) = (self.offset(span.start, encoding), self.offset(span.end, encoding));
        TextRange::new(a.min(b), a.max(b))
    }

    /// Puts `new` in place of `range`, whose ends lie on character boundaries.
    pub(crate) fn replace(&mut self, range: TextRange, new: &str) -> Splice {
        let (mut first, mut last) = (self.piece_at(range.start), self.piece_at(range.end));
        self.widen(range, &mut first, &mut last);
        let mut n_more = 1;
        loop {
            let window = self.edited(first, last, range, new);
            if let Some(pieces) = self.cut_window(&window, first, last) {
                let n_new = pieces.len();
                self.pieces.splice(first..=last, pieces);
                self.index();
                return Splice {
                    removed: first..last + 1,
                    n_new,
                };
            }
            // What was typed reaches further, as an opened code block does.
            last = (last + n_more).min(self.pieces.len() - 1);
            n_more *= 2;
        }
    }

    /// Includes neighbours whose cuts the edit may undo.
    fn widen(&self, range: TextRange, first: &mut usize, last: &mut usize) {
        // The heading at the start of a piece may become none.
        let head_end = self.starts[*first].byte + self.pieces[*first].first_line_end();
        if *first > 0 && range.start <= head_end {
            *first -= 1;
        }
        // Front matter may reach down to the first question.
        let is_question = |piece: &Arc<Piece>| piece.text().starts_with("## ");
        let n_above = self.pieces.iter().skip(1).position(is_question);
        let n_top = n_above.map_or(self.pieces.len(), |n_above| n_above + 1);
        if *first < n_top {
            *first = 0;
            *last = (*last).max(n_top - 1);
            // The first question itself may be touched.
            let below = &self.pieces[*last + 1..];
            let n_touched = below.iter().take_while(|piece| !is_question(piece)).count();
            *last += n_touched;
        }
    }

    /// The pieces `first..=last` with `new` in place of `range`.
    fn edited(&self, first: usize, last: usize, range: TextRange, new: &str) -> String {
        let base = self.starts[first].byte;
        let mut window: String = self.pieces[first..=last]
            .iter()
            .map(|piece| piece.text())
            .collect();
        window.replace_range(range.start - base..range.end - base, new);
        window
    }

    /// The pieces of `window`, which stands in place of `first..=last`; none if the next piece would not begin where
    /// it does.
    fn cut_window(&self, window: &str, first: usize, last: usize) -> Option<Vec<Arc<Piece>>> {
        let place = if first == 0 {
            PartPlace::Top
        } else {
            PartPlace::Below
        };
        let Some(next) = self.pieces.get(last + 1).filter(|_| self.cut == Cut::AtHeadings) else {
            return Some(cut_up(window, self.cut, place));
        };
        let heading = &next.text()[..next.first_line_end()];
        let mut starts = SheetPart::starts(&[window, heading].concat(), place);
        (starts.pop() == Some(window.len())).then(|| pieces_at(window, starts))
    }

    fn index(&mut self) {
        let mut at = Start::default();
        self.starts.clear();
        for piece in &self.pieces {
            self.starts.push(at);
            at.byte += piece.text().len();
            at.line += piece.n_line_ends();
        }
        self.end = at;
    }
}

fn cut_up(text: &str, cut: Cut, place: PartPlace) -> Vec<Arc<Piece>> {
    match cut {
        Cut::Nowhere => vec![Arc::new(Piece::new(text))],
        Cut::AtHeadings => pieces_at(text, SheetPart::starts(text, place)),
    }
}

/// `text`, cut at `starts` and at its beginning.
fn pieces_at(text: &str, starts: Vec<usize>) -> Vec<Arc<Piece>> {
    let inner = starts.into_iter().filter(|start| *start > 0);
    let bounds: Vec<usize> = [0].into_iter().chain(inner).chain([text.len()]).collect();
    let pieces = bounds.windows(2).map(|pair| Piece::new(&text[pair[0]..pair[1]]));
    pieces.map(Arc::new).collect()
}

#[cfg(test)]
mod tests;
