//! What became of one point in an attempt.

use examen_bank::{Marks, MatchKind, PointId, State};

/// What became of one point in an attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PointOutcome {
    /// The point, by the id it had at the time.
    pub point: PointId,
    /// What it was worth; negative for a misconception.
    pub value: Marks,
    /// Marks given or taken; 0 in a checklist.
    pub marks: Marks,
    /// What was found.
    pub state: State,
    /// How the words matched that led to the state, each kind once, best first.
    pub evidence: Vec<MatchKind>,
}

impl PointOutcome {
    /// Whether this is about something wrong that costs marks when claimed.
    pub fn is_misconception(&self) -> bool {
        self.value.is_negative()
    }

    /// How much of the point the answer made, 0..=1: by its marks, or by its state where there were no marks to get.
    /// For a misconception, 1 where it was not claimed.
    pub fn share(&self) -> f64 {
        let by_marks = self.marks.as_f64() / self.value.as_f64();
        match self.state {
            State::Claimed => 0.0,
            State::Rejected | State::Absent => 1.0,
            State::Overridden if self.is_misconception() => 1.0 - by_marks.clamp(0.0, 1.0),
            _ if self.marks > Marks::ZERO && self.value > Marks::ZERO => by_marks.clamp(0.0, 1.0),
            // Marks of zero are a checklist's, or there were none.
            State::Met => 1.0,
            State::Partial | State::Listed => 0.5,
            State::Negated | State::Missed | State::Overridden => 0.0,
        }
    }
}
