//! What is left of many graded sheets: marks.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::path::PathBuf;

use examen_bank::{Marks, QuestionId, Score, called_apart};
use examen_grader::composed;
use examen_library::GradedSheet;
use examen_report::Day;

use super::candidate::{alias, day};
use super::namesakes::Namesakes;

/// The marks of many sheets.
#[derive(Debug, Default)]
pub(crate) struct Cohort {
    /// In the order in which they were first met.
    pub(crate) questions: Vec<CohortQuestion>,
    pub(crate) rows: Vec<CohortRow>,
    /// The banks that sheets were graded against, each with where it is from.
    pub(crate) banks: BTreeSet<String>,
    numbers: HashMap<(String, QuestionId), usize>,
    /// By name of a row.
    namesakes: HashMap<String, Namesakes>,
    /// The numbers of candidates, by alias.
    candidates: HashMap<String, u32>,
}

/// A question that somebody was asked.
#[derive(Debug)]
pub(crate) struct CohortQuestion {
    pub(crate) id: QuestionId,
    /// The name of its bank.
    bank: String,
    pub(crate) available: Marks,
}

/// One sheet. There may be a million of them.
#[derive(Debug)]
pub(crate) struct CohortRow {
    /// The candidate's alias, else the file's name; see [`Cohort::name_of`].
    pub(crate) name: String,
    path: PathBuf,
    /// Whose it is: a number for each alias.
    pub(super) candidate: u32,
    pub(super) day: Option<Day>,
    pub(crate) total: Score,
    /// By the number of the question; shorter where the last ones were not asked.
    standings: Vec<Standing>,
}

/// How a candidate fared with a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    NotAsked,
    NotAnswered,
    Awarded(Marks),
}

impl Cohort {
    /// Adds the marks of a sheet. Questions without marks are left out.
    pub(crate) fn push(&mut self, graded: &GradedSheet<'_>) {
        let mut standings = Vec::new();
        for answer in graded.counted().filter(|answer| answer.is_marked()) {
            let Some((question, bank)) = answer.question.zip(answer.bank) else {
                continue;
            };
            let number = self.number(bank.name(), &question.id, answer.score().available);
            if standings.len() <= number {
                standings.resize(number + 1, Standing::NotAsked);
            }
            standings[number] = match answer.grade() {
                Some(grade) => Standing::Awarded(grade.score.awarded),
                None => Standing::NotAnswered,
            };
        }
        let banks = graded.banks().into_iter();
        self.banks
            .extend(banks.map(|bank| format!("{} ({})", bank.name(), bank.origin)));
        let file_name = graded.file.path.file_name().unwrap_or_default().to_string_lossy();
        let name = composed(graded.sheet.candidate().unwrap_or(&file_name)).into_owned();
        let path = &graded.file.path;
        let rows = &self.rows;
        let namesakes = self.namesakes.entry(name.clone());
        namesakes
            .and_modify(|namesakes| namesakes.add(&rows[namesakes.first].path, path))
            .or_insert_with(|| Namesakes::of(rows.len(), path));
        let n_candidates = u32::try_from(self.candidates.len()).unwrap_or(u32::MAX);
        let candidate = *self.candidates.entry(alias(graded)).or_insert(n_candidates);
        self.rows.push(CohortRow {
            name,
            path: path.clone(),
            candidate,
            day: day(graded),
            total: graded.score(),
            standings,
        });
    }

    /// What a row is called: with what tells its sheet from others of the same candidate, where there are such.
    pub(crate) fn name_of<'r>(&self, row: &'r CohortRow) -> Cow<'r, str> {
        let distinction = self
            .namesakes
            .get(&row.name)
            .and_then(|all| all.distinction(&row.path));
        distinction.map_or(Cow::Borrowed(&row.name), |own| {
            Cow::Owned(format!("{} · {own}", row.name))
        })
    }

    /// What the questions are called: each by its id, and by its bank where several have one of this id.
    pub(crate) fn names_of_questions(&self) -> Vec<String> {
        let questions = self.questions.iter();
        let keys: Vec<(&str, &QuestionId)> = questions
            .map(|question| (question.bank.as_str(), &question.id))
            .collect();
        called_apart(&keys)
    }

    fn number(&mut self, bank: String, id: &QuestionId, available: Marks) -> usize {
        let key = (bank, id.clone());
        if let Some(number) = self.numbers.get(&key) {
            return *number;
        }
        let number = self.questions.len();
        self.questions.push(CohortQuestion {
            id: id.clone(),
            bank: key.0.clone(),
            available,
        });
        self.numbers.insert(key, number);
        number
    }
}

impl Standing {
    /// The marks of who was asked.
    pub(super) fn marks(self) -> Option<Marks> {
        match self {
            Self::NotAsked => None,
            Self::NotAnswered => Some(Marks::ZERO),
            Self::Awarded(marks) => Some(marks),
        }
    }
}

impl CohortRow {
    /// How the candidate fared with the question of this number.
    pub(crate) fn standing(&self, number: usize) -> Standing {
        self.standings.get(number).copied().unwrap_or(Standing::NotAsked)
    }
}
