//! The order in which a mentor looks at verdicts.

use crate::cohort::Cohort;
use crate::doubt::{Doubt, doubt};
use crate::wording::Wording;

/// A point of an answer, or of several in like words, that a mentor may rule on.
#[derive(Clone, Debug, PartialEq)]
pub struct DoubtfulPoint {
    /// Indices in [`Cohort::answers`]; the first is shown, the others are much like it and make the same points.
    pub answers: Vec<usize>,
    /// Index in the points of their question.
    pub point: usize,
    /// How doubtful the verdict on the first answer is.
    pub doubt: Doubt,
}

/// The points that are at least as doubtful as `least`, the most doubtful first; what is equally doubtful stays in the
/// order of questions, answers and points. Questions without marks are left out.
pub fn doubtful_points(cohort: &Cohort, wording: &[Wording], least: f64) -> Vec<DoubtfulPoint> {
    let mut found = Vec::new();
    for (question, of_question) in cohort.questions.iter().zip(wording) {
        if !question.is_marked() {
            continue;
        }
        for cluster in of_question.groups.iter().flat_map(|group| &group.clusters) {
            for point_idx in 0..question.points.len() {
                found.extend(of_cluster(cohort, cluster, point_idx, least));
            }
        }
    }
    found.sort_by(|a, b| b.doubt.degree.total_cmp(&a.doubt.degree));
    found
}

/// The point as it stands in a cluster of like answers. An answer whose verdict on it is another one, or that a human
/// has ruled on, stands for itself.
fn of_cluster(cohort: &Cohort, cluster: &[usize], point_idx: usize, least: f64) -> Vec<DoubtfulPoint> {
    let mut found: Vec<DoubtfulPoint> = Vec::new();
    for answer_idx in cluster {
        let answer = &cohort.answers[*answer_idx];
        let Some(verdict) = answer.verdicts.get(point_idx) else {
            continue;
        };
        let own = doubt(*verdict, answer.text.as_deref(), point_idx);
        if verdict.is_overridden() || own.degree < least {
            continue;
        }
        let state_of = |point: &DoubtfulPoint| cohort.answers[point.answers[0]].verdicts[point_idx].state;
        match found.iter_mut().find(|point| state_of(point) == verdict.state) {
            Some(point) => point.answers.push(*answer_idx),
            None => found.push(DoubtfulPoint {
                answers: vec![*answer_idx],
                point: point_idx,
                doubt: own,
            }),
        }
    }
    found
}
