//! All that is computed of a cohort.

use examen_bank::Score;

use super::FEWEST;
use super::correlation::Pairs;
use super::items::{Item, ItemAnalysis};
use super::reliability::Reliability;
use crate::cohort::{Attempts, Cohort};

/// How a cohort fares.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Analysis {
    /// Which attempts count.
    pub attempts: Attempts,
    /// Everybody's total, by candidate.
    pub totals: Vec<Score>,
    /// Mean and spread of the totals of those who could earn marks.
    pub spread: Spread,
    /// How far totals can be trusted; none where too few candidates were asked the same.
    pub reliability: Option<Reliability>,
    /// One a question, in the order of the cohort.
    pub items: Vec<ItemAnalysis>,
}

/// How totals are spread.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Spread {
    /// How many candidates could earn marks.
    pub n: usize,
    /// The mean share, 0..=1; none of nobody.
    pub mean: Option<f64>,
    /// The median share, 0..=1; none of nobody.
    pub median: Option<f64>,
    /// The standard deviation of the shares over n − 1; none of fewer than ten.
    pub deviation: Option<f64>,
}

impl Analysis {
    /// Analyses the attempts of `cohort` that count.
    pub fn of(cohort: &Cohort, attempts: Attempts) -> Self {
        let totals = cohort.totals(attempts);
        let mut items: Vec<Item<'_>> = cohort
            .questions
            .iter()
            .map(|question| Item {
                question,
                answers: Vec::new(),
            })
            .collect();
        for answer in cohort.counted(attempts) {
            let total = totals[answer.candidate as usize];
            items[answer.question as usize].answers.push((answer, total));
        }
        Self {
            attempts,
            spread: Spread::of(&totals),
            reliability: Reliability::of(cohort, attempts),
            items: items.iter().map(Item::analyse).collect(),
            totals,
        }
    }
}

impl Spread {
    /// The spread of the totals of those who could earn marks.
    pub fn of(totals: &[Score]) -> Self {
        let could_earn = totals
            .iter()
            .filter(|total| total.available > examen_bank::Marks::ZERO);
        let mut shares: Vec<f64> = could_earn.map(|total| total.share()).collect();
        shares.sort_by(f64::total_cmp);
        let sums: Pairs = shares.iter().map(|share| (*share, 0.0)).collect();
        let n = shares.len();
        let median = (n > 0).then(|| f64::midpoint(shares[(n - 1) / 2], shares[n / 2]));
        Self {
            n,
            mean: sums.mean_x(),
            median,
            deviation: sums.variance_x().filter(|_| n >= FEWEST).map(f64::sqrt),
        }
    }
}
