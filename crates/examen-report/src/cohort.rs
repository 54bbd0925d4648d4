//! Everybody's answers with their verdicts, in little room.

mod builder;
mod line;
mod text;

use examen_bank::{
    GradedBy, Marks, PointId, QuestionId, QuestionKind, Requirement, Score, State, called_apart,
};

use examen_bank::Day;

pub use builder::{CohortBuilder, Outcome, SheetEntry, SheetIdx};
pub use line::{GradeLine, LineError};
pub use text::{AnswerText, PointWords, RulingNote, WordRange};

/// The graded answers of some candidates. Made by a [`CohortBuilder`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cohort {
    /// By name.
    pub candidates: Vec<Candidate>,
    /// In the order in which they were first met.
    pub questions: Vec<CohortQuestion>,
    /// The files that were read, in the order in which they came; none where lines were read.
    pub sheets: Vec<Sheet>,
    /// By candidate, then question, then attempt.
    pub answers: Vec<CohortAnswer>,
    /// Rulings that were not applied, in the order in which they came.
    pub unapplied: Vec<UnappliedRuling>,
}

/// Somebody who answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Candidate {
    /// Who it is. No output shows it: it may be what must stay unknown.
    pub alias: String,
    /// What is shown for the alias. Two candidates may have one name.
    pub name: String,
}

/// A question that somebody was asked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CohortQuestion {
    /// The name of its bank; empty where nobody said.
    pub bank: String,
    /// Its id, unique in its bank.
    pub id: QuestionId,
    /// Ids it had before.
    pub was: Vec<QuestionId>,
    /// What it is called beside the others: by its id, and by its bank where several have one of this id.
    pub name: String,
    /// What is asked; the id where nobody said.
    pub heading: String,
    /// The topic it stands under.
    pub topic: Option<String>,
    /// Whether it carries marks.
    pub kind: QuestionKind,
    /// What its answers are graded by; none where nobody said.
    pub graded_by: Option<GradedBy>,
    /// The marks to be had.
    pub available: Marks,
    /// In the order of the rubric, misconceptions included.
    pub points: Vec<CohortPoint>,
    /// The texts of the rubric, for comparing words: labels, evidence lines and the prompt.
    pub wording: String,
}

/// A point of a question.
#[derive(Clone, Debug, PartialEq)]
pub struct CohortPoint {
    /// Its id, unique in its question.
    pub id: PointId,
    /// What an answer must say.
    pub label: String,
    /// What it is worth; negative for a misconception.
    pub value: Marks,
    /// Whether an answer can pass without it.
    pub requirement: Requirement,
}

/// A file of answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Where it lies; empty where paths are kept back.
    pub path: String,
    /// The day it was written, if the sheet or its path says.
    pub day: Option<Day>,
}

/// What became of one question in one sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct CohortAnswer {
    /// Index in [`Cohort::candidates`].
    pub candidate: u32,
    /// Index in [`Cohort::questions`].
    pub question: u32,
    /// Index in [`Cohort::sheets`].
    pub sheet: Option<u32>,
    /// The how-many-eth time the candidate was asked the question, from 1.
    pub attempt: u16,
    /// Whether there was anything to grade.
    pub standing: Standing,
    /// The marks earned, rulings of humans applied.
    pub awarded: Marks,
    /// One a point of the question, in its order; empty where there was no answer.
    pub verdicts: Box<[PointVerdict]>,
    /// The words of the answer; none where only grades were given.
    pub text: Option<Box<AnswerText>>,
}

/// Whether there was anything to grade.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// An answer was given.
    Answered,
    /// The question was passed over on purpose.
    Skipped,
    /// Nothing was written.
    Blank,
}

/// What was found out about a point, in eight bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PointVerdict {
    /// What the machine found, or [`State::Overridden`].
    pub state: State,
    /// What the machine found before a human ruled otherwise; the same as `state` where nobody did.
    pub automatic: State,
    /// How much of the point the answer makes, in thousandths, 0..=1000.
    pub coverage: u16,
    /// Marks given, or taken if below 0; 0 in a checklist.
    pub marks: Marks,
}

/// A human's ruling that was not applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnappliedRuling {
    /// The review's path; empty where paths are kept back.
    pub review: String,
    /// Who ruled.
    pub reviewer: String,
    /// The candidate whose answer it is about.
    pub candidate: String,
    /// What the sheet calls the question; as the review names it where it is not known which of several is meant.
    pub question: String,
    /// Why it was not applied.
    pub reason: UnappliedReason,
}

/// Why a ruling was not applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnappliedReason {
    /// The answer has changed since it was judged.
    Stale,
    /// The review does not say which text it judged.
    Unkeyed,
    /// The sheet has no such answer.
    NoAnswer,
    /// The question has no such point.
    UnknownPoint,
    /// Several questions of the sheet are called so.
    Ambiguous,
}

