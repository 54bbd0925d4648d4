//! What was found out about one point of an answer.

use serde::{Deserialize, Serialize};

/// The state of a rubric point in an answer, as shown to people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// The answer makes the point.
    Met,
    /// The answer makes a part of the point.
    Partial,
    /// The answer only names the words, without a sentence around them.
    Listed,
    /// The answer denies the point.
    Negated,
    /// The answer is silent on the point.
    Missed,
    /// The answer holds a misconception.
    Claimed,
    /// The answer names a misconception and turns it down.
    Rejected,
    /// The answer is silent on a misconception, as it should be.
    Absent,
    /// A human's ruling stands in place of the machine's.
    Overridden,
}

impl State {
    /// All states, in the order in which they are listed for people.
    pub const ALL: [Self; 9] = [
        Self::Met,
        Self::Partial,
        Self::Listed,
        Self::Negated,
        Self::Missed,
        Self::Claimed,
        Self::Rejected,
        Self::Absent,
        Self::Overridden,
    ];

    /// The name used in files and machine-readable output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Partial => "partial",
            Self::Listed => "listed",
            Self::Negated => "negated",
            Self::Missed => "missed",
            Self::Claimed => "claimed",
            Self::Rejected => "rejected",
            Self::Absent => "absent",
            Self::Overridden => "overridden",
        }
    }
}
