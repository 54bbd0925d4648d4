//! Which answer of a sheet a section of a review is about.

use std::collections::HashMap;

use examen_bank::{Answer, AnswerHash, ReviewedAnswer};

/// The answers of a sheet as reviews know them, by their place in it.
#[derive(Debug, Default)]
pub struct JudgedAnswers {
    hashes: Vec<AnswerHash>,
    by_hash: HashMap<AnswerHash, Vec<usize>>,
}

impl JudgedAnswers {
    /// For these answers, in order: each is hashed once.
    pub fn new<'a>(answers: impl Iterator<Item = &'a Answer>) -> Self {
        let hashes: Vec<AnswerHash> = answers.map(Answer::hash).collect();
        let mut by_hash: HashMap<AnswerHash, Vec<usize>> = HashMap::new();
        for (idx, hash) in hashes.iter().enumerate() {
            by_hash.entry(*hash).or_default().push(idx);
        }
        Self { hashes, by_hash }
    }

    /// The hash of an answer.
    ///
    /// # Panics
    /// There is no such answer.
    pub fn hash(&self, idx: usize) -> AnswerHash {
        self.hashes[idx]
    }

    /// Which answer `section` is about, of those of which `is_about` says that they answer a question called as it says: two
    /// banks may have one, and the hash tells which was judged. Without an answer that fits, the first.
    pub fn meant_by(&self, section: &ReviewedAnswer, is_about: impl Fn(usize) -> bool) -> Option<usize> {
        let judged = section.answer.as_ref();
        let judged = judged.and_then(|hash| self.by_hash.get(&hash.value));
        let judged = judged.and_then(|judged| judged.iter().copied().find(|idx| is_about(*idx)));
        judged.or_else(|| (0..self.hashes.len()).find(|idx| is_about(*idx)))
    }
}
