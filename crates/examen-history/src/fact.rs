//! Everything a history remembers, as facts that only accumulate.
//!
//! A history is a set of facts. Merging two is their union, so that the order in which machines exchange them does
//! not matter. Even taking something back is a fact of its own.

use examen_bank::PointId;
use jiff::Timestamp;

use crate::attempt::{Attempt, AttemptId};
use crate::memory::Parameters;

/// One fact.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact {
    /// An answer was submitted.
    Attempt(Attempt),
    /// The learner judged it.
    Assessment(Assessment),
    /// It was undone: kept, and counted nowhere.
    Withdrawal(Withdrawal),
    /// It was erased.
    Forgetting(Forgetting),
    /// The schedule's parameters were fitted.
    Tuning(Tuning),
}

/// What the learner says about points of an attempt. A later word on the same point takes the place of an earlier
/// one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// The attempt judged.
    pub attempt: AttemptId,
    /// When it was judged.
    pub at: Timestamp,
    /// Point by point.
    pub ticks: Vec<(PointId, Tick)>,
}

/// A learner's word on one point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tick {
    /// The answer did not make the point. For a misconception: it was claimed.
    Missed,
    /// The answer made the point. For a misconception: it was not claimed.
    Made,
    /// It did, and without effort.
    Easily,
}

impl Tick {
    const ALL: [Self; 3] = [Self::Missed, Self::Made, Self::Easily];

    /// The name used in files: `missed`, `made`, `easily`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Missed => "missed",
            Self::Made => "made",
            Self::Easily => "easily",
        }
    }

    /// The tick with that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tick| tick.name() == name)
    }
}

/// An attempt was undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Withdrawal {
    /// The attempt.
    pub attempt: AttemptId,
    /// When.
    pub at: Timestamp,
}

/// An attempt was erased. Only its name stays, so that no other machine brings it back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Forgetting {
    /// The attempt.
    pub attempt: AttemptId,
    /// When.
    pub at: Timestamp,
    /// How much of it.
    pub scope: ForgetScope,
}

/// How much of an attempt is erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ForgetScope {
    /// The text of the answer; marks and states stay.
    Answer,
    /// All of it.
    Attempt,
}

impl ForgetScope {
    const ALL: [Self; 2] = [Self::Answer, Self::Attempt];

    /// The name used in files: `answer`, `attempt`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Attempt => "attempt",
        }
    }

    /// The scope with that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.name() == name)
    }
}

/// Parameters were fitted to the history; the latest ones count.
#[derive(Clone, Debug, PartialEq)]
pub struct Tuning {
    /// When.
    pub at: Timestamp,
    /// The parameters.
    pub parameters: Parameters,
    /// To how many reviews of points they were fitted.
    pub n_reviews: u32,
}
