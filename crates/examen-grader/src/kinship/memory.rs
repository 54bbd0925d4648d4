//! Kin kept from answer to answer: it changes how fast a grade is found, never which.

use rustc_hash::FxHashMap;

use super::Kin;
use super::glance::Glance;
use crate::answer::LexemeId;
use crate::rubric::{RubricId, RubricLife};

/// Words of a generation, over all rubrics: some 16 MB. Two generations are kept, so that neither hostile words nor many
/// rubrics can fill the memory. With half as many a row of many takes a thirtieth more time.
const GENERATION: usize = 1 << 16;

/// With fewer rubrics nobody asks which of them are gone.
const FEW_RUBRICS: usize = 32;

/// What is known of words and rubrics.
///
/// When a generation is full, the one before it is forgotten. A word that is asked for again moves to the young one, so
/// that slips, which never come again, go, and the words that answers are made of stay. Words of rubrics that nobody holds
/// any more are forgotten, too: an editor compiles thousands of rubrics for one sheet and keeps a few of them.
#[derive(Default)]
pub(crate) struct Memory {
    young: Generation,
    old: Generation,
    /// The age of the reader whose lexemes these are.
    age: u64,
    /// How many rubrics there are in the young generation before those that are gone are looked for again.
    many: usize,
}

/// What is known of words to one rubric: what is asked of every word at a glance, the rest in a place of its own.
#[derive(Default)]
struct Words {
    glances: FxHashMap<LexemeId, Glance>,
    kins: Vec<Kin>,
}

#[derive(Default)]
struct Generation {
    rubrics: FxHashMap<u64, Known>,
    n_kept: usize,
}

/// What is known of words to a rubric.
struct Known {
    words: Words,
    rubric: RubricLife,
}

/// What is known of words to one rubric.
pub(super) struct RubricMemory<'a> {
    young: &'a mut Words,
    n_young: &'a mut usize,
    old: Option<&'a mut Words>,
}

impl Memory {
    /// What is known of words to `rubric`, for lexemes of a reader of this age.
    pub(super) fn of(&mut self, rubric: &RubricId, age: u64) -> RubricMemory<'_> {
        if self.age != age {
            *self = Self {
                age,
                ..Self::default()
            };
        }
        if self.young.n_kept > GENERATION {
            self.old = std::mem::take(&mut self.young);
        }
        if self.young.rubrics.len() >= self.many.max(FEW_RUBRICS) {
            self.forget_the_gone();
        }
        let known = self.young.rubrics.entry(rubric.number());
        RubricMemory {
            young: &mut known.or_insert_with(|| Known::nothing(rubric)).words,
            n_young: &mut self.young.n_kept,
            old: self
                .old
                .rubrics
                .get_mut(&rubric.number())
                .map(|known| &mut known.words),
        }
    }

    /// Forgets words of rubrics that nobody holds any more. The next look is at twice as many rubrics, so that looking
    /// costs each of them next to nothing.
    fn forget_the_gone(&mut self) {
        for generation in [&mut self.young, &mut self.old] {
            generation.rubrics.retain(|_, known| !known.rubric.is_over());
            generation.n_kept = generation
                .rubrics
                .values()
                .map(|known| known.words.kins.len())
                .sum();
        }
        self.many = 2 * self.young.rubrics.len();
    }
}

impl Known {
    fn nothing(rubric: &RubricId) -> Self {
        Self {
            words: Words::default(),
            rubric: rubric.life(),
        }
    }
}

impl<'a> RubricMemory<'a> {
    /// What a word is to the rubric at a glance, worked out by `kin` where it is not known.
    #[inline]
    pub(super) fn recall(&mut self, word: LexemeId, kin: impl FnOnce() -> Kin) -> Glance {
        if let Some(known) = self.young.glances.get(&word) {
            return *known;
        }
        let known = self.old.as_mut().and_then(|old| old.take(word));
        *self.n_young += 1;
        self.young.keep(word, known.unwrap_or_else(kin))
    }

    /// What is known of the words that were recalled, by the place that a glance names.
    pub(super) fn kins(self) -> &'a [Kin] {
        &self.young.kins
    }
}

impl Words {
    fn keep(&mut self, word: LexemeId, kin: Kin) -> Glance {
        let glance = Glance::of(&kin, self.kins.len());
        self.kins.push(kin);
        self.glances.insert(word, glance);
        glance
    }

    fn take(&mut self, word: LexemeId) -> Option<Kin> {
        let glance = self.glances.remove(&word)?;
        Some(std::mem::take(&mut self.kins[glance.place()]))
    }
}

#[cfg(test)]
mod tests {
    use super::{FEW_RUBRICS, Memory};
    use crate::rubric::RubricId;

    #[test]
    fn rubrics_that_are_gone_are_forgotten_and_those_that_are_held_stay() {
        let mut memory = Memory::default();
        let held: Vec<RubricId> = (0..FEW_RUBRICS).map(|_| RubricId::next()).collect();
        for rubric in &held {
            memory.of(rubric, 0);
        }
        for _ in 0..100 * FEW_RUBRICS {
            memory.of(&RubricId::next(), 0);
            assert!(memory.young.rubrics.len() <= 2 * FEW_RUBRICS);
        }
        for rubric in &held {
            assert!(memory.young.rubrics.contains_key(&rubric.number()));
        }
    }
}
