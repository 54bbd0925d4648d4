//! How often: `per second`, `/s`, *a minute*.

use super::pieces::{Piece, PieceKind};
use super::quantity::is_same_number;
use super::units::{Dimension, Unit};

/// The time in which something happens as often as is said.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Rate {
    unit: Unit,
    /// Whether it is one beyond doubt: `a minute` may be how long it takes.
    pub is_certain: bool,
}

impl Rate {
    /// The rate that begins with the piece at `at`, and how many pieces it has.
    pub(super) fn read(pieces: &[Piece<'_>], at: usize) -> Option<(Self, usize)> {
        let (first, next) = (&pieces[at], pieces.get(at + 1)?);
        let is_slash = first.is_sign("/") && next.is_glued;
        let is_certain = is_slash || first.is_word("per");
        let may_be = is_certain
            || ["a", "an", "each", "every"]
                .iter()
                .any(|word| first.is_word(word));
        let name = next.word().filter(|_| may_be)?;
        // `/h` and `/s` are, `/home` is not.
        if is_slash
            && pieces
                .get(at + 2)
                .is_some_and(|next| next.is_glued && next.kind != PieceKind::Sign)
        {
            return None;
        }
        let unit = unit_of_time(&name)?;
        Some((Self { unit, is_certain }, 2))
    }

    /// Whether both are of the same time.
    pub fn is_same(&self, other: &Self) -> bool {
        self.unit.dimension == other.unit.dimension && is_same_number(self.unit.size, other.unit.size)
    }

    /// Whether the other one is of another time.
    pub fn is_contrary(&self, other: &Self) -> bool {
        other.is_certain && !self.is_same(other)
    }
}

/// Whether a rate may have a word in it.
pub(super) fn may_tell_rate(word: &str) -> bool {
    unit_of_time(word).is_some()
}

fn unit_of_time(name: &str) -> Option<Unit> {
    let (unit, _) = Unit::named(name)?;
    matches!(unit.dimension, Dimension::Time | Dimension::Months).then_some(unit)
}
