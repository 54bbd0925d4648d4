//! What another revision of a bank, or another version of the grader, makes of the same answers.

use std::collections::HashMap;

use examen_bank::{Marks, PointId, QuestionId, Score, State};

use crate::cohort::{Cohort, CohortAnswer};

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
    /// Compares two gradings; `against` says what the earlier one is.
    pub fn between(against: impl Into<String>, before: &Cohort, after: &Cohort) -> Self {
        let mut changes = Self {
            against: against.into(),
            ..Self::default()
        };
        let mut earlier: HashMap<_, &CohortAnswer> = before
            .answers
            .iter()
            .map(|answer| (key(before, answer), answer))
            .collect();
        let keys = after.answers.iter().map(|answer| key(after, answer));
        let mut olds: Vec<Option<&CohortAnswer>> = keys.map(|key| earlier.remove(&key)).collect();
        // A bank that was renamed has other keys, and the same ids. Of several with one id nobody knows which is which.
        let mut by_id: HashMap<_, Option<&CohortAnswer>> = HashMap::new();
        for answer in earlier.into_values() {
            let known = by_id.entry(without_bank(key(before, answer)));
            known.and_modify(|known| *known = None).or_insert(Some(answer));
        }
        for (answer, old) in after.answers.iter().zip(&mut olds) {
            if old.is_none() {
                *old = by_id.remove(&without_bank(key(after, answer))).flatten();
            }
            match *old {
                None => changes.n_new += 1,
                Some(old) => {
                    changes.n_compared += 1;
                    changes.answers.extend(compare((before, old), (after, answer)));
                }
            }
        }
        changes.n_gone = before.answers.len() - changes.n_compared;
        changes.totals = total_changes(&changes.answers, before, after);
        changes
    }
}

/// What tells answers apart in a grading: candidate, bank, question and attempt.
type Key<'a> = (&'a str, &'a str, &'a QuestionId, u16);

fn without_bank<'a>((candidate, _, question, attempt): Key<'a>) -> (&'a str, &'a QuestionId, u16) {
    (candidate, question, attempt)
}

fn key<'a>(cohort: &'a Cohort, answer: &CohortAnswer) -> Key<'a> {
    let candidate = &cohort.candidates[answer.candidate as usize];
    let question = &cohort.questions[answer.question as usize];
    (&candidate.name, &question.bank, &question.id, answer.attempt)
}

fn compare(
    (old_cohort, old): (&Cohort, &CohortAnswer),
    (new_cohort, new): (&Cohort, &CohortAnswer),
) -> Option<AnswerChange> {
    let (before, after) = (old_cohort.score(old), new_cohort.score(new));
    let (old_points, new_points) = (judged(old_cohort, old), judged(new_cohort, new));
    let find = |points: &[Judged<'_>], id: &PointId| {
        let found = points.iter().find(|point| point.id == id);
        found.map(|point| (point.state, point.marks))
    };
    let present = new_points.iter().map(|point| PointChange {
        point: point.id.clone(),
        label: point.label.to_owned(),
        before: find(&old_points, point.id),
        after: Some((point.state, point.marks)),
    });
    let gone = old_points
        .iter()
        .filter(|point| find(&new_points, point.id).is_none());
    let gone = gone.map(|point| PointChange {
        point: point.id.clone(),
        label: point.label.to_owned(),
        before: Some((point.state, point.marks)),
        after: None,
    });
    let points: Vec<PointChange> = present
        .chain(gone)
        .filter(|point| point.before != point.after)
        .collect();
    let question = &new_cohort.questions[new.question as usize];
    (before != after || !points.is_empty()).then(|| AnswerChange {
        candidate: new_cohort.candidates[new.candidate as usize].name.clone(),
        bank: question.bank.clone(),
        question: question.id.clone(),
        name: question.name.clone(),
        attempt: new.attempt,
        before,
        after,
        points,
    })
}

struct Judged<'a> {
    id: &'a PointId,
    label: &'a str,
    state: State,
    marks: Marks,
}

fn judged<'a>(cohort: &'a Cohort, answer: &'a CohortAnswer) -> Vec<Judged<'a>> {
    let points = &cohort.questions[answer.question as usize].points;
    let judged = points
        .iter()
        .zip(&answer.verdicts)
        .map(|(point, verdict)| Judged {
            id: &point.id,
            label: &point.label,
            state: verdict.state,
            marks: verdict.marks,
        });
    judged.collect()
}

fn total_changes(answers: &[AnswerChange], before: &Cohort, after: &Cohort) -> Vec<TotalChange> {
    let (old, new) = (totals(before), totals(after));
    let mut names: Vec<&str> = answers.iter().map(|change| change.candidate.as_str()).collect();
    names.dedup();
    let changes = names.into_iter().map(|name| TotalChange {
        candidate: name.to_owned(),
        before: old.get(name).copied().unwrap_or_default(),
        after: new.get(name).copied().unwrap_or_default(),
    });
    changes.filter(|change| change.before != change.after).collect()
}

/// All marks of everybody, by name.
fn totals(cohort: &Cohort) -> HashMap<&str, Score> {
    let mut totals: HashMap<&str, Score> = HashMap::new();
    for answer in &cohort.answers {
        let name = cohort.candidates[answer.candidate as usize].name.as_str();
        let total = totals.entry(name).or_default();
        *total = *total + cohort.score(answer);
    }
    totals
}
