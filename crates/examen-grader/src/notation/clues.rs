//! What a word of an answer tells of notation that may stand near it: a sentence without any such word has none.

use super::growth::may_tell_growth;
use super::quantity::may_tell_measure;
use super::rate::may_tell_rate;
use crate::derived::cardinal;

/// Kinds of words, of which a notation has one at least.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Clues(u8);

impl Clues {
    /// It has a digit, or a sign that may be one.
    pub const DIGIT: Self = Self(1);
    /// `one` or `zero`.
    pub const AT_MOST_ONE: Self = Self(2);
    /// It spells out a number from two to ninety.
    pub const BELOW_HUNDRED: Self = Self(4);
    /// It spells out a hundred or more.
    pub const FROM_HUNDRED: Self = Self(8);
    /// It tells an amount without a number: `half`, `hour`, `twice`.
    pub const MEASURE: Self = Self(16);
    /// A growth of letters may begin with it.
    pub const GROWTH: Self = Self(32);
    /// It is a time in which things happen.
    pub const RATE: Self = Self(64);

    /// Whatever a number or an amount may be told by.
    pub const AMOUNT: Self = Self(1 | 2 | 4 | 8 | 16);

    /// What a folded word tells.
    pub fn of(folded: &str) -> Self {
        let is_figure = |byte: u8| byte.is_ascii_digit() || !byte.is_ascii();
        let parts = folded.split(|c: char| !c.is_ascii_alphabetic());
        let signs = folded.bytes().any(is_figure).then_some(Self::DIGIT);
        parts
            .map(Self::of_letters)
            .chain(signs)
            .fold(Self::default(), Self::and)
    }

    /// What letters of a word tell that stand together.
    fn of_letters(letters: &str) -> Self {
        let number = cardinal(letters).map(Self::of_number);
        let others = [
            may_tell_measure(letters).then_some(Self::MEASURE),
            may_tell_growth(letters).then_some(Self::GROWTH),
            may_tell_rate(letters).then_some(Self::RATE),
        ];
        let all = others.into_iter().chain([number]).flatten();
        all.fold(Self::default(), Self::and)
    }

    /// What a number may be told by that is spelt out.
    fn of_number(number: u64) -> Self {
        match number {
            0..=1 => Self::AT_MOST_ONE,
            2..=99 => Self::BELOW_HUNDRED,
            100.. => Self::FROM_HUNDRED,
        }
    }

    /// What `number` may be told by, in words or not.
    pub fn to_number(number: f64) -> Self {
        Self::of_number(number as u64).and(Self::DIGIT)
    }

    /// These and others.
    pub fn and(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// Whether some of these are among others.
    pub fn are_among(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }

    /// As a number, which keeps them with others.
    pub fn bits(self) -> u8 {
        self.0
    }

    /// Those of a number that kept them.
    pub fn from_bits(bits: u8) -> Self {
        Self(bits)
    }
}
