//! One sheet, graded.

use std::collections::HashSet;

use examen_bank::files::SourceFile;
use examen_bank::{AnswerSheet, Issue, Score, Severity};

use super::answer::{Depth, GradedAnswer};
use super::reviews::{Notice, Reviews};
use crate::banks::{Choice, Library, LoadedBank, written_id};

/// A sheet and what every answer in it is worth.
pub struct GradedSheet<'a> {
    /// The text it was read from.
    pub file: SourceFile,
    /// Front matter, mode and time; the answers were moved to `answers`.
    pub sheet: AnswerSheet,
    /// The bank it was graded against, and those in which other questions were looked for.
    pub choice: Choice<'a>,
    /// One an answer, in the order of the sheet.
    pub answers: Vec<GradedAnswer<'a>>,
    /// What is odd about the file.
    pub issues: Vec<Issue>,
    /// What became of the reviews of this sheet.
    pub notices: Vec<Notice>,
}

impl<'a> GradedSheet<'a> {
    /// Grades `file` against the bank in `library` that fits it best, then lets `reviews` have their say.
    pub fn grade(file: SourceFile, library: &'a Library, reviews: &Reviews, depth: Depth) -> Self {
        let parsed = AnswerSheet::parse(&file.text);
        let (mut sheet, mut issues) = (parsed.value, parsed.issues);
        let choice = library.choose(&sheet, &file);
        let resolved = library.resolve(&choice, &sheet, &file.text);
        issues.extend(resolved.issues);
        issues.sort_by_key(|issue| issue.range);
        let answers = std::mem::take(&mut sheet.answers).into_iter().zip(resolved.value);
        let graded = answers.map(|(answer, entry)| GradedAnswer::of(answer, entry, depth));
        let mut answers: Vec<_> = graded.collect();
        let reviews = reviews.of(&file.path).iter();
        let notices = reviews
            .flat_map(|review| review.apply(&choice, &mut answers))
            .collect();
        Self {
            file,
            sheet,
            choice,
            answers,
            issues,
            notices,
        }
    }

    /// The answers that count: of several to one question the first, as it is of several sheets of a candidate.
    pub fn counted(&self) -> impl Iterator<Item = &GradedAnswer<'a>> {
        let mut seen = HashSet::new();
        self.answers.iter().filter(move |answer| {
            let question = answer.question.zip(answer.bank);
            question.is_none_or(|(question, bank)| seen.insert((std::ptr::from_ref(bank), &question.id)))
        })
    }

    /// The banks whose questions it answers, the one that it was graded against first; only that where there are none.
    pub fn banks(&self) -> Vec<&'a LoadedBank> {
        let is_used = |bank: &&LoadedBank| {
            let mut used = self.answers.iter().filter_map(|answer| answer.bank);
            used.any(|used| std::ptr::eq(used, *bank))
        };
        let mut banks: Vec<&LoadedBank> = self.choice.banks().filter(is_used).collect();
        if banks.is_empty() {
            banks.push(self.choice.bank);
        }
        banks
    }

    /// What the question of `answer` is called: by its id, and by its bank where several of the sheet's have a question of
    /// this id.
    pub fn name_of(&self, answer: &GradedAnswer<'_>) -> Option<String> {
        let (question, bank) = answer.question.zip(answer.bank)?;
        Some(written_id(self.choice.banks(), bank, &question.id))
    }

    /// All marks of the sheet's questions, those passed over included.
    pub fn score(&self) -> Score {
        self.counted().map(GradedAnswer::score).sum()
    }

    /// The marks of the questions that were answered.
    pub fn score_of_answered(&self) -> Score {
        let answered = self.counted().filter(|answer| answer.grade().is_some());
        answered.map(GradedAnswer::score).sum()
    }

    /// Whether something in the file is lost or cannot work.
    pub fn has_errors(&self) -> bool {
        let mut severities = self.issues.iter().map(|issue| issue.kind.severity());
        severities.any(|severity| severity == Severity::Error)
    }
}
