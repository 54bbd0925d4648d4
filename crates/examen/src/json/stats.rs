//! `examen stats --format json`: schema `examen.stats/1`.

use examen_bank::{Marks, PointId, QuestionId};
use examen_history::memory::Agreement;
use examen_history::stats::{ForecastDay, Period, TopicStanding, WeakPoint};
use jiff::Timestamp;
use serde::Serialize;

use crate::render::StatsPage;

/// What became of practice.
#[derive(Debug, Serialize)]
pub(crate) struct StatsDocument<'a> {
    schema: &'static str,
    at: Timestamp,
    attempts: u64,
    weeks: Vec<Week>,
    /// Day by day, if nothing is practised.
    forecast: Vec<Day>,
    topics: Vec<Topic<'a>>,
    weakest: Vec<Weak<'a>>,
    calibration: Judgements,
}

#[derive(Debug, Serialize)]
struct Week {
    start: Timestamp,
    attempts: u32,
    awarded: Marks,
    available: Marks,
}

#[derive(Debug, Serialize)]
struct Day {
    at: Timestamp,
    /// 0..=1.
    retention: f64,
    due: usize,
}

#[derive(Debug, Serialize)]
struct Topic<'a> {
    topic: Option<&'a str>,
    questions: usize,
    asked: usize,
    due: usize,
    retention: Option<f64>,
    leeches: usize,
}

#[derive(Debug, Serialize)]
struct Weak<'a> {
    bank: &'a str,
    question: &'a QuestionId,
    topic: Option<&'a str>,
    point: &'a PointId,
    label: &'a str,
    /// The probability of remembering it in a week, 0..=1.
    in_a_week: f64,
    reviews: u32,
    missed: u32,
    leech: bool,
}

#[derive(Debug, Serialize)]
struct Judgements {
    both_made: u32,
    both_missed: u32,
    only_learner: u32,
    only_machine: u32,
}

impl<'a> StatsDocument<'a> {
    pub(crate) fn of(page: &'a StatsPage, at: Timestamp) -> Self {
        Self {
            schema: "examen.stats/1",
            at,
            attempts: page.n_attempts,
            weeks: page.weeks.iter().map(Week::of).collect(),
            forecast: page.forecast.iter().map(Day::of).collect(),
            topics: page.topics.iter().map(Topic::of).collect(),
            weakest: page.weak.iter().map(Weak::of).collect(),
            calibration: Judgements::of(page.calibration.all),
        }
    }
}

impl Week {
    fn of(period: &Period) -> Self {
        Self {
            start: period.start,
            attempts: period.n_attempts,
            awarded: period.score.awarded,
            available: period.score.available,
        }
    }
}

impl Day {
    fn of(day: &ForecastDay) -> Self {
        Self {
            at: day.at,
            retention: day.retention,
            due: day.n_due,
        }
    }
}

impl<'a> Topic<'a> {
    fn of(topic: &'a TopicStanding) -> Self {
        Self {
            topic: topic.topic.as_deref(),
            questions: topic.n_questions,
            asked: topic.n_asked,
            due: topic.n_due,
            retention: topic.retention,
            leeches: topic.n_leeches,
        }
    }
}

impl<'a> Weak<'a> {
    fn of(weak: &'a WeakPoint) -> Self {
        Self {
            bank: &weak.key.bank,
            question: &weak.key.question,
            topic: weak.topic.as_deref(),
            point: &weak.point.id,
            label: &weak.point.label,
            in_a_week: weak.in_a_week,
            reviews: weak.n_reviews,
            missed: weak.n_missed,
            leech: weak.is_leech,
        }
    }
}

impl Judgements {
    fn of(agreement: Agreement) -> Self {
        Self {
            both_made: agreement.both_made,
            both_missed: agreement.both_missed,
            only_learner: agreement.only_learner,
            only_machine: agreement.only_machine,
        }
    }
}
