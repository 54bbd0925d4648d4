//! How a question and its points fare: the answers to it, next to how their authors did elsewhere.

use examen_bank::{Marks, Score, State};

use super::FEWEST;
use super::correlation::Pairs;
use super::discrimination::discrimination;
use crate::cohort::{CohortAnswer, CohortQuestion, Standing};

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

    fn count(&mut self, state: State) {
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

/// The counted answers to a question, each with its author's total.
pub(super) struct Item<'a> {
    pub(super) question: &'a CohortQuestion,
    pub(super) answers: Vec<(&'a CohortAnswer, Score)>,
}

impl Item<'_> {
    /// Facility, discrimination and rest correlation of the question, and the same of its points.
    pub(super) fn analyse(&self) -> ItemAnalysis {
        let n_answered = self
            .answers
            .iter()
            .filter(|(answer, _)| answer.standing == Standing::Answered);
        let is_enough = self.answers.len() >= FEWEST && self.question.is_marked();
        let facility: Pairs = self
            .answers
            .iter()
            .map(|(answer, _)| (self.share(answer), 0.0))
            .collect();
        let mut by_total: Vec<(f64, f64)> = self
            .answers
            .iter()
            .map(|(answer, total)| (total.share(), self.share(answer)))
            .collect();
        ItemAnalysis {
            n_asked: self.answers.len(),
            n_answered: n_answered.count(),
            facility: facility.mean_x().filter(|_| is_enough),
            discrimination: is_enough.then(|| discrimination(&mut by_total)).flatten(),
            rest_correlation: is_enough.then(|| self.rest_correlation()).flatten(),
            points: (0..self.question.points.len())
                .map(|point_idx| self.point(point_idx))
                .collect(),
        }
    }

    /// The share of the marks that an answer earned; nothing where there was no answer.
    fn share(&self, answer: &CohortAnswer) -> f64 {
        Score {
            awarded: answer.awarded,
            available: self.question.available,
        }
        .share()
    }

    /// The correlation of the share on the question with the share on all others (the corrected item-total
    /// correlation; Henrysson 1963). Whoever was asked nothing else is left out.
    fn rest_correlation(&self) -> Option<f64> {
        let pairs = self.answers.iter().filter_map(|(answer, total)| {
            let rest = Score {
                awarded: total.awarded - answer.awarded,
                available: total.available - self.question.available,
            };
            (rest.available > Marks::ZERO).then(|| (self.share(answer), rest.share()))
        });
        enough(pairs)
    }

    fn point(&self, point_idx: usize) -> PointAnalysis {
        let point = &self.question.points[point_idx];
        let mut analysis = PointAnalysis::default();
        for (answer, _) in &self.answers {
            let Some(verdict) = answer.verdicts.get(point_idx) else {
                continue;
            };
            analysis.n += 1;
            analysis.n_overridden += usize::from(verdict.is_overridden());
            let state = match (verdict.state, verdict.is_credited(), point.is_misconception()) {
                (State::Overridden, true, false) => State::Met,
                (State::Overridden, false, false) => State::Missed,
                (State::Overridden, true, true) => State::Claimed,
                (State::Overridden, false, true) => State::Absent,
                (state, ..) => state,
            };
            analysis.count(state);
        }
        if self.question.is_marked() {
            analysis.point_biserial = self.point_biserial(point_idx);
        }
        analysis
    }

    /// The correlation of getting the point, yes or no, with the share of all marks but the point's own. For a
    /// misconception, getting it is claiming it.
    fn point_biserial(&self, point_idx: usize) -> Option<f64> {
        let value = self.question.points[point_idx].value.max(Marks::ZERO);
        let pairs = self.answers.iter().filter_map(|(answer, total)| {
            let verdict = answer.verdicts.get(point_idx)?;
            let rest = Score {
                awarded: total.awarded - verdict.marks,
                available: total.available - value,
            };
            let is_credited = if verdict.is_credited() { 1.0 } else { 0.0 };
            (rest.available > Marks::ZERO).then(|| (is_credited, rest.share()))
        });
        enough(pairs)
    }
}

/// The correlation of `pairs`, if there are enough.
fn enough(pairs: impl Iterator<Item = (f64, f64)>) -> Option<f64> {
    let pairs: Vec<(f64, f64)> = pairs.collect();
    let sums: Pairs = pairs.iter().copied().collect();
    sums.correlation().filter(|_| pairs.len() >= FEWEST)
}
