//! Which stems share a sense (`data/tables/synonyms.py`).
//!
//! Layout (`data/README.md`): number of rows; for each row, and behind the last one, where its list begins; the
//! lists, sorted.

use std::cmp::Ordering;

use super::Meaning;

static TABLE: &[u8] = include_bytes!("../../data/synonyms.bin");

/// Whether two words share one of their commoner senses.
pub(crate) fn are_synonyms(one: &Meaning, other: &Meaning) -> bool {
    let (mut low, mut high) = (start(one.row()), start(one.row() + 1));
    while low < high {
        let middle = usize::midpoint(low, high);
        match listed(middle).cmp(&other.row()) {
            Ordering::Less => low = middle + 1,
            Ordering::Equal => return true,
            Ordering::Greater => high = middle,
        }
    }
    false
}

fn start(row: u16) -> usize {
    u32_at(4 + 4 * usize::from(row))
}

fn listed(idx: usize) -> u16 {
    let at = 8 + 4 * u32_at(0) + 2 * idx;
    u16::from_le_bytes([TABLE[at], TABLE[at + 1]])
}

fn u32_at(at: usize) -> usize {
    u32::from_le_bytes([TABLE[at], TABLE[at + 1], TABLE[at + 2], TABLE[at + 3]]) as usize
}

#[cfg(test)]
mod tests {
    use super::{Meaning, are_synonyms};

    #[track_caller]
    fn check(one: &str, other: &str, expected: bool) {
        let meaning = |word| Meaning::of(word).unwrap_or_else(|| panic!("{word} has no row"));
        assert_eq!(
            are_synonyms(&meaning(one), &meaning(other)),
            expected,
            "{one}, {other}"
        );
        assert_eq!(
            are_synonyms(&meaning(other), &meaning(one)),
            expected,
            "{other}, {one}"
        );
    }

    #[test]
    fn words_of_one_sense_are_synonyms() {
        check("buy", "purchase", true);
        check("begins", "started", true);
        check("went", "going", true);
        check("error", "mistake", true);
    }

    #[test]
    fn words_that_only_belong_together_are_not() {
        check("buy", "sell", false);
        check("server", "client", false);
        check("the", "zip", false);
    }
}
