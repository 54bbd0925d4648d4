//! Takes in graded answers one by one.

use std::collections::HashMap;

use examen_bank::{Answer, Marks, PointId, Question, QuestionId};
use examen_grader::{Grade, Verdict};

use super::text::{AnswerText, thousandths};
use super::{
    Candidate, Cohort, CohortAnswer, CohortPoint, CohortQuestion, PointVerdict, Sheet, Standing,
    UnappliedRuling, name_questions,
};
use examen_bank::Day;

/// A cohort that grows. Its memory grows with the answers by about a hundred bytes each where no texts are given.
#[derive(Debug, Default)]
pub struct CohortBuilder {
    candidates: Vec<Candidate>,
    /// By alias.
    candidate_numbers: HashMap<String, u32>,
    questions: Vec<CohortQuestion>,
    question_numbers: HashMap<(String, QuestionId), u32>,
    sheets: Vec<Sheet>,
    /// Whose sheet each is.
    owners: Vec<u32>,
    answers: Vec<CohortAnswer>,
    unapplied: Vec<UnappliedRuling>,
}

/// What is known about a sheet.
#[derive(Clone, Copy, Debug)]
pub struct SheetEntry<'a> {
    /// Whose it is.
    pub candidate: &'a Candidate,
    /// Where the sheet lies.
    pub path: &'a str,
    /// The day it was written.
    pub day: Option<Day>,
}

/// A sheet that was announced to a [`CohortBuilder`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SheetIdx(u32);

/// What became of an answer.
#[derive(Clone, Copy, Debug)]
pub enum Outcome<'a> {
    /// It was graded; rulings of humans are applied.
    Graded(&'a Grade),
    /// The question was passed over on purpose.
    Skipped,
    /// Nothing was written.
    Blank,
}

impl CohortBuilder {
    /// Announces a sheet.
    pub fn sheet(&mut self, entry: SheetEntry<'_>) -> SheetIdx {
        let owner = self.candidate(&entry.candidate.alias, || entry.candidate.name.clone());
        let number = self.sheets.len() as u32;
        self.owners.push(owner);
        self.sheets.push(Sheet {
            path: entry.path.to_owned(),
            day: entry.day,
        });
        SheetIdx(number)
    }

    /// Takes in an answer of a sheet to `question` of the bank called `bank`; `line` is where its text begins.
    pub fn answer(
        &mut self,
        sheet: SheetIdx,
        (bank, question): (&str, &Question),
        (answer, line): (&Answer, usize),
        outcome: Outcome<'_>,
    ) {
        let number = self.question(bank, question);
        let (standing, grade) = match outcome {
            Outcome::Graded(grade) => (Standing::Answered, Some(grade)),
            Outcome::Skipped => (Standing::Skipped, None),
            Outcome::Blank => (Standing::Blank, None),
        };
        let verdicts = grade.map_or(&[][..], |grade| &grade.verdicts);
        self.answers.push(CohortAnswer {
            candidate: self.owners[sheet.0 as usize],
            question: number,
            sheet: Some(sheet.0),
            attempt: 0,
            standing,
            awarded: grade.map_or(Marks::ZERO, |grade| grade.score.awarded),
            verdicts: verdicts.iter().map(PointVerdict::of).collect(),
            text: grade.map(|grade| Box::new(AnswerText::new(&answer.text.value, line, grade))),
        });
    }

    /// Takes in a ruling that was not applied.
    pub fn unapplied(&mut self, ruling: UnappliedRuling) {
        self.unapplied.push(ruling);
    }

    /// The cohort. Answers are put in order, and attempts are numbered by day, then as they came; sheets without a
    /// day come last.
    pub fn finish(self) -> Cohort {
        let mut order: Vec<u32> = (0..self.candidates.len() as u32).collect();
        order.sort_by(|a, b| {
            natural_key(&self.candidates[*a as usize].name)
                .cmp(&natural_key(&self.candidates[*b as usize].name))
        });
        let mut rank = vec![0; order.len()];
        for (place, number) in order.iter().enumerate() {
            rank[*number as usize] = place as u32;
        }
        let mut candidates = self.candidates;
        let mut sorted = Vec::with_capacity(candidates.len());
        for number in order {
            sorted.push(std::mem::take(&mut candidates[number as usize]));
        }
        let sheets = self.sheets;
        let mut answers = self.answers;
        for answer in &mut answers {
            answer.candidate = rank[answer.candidate as usize];
        }
        let day = |answer: &CohortAnswer| {
            let day = answer.sheet.and_then(|sheet| sheets[sheet as usize].day);
            (day.is_none(), day)
        };
        // A stable sort: what is equal stays as it came.
        answers.sort_by_key(|answer| (answer.candidate, answer.question, day(answer)));
        number_attempts(&mut answers);
        let mut questions = self.questions;
        name_questions(&mut questions);
        Cohort {
            candidates: sorted,
            questions,
            sheets,
            answers,
            unapplied: self.unapplied,
        }
    }

