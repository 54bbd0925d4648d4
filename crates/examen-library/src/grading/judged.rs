//! Which answer of a sheet a section of a review is about.

use std::collections::{BTreeSet, HashMap, HashSet};

use examen_bank::{Answer, AnswerHash, Decision, Question, QuestionId, ReviewedAnswer};

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
        Some(QuestionId::new(self.name(bank, question)))
    }

    /// The answer that `section` is about; none where the sheet has none, or it may mean any of several.
    pub fn meant_by(&self, section: &ReviewedAnswer) -> Option<usize> {
        match self.candidates(section)[..] {
            [meant] => Some(meant),
            _ => None,
        }
    }

    /// What the sheet calls the questions of which `section`, which names no bank, may mean any; none where it is clear.
    pub fn rivals(&self, section: &ReviewedAnswer) -> BTreeSet<String> {
        let candidates = self.candidates(section);
        let asked = candidates.iter().filter_map(|idx| self.asked[*idx]);
        let names = asked.map(|(bank, question)| self.name(bank, question));
        let names: BTreeSet<String> = names.collect();
        if names.len() > 1 { names } else { BTreeSet::new() }
    }

    /// The answers that `section` may be about, of those to a question called as it says: the first to each. Where it names
    /// no bank, two banks may have one. The hash tells which was judged, else the points that are ruled on do.
    pub fn candidates(&self, section: &ReviewedAnswer) -> Vec<usize> {
        let named = self.named_by(section);
        let is_about = |idx: &usize| self.is_about(&named, *idx);
        let mut candidates: Vec<usize> = self.judged_by(section).to_vec();
        candidates.retain(is_about);
        if candidates.is_empty() {
            candidates = (0..self.asked.len()).filter(is_about).collect();
        }
        let question = |idx: &usize| self.asked[*idx].map(|(_, question)| question);
        that_can_be_ruled_on(section, candidates, question)
    }

    fn name(&self, bank: &LoadedBank, question: &Question) -> String {
        written_id(self.banks.iter().copied(), bank, &question.id)
    }

    fn named_by(&self, section: &ReviewedAnswer) -> NamedQuestion {
        NamedQuestion::read(self.banks.iter().copied(), &section.question.value)
    }

    fn is_about(&self, named: &NamedQuestion, idx: usize) -> bool {
        let asked = self.asked[idx];
        asked.is_some_and(|(bank, question)| named.is(bank, question))
    }

    /// The answers in the words that `section` judged.
    fn judged_by(&self, section: &ReviewedAnswer) -> &[usize] {
        let judged = section.answer.as_ref();
        let judged = judged.and_then(|hash| self.by_hash.get(&hash.value));
        judged.map_or(&[], Vec::as_slice)
    }
}

/// Those of `candidates` whose questions have most of the points on which `section` rules, the first to each question.
pub fn that_can_be_ruled_on<'q, C>(
    section: &ReviewedAnswer,
    mut candidates: Vec<C>,
    question: impl Fn(&C) -> Option<&'q Question>,
) -> Vec<C> {
    let mut seen = HashSet::new();
    candidates.retain(|candidate| seen.insert(question(candidate).map(std::ptr::from_ref)));
    // The points of a model answer are worked out each time.
    if candidates.len() < 2 {
        return candidates;
    }
    let n_known = |candidate: &C| {
        let points = question(candidate).map(Question::points).unwrap_or_default();
        let is_known = |decision: &&Decision| points.iter().any(|point| point.id == decision.point.value);
        section.decisions.iter().filter(is_known).count()
    };
    let counted: Vec<(usize, C)> = candidates.into_iter().map(|it| (n_known(&it), it)).collect();
    let most = counted.iter().map(|(n, _)| *n).max().unwrap_or_default();
    let best = counted.into_iter().filter(|(n, _)| *n == most);
    best.map(|(_, candidate)| candidate).collect()
}
