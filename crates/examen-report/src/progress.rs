//! How marks develop over time.

use std::collections::BTreeMap;

use examen_bank::Score;

use crate::cohort::Cohort;
use examen_bank::Day;

/// The marks of one day.
#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    /// The day.
    pub day: Day,
    /// How many candidates handed something in.
    pub n_candidates: usize,
    /// How many answers with marks there were.
    pub n_answers: usize,
    /// The mean of the candidates' shares of that day, 0..=1.
    pub mean: f64,
}

/// The marks of each day on which sheets were written, all attempts counted; nothing where there are fewer than two
/// days.
pub(crate) fn progress(cohort: &Cohort) -> Vec<Progress> {
    let mut days: BTreeMap<Day, BTreeMap<u32, (Score, usize)>> = BTreeMap::new();
    for answer in &cohort.answers {
        let score = cohort.score(answer);
        let day = cohort.sheet_of(answer).and_then(|sheet| sheet.day);
        if let Some(day) = day.filter(|_| score.available > examen_bank::Marks::ZERO) {
            let own = days.entry(day).or_default().entry(answer.candidate).or_default();
            *own = (own.0 + score, own.1 + 1);
        }
    }
    if days.len() < 2 {
        return Vec::new();
    }
    let of_day = days.into_iter().map(|(day, candidates)| Progress {
        day,
        n_candidates: candidates.len(),
        n_answers: candidates.values().map(|(_, n)| n).sum(),
        mean: candidates.values().map(|(score, _)| score.share()).sum::<f64>() / candidates.len() as f64,
    });
    of_day.collect()
}
