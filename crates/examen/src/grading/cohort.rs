//! What is left of many graded sheets: marks.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::path::PathBuf;

use examen_bank::{Marks, QuestionId, Score, called_apart};
use examen_grader::composed;
use examen_library::GradedSheet;

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
        let alias = graded.sheet.candidate();
        let name = composed(alias.unwrap_or(&file_name)).into_owned();
        let path = &graded.file.path;
        let rows = &self.rows;
        let namesakes = self.namesakes.entry(name.clone());
        namesakes
            .and_modify(|namesakes| namesakes.add(&rows[namesakes.first].path, path))
            .or_insert_with(|| Namesakes::of(rows.len(), path));
        self.rows.push(CohortRow {
            name,
            path: path.clone(),
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

    /// The share of all marks that was earned, 0..=1; none where there were none to earn.
    pub(crate) fn share(&self) -> Option<f64> {
        // Added up in floating point: a million sheets have more marks than a score can hold.
        let awarded: f64 = self.rows.iter().map(|row| row.total.awarded.as_f64()).sum();
        let available: f64 = self.rows.iter().map(|row| row.total.available.as_f64()).sum();
        (available > 0.0).then(|| awarded / available)
    }

    /// The share that those who answered a question earned of its marks, 0..=1; none if nobody did.
    pub(crate) fn share_of_question(&self, number: usize) -> Option<f64> {
        let awarded = self.rows.iter().filter_map(|row| match row.standing(number) {
            Standing::Awarded(marks) => Some(marks.as_f64()),
            Standing::NotAsked | Standing::NotAnswered => None,
        });
        let (sum, n) = awarded.fold((0.0, 0.0), |(sum, n), marks| (sum + marks, n + 1.0));
        let available = n * self.questions[number].available.as_f64();
        (available > 0.0).then(|| sum / available)
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

impl CohortRow {
    /// How the candidate fared with the question of this number.
    pub(crate) fn standing(&self, number: usize) -> Standing {
        self.standings.get(number).copied().unwrap_or(Standing::NotAsked)
    }
}