    /// The number of the candidate of this alias; under what is shown for it two may look alike.
    pub(super) fn candidate(&mut self, alias: &str, name: impl FnOnce() -> String) -> u32 {
        if let Some(number) = self.candidate_numbers.get(alias) {
            return *number;
        }
        let number = self.candidates.len() as u32;
        self.candidates.push(Candidate {
            alias: alias.to_owned(),
            name: name(),
        });
        self.candidate_numbers.insert(alias.to_owned(), number);
        number
    }

    fn question(&mut self, bank: &str, question: &Question) -> u32 {
        self.question_named(bank, &question.id, || CohortQuestion::of(bank, question))
    }

    pub(super) fn question_named(
        &mut self,
        bank: &str,
        id: &QuestionId,
        describe: impl FnOnce() -> CohortQuestion,
    ) -> u32 {
        let key = (bank.to_owned(), id.clone());
        if let Some(number) = self.question_numbers.get(&key) {
            return *number;
        }
        let number = self.questions.len() as u32;
        self.questions.push(describe());
        self.question_numbers.insert(key, number);
        number
    }

    /// The points of the question of this number.
    pub(super) fn points_of(&mut self, number: u32) -> &mut CohortQuestion {
        &mut self.questions[number as usize]
    }

    pub(super) fn push(&mut self, answer: CohortAnswer) {
        self.answers.push(answer);
    }
}

fn number_attempts(answers: &mut [CohortAnswer]) {
    let mut previous = None;
    let mut attempt = 0u16;
    for answer in answers {
        let key = (answer.candidate, answer.question);
        attempt = if previous == Some(key) {
            attempt.saturating_add(1)
        } else {
            1
        };
        previous = Some(key);
        answer.attempt = attempt;
    }
}

/// Names in the order people expect: `c-2` before `c-10`.
fn natural_key(name: &str) -> Vec<(bool, u64, String)> {
    let mut parts = Vec::new();
    let mut rest = name;
    while !rest.is_empty() {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (part, after) = if digits > 0 {
            rest.split_at(digits)
        } else {
            rest.split_at(rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len()))
        };
        let number = if digits > 0 {
            part.parse().unwrap_or(u64::MAX)
        } else {
            0
        };
        parts.push((digits == 0, number, part.to_owned()));
        rest = after;
    }
    parts
}

impl PointVerdict {
    fn of(verdict: &Verdict) -> Self {
        let automatic = verdict.overridden.as_ref().map(|ruling| ruling.automatic_state);
        Self {
            state: verdict.state,
            automatic: automatic.unwrap_or(verdict.state),
            coverage: thousandths(verdict.coverage),
            marks: verdict.marks,
        }
    }
}

impl CohortQuestion {
    fn of(bank: &str, question: &Question) -> Self {
        let graded_by = question.points();
        let points = graded_by.iter().map(|point| CohortPoint {
            id: PointId::clone(&point.id),
            label: point.label.value.clone(),
            value: point.value,
            requirement: point.requirement,
        });
        let mut wording = question.prompt();
        for point in graded_by.iter() {
            let lines = point.lines.iter().map(|line| line.text.value.as_str());
            for text in [point.label.value.as_str()].into_iter().chain(lines) {
                wording.push_str("\n\n");
                wording.push_str(&text.replace(['/', '*', '>', '"', '`'], " "));
            }
        }
        Self {
            bank: bank.to_owned(),
            id: question.id.clone(),
            was: question.was.clone(),
            name: question.id.to_string(),
            heading: question.heading.value.clone(),
            topic: question.topic.clone(),
            kind: question.kind,
            graded_by: Some(question.graded_by()),
            available: if question.kind == examen_bank::QuestionKind::Technical {
                question.available()
            } else {
                Marks::ZERO
            },
            points: points.collect(),
            wording,
        }
    }
}
