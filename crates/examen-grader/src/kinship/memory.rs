//! Kin kept from answer to answer: it changes how fast a grade is found, never which.

use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::Kin;
use crate::answer::LexemeId;

/// Words of a generation, over all rubrics: some 8 MB. Two generations are kept, so that neither hostile words nor many
/// rubrics can fill the memory.
const GENERATION: usize = 1 << 15;

/// What is known of words and rubrics.
///
/// When a generation is full, the one before it is forgotten. A word that is asked for again moves to the young one, so
/// that slips, which never come again, go, and the words that answers are made of stay.
#[derive(Default)]
pub(crate) struct Memory {
    young: Generation,
    old: Generation,
    /// The age of the reader whose lexemes these are.
    age: u64,
}

type Words = FxHashMap<LexemeId, Rc<Kin>>;

#[derive(Default)]
struct Generation {
    rubrics: FxHashMap<u64, Words>,
    n_kept: usize,
}

/// What is known of words to one rubric.
pub(super) struct RubricMemory<'a> {
    young: &'a mut Words,
    n_young: &'a mut usize,
    old: Option<&'a mut Words>,
}

impl Memory {
    /// What is known of words to the rubric called `rubric`, for lexemes of a reader of this age.
    pub(super) fn of(&mut self, rubric: u64, age: u64) -> RubricMemory<'_> {
        if self.age != age {
            *self = Self {
                age,
                ..Self::default()
            };
        }
        if self.young.n_kept > GENERATION {
            self.old = std::mem::take(&mut self.young);
        }
        RubricMemory {
            young: self.young.rubrics.entry(rubric).or_default(),
            n_young: &mut self.young.n_kept,
            old: self.old.rubrics.get_mut(&rubric),
        }
    }
}

impl RubricMemory<'_> {
    /// What a word is to the rubric, worked out by `kin` where it is not known.
    #[inline]
    pub(super) fn recall(&mut self, word: LexemeId, kin: impl FnOnce() -> Kin) -> Rc<Kin> {
        if let Some(kept) = self.young.get(&word) {
            return Rc::clone(kept);
        }
        let known = self.old.as_mut().and_then(|old| old.remove(&word));
        let kept = known.unwrap_or_else(|| Rc::new(kin()));
        *self.n_young += 1;
        self.young.insert(word, Rc::clone(&kept));
        kept
    }
}
