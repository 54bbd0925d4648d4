//! How far a total can be trusted.

use std::collections::BTreeMap;

use super::FEWEST;
use super::correlation::Pairs;
use crate::cohort::{Attempts, Cohort, CohortAnswer};

/// The reliability of the totals over the questions that most candidates were asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Reliability {
    /// Indices of these questions in the cohort.
    pub questions: Vec<usize>,
    /// How many candidates were asked all of them.
    pub n: usize,
    /// Cronbach's alpha (1951): k/(k − 1) · (1 − Σ var(item) / var(total)), with variances over n − 1. Negative where
    /// questions contradict each other.
    pub alpha: f64,
    /// The standard deviation of the totals, in marks.
    pub deviation: f64,
    /// The standard error of measurement of a total, in marks: deviation · √(1 − alpha) (Lord & Novick 1968, ch. 7).
    /// None where alpha is negative: the formula would claim more error than there is spread.
    pub error: Option<f64>,
}

impl Reliability {
    /// The reliability of `cohort`; none of fewer than two questions or ten candidates, or where totals do not vary.
    /// A question that was asked and not answered counts as no marks.
    pub(super) fn of(cohort: &Cohort, attempts: Attempts) -> Option<Self> {
        let forms = forms(cohort, attempts);
        let (questions, _) = forms.iter().max_by_key(|(questions, n)| (**n, questions.len()))?;
        if questions.len() < 2 {
            return None;
        }
        let mut items = vec![Pairs::default(); questions.len()];
        let mut totals = Pairs::default();
        let mut n = 0;
        for candidate_idx in 0..cohort.candidates.len() {
            let answers: Vec<&CohortAnswer> = attempts.of(cohort.answers_of(candidate_idx)).collect();
            let Some(marks) = marks_on(questions, &answers) else {
                continue;
            };
            n += 1;
            totals.push(marks.iter().sum(), 0.0);
            for (item, marks) in items.iter_mut().zip(&marks) {
                item.push(*marks, 0.0);
            }
        }
        let variance = totals
            .variance_x()
            .filter(|variance| n >= FEWEST && *variance > 1e-12)?;
        let of_items: f64 = items.iter().filter_map(Pairs::variance_x).sum();
        let k = questions.len() as f64;
        let alpha = k / (k - 1.0) * (1.0 - of_items / variance);
        Some(Self {
            questions: questions.iter().map(|question| *question as usize).collect(),
            n,
            alpha,
            deviation: variance.sqrt(),
            error: (alpha >= 0.0).then(|| variance.sqrt() * (1.0 - alpha).max(0.0).sqrt()),
        })
    }
}

/// Which sets of questions candidates were asked, and how many were asked each.
fn forms(cohort: &Cohort, attempts: Attempts) -> BTreeMap<Vec<u32>, usize> {
    let mut forms = BTreeMap::new();
    for candidate_idx in 0..cohort.candidates.len() {
        let asked = attempts
            .of(cohort.answers_of(candidate_idx))
            .map(|answer| answer.question);
        let form: Vec<u32> = asked
            .filter(|question| cohort.questions[*question as usize].is_marked())
            .collect();
        *forms.entry(form).or_insert(0) += 1;
    }
    forms
}

/// The marks on each of `questions`; none if one was not asked. Both are in the order of the questions.
fn marks_on(questions: &[u32], answers: &[&CohortAnswer]) -> Option<Vec<f64>> {
    let marks = |question: &u32| {
        let at = answers
            .binary_search_by_key(question, |answer| answer.question)
            .ok()?;
        Some(answers[at].awarded.as_f64())
    };
    questions.iter().map(marks).collect()
}
