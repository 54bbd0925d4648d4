//! Whether a word may be one of a few, told by its first letter and its length: most words are not, and need no closer
//! look.

/// For each letter of English the lengths, in bytes, of the words that begin with it: a bit for each.
pub(crate) struct FirstLetters([u32; 26]);

impl FirstLetters {
    /// Of no word.
    pub const NONE: Self = Self([0; 26]);

    /// Of these words, which are in lower case.
    pub const fn of(words: &[&str]) -> Self {
        let mut letters = Self::NONE;
        let mut at = 0;
        while at < words.len() {
            letters = letters.and(words[at], 0);
            at += 1;
        }
        letters
    }

    /// And of `word`, with an ending of so many bytes.
    pub const fn and(mut self, word: &str, n_more: usize) -> Self {
        let letter = word.as_bytes()[0] - b'a';
        self.0[letter as usize] |= 1 << (word.len() + n_more);
        self
    }

    /// Whether `word`, in either case, may be one of them.
    #[inline]
    pub fn may_be(&self, word: &str) -> bool {
        let Some(first) = word.bytes().next() else {
            return false;
        };
        let lengths = self.0.get(usize::from((first | 0x20).wrapping_sub(b'a')));
        lengths.is_some_and(|lengths| word.len() < 32 && lengths >> word.len() & 1 == 1)
    }
}

#[cfg(test)]
mod tests {
    use super::FirstLetters;

    #[test]
    fn words_of_another_letter_or_length_are_none() {
        let letters = FirstLetters::of(&["at", "between"]).and("linear", 2);
        for word in ["at", "At", "as", "between", "LINEARLY"] {
            assert!(letters.may_be(word), "{word}");
        }
        for word in ["", "a", "beyond", "linear", "über", "4t", &"a".repeat(40)] {
            assert!(!letters.may_be(word), "{word}");
        }
    }
}
