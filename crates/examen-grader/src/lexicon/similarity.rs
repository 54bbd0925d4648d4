//! How like two words are in meaning, by vectors distilled from a sentence encoder.
//!
//! The table says for each word of the vocabulary which row is its vector; words of one stem share a row. A product
//! of two vectors is one of whole numbers, so a cosine is the same on every machine.

use std::array::from_fn;

use smallvec::SmallVec;

use super::vocabulary::{KnownWord, Vocabulary};

static TABLE: &[u8] = include_bytes!("../../data/similarity.bin");
/// Bytes before the row numbers: number of words, number of rows, dimensions, reserved.
const HEADER: usize = 16;
/// Dimensions of a vector (`DIMENSIONS` in `data/tables/similarity.py`).
pub(crate) const DIMENSIONS: usize = 128;
/// So many products are added side by side.
const LANES: usize = 16;
/// So many dimensions are added up side by side.
const TOGETHER: usize = 32;
/// A word without a vector.
const NO_ROW: u16 = u16::MAX;
/// The levels a dimension is rounded to: those of `data/tables/similarity.py` times 46.
const LEVELS: [i16; 16] = [
    -126, -95, -74, -58, -43, -30, -18, -6, 6, 18, 30, 43, 58, 74, 95, 126,
];

/// Whether words of two stems have one row: the table was made with stems that put together what is kept apart here, so that
/// it knows nothing of how like they are.
pub(crate) fn share_row(one: Option<&Meaning>, other: Option<&Meaning>) -> bool {
    matches!((one, other), (Some(one), Some(other)) if one.row == other.row)
}

/// What a word means, as a direction.
#[derive(Clone, Debug)]
pub(crate) struct Meaning {
    /// The row of its stem in the tables about meaning.
    row: u16,
    vector: [i16; DIMENSIONS],
    /// One by the length of the vector.
    scale: f64,
}

impl Meaning {
    /// The meaning of `word` (lower case), for one of the 30,000 commonest stems.
    pub fn of(word: &str) -> Option<Self> {
        Self::of_known(Vocabulary::find(word)?)
    }

    /// The meaning of a word of the vocabulary, for one of the 30,000 commonest stems.
    pub fn of_known(word: KnownWord) -> Option<Self> {
        let row = row_of(word)?;
        let n_words = u32::from_le_bytes([TABLE[0], TABLE[1], TABLE[2], TABLE[3]]) as usize;
        let start = HEADER + 2 * n_words + DIMENSIONS / 2 * usize::from(row);
        let bytes = &TABLE[start..start + DIMENSIONS / 2];
        let vector: [i16; DIMENSIONS] = from_fn(|at| {
            let pair = bytes[at / 2];
            LEVELS[usize::from(if at % 2 == 0 { pair & 15 } else { pair >> 4 })]
        });
        let length = f64::from(dot(&vector, &vector)).sqrt();
        Some(Self {
            row,
            vector,
            scale: 1.0 / length,
        })
    }

    /// The row of its stem, for [`super::are_synonyms`].
    pub fn row(&self) -> u16 {
        self.row
    }

    /// The cosine of the angle between two meanings, -1..=1.
    pub fn cosine(&self, other: &Self) -> f64 {
        f64::from(dot(&self.vector, &other.vector)) * self.scale * other.scale
    }

    /// The sum of directions, each so long as the number beside it says.
    pub fn sum<'a>(directions: impl Iterator<Item = (&'a Self, f64)>) -> [f32; DIMENSIONS] {
        let weighed = directions.map(|(meaning, weight)| (meaning, (weight * meaning.scale) as f32));
        let weighed: SmallVec<[(&Self, f32); 64]> = weighed.collect();
        let mut sum = [0.0; DIMENSIONS];
        let parts = sum.as_chunks_mut::<TOGETHER>().0;
        for (part, sums) in parts.iter_mut().enumerate() {
            *sums = Self::sum_part(&weighed, part);
        }
        sum
    }

    /// The sum in some dimensions, few enough for a processor to hold in its registers while it goes over all words: that
    /// takes two thirds of the time of adding up whole vectors.
    #[inline(never)]
    fn sum_part(weighed: &[(&Self, f32)], part: usize) -> [f32; TOGETHER] {
        let mut sums = [0.0; TOGETHER];
        for (meaning, weight) in weighed {
            let vector = &meaning.vector.as_chunks::<TOGETHER>().0[part];
            for lane in 0..TOGETHER {
                sums[lane] += weight * f32::from(vector[lane]);
            }
        }
        sums
    }
}

/// The row of the stem of `word`, for one of the 30,000 commonest stems.
fn row_of(word: KnownWord) -> Option<u16> {
    let at = HEADER + 2 * word.idx;
    let row = u16::from_le_bytes([TABLE[at], TABLE[at + 1]]);
    (row != NO_ROW).then_some(row)
}

/// Adds up by lanes that compilers make eight products at once of: the plain sum takes three times as long. Whole numbers
/// may be added in any order.
fn dot(a: &[i16; DIMENSIONS], b: &[i16; DIMENSIONS]) -> i32 {
    let mut sums = [0; LANES];
    for first in (0..DIMENSIONS).step_by(LANES) {
        for (lane, sum) in sums.iter_mut().enumerate() {
            *sum += i32::from(a[first + lane]) * i32::from(b[first + lane]);
        }
    }
    sums.iter().sum()
}

#[cfg(test)]
mod tests {
    use super::Meaning;

    fn cosine(a: &str, b: &str) -> f64 {
        let meaning = |word| Meaning::of(word).unwrap_or_else(|| panic!("{word} has no vector"));
        meaning(a).cosine(&meaning(b))
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
