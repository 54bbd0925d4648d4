//! How many slips of the fingers lie between two words.

use strsim::osa_distance;

/// Words with more letters that differ are compared in allocated rows.
const SHORT: usize = 32;

/// The number of slips (insertion, deletion, substitution, swap of neighbours) that make `a` into `b`, where that is at
/// most `most`: the optimal string alignment distance.
///
/// Nearly all pairs are told apart by their lengths and letters, or after the first few rows.
pub(crate) fn slips_within(a: &str, b: &str, most: usize) -> Option<usize> {
    if !a.is_ascii() || !b.is_ascii() {
        return Some(osa_distance(a, b)).filter(|slips| *slips <= most);
    }
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len().abs_diff(b.len()) > most || letters_differ(a, b) > most {
        return None;
    }
    let (a, b) = without_common_ends(a, b);
    if a.len() > SHORT || b.len() > SHORT {
        let text = |bytes| std::str::from_utf8(bytes).unwrap_or_default();
        return Some(osa_distance(text(a), text(b))).filter(|slips| *slips <= most);
    }
    within(a, b, most)
}

/// The number of letters that one word has and the other has not, whichever has more of them. A slip adds at most one.
fn letters_differ(a: &[u8], b: &[u8]) -> usize {
    let letters = |word: &[u8]| word.iter().fold(0_u32, |set, byte| set | 1 << (byte & 31));
    let (a, b) = (letters(a), letters(b));
    (a & !b).count_ones().max((b & !a).count_ones()) as usize
}

/// What is left of two words without the letters that both begin and both end with: slips lie between.
fn without_common_ends<'a>(a: &'a [u8], b: &'a [u8]) -> (&'a [u8], &'a [u8]) {
    let same = |pair: &(&u8, &u8)| pair.0 == pair.1;
    let head = a.iter().zip(b).take_while(same).count();
    let (a, b) = (&a[head..], &b[head..]);
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(same).count();
    (&a[..a.len() - tail], &b[..b.len() - tail])
}

/// Row by row, until two rows are too far off.
fn within(a: &[u8], b: &[u8], most: usize) -> Option<usize> {
    type Row = [u8; SHORT + 1];
    let mut before: Row = [0; SHORT + 1];
    let mut above: Row = std::array::from_fn(|at| at as u8);
    let mut least_above = 0;
    for (row, letter) in a.iter().enumerate() {
        let mut here: Row = [0; SHORT + 1];
        here[0] = row as u8 + 1;
        let mut least = here[0];
        for (column, other) in b.iter().enumerate() {
            let changed = above[column] + u8::from(letter != other);
            let mut slips = changed.min(above[column + 1] + 1).min(here[column] + 1);
            let swaps = row > 0 && column > 0 && *letter == b[column - 1] && a[row - 1] == *other;
            if swaps {
                slips = slips.min(before[column - 1] + 1);
            }
            here[column + 1] = slips;
            least = least.min(slips);
        }
        if usize::from(least.min(least_above)) > most {
            return None;
        }
        least_above = least;
        (before, above) = (above, here);
    }
    Some(usize::from(above[b.len()])).filter(|slips| *slips <= most)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use strsim::osa_distance;

    use super::slips_within;

    #[test]
    fn slips_are_counted_up_to_the_most() {
        assert_eq!(slips_within("idempotnet", "idempotent", 2), Some(1));
        assert_eq!(slips_within("table", "tables", 1), Some(1));
        assert_eq!(slips_within("table", "tables", 0), None);
        assert_eq!(slips_within("ca", "abc", 2), None);
        assert_eq!(slips_within("größer", "grösser", 2), Some(2));
        assert_eq!(slips_within("", "", 0), Some(0));
    }

    proptest! {
        #[test]
        fn slips_are_the_optimal_string_alignment(a in "[abcx]{0,9}", b in "[abcy]{0,9}", most in 0..4_usize) {
            let whole = Some(osa_distance(&a, &b)).filter(|slips| *slips <= most);
            prop_assert_eq!(slips_within(&a, &b, most), whole);
        }

        #[test]
        fn long_and_foreign_words_too(a in "[abé]{0,3}x{0,40}[ab]{0,40}", b in "[abé]{0,3}x{0,40}[ba]{0,40}") {
            let whole = Some(osa_distance(&a, &b)).filter(|slips| *slips <= 2);
            prop_assert_eq!(slips_within(&a, &b, 2), whole);
        }
    }
}
