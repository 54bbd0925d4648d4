//! What will be remembered if nothing is practised from now on, and how much will be due.

use jiff::{SignedDuration, Timestamp};

use crate::memory::Scheduler;
use crate::schedule::{PointStatus, QuestionStatus, Schedule, Standing};

/// A day of a forecast.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ForecastDay {
    /// When, counted in days of 24 hours from now.
    pub at: Timestamp,
    /// The probability of remembering a point, on average by what points are worth; 0..=1. A point that was missed the
    /// last time counts as forgotten.
    pub retention: f64,
    /// How many questions will be due by then, those due now included.
    pub n_due: usize,
}

/// Today and the `n_days` that follow. Empty where nothing was ever asked.
pub fn forecast(schedule: &Schedule, scheduler: &Scheduler, n_days: u32) -> Vec<ForecastDay> {
    let questions = || schedule.questions.iter();
    let points: Vec<&PointStatus> = questions()
        .flat_map(|question| &question.points)
        .filter(|point| point.memory.is_some())
        .collect();
    if points.is_empty() {
        return Vec::new();
    }
    let day = |n: u32| {
        let at = schedule
            .now
            .saturating_add(SignedDuration::from_hours(24 * i64::from(n)));
        let at = at.unwrap_or(Timestamp::MAX);
        ForecastDay {
            at,
            retention: retention(&points, scheduler, at),
            n_due: questions().filter(|question| is_due_by(question, at)).count(),
        }
    };
    (0..=n_days).map(day).collect()
}

fn retention(points: &[&PointStatus], scheduler: &Scheduler, at: Timestamp) -> f64 {
    let (mut remembered, mut all) = (0.0, 0.0);
    for point in points {
        let Some(memory) = point.memory else { continue };
        let weight = point.value.as_f64().abs();
        all += weight;
        remembered += weight * f64::from(memory.remembered(scheduler, at));
    }
    if all > 0.0 { remembered / all } else { 0.0 }
}

fn is_due_by(question: &QuestionStatus, at: Timestamp) -> bool {
    match question.standing {
        Standing::New => false,
        Standing::Due(_) => true,
        Standing::Later(due) => due <= at,
    }
}
