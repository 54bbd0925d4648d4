//! All that is computed of a cohort.

use examen_bank::{Score, State};

use super::FEWEST;
use super::correlation::Pairs;
use super::items::Item;
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

/// How a question fares.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ItemAnalysis {
    /// How many were asked.
    pub n_asked: usize,
    /// How many of them answered.
    pub n_answered: usize,
    /// The mean share of its marks, 0..=1, where no answer counts as 0. High is easy.
    pub facility: Option<f64>,
    /// Upper less lower 27 % by total, −1..=1.
    pub discrimination: Option<f64>,
    /// The correlation with the marks on all other questions, −1..=1.
    pub rest_correlation: Option<f64>,
    /// One a point, in the order of the rubric.
    pub points: Vec<PointAnalysis>,
}

/// How a point fares.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PointAnalysis {
    /// How many answers were judged.
    pub n: usize,
    /// How many of them a human ruled on.
    pub n_overridden: usize,
    /// How many answers are in each state; what a human ruled counts as met, missed, claimed or absent.
    counts: [usize; State::ALL.len()],
    /// The correlation of getting the point with all other marks, −1..=1.
    pub point_biserial: Option<f64>,
}

impl PointAnalysis {
    /// How many answers are in `state`.
    pub fn n_in(&self, state: State) -> usize {
        self.counts[state as usize]
    }

    /// The share of answers in `state`, 0..=1; none of no answers.
    pub fn rate(&self, state: State) -> Option<f64> {
        (self.n > 0).then(|| self.n_in(state) as f64 / self.n as f64)
    }

    /// Whether it tells nobody apart: all of at least ten answers meet it, or none does.
    pub fn remark(&self) -> Option<PointRemark> {
        let n_met = self.n_in(State::Met) + self.n_in(State::Partial);
        match n_met {
            _ if self.n < FEWEST => None,
            0 => Some(PointRemark::NeverMet),
            n if n == self.n => Some(PointRemark::AlwaysMet),
            _ => None,
        }
    }

    pub(super) fn count(&mut self, state: State) {
        self.counts[state as usize] += 1;
    }
}

/// What is odd about how a point fares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointRemark {
    /// Nobody meets it, not even in part: it may ask for too much, or its evidence lines for other words.
    NeverMet,
    /// Everybody meets it: it tells nobody apart.
    AlwaysMet,
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
