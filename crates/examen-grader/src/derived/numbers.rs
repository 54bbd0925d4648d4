//! Numbers and names with digits: no other one is like them.
//!
//! To vectors `two` and `three` are next to the same, and `3306` and `3307` are a slip apart; to whoever asks for one
//! of them the other is wrong.

use crate::first_letters::FirstLetters;

/// Cardinals that say how many and nothing else, and `one`, which is a pronoun, too; `second` is a unit.
const CARDINALS: &[(&str, u64)] = &[
    ("zero", 0),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
    ("hundred", 100),
    ("thousand", 1_000),
    ("million", 1_000_000),
    ("billion", 1_000_000_000),
];

/// What cardinals begin with.
const FIRST_LETTERS: FirstLetters = {
    let mut letters = FirstLetters::NONE;
    let mut at = 0;
    while at < CARDINALS.len() {
        letters = letters.and(CARDINALS[at].0, 0);
        at += 1;
    }
    letters
};

/// Whether a word, in either case, may spell out a number.
pub(crate) fn may_be_cardinal(word: &str) -> bool {
    FIRST_LETTERS.may_be(word)
}

/// The number that a folded word spells out.
pub(crate) fn cardinal(word: &str) -> Option<u64> {
    if !may_be_cardinal(word) {
        return None;
    }
    let known = CARDINALS.iter().find(|(name, _)| *name == word);
    known.map(|(_, number)| *number)
}

/// What a number, a name with digits or a letter stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Figure {
    /// A number, in digits or spelt out.
    Number(u64),
    /// Anything else with a digit in it, `ipv6` and `sha256`, and a single letter: who chose plan `A` did not choose `B`.
    Name,
}

impl Figure {
    /// What a folded word stands for, if it is a number or has a digit.
    pub fn of(word: &str) -> Option<Self> {
        if word.bytes().any(|byte| byte.is_ascii_digit()) {
            return Some(word.parse().map_or(Self::Name, Self::Number));
        }
        if names_one_of_several(word) {
            return Some(Self::Name);
        }
        cardinal(word).map(Self::Number)
    }

    /// Whether it is the number that may be a pronoun.
    pub fn is_one(self) -> bool {
        self == Self::Number(1)
    }

    /// Whether a word is the same number, written otherwise.
    pub fn is_also(self, word: &str) -> bool {
        self != Self::Name && Self::of(word) == Some(self)
    }
}

/// What `one` is where it stands: a number, a pronoun, or either.
///
/// A label asks for the number only where nothing else is meant, for what it asks for is missed in answers that do not
/// have it; so is a number that an answer has in place of another. Where a label does ask for it, an answer has it
/// wherever it may be meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum One {
    /// `exactly one leader`.
    Number,
    /// `one leader`.
    Either,
    /// `the one`, `one of`, `one can`.
    Pronoun,
}

impl One {
    /// What it is between two words, which are empty where there are none.
    pub fn between(before: &str, after: &str) -> Self {
        if points(before) || makes_pronoun(after) {
            Self::Pronoun
        } else if counts(before) {
            Self::Number
        } else {
            Self::Either
        }
    }

    /// Whether it is a number and nothing else.
    pub fn is_number(self) -> bool {
        self == Self::Number
    }

    /// Whether it may be a number.
    pub fn may_be_number(self) -> bool {
        self != Self::Pronoun
    }
}

/// Whether a number is bound to follow the word.
fn counts(before: &str) -> bool {
    matches!(
        before,
        "exactly" | "just" | "least" | "most" | "only" | "precisely" | "than"
    )
}

/// Whether the word points at something that is known, so that `one` stands for it.
fn points(before: &str) -> bool {
    matches!(
        before,
        "another"
            | "any"
            | "each"
            | "every"
            | "first"
            | "from"
            | "last"
            | "next"
            | "no"
            | "other"
            | "second"
            | "some"
            | "that"
            | "the"
            | "this"
            | "which"
    )
}

/// Whether `one` before the word is somebody or something.
fn makes_pronoun(after: &str) -> bool {
    matches!(
        after,
        "another" | "can" | "could" | "has" | "may" | "must" | "of" | "should" | "will" | "would"
    )
}

/// Whether a word that is no grammar names one thing among several: a single letter, or what would be grammar if it were
/// not in capitals (`OR`).
pub(crate) fn names_one_of_several(word: &str) -> bool {
    match word.as_bytes() {
        [letter] => letter.is_ascii_alphabetic(),
        [first, ..] => first.is_ascii_uppercase(),
        [] => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{Figure, One};

    #[test]
    fn numbers_are_the_same_in_digits_and_in_words() {
        let three = Figure::of("three").expect("a number");
        assert!(three.is_also("3"));
        assert!(!three.is_also("two") && !three.is_also("30") && !three.is_also("tree"));
    }

    #[test]
    fn a_name_with_digits_is_only_itself() {
        assert_eq!(Figure::of("ipv6"), Some(Figure::Name));
        assert!(!Figure::Name.is_also("ipv4") && !Figure::Name.is_also("ipv6"));
        assert_eq!(Figure::of("99999999999999999999999"), Some(Figure::Name));
    }

    #[test]
    fn other_words_are_no_figures() {
        assert!(
            ["second", "cache", ""]
                .iter()
                .all(|word| Figure::of(word).is_none())
        );
    }

    #[test]
    fn neighbours_tell_what_one_is() {
        assert_eq!(One::between("exactly", "leader"), One::Number);
        assert_eq!(One::between("exactly", "of"), One::Pronoun);
        assert_eq!(One::between("", "leader"), One::Either);
        assert_eq!(One::between("the", "leader"), One::Pronoun);
        assert_eq!(One::between("", "of"), One::Pronoun);
    }
}
