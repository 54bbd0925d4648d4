//! The notations of a text.

use super::growth::{Growth, read_growth};
use super::pieces::{Piece, PieceKind, pieces};
use super::quantity::{Quantity, read_number, read_quantity};

/// Something written to the letter.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Notation {
    Growth(Growth),
    Quantity(Quantity),
    /// A number by itself, which a rubric asks for as a word.
    Number(f64),
}

/// What one notation is to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Relation {
    Unrelated,
    /// It says something else in the place of it.
    Contrary,
    /// It may well be meant for it.
    Close,
    Same,
}

impl Notation {
    /// What `other` is to this one, which a rubric asks for.
    pub(super) fn relation(&self, other: &Self) -> Relation {
        let relation = |is_same, is_contrary: bool| match (is_same, is_contrary) {
            (true, _) => Relation::Same,
            (false, true) => Relation::Contrary,
            (false, false) => Relation::Unrelated,
        };
        match (self, other) {
            (Self::Growth(asked), Self::Growth(told)) => {
                relation(asked.is_same(told), asked.is_contrary(told))
            }
            (Self::Quantity(asked), Self::Quantity(told)) => {
                relation(asked.is_same(told), asked.is_contrary(told))
            }
            (Self::Quantity(asked), Self::Number(told)) if asked.has_number(*told) => Relation::Close,
            _ => Relation::Unrelated,
        }
    }

    /// Whether its words say nothing one by one.
    pub fn is_whole(&self) -> bool {
        matches!(self, Self::Growth(growth) if growth.is_written())
    }

    /// Whether its words leave out a sign that counts, so that they are no match for it in a line.
    pub fn has_sign(&self) -> bool {
        match self {
            Self::Growth(growth) => growth.is_written(),
            Self::Quantity(quantity) => quantity.is_share(),
            Self::Number(_) => false,
        }
    }

    /// Whether a rubric that has it asks for it.
    pub(super) fn is_asked(&self) -> bool {
        match self {
            Self::Growth(growth) => growth.is_certain,
            Self::Quantity(quantity) => quantity.is_certain,
            Self::Number(_) => false,
        }
    }
}

/// A notation where it stands in a text.
#[derive(Clone, Debug)]
pub(super) struct Noted {
    pub notation: Notation,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// Calls `found` for each notation of `text`, in order.
pub(super) fn read_notations(text: &str, mut found: impl FnMut(Noted)) {
    let pieces = pieces(text);
    let mut at = 0;
    while at < pieces.len() {
        let Some((notation, n_pieces)) = read_notation(&pieces, at) else {
            at += 1;
            continue;
        };
        found(Noted {
            notation,
            start: pieces[at].start,
            end: pieces[at + n_pieces - 1].end(),
        });
        at += n_pieces;
    }
}

fn read_notation(pieces: &[Piece<'_>], at: usize) -> Option<(Notation, usize)> {
    if matches!(pieces[at].kind, PieceKind::Sign | PieceKind::Raised) {
        return None;
    }
    let growth = read_growth(pieces, at).map(|(growth, n_pieces)| (Notation::Growth(growth), n_pieces));
    let quantity = || {
        let (quantity, n_pieces) = read_quantity(pieces, at)?;
        Some((Notation::Quantity(quantity), n_pieces))
    };
    let number = || {
        let (number, n_pieces) = read_number(pieces, at)?;
        Some((Notation::Number(number), n_pieces))
    };
    growth.or_else(quantity).or_else(number)
}
