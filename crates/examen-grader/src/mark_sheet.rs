//! The marks of an answer without the texts of its rubric: what grading many answers asks for.

use examen_bank::{Marks, PointId, Requirement, Score, State};

use crate::grade::Evidence;
use crate::rubric::CompiledPoint;
use crate::verdict::{FoundMark, FoundMarks};

/// The marks of one answer, from [`RubricMatcher::mark_sheet`](crate::RubricMatcher::mark_sheet). It says the same as a
/// [`Grade`](crate::Grade), but for near misses, and copies nothing of the rubric, which it borrows.
#[derive(Debug)]
pub struct MarkSheet<'a> {
    rubric: u64,
    points: &'a [CompiledPoint],
    found: FoundMarks,
}

/// What was found out about one point.
#[derive(Clone, Copy, Debug)]
pub struct MarkRow<'a> {
    /// The point.
    pub point: &'a PointId,
    /// Its label, as the author wrote it.
    pub label: &'a str,
    /// What the point is worth; negative for a misconception.
    pub value: Marks,
    /// Whether the answer can pass without it.
    pub requirement: Requirement,
    /// What was found.
    pub state: State,
    /// How much of the point the answer makes, 0..=1; for a misconception 1 where it is claimed.
    pub coverage: f64,
    /// Marks given, or taken if below 0; 0 in a checklist.
    pub marks: Marks,
    /// The words that led to the state, in the order of the answer.
    pub evidence: &'a [Evidence],
}

impl<'a> MarkSheet<'a> {
    pub(crate) fn new(rubric: u64, points: &'a [CompiledPoint], found: FoundMarks) -> Self {
        Self {
            rubric,
            points,
            found,
        }
    }

    /// Tells the rubric, of several references the one that fits best, from any other that this process compiled: sheets
    /// of one rubric have the same points.
    pub fn rubric(&self) -> u64 {
        self.rubric
    }

    /// One row a point, in the order of the rubric, misconceptions included.
    pub fn rows(&self) -> impl Iterator<Item = MarkRow<'_>> {
        let found = self.points.iter().zip(&self.found.points);
        found.map(|(point, FoundMark { finding, marks })| MarkRow {
            point: &point.id,
            label: &point.label,
            value: point.value,
            requirement: point.requirement,
            state: finding.state,
            coverage: finding.coverage,
            marks: *marks,
            evidence: &finding.evidence,
        })
    }

    /// Marks earned out of marks available, never below 0 and never more than those; nothing is available where the
    /// question is a checklist.
    pub fn score(&self) -> Score {
        self.found.score
    }

    /// The share earned in full detail, 0..=1: every point counts by its coverage, also below the thresholds that
    /// decide states and marks.
    pub fn graded(&self) -> f64 {
        self.found.graded
    }
}
