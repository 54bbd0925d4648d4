//! What is left of many graded sheets: marks.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use examen_bank::{Marks, QuestionId, Score};

use super::sheet::GradedSheet;

/// The marks of many sheets.
#[derive(Debug, Default)]
pub(crate) struct Cohort {
    /// In the order in which they were first met.
    pub(crate) questions: Vec<CohortQuestion>,
    pub(crate) rows: Vec<CohortRow>,
    /// The banks that sheets were graded against, each with where it is from.
    pub(crate) banks: BTreeSet<String>,
    numbers: HashMap<QuestionId, usize>,
}

/// A question that somebody was asked.
#[derive(Debug)]
pub(crate) struct CohortQuestion {
    pub(crate) id: QuestionId,
    pub(crate) available: Marks,
}

/// One sheet.
#[derive(Debug)]
pub(crate) struct CohortRow {
    /// The candidate's alias, else the file's name.
    pub(crate) name: String,
    /// By the number of the question; none for a question without an answer.
    pub(crate) scores: BTreeMap<usize, Option<Score>>,
    pub(crate) total: Score,
}

impl Cohort {
    /// Adds the marks of a sheet. Questions without marks are left out.
    pub(crate) fn push(&mut self, graded: &GradedSheet<'_>) {
        let mut scores = BTreeMap::new();
        for answer in graded.answers.iter().filter(|answer| answer.is_marked()) {
            let Some(question) = answer.question else {
                continue;
            };
            let number = self.number(&question.id, answer.score().available);
            scores.insert(number, answer.grade().map(|grade| grade.score));
        }
        let bank = graded.choice.bank;
        self.banks.insert(format!("{} ({})", bank.name(), bank.origin));
        let stem = || {
            graded
                .file
                .path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned()
        };
        let name = graded.sheet.candidate().map_or_else(stem, str::to_owned);
        self.rows.push(CohortRow {
            name,
            scores,
            total: graded.score(),
        });
    }

    /// The share of all marks that was earned, 0..=1.
    pub(crate) fn share(&self) -> f64 {
        share_of(self.rows.iter().map(|row| row.total))
    }

    /// The share that those who answered a question earned of its marks, 0..=1; none if nobody did.
    pub(crate) fn share_of_question(&self, number: usize) -> Option<f64> {
        let scores = || {
            self.rows
                .iter()
                .filter_map(|row| row.scores.get(&number).copied().flatten())
        };
        scores().next().map(|_| share_of(scores()))
    }

    fn number(&mut self, id: &QuestionId, available: Marks) -> usize {
        if let Some(number) = self.numbers.get(id) {
            return *number;
        }
        let number = self.questions.len();
        self.numbers.insert(id.clone(), number);
        self.questions.push(CohortQuestion {
            id: id.clone(),
            available,
        });
        number
    }
}

/// Added up in floating point: a million sheets have more marks than a score can hold.
fn share_of(scores: impl Iterator<Item = Score>) -> f64 {
    let (awarded, available) = scores.fold((0.0, 0.0), |(awarded, available), score| {
        (
            awarded + score.awarded.as_f64(),
            available + score.available.as_f64(),
        )
    });
    if available > 0.0 { awarded / available } else { 0.0 }
}
