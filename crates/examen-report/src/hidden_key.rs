//! What a candidate may see who is to try again.

use examen_bank::PointId;

use crate::cohort::{Cohort, CohortPoint};

impl Cohort {
    /// Drops what gives the key away. A point keeps its label only if everybody who was judged on it made it (for a
    /// misconception: claimed it), so that a report that several candidates read tells none of them what they missed.
    /// Evidence, near misses, reasons of mentors and ids of other points go, and so do all texts of the rubric.
    pub(crate) fn hide_key(&mut self) {
        let is_open = self.open_points();
        for (question, is_open) in self.questions.iter_mut().zip(&is_open) {
            question.wording.clear();
            for (point_idx, point) in question.points.iter_mut().enumerate() {
                if !is_open[point_idx] {
                    point.id = hidden_id(point_idx);
                    point.label = hidden_label(point_idx);
                }
            }
        }
        for answer in &mut self.answers {
            let is_open = &is_open[answer.question as usize];
            if let Some(text) = &mut answer.text {
                let mut points = std::mem::take(&mut text.points).into_vec();
                points.retain(|words| is_open.get(usize::from(words.point)) == Some(&true));
                text.points = points.into();
            }
        }
    }

    /// By question and point, whether everybody who was judged on a point made it.
    pub(crate) fn open_points(&self) -> Vec<Vec<bool>> {
        let questions = self.questions.iter();
        let mut is_open: Vec<Vec<bool>> = questions
            .map(|question| vec![true; question.points.len()])
            .collect();
        for answer in &self.answers {
            let of_question = &mut is_open[answer.question as usize];
            for (point_idx, is_open) in of_question.iter_mut().enumerate() {
                let verdict = answer.verdicts.get(point_idx);
                *is_open &= verdict.is_some_and(|verdict| verdict.is_credited());
            }
        }
        is_open
    }
}

/// The id of a point that is kept back, the one at `point_idx` of its question.
pub(crate) fn hidden_id(point_idx: usize) -> PointId {
    PointId::new(format!("point-{}", point_idx + 1))
}

/// What such a point is called.
pub(crate) fn hidden_label(point_idx: usize) -> String {
    format!("Point {}", point_idx + 1)
}

/// Whether a report kept back what the point at `point_idx` of its question is.
pub(crate) fn is_hidden(point: &CohortPoint, point_idx: usize) -> bool {
    point.id == hidden_id(point_idx) && point.label == hidden_label(point_idx)
}
