//! How much a word says: how far it moves what a sentence means (`data/tables/salience.py`).
//!
//! `Given` and `considered` stand in many sentences and change few of them; `buffer` and `queue` change all of them.

use super::Meaning;

/// A byte for each row of the tables about meaning.
static TABLE: &[u8] = include_bytes!("../../data/salience.bin");
/// Steps of a byte in one unit (`SCALE` in `data/tables/salience.py`).
const SCALE: f32 = 100.0;

/// How much a word says, .25..=2.25: 1 for the median, and for words of unknown meaning.
pub(crate) fn salience(meaning: Option<&Meaning>) -> f32 {
    meaning.map_or(1.0, |meaning| {
        f32::from(TABLE[usize::from(meaning.row())]) / SCALE
    })
}

#[cfg(test)]
mod tests {
    use super::salience;
    use crate::lexicon::Meaning;

    fn says(word: &str) -> f32 {
        salience(Some(
            &Meaning::of(word).unwrap_or_else(|| panic!("{word} has no row")),
        ))
    }

    #[test]
    fn what_many_sentences_have_says_little() {
        for (vague, telling) in [
            ("given", "buffer"),
            ("considered", "index"),
            ("following", "queue"),
            ("certain", "river"),
        ] {
            assert!(says(vague) < says(telling) - 0.4, "{vague} and {telling}");
        }
    }

    #[test]
    fn words_of_one_stem_say_the_same() {
        assert!((says("cache") - says("caches")).abs() < f32::EPSILON);
    }

    #[test]
    fn a_word_of_unknown_meaning_says_as_much_as_most() {
        assert!((salience(None) - 1.0).abs() < f32::EPSILON);
    }
}