/// Which of several attempts at a question counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Attempts {
    /// The first: later ones may have seen the key.
    #[default]
    First,
    /// The latest.
    Last,
}

impl Attempts {
    /// The answers of `answers`, which are in the order of a cohort, that count.
    pub(crate) fn of(self, answers: &[CohortAnswer]) -> impl Iterator<Item = &CohortAnswer> {
        answers.iter().enumerate().filter_map(move |(at, answer)| {
            let key = |answer: &CohortAnswer| (answer.candidate, answer.question);
            let counts = match self {
                Self::First => answer.attempt == 1,
                Self::Last => answers.get(at + 1).map(key) != Some(key(answer)),
            };
            counts.then_some(answer)
        })
    }
}

impl UnappliedReason {
    /// Why, in a sentence.
    pub fn message(self) -> &'static str {
        match self {
            Self::Stale => "the answer has changed since it was judged",
            Self::Unkeyed => "the review does not say which text it judged",
            Self::NoAnswer => "the sheet has no such answer",
            Self::UnknownPoint => "the question has no such point",
            Self::Ambiguous => "several questions of the sheet are called so; write `bank/id`",
        }
    }

    /// The reason in a word, as in machine-readable output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Stale => "stale",
            Self::Unkeyed => "unkeyed",
            Self::NoAnswer => "no-answer",
            Self::UnknownPoint => "unknown-point",
            Self::Ambiguous => "ambiguous",
        }
    }
}

impl PointVerdict {
    /// Whether at least half of the point is granted (for a misconception: it is claimed).
    pub fn is_credited(self) -> bool {
        self.coverage >= 500
            && matches!(
                self.state,
                State::Met | State::Partial | State::Claimed | State::Overridden
            )
    }

    /// Whether a human ruled.
    pub fn is_overridden(self) -> bool {
        self.state == State::Overridden
    }
}

impl CohortPoint {
    /// Whether this is something wrong that costs marks when claimed.
    pub fn is_misconception(&self) -> bool {
        self.value.is_negative()
    }
}

impl CohortQuestion {
    /// Whether the question is judged by marks.
    pub fn is_marked(&self) -> bool {
        self.kind == QuestionKind::Technical
    }
}

/// Gives each of `questions` the name by which it is told from the others.
pub(crate) fn name_questions(questions: &mut [CohortQuestion]) {
    let keys: Vec<(&str, &QuestionId)> = questions
        .iter()
        .map(|question| (question.bank.as_str(), &question.id))
        .collect();
    let names = called_apart(&keys);
    for (question, name) in questions.iter_mut().zip(names) {
        question.name = name;
    }
}

impl Cohort {
    /// The answers of one candidate, by question and attempt.
    pub fn answers_of(&self, candidate_idx: usize) -> &[CohortAnswer] {
        let of = |answer: &CohortAnswer| answer.candidate as usize;
        let start = self.answers.partition_point(|answer| of(answer) < candidate_idx);
        let n = self.answers[start..].partition_point(|answer| of(answer) == candidate_idx);
        &self.answers[start..start + n]
    }

    /// One answer for each candidate and question: the attempt that counts. In the order of [`Cohort::answers`].
    pub fn counted(&self, attempts: Attempts) -> impl Iterator<Item = &CohortAnswer> {
        attempts.of(&self.answers)
    }

    /// What an answer got of what there was to get; nothing is available for a checklist.
    pub fn score(&self, answer: &CohortAnswer) -> Score {
        Score {
            awarded: answer.awarded,
            available: self.questions[answer.question as usize].available,
        }
    }

    /// Everybody's total over the attempts that count, by candidate.
    pub fn totals(&self, attempts: Attempts) -> Vec<Score> {
        let mut totals = vec![Score::default(); self.candidates.len()];
        for answer in self.counted(attempts) {
            let total = &mut totals[answer.candidate as usize];
            *total = *total + self.score(answer);
        }
        totals
    }

    /// The file an answer stands in.
    pub fn sheet_of(&self, answer: &CohortAnswer) -> Option<&Sheet> {
        self.sheets.get(answer.sheet? as usize)
    }

    /// The knock-out points that the counted answers of a candidate do not make.
    pub fn missing_knock_outs(&self, candidate_idx: usize, attempts: Attempts) -> usize {
        let own = attempts.of(self.answers_of(candidate_idx));
        own.map(|answer| self.knock_outs_of(answer)).sum()
    }

    fn knock_outs_of(&self, answer: &CohortAnswer) -> usize {
        let points = &self.questions[answer.question as usize].points;
        let missing = points.iter().enumerate().filter(|(idx, point)| {
            let verdict = answer.verdicts.get(*idx);
            point.requirement == Requirement::KnockOut
                && !verdict.is_some_and(|verdict| verdict.is_credited())
        });
        missing.count()
    }
}
