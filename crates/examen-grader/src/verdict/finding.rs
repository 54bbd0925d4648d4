//! What was found out about a point.

use examen_bank::State;

use super::by_label::Labels;
use super::reworded::Rewording;
use super::standing::Judged;
use crate::grade::Evidence;
use crate::rubric::CompiledPoint;

/// How much is worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Depth {
    /// States, marks and evidence.
    Marks,
    /// Near misses too.
    Explained,
}

/// A point and what there is to decide about it.
#[derive(Clone, Copy)]
pub(super) struct Case<'a> {
    pub idx: usize,
    pub point: &'a CompiledPoint,
    /// What its lines found.
    pub judged: &'a [Judged],
    pub labels: &'a Labels<'a>,
    pub rewording: &'a Rewording<'a>,
    /// How many misconceptions the answer claims by their lines.
    pub n_claimed: usize,
}

/// The state of a point, how much of it was found, and the words that say so.
pub(super) struct Finding {
    pub state: State,
    pub coverage: f64,
    pub evidence: Vec<Evidence>,
}

impl Finding {
    /// Nothing was found.
    pub fn nothing(state: State) -> Self {
        Self {
            state,
            coverage: 0.0,
            evidence: Vec::new(),
        }
    }
}
