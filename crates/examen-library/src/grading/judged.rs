//! Which answer of a sheet a section of a review is about.

use std::collections::HashMap;

use examen_bank::{Answer, AnswerHash, Question, QuestionId, ReviewedAnswer};

use crate::banks::{LoadedBank, NamedQuestion, written_id};

/// The answers of a sheet as reviews know them, by their place in it.
#[derive(Debug, Default)]
pub struct JudgedAnswers<'a> {
    banks: Vec<&'a LoadedBank>,
    /// What each answers.
    asked: Vec<Option<(&'a LoadedBank, &'a Question)>>,
    hashes: Vec<AnswerHash>,
    by_hash: HashMap<AnswerHash, Vec<usize>>,
}

impl<'a> JudgedAnswers<'a> {
    /// For `answers`, in order, each with its question and the bank of that, of a sheet that is written against `banks`. Each
    /// is hashed once.
    pub fn new<'s>(
        banks: impl IntoIterator<Item = &'a LoadedBank>,
        answers: impl Iterator<Item = (&'s Answer, Option<(&'a LoadedBank, &'a Question)>)>,
    ) -> Self {
        let mut judged = Self {
            banks: banks.into_iter().collect(),
            ..Self::default()
        };
        for (idx, (answer, asked)) in answers.enumerate() {
            let hash = answer.hash();
            judged.by_hash.entry(hash).or_default().push(idx);
            judged.hashes.push(hash);
            judged.asked.push(asked);
        }
        judged
    }

    /// What an answer answers; none where no bank has the question.
    ///
    /// # Panics
    /// There is no such answer.
    pub fn asked(&self, idx: usize) -> Option<(&'a LoadedBank, &'a Question)> {
        self.asked[idx]
    }

    /// The hash of an answer.
    ///
    /// # Panics
    /// There is no such answer.
    pub fn hash(&self, idx: usize) -> AnswerHash {
        self.hashes[idx]
    }

    /// What the sheet calls the question of the answer that `section` judged, which is this one; none where it judged other
    /// words, which may have been those of an answer to a question of the same id.
    pub(super) fn name_by(&self, section: &ReviewedAnswer, idx: usize) -> Option<QuestionId> {
        let judged = section.answer.as_ref().map(|judged| judged.value);
        let (bank, question) = self.asked[idx].filter(|_| judged == Some(self.hashes[idx]))?;
        let written = written_id(self.banks.iter().copied(), bank, &question.id);
        Some(QuestionId::new(written))
    }

    /// Which answer `section` is about, of those to a question called as it says. Where it names no bank, two banks may have
    /// one, and the hash tells which was judged. Without an answer that fits, the first.
    pub fn meant_by(&self, section: &ReviewedAnswer) -> Option<usize> {
        let named = NamedQuestion::read(self.banks.iter().copied(), &section.question.value);
        let is_about = |idx: &usize| {
            let asked = self.asked[*idx];
            asked.is_some_and(|(bank, question)| named.is(bank, question))
        };
        let judged = section.answer.as_ref();
        let judged = judged.and_then(|hash| self.by_hash.get(&hash.value));
        let judged = judged.and_then(|judged| judged.iter().copied().find(is_about));
        judged.or_else(|| (0..self.asked.len()).find(is_about))
    }
}
