//! How much at least or at most: `>= 3`, *at least three*, *three or more*.

use super::pieces::{Piece, PieceKind};
use super::quantity::{Quantity, is_same_number, read_number, read_quantity};
use crate::first_letters::FirstLetters;

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
    /// The amount that it bounds, of which nobody tells whether the bound itself is within.
    amount: Option<Quantity>,
}

/// What stands before the number, longest first.
const BEFORE: &[(Side, &[&str])] = &[
    (Side::AtMost, &["no", "more", "than"]),
    (Side::AtMost, &["not", "more", "than"]),
    (Side::AtLeast, &["no", "less", "than"]),
    (Side::AtLeast, &["not", "less", "than"]),
    (Side::AtLeast, &["no", "fewer", "than"]),
    (Side::AtLeast, &["not", "fewer", "than"]),
    (Side::AtMost, &["no", "longer", "than"]),
    (Side::AtMost, &["not", "longer", "than"]),
    (Side::MoreThan, &["longer", "than"]),
    (Side::LessThan, &["shorter", "than"]),
    (Side::MoreThan, &["higher", "than"]),
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

/// What these begin with.
const FIRST_LETTERS: FirstLetters = {
    let mut letters = FirstLetters::NONE;
    let mut at = 0;
    while at < BEFORE.len() {
        letters = letters.and(BEFORE[at].1[0], 0);
        at += 1;
    }
    letters
};

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
        let ((side, number), (other_side, other_number)) = (self.whole(), other.whole());
        let is_as_much = match (&self.amount, &other.amount) {
            (Some(amount), Some(other)) => amount.is_same(other),
            _ => is_same_number(number, other_number),
        };
        side == other_side && is_as_much
    }

    /// Whether the other one bounds the same number otherwise.
    pub fn is_contrary(&self, other: &Self) -> bool {
        let is_comparable = match (&self.amount, &other.amount) {
            (Some(amount), Some(other)) => amount.is_same(other),
            _ => is_same_number(self.number, other.number),
        };
        is_comparable && !self.is_same(other)
    }

    /// The same with the bound within: more than two are at least three.
    fn whole(&self) -> (Side, f64) {
        let is_count = self.amount.is_none() && self.number.fract() == 0.0;
        match self.side {
            Side::MoreThan if is_count => (Side::AtLeast, self.number + 1.0),
            Side::LessThan if is_count => (Side::AtMost, self.number - 1.0),
            Side::MoreThan => (Side::AtLeast, self.number),
            Side::LessThan => (Side::AtMost, self.number),
            side => (side, self.number),
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
        PieceKind::Word if FIRST_LETTERS.may_be(first.text) => {
            before_number(pieces, at, BEFORE, |piece, word| piece.is_word(word))
                .or_else(|| behind_number(pieces, at))
        }
        PieceKind::Word | PieceKind::Number => behind_number(pieces, at),
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
    let (bound, end) = bound_of(pieces, number_at, side)?;
    Some((bound, end - at))
}

/// The bound with the number or amount at `at`, and where it ends.
fn bound_of(pieces: &[Piece<'_>], at: usize, side: Side) -> Option<(Bound, usize)> {
    let (number, n_pieces) = read_number(pieces, at)?;
    let amount = read_quantity(pieces, at);
    let end = at + amount.map_or(n_pieces, |(_, n_pieces)| n_pieces);
    let bound = Bound {
        side,
        number,
        amount: amount.map(|(amount, _)| amount),
    };
    Some((bound, end))
}

fn behind_number(pieces: &[Piece<'_>], at: usize) -> Option<(Bound, usize)> {
    let (bound, behind) = bound_of(pieces, at, Side::Exactly)?;
    let (side, n_behind) = longest(pieces.get(behind..)?, BEHIND, |piece, word| piece.is_word(word))?;
    Some((Bound { side, ..bound }, behind + n_behind - at))
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
