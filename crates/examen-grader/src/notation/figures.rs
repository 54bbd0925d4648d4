//! Numbers that may be written in other ways: powers, status codes, ranges.

use super::pieces::{Piece, PieceKind, raised_number};
use super::quantity::{is_same_number, read_number};

/// `2^10`, `2**10`, `2¹⁰`, *2 to the power of 10*.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Power(pub f64);

/// `4xx`: all status codes that begin so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CodeClass(u8);

/// `1-5`, *1 to 5*, *between 1 and 5*.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Span(f64, f64);

impl Power {
    /// The power that begins with the piece at `at`, and how many pieces it has.
    pub(super) fn read(pieces: &[Piece<'_>], at: usize) -> Option<(Self, usize)> {
        let (base, n_base) = read_number(pieces, at)?;
        let rest = pieces.get(at + n_base..)?;
        let (exponent, n_more) = match rest.first()? {
            raised if raised.kind == PieceKind::Raised && raised.is_glued => (raised_number(raised.text), 1),
            sign if sign.is_sign("^") => (number_at(rest, 1)?, 2),
            sign if sign.is_sign("*") && rest.get(1)?.is_sign("*") => (number_at(rest, 2)?, 3),
            word if word.is_word("to") && rest.get(1)?.is_word("the") => {
                if rest.get(2)?.is_word("power") && rest.get(3)?.is_word("of") {
                    (number_at(rest, 4)?, 5)
                } else {
                    let is_ordinal = |piece: &Piece<'_>| {
                        piece.is_glued && ["th", "st", "nd", "rd"].iter().any(|end| piece.is_word(end))
                    };
                    rest.get(3).filter(|piece| is_ordinal(piece))?;
                    let has_noun = rest.get(4).is_some_and(|next| next.is_word("power"));
                    (number_at(rest, 2)?, 4 + usize::from(has_noun))
                }
            }
            _ => return None,
        };
        let value = base.powi(exponent.parse().ok()?);
        value.is_finite().then_some((Self(value), n_base + n_more))
    }
}

fn number_at(pieces: &[Piece<'_>], at: usize) -> Option<String> {
    let piece = pieces.get(at)?;
    (piece.kind == PieceKind::Number).then(|| piece.text.to_owned())
}

impl CodeClass {
    /// The class that begins with the piece at `at`, and how many pieces it has.
    pub(super) fn read(pieces: &[Piece<'_>], at: usize) -> Option<(Self, usize)> {
        let (first, next) = (&pieces[at], pieces.get(at + 1)?);
        let digit = matches!(first.text.as_bytes(), [b'1'..=b'5']).then(|| first.text.as_bytes()[0] - b'0');
        if let Some(digit) = digit.filter(|_| next.is_glued) {
            let is_signs = next.is_sign("*")
                && pieces
                    .get(at + 2)
                    .is_some_and(|next| next.is_sign("*") && next.is_glued);
            return (next.is_word("xx") || is_signs).then_some((Self(digit), if is_signs { 3 } else { 2 }));
        }
        // `400-level`
        let hundred = matches!(first.text.as_bytes(), [b'1'..=b'5', b'0', b'0']);
        let behind = at + 1 + usize::from(next.is_sign("-"));
        let is_level = ["level", "range", "series", "class"]
            .iter()
            .any(|word| pieces.get(behind).is_some_and(|piece| piece.is_word(word)));
        (hundred && is_level).then(|| (Self(first.text.as_bytes()[0] - b'0'), behind + 1 - at))
    }

    /// Whether a number is one of its codes, or of another class; none where it is no code.
    pub fn has(self, number: f64) -> Option<bool> {
        is_code(number).then(|| (number / 100.0).floor() == f64::from(self.0))
    }
}

/// Whether a number may be a status code.
pub(super) fn is_code(number: f64) -> bool {
    (100.0..600.0).contains(&number) && number.fract() == 0.0
}

/// Whether a number may well be told as a power, or in thousands.
pub(super) fn is_round(number: f64) -> bool {
    let is_binary =
        (256.0..1e18).contains(&number) && number.fract() == 0.0 && (number as u64).is_power_of_two();
    is_binary || (number >= 1000.0 && number % 1000.0 == 0.0)
}

impl Span {
    /// The range that begins with the piece at `at`, and how many pieces it has.
    pub(super) fn read(pieces: &[Piece<'_>], at: usize) -> Option<(Self, usize)> {
        if pieces[at].is_word("between") {
            let (from, n_from) = read_number(pieces, at + 1)?;
            return Self::to(pieces, (at, at + 1 + n_from), from, &["and"]);
        }
        let (from, n_from) = read_number(pieces, at)?;
        Self::to(pieces, (at, at + n_from), from, &["-", "–", "—", "to", "through"])
    }

    /// The range that began at the first of two pieces and goes on with the second.
    fn to(
        pieces: &[Piece<'_>],
        (at, joint): (usize, usize),
        from: f64,
        joints: &[&str],
    ) -> Option<(Self, usize)> {
        let piece = pieces.get(joint)?;
        let is_dots = piece.is_sign(".") && pieces.get(joint + 1).is_some_and(|next| next.is_sign("."));
        if !is_dots && !joints.iter().any(|one| piece.text.eq_ignore_ascii_case(one)) {
            return None;
        }
        let to_at = joint + 1 + usize::from(is_dots);
        let last = pieces.get(to_at)?;
        let to = match last.kind {
            PieceKind::Number => last.text.replace(',', "").parse().ok()?,
            _ => read_number(pieces, to_at)?.0,
        };
        (from < to).then_some((Self(from, to), to_at + 1 - at))
    }

    /// Whether the other one begins or ends alike and is another.
    pub fn is_contrary(&self, other: &Self) -> bool {
        is_same_number(self.0, other.0) != is_same_number(self.1, other.1)
    }

    /// Whether both are the same range.
    pub fn is_same(&self, other: &Self) -> bool {
        is_same_number(self.0, other.0) && is_same_number(self.1, other.1)
    }
}
