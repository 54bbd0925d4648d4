//! Numbers in words: *three hundred and sixty-five*.

use super::pieces::{Piece, PieceKind};
use crate::derived::{cardinal, may_be_cardinal};

/// Longer numbers are none, so that one is read in a bounded time, wherever it may begin.
const LONGEST: usize = 16;

/// The number that begins with the word at `at`, and how many pieces it has.
pub(super) fn read_number_words(pieces: &[Piece<'_>], at: usize) -> Option<(f64, usize)> {
    let first = word_number(pieces, at)?;
    let (mut whole, mut part) = (0, 0);
    let (mut next, mut end) = (Some((first, at + 1)), at);
    while let Some((number, behind)) =
        next.filter(|(number, behind)| behind - at <= LONGEST && may_follow(part, *number))
    {
        match number {
            100 => part = part.max(1) * number,
            1_000.. => {
                whole += part.max(1) * number;
                part = 0;
            }
            _ => part += number,
        }
        end = behind;
        next = next_number(pieces, behind, part);
    }
    Some(((whole + part) as f64, end - at))
}

fn word_number(pieces: &[Piece<'_>], at: usize) -> Option<u64> {
    let word = pieces
        .get(at)
        .filter(|piece| piece.kind == PieceKind::Word && may_be_cardinal(piece.text))?
        .word()?;
    cardinal(&word)
}

/// The number word that goes on at `at` behind `part`, and where it ends: `sixty-five`, `hundred and five`.
fn next_number(pieces: &[Piece<'_>], at: usize, part: u64) -> Option<(u64, usize)> {
    let joint = pieces.get(at)?;
    let is_hyphen = joint.is_sign("-") && joint.is_glued && pieces.get(at + 1)?.is_glued;
    let is_and = joint.is_word("and") && part >= 100;
    let from = at + usize::from(is_hyphen || is_and);
    Some((word_number(pieces, from)?, from + 1))
}

/// Whether `number` adds to `part`: `sixty five`, but not `five six`.
fn may_follow(part: u64, number: u64) -> bool {
    match number {
        0 => part == 0,
        1..10 => part.is_multiple_of(10) && part % 100 != 10,
        10..100 => part.is_multiple_of(100),
        100 => part < 10,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::super::pieces::pieces;
    use super::read_number_words;

    fn check(text: &str, expected: f64, n_pieces: usize) {
        assert_eq!(
            read_number_words(&pieces(text), 0),
            Some((expected, n_pieces)),
            "{text}"
        );
    }

    #[test]
    fn words_add_up() {
        check("three", 3.0, 1);
        check("sixty-five days", 65.0, 3);
        check("sixty five", 65.0, 2);
        check("three hundred and sixty five days", 365.0, 5);
        check("hundred", 100.0, 1);
        check("two thousand five hundred", 2500.0, 4);
        check("ten million rows", 1e7, 2);
        check("five six", 5.0, 1);
        check(&"thousand ".repeat(40), 16_000.0, 16);
        check("ten and five", 10.0, 1);
        assert_eq!(read_number_words(&pieces("a few"), 0), None);
    }
}
