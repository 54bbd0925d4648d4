//! Likenesses kept from answer to answer: they change how fast a grade is found, never which.

use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::answer::LexemeId;

/// Rows kept; beyond so many the memory is emptied, so that neither hostile words nor many rubrics can fill it.
const REMEMBERED: usize = 1 << 13;

/// How like distinct words of answers are to the terms of rubrics.
#[derive(Default)]
pub(crate) struct Memory {
    rows: FxHashMap<(u64, LexemeId), Rc<[f32]>>,
}

impl Memory {
    /// The row of a word for the rubric called `rubric`, worked out by `row` where it is not remembered.
    pub fn recall(&mut self, rubric: u64, word: LexemeId, row: impl FnOnce() -> Rc<[f32]>) -> Rc<[f32]> {
        if let Some(row) = self.rows.get(&(rubric, word)) {
            return Rc::clone(row);
        }
        if self.rows.len() >= REMEMBERED {
            self.rows.clear();
        }
        let row = row();
        self.rows.insert((rubric, word), Rc::clone(&row));
        row
    }

    /// Forgets everything: the ids of words begin anew.
    pub fn clear(&mut self) {
        self.rows.clear();
    }
}
