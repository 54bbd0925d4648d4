//! One sheet, graded.

use std::collections::HashSet;

use examen_bank::files::SourceFile;
use examen_bank::{AnswerSheet, Issue, Score, Severity};

use super::answer::{Depth, GradedAnswer};
use super::reviews::{Notice, Reviews};
use crate::banks::{Choice, Library};

/// A sheet and what every answer in it is worth.
pub struct GradedSheet<'a> {
    /// The text it was read from.
    pub file: SourceFile,
    /// Front matter, mode and time; the answers were moved to `answers`.
    pub sheet: AnswerSheet,
    /// The bank it was graded against.
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
        let resolved = library.resolve(choice.bank, &sheet, &file.text);
        issues.extend(resolved.issues);
        issues.sort_by_key(|issue| issue.range);
        let answers = std::mem::take(&mut sheet.answers).into_iter().zip(resolved.value);
        let graded = answers.map(|(answer, entry)| GradedAnswer::of(answer, entry, depth));
        let mut answers: Vec<_> = graded.collect();
        let reviews = reviews.of(&file.path).iter();
        let notices = reviews.flat_map(|review| review.apply(&mut answers)).collect();
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
            let question = answer.question.map(|question| &question.id);
            question.is_none_or(|id| seen.insert(id))
        })
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
