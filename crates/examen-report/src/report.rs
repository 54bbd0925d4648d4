//! A cohort with everything that is said of it.

use examen_bank::is_below_percent;

use crate::changes::Changes;
use crate::cohort::{Attempts, Cohort};
use crate::key::Key;
use crate::progress::{Progress, progress};
use crate::statistics::Analysis;
use crate::wording::Wording;

/// Everything that the outputs render.
#[derive(Clone, Debug)]
pub struct Report {
    /// What stands above it.
    pub title: String,
    /// The graded answers.
    pub cohort: Cohort,
    /// How questions and points fare.
    pub analysis: Analysis,
    /// What answers say, by question.
    pub wording: Vec<Wording>,
    /// How marks developed, by day; empty where sheets have fewer than two days.
    pub progress: Vec<Progress>,
    /// What another revision of the bank changes; none where none was compared.
    pub changes: Option<Changes>,
    /// What is not in it, a sentence each: files that cannot be read, answers to unknown questions.
    pub left_out: Vec<String>,
}

impl Report {
    /// Analyses `cohort`. Where the key is to stay hidden, everything that gives it away is dropped first, so that no
    /// output can show it.
    pub fn new(title: impl Into<String>, mut cohort: Cohort, attempts: Attempts, key: Key) -> Self {
        let analysis = Analysis::of(&cohort, attempts);
        let mut wording = Wording::of(&cohort, &analysis);
        if key == Key::Hidden {
            cohort.hide_key();
            for of_question in &mut wording {
                of_question.missing_words.clear();
                of_question.misconceptions.clear();
            }
        }
        Self {
            title: title.into(),
            progress: progress(&cohort),
            cohort,
            analysis,
            wording,
            changes: None,
            left_out: Vec::new(),
        }
    }

    /// The share of the marks that the candidate of this index earned; none where there were no marks to earn.
    pub fn share_of(&self, candidate_idx: usize) -> Option<f64> {
        let total = self.analysis.totals[candidate_idx];
        (total.available > examen_bank::Marks::ZERO).then(|| total.share())
    }

    /// The names of those who earned less than `percent` of their marks, and of those without any question that is known:
    /// they have nothing to pass by.
    pub fn below(&self, percent: f64) -> Vec<&str> {
        let mut has_question = vec![false; self.cohort.candidates.len()];
        for answer in &self.cohort.answers {
            has_question[answer.candidate as usize] = true;
        }
        let candidates = self.cohort.candidates.iter().enumerate();
        let is_below = |idx: usize| {
            self.share_of(idx)
                .is_some_and(|share| is_below_percent(share, percent))
        };
        let below = candidates.filter(|(idx, _)| !has_question[*idx] || is_below(*idx));
        below.map(|(_, candidate)| candidate.name.as_str()).collect()
    }
}
