//! Kin kept from answer to answer: it changes how fast a grade is found, never which.

use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::Kin;
use crate::answer::LexemeId;

/// Words kept, over all rubrics: some 15 MB. Beyond so many the memory is emptied, so that neither hostile words nor
/// many rubrics can fill it.
const REMEMBERED: usize = 1 << 15;

/// What is known of words and rubrics.
#[derive(Default)]
pub(crate) struct Memory {
    rubrics: FxHashMap<u64, FxHashMap<LexemeId, Rc<Kin>>>,
    n_kept: usize,
    /// The age of the reader whose lexemes these are.
    age: u64,
}

/// What is known of words to one rubric.
pub(super) struct RubricMemory<'a> {
    words: &'a mut FxHashMap<LexemeId, Rc<Kin>>,
    n_kept: &'a mut usize,
}

impl Memory {
    /// What is known of words to the rubric called `rubric`, for lexemes of a reader of this age.
    pub(super) fn of(&mut self, rubric: u64, age: u64) -> RubricMemory<'_> {
        if self.n_kept > REMEMBERED || self.age != age {
            self.rubrics.clear();
            (self.n_kept, self.age) = (0, age);
        }
        RubricMemory {
            words: self.rubrics.entry(rubric).or_default(),
            n_kept: &mut self.n_kept,
        }
    }
}

impl RubricMemory<'_> {
    /// What a word is to the rubric, worked out by `kin` where it is not known.
    pub(super) fn recall(&mut self, word: LexemeId, kin: impl FnOnce() -> Kin) -> Rc<Kin> {
        let kept = self.words.entry(word).or_insert_with(|| {
            *self.n_kept += 1;
            Rc::new(kin())
        });
        Rc::clone(kept)
    }
}
