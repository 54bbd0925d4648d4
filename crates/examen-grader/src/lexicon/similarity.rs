//! How like two words are in meaning, by vectors distilled from a sentence encoder.
//!
//! The table says for each word of the vocabulary which row of bytes is its vector; words of one stem share a row.
//! A cosine is a dot product of bytes, so it is the same on every machine.

use super::vocabulary::Vocabulary;

static TABLE: &[u8] = include_bytes!("../../data/similarity.bin");
/// Bytes before the row numbers: number of words, number of rows, dimensions, reserved.
const HEADER: usize = 16;
/// Dimensions of a vector (`DIMENSIONS` in `data/tables/similarity.py`).
const DIMENSIONS: usize = 64;
/// A word without a vector.
const NO_ROW: u16 = u16::MAX;
/// Length of every vector: rows are rounded from unit vectors to this scale.
const SCALE: f64 = 127.0;

/// What a word means, as a point on a sphere.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Meaning(&'static [u8; DIMENSIONS]);

impl Meaning {
    /// The meaning of `word` (lower case), for one of the 30,000 commonest stems.
    pub fn of(word: &str) -> Option<Self> {
        let idx = Vocabulary::index(word)?;
        let at = HEADER + 2 * idx;
        let row = u16::from_le_bytes([TABLE[at], TABLE[at + 1]]);
        if row == NO_ROW {
            return None;
        }
        let n_words = u32::from_le_bytes([TABLE[0], TABLE[1], TABLE[2], TABLE[3]]) as usize;
        let start = HEADER + 2 * n_words + DIMENSIONS * usize::from(row);
        TABLE[start..start + DIMENSIONS].try_into().ok().map(Self)
    }

    /// The cosine of the angle between two meanings, about -1..=1.
    pub fn cosine(self, other: Self) -> f64 {
        let products = self
            .0
            .iter()
            .zip(other.0)
            .map(|(a, b)| i32::from(i16::from(*a as i8) * i16::from(*b as i8)));
        f64::from(products.sum::<i32>()) / (SCALE * SCALE)
    }
}

#[cfg(test)]
mod tests {
    use super::Meaning;

    fn cosine(a: &str, b: &str) -> f64 {
        let meaning = |word| Meaning::of(word).unwrap_or_else(|| panic!("{word} has no vector"));
        meaning(a).cosine(meaning(b))
    }

    #[test]
    fn a_word_is_like_itself_and_its_forms() {
        assert!(cosine("cache", "cache") > 0.98);
        assert!(cosine("cache", "caches") > 0.98);
    }

    #[test]
    fn related_words_are_more_alike_than_unrelated_ones() {
        for (word, near, far) in [
            ("database", "sql", "banana"),
            ("stale", "outdated", "quick"),
            ("delete", "remove", "tuesday"),
            ("server", "host", "poem"),
        ] {
            assert!(
                cosine(word, near) > cosine(word, far) + 0.2,
                "{word}: {near} and {far}"
            );
        }
    }

    #[test]
    fn words_nobody_knows_have_no_meaning() {
        assert!(Meaning::of("xqzzt").is_none());
    }
}
