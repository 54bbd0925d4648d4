//! What was found out about a point.

use examen_bank::{Marks, Score, State};

use crate::grade::{Evidence, Ground};

/// How much is worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Depth {
    /// States, marks and evidence.
    Marks,
    /// Near misses too.
    Explained,
}

/// The state of a point, how much of it was found, and the words that say so.
#[derive(Debug)]
pub(crate) struct Finding {
    pub state: State,
    pub coverage: f64,
    pub ground: Ground,
    pub evidence: Vec<Evidence>,
}

/// What was found out about a point, and the marks for it.
#[derive(Debug)]
pub(crate) struct FoundMark {
    pub finding: Finding,
    pub marks: Marks,
}

/// What was found out about all points of a rubric.
#[derive(Debug, Default)]
pub(crate) struct FoundMarks {
    /// In the order of the rubric.
    pub points: Vec<FoundMark>,
    pub score: Score,
    /// The share earned in full detail, 0..=1.
    pub graded: f64,
}

impl Finding {
    /// Nothing was found.
    pub fn nothing(state: State) -> Self {
        Self {
            state,
            coverage: 0.0,
            ground: Ground::Lines,
            evidence: Vec::new(),
        }
    }
}
