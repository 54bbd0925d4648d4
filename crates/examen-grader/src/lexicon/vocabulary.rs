//! Known words of English and computing, and how common each is.
//!
//! A misspelling must never turn one known word into another (`scaling` is not a misspelt `scaring`), so every
//! inflected form is in the table; the frequency beside each word gives rare words more weight than common ones.

use super::word_table::WordTable;

const WORDS: WordTable = WordTable::new(include_bytes!("../../data/vocabulary.bin"), 1);
/// Steps of the frequency byte in one unit of the Zipf scale (`ZIPF_STEPS` in `data/tables/vocabulary.py`).
const ZIPF_STEPS: f32 = 32.0;
/// Zipf frequency of `the`, the most common word of the table: rarity 0.
const MOST_COMMON: f32 = 6.84;
/// Zipf frequency given to words that are not in the table: that of the rarest class of known words.
const UNKNOWN: f32 = 2.7;
/// What every content word weighs before its rarity is added: rarity by itself (0 to 4.2) tells words too far apart.
/// On the development data the mean agreement is flat between 1 and 5.
const CONTENT: f64 = 2.0;

/// How much a content word counts by its rarity alone.
pub(crate) fn weight_by_rarity(rarity: f32) -> f64 {
    CONTENT + f64::from(rarity)
}

/// The words known to the grader.
pub(crate) struct Vocabulary;

/// A word of the vocabulary.
#[derive(Clone, Copy, Debug)]
pub(crate) struct KnownWord {
    /// Its place in the order of the vocabulary.
    pub idx: usize,
    /// How rare it is, as [`Vocabulary::rarity`] says.
    pub rarity: f32,
}

impl Vocabulary {
    /// `word` (lower case, no apostrophe), if it is a word of English or of computing, in any inflection.
    pub(crate) fn find(word: &str) -> Option<KnownWord> {
        let found = WORDS.find(word.as_bytes())?;
        let zipf = f32::from(WORDS.value(found)) / ZIPF_STEPS;
        Some(KnownWord {
            idx: found.idx,
            rarity: (MOST_COMMON - zipf).max(0.0),
        })
    }

    /// The commonest word that begins with `prefix` (lower case); of equals the first in the alphabet.
    pub(crate) fn commonest(prefix: &str) -> Option<String> {
        let mut best: Option<(u8, Vec<u8>)> = None;
        WORDS.with_prefix(prefix.as_bytes(), |word, found| {
            let frequency = WORDS.value(found);
            if best.as_ref().is_none_or(|(most, _)| frequency > *most) {
                best = Some((frequency, word.to_vec()));
            }
        });
        best.and_then(|(_, word)| String::from_utf8(word).ok())
    }

    /// How rare `word` (lower case) is: 0 for the most common word, in powers of ten, at most about 4.2.
    ///
    /// Words that are not in the table are as rare as the rarest that are.
    pub(crate) fn rarity(word: &str) -> f32 {
        Self::rarity_of(Self::find(word))
    }

    /// How rare a word is that was looked for.
    pub(crate) fn rarity_of(found: Option<KnownWord>) -> f32 {
        found.map_or(MOST_COMMON - UNKNOWN, |word| word.rarity)
    }
}

#[cfg(test)]
mod tests {
    use super::{Vocabulary, WORDS};

    #[track_caller]
    fn check_known(words: &str) {
        for word in words.split_whitespace() {
            assert!(Vocabulary::find(word).is_some(), "{word} is not known");
        }
    }

    #[track_caller]
    fn check_unknown(words: &str) {
        for word in words.split_whitespace() {
            assert!(Vocabulary::find(word).is_none(), "{word} is known");
        }
    }

    #[test]
    fn inflected_forms_are_known() {
        check_known(
            "scale scaling scaring scaled casual causal retries retried indices normalised normalized",
        );
    }

    #[test]
    fn computing_words_are_known() {
        check_known(
            "kubernetes idempotent idempotency memcached redis kafka oauth oauth2 jwt mutex utf8 sharding",
        );
    }

    #[test]
    fn first_and_last_words_are_found() {
        check_known("a aa zymurgy");
    }

    #[test]
    fn misspellings_are_unknown() {
        check_unknown("recieve seperate databse sclaing teh consistant asynchronus zq zzzz \u{0}");
        check_unknown("andrianampoinimerinas andrianampoin");
        assert!(Vocabulary::find("").is_none());
    }

    #[test]
    fn rarity_orders_words() {
        let rarity = |word| Vocabulary::rarity(word);
        assert!(rarity("the") < 0.1);
        assert!(rarity("the") < rarity("network"));
        assert!(rarity("network") < rarity("idempotent"));
        assert!(rarity("idempotent") <= rarity("no-such-word"));
    }

    #[test]
    fn the_commonest_word_with_a_beginning_is_found() {
        let commonest = |prefix| Vocabulary::commonest(prefix).unwrap_or_default();
        assert_eq!(commonest("invalidat"), "invalidate");
        assert_eq!(commonest("idempoten"), "idempotent");
        assert_eq!(commonest("zzzz"), "");
    }

    #[test]
    fn every_word_is_found_at_its_place() {
        assert!(WORDS.len() > 90_000);
        let mut places: Vec<usize> = ["abacus", "cache", "lock", "queue", "zip"]
            .iter()
            .filter_map(|word| WORDS.find(word.as_bytes()))
            .map(|found| found.idx)
            .collect();
        let found = places.clone();
        places.sort_unstable();
        assert_eq!((found.len(), found), (5, places));
    }
}
