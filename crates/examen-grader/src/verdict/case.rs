//! What there is to decide about a point.

use super::by_label::Labels;
use super::judged::Judged;
use super::reworded::Rewording;
use crate::rubric::CompiledPoint;

/// A point and what there is to decide about it.
#[derive(Clone, Copy)]
pub(super) struct Case<'a, 'b> {
    pub idx: usize,
    pub point: &'a CompiledPoint,
    /// What its lines found.
    pub judged: &'a [Judged],
    pub labels: &'a Labels<'a>,
    pub rewording: &'a Rewording<'b>,
    /// How many misconceptions the answer claims by their lines.
    pub n_claimed: usize,
}
