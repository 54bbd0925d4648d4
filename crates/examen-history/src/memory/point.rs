//! What is remembered of one point.

use jiff::{SignedDuration, Timestamp};

use super::rating::Rating;
use super::scheduler::{MemoryState, Retention, Scheduler};
use crate::attempt::PointOutcome;
use crate::fact::Tick;

/// A point missed so many times is a leech: asking again has not helped, and something else must.
pub const LEECH_MISSES: u32 = 4;

/// Recalled so many times in a row, a point is no leech any more.
const CURED_AFTER: u32 = 2;

/// How early a point may be asked: half a day, which is what days are rounded by.
const EARLY: SignedDuration = SignedDuration::from_hours(12);

/// What is remembered of one point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PointMemory {
    /// How well.
    pub state: MemoryState,
    /// When it was last asked.
    pub last_asked: Timestamp,
    /// How well it was remembered then.
    pub last_rating: Rating,
    /// How many times it was asked.
    pub n_reviews: u32,
    /// How many times it was missed.
    pub n_missed: u32,
    /// How many times in a row it was recalled, up to the last one.
    pub n_recalled_in_a_row: u32,
    /// The learner's judgements against the machine's.
    pub agreement: Agreement,
}

/// How often learner and machine said the same of a point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Agreement {
    /// Both: made.
    pub both_made: u32,
    /// Both: missed.
    pub both_missed: u32,
    /// Made in the learner's eyes alone.
    pub only_learner: u32,
    /// Made in the machine's eyes alone.
    pub only_machine: u32,
}

impl PointMemory {
    /// Whether asking again has not helped: missed four times, and not recalled twice in a row since.
    pub fn is_leech(&self) -> bool {
        self.n_missed >= LEECH_MISSES && self.n_recalled_in_a_row < CURED_AFTER
    }

    /// When the probability of remembering falls to `retention`.
    pub fn due(&self, scheduler: &Scheduler, retention: Retention) -> Timestamp {
        let days = i64::from(scheduler.interval(self.state, retention));
        let interval = SignedDuration::from_hours(24 * days);
        self.last_asked
            .saturating_add(interval)
            .expect("an interval is no calendar unit")
    }

    /// How much of the point is remembered at the time `now`, to somebody who reads statistics: nothing if it was
    /// missed the last time. The schedule takes it as learnt anew, for its answer was shown then; nobody has seen yet
    /// whether it was.
    pub fn remembered(&self, scheduler: &Scheduler, now: Timestamp) -> f32 {
        match self.last_rating {
            Rating::Again => 0.0,
            Rating::Hard | Rating::Good | Rating::Easy => self.retrievability(scheduler, now),
        }
    }

    /// The probability of remembering the point at the time `now`.
    pub fn retrievability(&self, scheduler: &Scheduler, now: Timestamp) -> f32 {
        scheduler.retrievability(self.state, now.duration_since(self.last_asked))
    }
}

/// What somebody says of a point in an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Judgement {
    Made,
    Missed,
}

/// Whether something due at `due` may be asked at `now`.
pub(crate) fn is_due(due: Timestamp, now: Timestamp) -> bool {
    due.duration_since(now) <= EARLY
}

impl Judgement {
    /// The learner's word.
    pub(super) fn of_learner(tick: Tick) -> Self {
        match tick {
            Tick::Made | Tick::Easily => Self::Made,
            Tick::Missed => Self::Missed,
        }
    }

    /// The machine's: at least half of the point.
    pub(super) fn of_machine(outcome: &PointOutcome) -> Self {
        if outcome.share() >= 0.5 {
            Self::Made
        } else {
            Self::Missed
        }
    }
}

impl Agreement {
    pub(super) fn count(&mut self, learner: Judgement, machine: Judgement) {
        use Judgement::{Made, Missed};
        match (learner, machine) {
            (Made, Made) => self.both_made += 1,
            (Missed, Missed) => self.both_missed += 1,
            (Made, Missed) => self.only_learner += 1,
            (Missed, Made) => self.only_machine += 1,
        }
    }

    /// How many judgements there are.
    pub fn total(self) -> u32 {
        self.both_made + self.both_missed + self.only_learner + self.only_machine
    }

    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            both_made: self.both_made + other.both_made,
            both_missed: self.both_missed + other.both_missed,
            only_learner: self.only_learner + other.only_learner,
            only_machine: self.only_machine + other.only_machine,
        }
    }
}
