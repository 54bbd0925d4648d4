//! A cue that denies or disapproves, and what it reaches.

use std::ops::Range;

use super::cue::Force;

/// A cue found in an answer. All ranges are of indices of words.
#[derive(Clone, Debug)]
pub(super) struct Denial {
    /// Its words.
    pub cue: Range<u32>,
    /// The word that denies: `not` in `does not matter`; where none does so by itself, the one that tells.
    pub key: u32,
    /// Whether the word that denies belongs to the others of the cue: `no need`, `not necessary`.
    pub is_idiom: bool,
    pub force: Force,
    /// Whether it turns something down, rather than telling of what is not there.
    pub is_refusal: bool,
    /// Where a denial stands that it turns round, because it is said of it: `not to test is wrong`. Empty where it is not
    /// said of anything.
    pub turns_round: Range<u32>,
    /// The words it turns.
    pub scope: Range<u32>,
    /// Whether it turns only what stands in its scope as a whole.
    pub is_one_sided: bool,
    /// Of a comparison, the words that say by what it compares. Empty where it is none.
    pub measure: Range<u32>,
    /// The words that may be meant together with it where the rubric asks for the cue itself.
    pub company: Range<u32>,
    /// A word without which it turns nothing: the `just` of `not just`.
    pub asked_for: Option<u32>,
    /// A word with which it turns nothing: the `which` of `does not matter which`, where the rubric asks for that.
    pub any_of: Option<u32>,
}

impl Denial {
    /// A cue of one or more words that turns nothing.
    pub fn idle(cue: Range<u32>) -> Self {
        Self {
            key: cue.start,
            is_idiom: false,
            force: Force::Mention,
            is_refusal: false,
            turns_round: 0..0,
            scope: cue.start..cue.start,
            is_one_sided: false,
            measure: 0..0,
            company: cue.clone(),
            asked_for: None,
            any_of: None,
            cue,
        }
    }

    /// Lets it turn nothing any more.
    pub fn silence(&mut self) {
        self.scope = self.cue.start..self.cue.start;
    }

    /// Whether the rubric asked for the cue. The `no` of `no need` is none that a rubric asks for by `no`: it takes
    /// another word of the cue as well.
    pub fn is_among(&self, words: &[u32]) -> bool {
        let has_company = || {
            let mut others = self.cue.clone().filter(|at| *at != self.key);
            others.any(|at| words.contains(&at))
        };
        words.contains(&self.key) && (!self.is_idiom || has_company())
    }

    /// Whether it denies the word, which may be one of its own: `no difference`.
    pub fn turns(&self, word: u32) -> bool {
        self.scope.contains(&word) || self.denies_own(word)
    }

    /// Whether the word is one of its own that it denies.
    fn denies_own(&self, word: u32) -> bool {
        self.is_idiom && word != self.key && self.cue.contains(&word)
    }

    /// What it does to a word that it turns. `not safe` disapproves of what was said before and denies that it is `safe`.
    pub fn force_on(&self, word: u32) -> Force {
        match self.force {
            Force::Disapproval if self.denies_own(word) => Force::Denial,
            force => force,
        }
    }

    /// Whether it turns a part of a group of `words`: a comparison leaves alone what it compares with, and by what it
    /// compares belongs to neither side.
    pub fn is_about(&self, words: &[u32]) -> bool {
        let is_missing = self.asked_for.is_some_and(|word| !words.contains(&word));
        if is_missing || self.any_of.is_some_and(|word| words.contains(&word)) {
            return false;
        }
        !self.is_one_sided
            || words
                .iter()
                .all(|word| self.turns(*word) || self.measure.contains(word))
    }

    /// Whether it compares some of `words` with others of them.
    pub fn compares(&self, words: &[u32]) -> bool {
        let is_before = |word: &u32| *word < self.cue.start && self.measure.contains(word);
        self.is_one_sided && words.iter().any(is_before) && words.iter().any(|word| self.scope.contains(word))
    }

    /// Whether it says of another denial that it would be wrong.
    pub fn turns_round(&self, denial: &Self) -> bool {
        self.turns_round.contains(&denial.cue.start)
    }
}
