//! What another revision of a bank, or another version of the grader, makes of the same answers.

mod pairing;
mod verdicts;

use examen_bank::{Marks, PointId, QuestionId, Score, State};

use crate::cohort::{Cohort, CohortAnswer};
use crate::key::Key;
use pairing::Pairing;
use verdicts::differences;

/// The differences between two gradings of the same answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes {
    /// What the marks were compared with.
    pub against: String,
    /// How many answers both gradings have.
    pub n_compared: usize,
    /// How many answers only the earlier one has.
    pub n_gone: usize,
    /// How many answers only the present one has.
    pub n_new: usize,
    /// The answers whose marks or verdicts differ, by candidate and question.
    pub answers: Vec<AnswerChange>,
    /// The candidates whose total differs, by name.
    pub totals: Vec<TotalChange>,
}

/// An answer that is marked otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct AnswerChange {
    /// The candidate's name.
    pub candidate: String,
    /// The name of the question's bank; empty where nobody said.
    pub bank: String,
    /// The question.
    pub question: QuestionId,
    /// What it is called beside the others.
    pub name: String,
    /// The how-many-eth attempt, from 1.
    pub attempt: u16,
    /// The marks before.
    pub before: Score,
    /// The marks now.
    pub after: Score,
    /// The points whose verdict differs, points that went or came included.
    pub points: Vec<PointChange>,
}

impl AnswerChange {
    /// ` (attempt 2)` where it is not the candidate's first answer to the question: without that, two rows look alike.
    pub fn attempt_note(&self) -> String {
        match self.attempt {
            0 | 1 => String::new(),
            later => format!(" (attempt {later})"),
        }
    }
}

/// A point that is judged otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct PointChange {
    /// The point.
    pub point: PointId,
    /// Its label; the present one where both revisions have it.
    pub label: String,
    /// State and marks before; none for a point that is new.
    pub before: Option<(State, Marks)>,
    /// State and marks now; none for a point that is gone.
    pub after: Option<(State, Marks)>,
}

/// A candidate with another total.
#[derive(Clone, Debug, PartialEq)]
pub struct TotalChange {
    /// The candidate's name.
    pub candidate: String,
    /// All marks before.
    pub before: Score,
    /// All marks now.
    pub after: Score,
}

impl Changes {
    /// Compares two gradings; `against` says what the earlier one is. Where the key is to stay hidden, points that somebody
    /// misses go by their number.
    pub fn between(against: impl Into<String>, before: &Cohort, after: &Cohort, key: Key) -> Self {
        let mut changes = Self {
            against: against.into(),
            ..Self::default()
        };
        let pairing = Pairing::of(before, after);
        let is_open = (key == Key::Hidden).then(|| after.open_points());
        let mut changed: Vec<u32> = Vec::new();
        for (answer, old) in after.answers.iter().zip(&pairing.answers) {
            let Some(old) = *old else {
                changes.n_new += 1;
                continue;
            };
            changes.n_compared += 1;
            let (before_score, after_score) = (before.score(old), after.score(answer));
            let is_open = is_open.as_ref().map(|open| &*open[answer.question as usize]);
            let points = differences((before, old), (after, answer), is_open);
            if before_score == after_score && points.is_empty() {
                continue;
            }
            let question = &after.questions[answer.question as usize];
            changed.push(answer.candidate);
            changes.answers.push(AnswerChange {
                candidate: after.candidates[answer.candidate as usize].name.clone(),
                bank: question.bank.clone(),
                question: question.id.clone(),
                name: question.name.clone(),
                attempt: answer.attempt,
                before: before_score,
                after: after_score,
                points,
            });
        }
        changes.n_gone = before.answers.len() - changes.n_compared;
        changed.dedup();
        let (old_totals, new_totals) = (totals(before), totals(after));
        let of_changed = changed.into_iter().map(|candidate| TotalChange {
            candidate: after.candidates[candidate as usize].name.clone(),
            before: pairing
                .earlier(candidate)
                .map_or_else(Score::default, |old| old_totals[old as usize]),
            after: new_totals[candidate as usize],
        });
        changes.totals = of_changed
            .filter(|change| change.before != change.after)
            .collect();
        changes
    }
}

/// All marks of everybody, by candidate.
fn totals(cohort: &Cohort) -> Vec<Score> {
    let mut totals = vec![Score::default(); cohort.candidates.len()];
    let add = |answer: &CohortAnswer| {
        let total = &mut totals[answer.candidate as usize];
        *total = *total + cohort.score(answer);
    };
    cohort.answers.iter().for_each(add);
    totals
}
