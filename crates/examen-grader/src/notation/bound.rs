//! How much at least or at most: `>= 3`, *at least three*, *three or more*.

use super::pieces::{Piece, PieceKind};
use super::quantity::{is_followed_by_unit, is_same_number, read_number};

/// Which numbers are within a bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    AtLeast,
    MoreThan,
    AtMost,
    LessThan,
    Exactly,
}

/// A bound and its number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Bound {
    side: Side,
    number: f64,
    /// Whether it bounds an amount, of which nobody tells whether the bound itself is within.
    is_of_amount: bool,
}

/// What stands before the number, longest first.
const BEFORE: &[(Side, &[&str])] = &[
    (Side::AtMost, &["no", "more", "than"]),
    (Side::AtMost, &["not", "more", "than"]),
    (Side::AtLeast, &["no", "less", "than"]),
    (Side::AtLeast, &["not", "less", "than"]),
    (Side::AtLeast, &["no", "fewer", "than"]),
    (Side::AtLeast, &["not", "fewer", "than"]),
    (Side::AtLeast, &["minimum", "of"]),
    (Side::AtMost, &["maximum", "of"]),
    (Side::AtLeast, &["at", "least"]),
    (Side::AtMost, &["at", "most"]),
    (Side::AtMost, &["up", "to"]),
    (Side::MoreThan, &["more", "than"]),
    (Side::MoreThan, &["greater", "than"]),
    (Side::MoreThan, &["larger", "than"]),
    (Side::LessThan, &["less", "than"]),
    (Side::LessThan, &["fewer", "than"]),
    (Side::LessThan, &["smaller", "than"]),
    (Side::LessThan, &["lower", "than"]),
    (Side::MoreThan, &["above"]),
    (Side::MoreThan, &["over"]),
    (Side::LessThan, &["below"]),
    (Side::LessThan, &["under"]),
    (Side::Exactly, &["exactly"]),
    (Side::Exactly, &["precisely"]),
];

/// What stands behind it.
const BEHIND: &[(Side, &[&str])] = &[
    (Side::AtLeast, &["or", "more"]),
    (Side::AtLeast, &["or", "greater"]),
    (Side::AtMost, &["or", "fewer"]),
    (Side::AtMost, &["or", "less"]),
];

/// The same in signs, longest first.
const SIGNS: &[(Side, &[&str])] = &[
    (Side::AtLeast, &[">", "="]),
    (Side::AtMost, &["<", "="]),
    (Side::AtLeast, &["≥"]),
    (Side::AtMost, &["≤"]),
    (Side::MoreThan, &[">"]),
    (Side::LessThan, &["<"]),
];

impl Bound {
    /// Whether both bound alike.
    pub fn is_same(&self, other: &Self) -> bool {
        is_same_number(self.number, other.number) && self.direction() == other.direction()
    }

    /// Whether the other one bounds the same number otherwise.
    pub fn is_contrary(&self, other: &Self) -> bool {
        is_same_number(self.number, other.number) && !self.is_same(other)
    }

    /// The side, of an amount without whether the bound itself is within.
    fn direction(&self) -> Side {
        match self.side {
            Side::MoreThan if self.is_of_amount => Side::AtLeast,
            Side::LessThan if self.is_of_amount => Side::AtMost,
            side => side,
        }
    }
}

/// The bound that begins with the piece at `at`, and how many pieces it has.
pub(super) fn read_bound(pieces: &[Piece<'_>], at: usize) -> Option<(Bound, usize)> {
    let first = &pieces[at];
    match first.kind {
        PieceKind::Sign if is_pointing(pieces, at) => None,
        PieceKind::Sign => before_number(pieces, at, SIGNS, |piece, sign| piece.is_sign(sign)),
        PieceKind::Raised => None,
        _ => before_number(pieces, at, BEFORE, |piece, word| piece.is_word(word))
            .or_else(|| behind_number(pieces, at)),
    }
}

/// Whether a sign at `at` ends an arrow, or something in angle brackets begins.
fn is_pointing(pieces: &[Piece<'_>], at: usize) -> bool {
    let before = at
        .checked_sub(1)
        .map(|before| &pieces[before])
        .filter(|_| pieces[at].is_glued);
    before.is_some_and(|before| before.kind == PieceKind::Sign)
}

fn before_number(
    pieces: &[Piece<'_>],
    at: usize,
    bounds: &[(Side, &[&str])],
    is: fn(&Piece<'_>, &str) -> bool,
) -> Option<(Bound, usize)> {
    let (side, n_before) = longest(&pieces[at..], bounds, is)?;
    let mut number_at = at + n_before;
    // `at least a 3`, `more than the 3`
    if pieces.get(number_at).is_some_and(|next| next.is_word("the")) {
        number_at += 1;
    }
    pieces.get(number_at)?;
    let (number, n_pieces) = read_number(pieces, number_at)?;
    let end = number_at + n_pieces;
    let is_of_amount = is_followed_by_unit(pieces, end - 1);
    let bound = Bound {
        side,
        number,
        is_of_amount,
    };
    Some((bound, end - at))
}

fn behind_number(pieces: &[Piece<'_>], at: usize) -> Option<(Bound, usize)> {
    let (number, n_pieces) = read_number(pieces, at)?;
    let behind = at + n_pieces;
    let (side, n_behind) = longest(pieces.get(behind..)?, BEHIND, |piece, word| piece.is_word(word))?;
    let bound = Bound {
        side,
        number,
        is_of_amount: false,
    };
    Some((bound, n_pieces + n_behind))
}

/// The first of `bounds` that `pieces` begin with, and how many pieces it has.
fn longest(
    pieces: &[Piece<'_>],
    bounds: &[(Side, &[&str])],
    is: fn(&Piece<'_>, &str) -> bool,
) -> Option<(Side, usize)> {
    let begins = |parts: &[&str]| {
        pieces.len() >= parts.len() && parts.iter().zip(pieces).all(|(part, piece)| is(piece, part))
    };
    let found = bounds.iter().find(|(_, parts)| begins(parts));
    found.map(|(side, parts)| (*side, parts.len()))
}
