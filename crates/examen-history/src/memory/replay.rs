//! From the attempts at one question to what is remembered of its points.

use std::collections::BTreeMap;

use examen_bank::{PointId, Score, State};
use jiff::Timestamp;

use super::point::{Agreement, Judgement, PointMemory};
use super::rating::{Rating, rate};
use super::scheduler::{Scheduler, days_between, fsrs_review};
use crate::attempt::{AttemptId, Hint, PointOutcome};
use crate::fact::Tick;

/// What is remembered of a question.
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionMemory {
    /// How many attempts there were; those undone do not count.
    pub n_attempts: u32,
    /// When the first one was.
    pub first: Timestamp,
    /// When the last one was.
    pub last: Timestamp,
    /// The marks of the last one.
    pub last_score: Score,
    /// Its points, also those that the question no longer has.
    pub points: BTreeMap<PointId, PointMemory>,
}

/// One time a point was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Review {
    pub(crate) at: Timestamp,
    pub(crate) rating: Rating,
    /// Whole days since the time before; 0 for the first.
    pub(crate) days: u32,
    learner: Option<Judgement>,
    machine: Judgement,
}

/// As much of an attempt as a replay needs, with what the learner says about it.
#[derive(Clone, Debug, PartialEq)]
pub struct JudgedAttempt {
    /// Its name, which is also its place among the others.
    pub id: AttemptId,
    /// When it was submitted.
    pub at: Timestamp,
    /// The marks.
    pub score: Score,
    /// What became of each point; kinds of evidence play no part and need not be there.
    pub points: Vec<PointOutcome>,
    /// The hints taken.
    pub hints: Vec<Hint>,
    /// The learner's last word on each point.
    pub ticks: BTreeMap<PointId, Tick>,
}

/// What is remembered after `attempts` at one question, in the order of their ids. None without attempts.
pub fn replay(attempts: &[JudgedAttempt], scheduler: &Scheduler) -> Option<QuestionMemory> {
    let (first, last) = (attempts.first()?, attempts.last()?);
    let points = reviews(attempts).into_iter().filter_map(|(point, reviews)| {
        let memory = remembered(&reviews, scheduler)?;
        Some((point, memory))
    });
    Some(QuestionMemory {
        n_attempts: u32::try_from(attempts.len()).unwrap_or(u32::MAX),
        first: first.at,
        last: last.at,
        last_score: last.score,
        points: points.collect(),
    })
}

/// The reviews of each point in `attempts`, in their order.
///
/// A misconception is something to remember only once it was claimed or turned down: until then its absence says
/// nothing.
pub(crate) fn reviews(attempts: &[JudgedAttempt]) -> BTreeMap<PointId, Vec<Review>> {
    let mut reviews: BTreeMap<PointId, Vec<Review>> = BTreeMap::new();
    for attempt in attempts {
        for outcome in &attempt.points {
            let tick = attempt.ticks.get(&outcome.point).copied();
            if let Some(known) = reviews.get_mut(&outcome.point) {
                let days = known
                    .last()
                    .map_or(0, |before| days_between(before.at, attempt.at));
                known.push(review(attempt, outcome, tick, days));
            } else if outcome.state != State::Absent {
                reviews.insert(outcome.point.clone(), vec![review(attempt, outcome, tick, 0)]);
            }
        }
    }
    reviews
}

fn review(attempt: &JudgedAttempt, outcome: &PointOutcome, tick: Option<Tick>, days: u32) -> Review {
    Review {
        at: attempt.at,
        rating: rate(outcome, &attempt.hints, tick),
        days,
        learner: tick.map(Judgement::of_learner),
        machine: Judgement::of_machine(outcome),
    }
}

fn remembered(reviews: &[Review], scheduler: &Scheduler) -> Option<PointMemory> {
    let last = reviews.last()?;
    let steps = reviews
        .iter()
        .map(|review| fsrs_review(review.rating, review.days));
    let mut agreement = Agreement::default();
    for review in reviews {
        if let Some(learner) = review.learner {
            agreement.count(learner, review.machine);
        }
    }
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let missed = reviews.iter().filter(|review| !review.rating.is_recalled());
    let recalled = reviews
        .iter()
        .rev()
        .take_while(|review| review.rating.is_recalled());
    Some(PointMemory {
        state: scheduler.state_after(steps.collect())?,
        last_asked: last.at,
        last_rating: last.rating,
        n_reviews: count(reviews.len()),
        n_missed: count(missed.count()),
        n_recalled_in_a_row: count(recalled.count()),
        agreement,
    })
}
