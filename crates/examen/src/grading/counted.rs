//! What a table says of all sheets: the same as a report says of their candidates. Who did not answer earned nothing, and of
//! several attempts at a question the first counts.

use examen_bank::{Marks, Score};
use examen_report::Spread;

use super::cohort::{Cohort, CohortRow, Standing};

/// How all candidates fare.
#[derive(Debug, Default)]
pub(crate) struct Counted {
    /// The mean of the candidates' shares, 0..=1; none where nobody could earn marks.
    pub(crate) mean: Option<f64>,
    /// By question: the mean share of its marks that those who were asked earned.
    pub(crate) of_questions: Vec<Option<f64>>,
    /// Answers to questions that the same candidate was asked before.
    pub(crate) n_again: usize,
}

impl Counted {
    /// What counts of `cohort`.
    pub(crate) fn of(cohort: &Cohort) -> Self {
        let questions = &cohort.questions;
        let mut order: Vec<&CohortRow> = cohort.rows.iter().collect();
        // A stable sort: sheets of one day, or of none, stay as they came.
        order.sort_by_key(|row| (row.candidate, row.day.is_none(), row.day));
        let mut n_again = 0;
        let mut totals = Vec::new();
        let mut sums = vec![(0.0, 0.0); questions.len()];
        for sheets in order.chunk_by(|a, b| a.candidate == b.candidate) {
            let first = first_attempts(sheets, questions.len(), &mut n_again);
            let mut total = Score::default();
            for ((standing, question), (earned, n_asked)) in first.into_iter().zip(questions).zip(&mut sums) {
                if let Some(awarded) = standing.marks() {
                    let available = question.available;
                    let score = Score { awarded, available };
                    *earned += score.share();
                    *n_asked += 1.0;
                    total = total + score;
                }
            }
            totals.push(total);
        }
        let has_marks = questions.iter().map(|question| question.available > Marks::ZERO);
        let shares = sums.into_iter().zip(has_marks);
        Self {
            mean: Spread::of(&totals).mean,
            of_questions: shares
                .map(|((earned, n), has_marks)| (has_marks && n > 0.0).then(|| earned / n))
                .collect(),
            n_again,
        }
    }
}

/// How a candidate fared with each question when first asked; `n_again` counts the other attempts.
fn first_attempts(sheets: &[&CohortRow], n_questions: usize, n_again: &mut usize) -> Vec<Standing> {
    let mut first = vec![Standing::NotAsked; n_questions];
    for sheet in sheets {
        for (number, before) in first.iter_mut().enumerate() {
            match (*before, sheet.standing(number)) {
                (_, Standing::NotAsked) => {}
                (Standing::NotAsked, standing) => *before = standing,
                _ => *n_again += 1,
            }
        }
    }
    first
}
