//! FSRS, as far as this program uses it.

use fsrs::{FSRS, FSRSItem, FSRSReview};
use jiff::{SignedDuration, Timestamp};

use super::parameters::Parameters;
use super::rating::Rating;

const DAY: SignedDuration = SignedDuration::from_hours(24);

/// How well a point is remembered.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MemoryState {
    /// After how many days the point is remembered with a probability of 90 %.
    pub stability: f32,
    /// How hard the point is to learn, 1 to 10.
    pub difficulty: f32,
}

/// The probability of remembering at which a point is asked again, 0.7 to 0.99.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Retention(f32);

impl Retention {
    /// The retention `share`, if it is one that can be aimed at: below 0.7 more is learnt anew than remembered, above
    /// 0.99 intervals shrink to nothing.
    pub fn new(share: f32) -> Option<Self> {
        (0.7..=0.99).contains(&share).then_some(Self(share))
    }

    /// The probability.
    pub fn get(self) -> f32 {
        self.0
    }
}

impl Default for Retention {
    /// 90 %, the default of the FSRS project.
    fn default() -> Self {
        Self(0.9)
    }
}

/// The model of memory with its parameters.
#[derive(Clone, Debug)]
pub struct Scheduler {
    fsrs: FSRS,
    decay: f32,
    /// What makes a point be remembered with 90 % after as many days as its stability.
    factor: f32,
}

impl Scheduler {
    /// The model with `parameters`.
    pub fn new(parameters: &Parameters) -> Self {
        let values = parameters.as_slice();
        Self {
            fsrs: FSRS::new(values).expect("the parameters were checked when they were made"),
            decay: values[20],
            factor: 0.9_f32.powf(1.0 / -values[20]) - 1.0,
        }
    }

    /// The memory state after reviews, given as ratings and the whole days since the one before. None without reviews.
    pub(crate) fn state_after(&self, reviews: Vec<FSRSReview>) -> Option<MemoryState> {
        if reviews.is_empty() {
            return None;
        }
        let state = self.fsrs.memory_state(FSRSItem { reviews }, None).ok()?;
        Some(MemoryState {
            stability: state.stability,
            difficulty: state.difficulty,
        })
    }

    /// After how many days the probability of remembering falls to `retention`: whole days, at least one, so that the
    /// last bits of a floating-point number never decide.
    pub fn interval(&self, state: MemoryState, retention: Retention) -> u32 {
        let days = self.fsrs.next_interval(Some(state.stability), retention.get(), 0);
        days.round().clamp(1.0, 36_500.0) as u32
    }

    /// The probability of remembering after `elapsed`, by the forgetting curve of FSRS-6 (`current_retrievability` of the
    /// FSRS crate, with the part of it that is the same for all points worked out once: a forecast asks half a million
    /// times).
    pub fn retrievability(&self, state: MemoryState, elapsed: SignedDuration) -> f32 {
        let days = elapsed.as_secs_f32().max(0.0) / DAY.as_secs_f32();
        (days / state.stability * self.factor + 1.0).powf(-self.decay)
    }
}

/// A review as FSRS wants it.
pub(super) fn fsrs_review(rating: Rating, days: u32) -> FSRSReview {
    FSRSReview {
        rating: rating as u32,
        delta_t: days,
    }
}

/// The whole days between two times, rounded to the nearest: whoever practises every evening, an hour earlier today,
/// practised a day ago. Calendars and time zones play no part.
pub(super) fn days_between(earlier: Timestamp, later: Timestamp) -> u32 {
    let elapsed = later.duration_since(earlier).as_secs().max(0);
    let day = DAY.as_secs();
    u32::try_from((elapsed + day / 2) / day).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::{MemoryState, Parameters, Scheduler};

    #[test]
    fn forgetting_goes_as_in_the_fsrs_crate_to_the_last_bit() {
        let parameters = Parameters::default();
        let scheduler = Scheduler::new(&parameters);
        for (stability, hours) in [(0.4, 3), (2.3, 24), (10.0, 240), (365.0, 9_000), (3_650.0, 1)] {
            let state = MemoryState {
                stability,
                difficulty: 5.0,
            };
            let theirs = fsrs::current_retrievability(
                fsrs::MemoryState {
                    stability,
                    difficulty: 5.0,
                },
                hours as f32 / 24.0,
                parameters.as_slice()[20],
            );
            let ours = scheduler.retrievability(state, SignedDuration::from_hours(hours));
            assert_eq!(ours.to_bits(), theirs.to_bits(), "{stability} {hours}");
        }
    }
}
