//! What a candidate may see who is to try again.

use examen_bank::PointId;

use crate::cohort::Cohort;

impl Cohort {
    /// Drops what gives the key away. A point keeps its label only if everybody who was judged on it made it (for a
    /// misconception: claimed it), so that a report that several candidates read tells none of them what they missed.
    /// Evidence, near misses, reasons of mentors and ids of other points go, and so do all texts of the rubric.
    pub(crate) fn hide_key(&mut self) {
        let mut is_open: Vec<Vec<bool>> = self
            .questions
            .iter()
            .map(|question| vec![true; question.points.len()])
            .collect();
        for answer in &self.answers {
            let of_question = &mut is_open[answer.question as usize];
            for (point_idx, is_open) in of_question.iter_mut().enumerate() {
                let verdict = answer.verdicts.get(point_idx);
                *is_open &= verdict.is_some_and(|verdict| verdict.is_credited());
            }
        }
        for (question, is_open) in self.questions.iter_mut().zip(&is_open) {
            question.wording.clear();
            for (point_idx, point) in question.points.iter_mut().enumerate() {
                if !is_open[point_idx] {
                    point.id = PointId::new(format!("point-{}", point_idx + 1));
                    point.label = format!("Point {}", point_idx + 1);
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
}
