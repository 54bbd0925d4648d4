//! One sheet, graded.

use examen_bank::files::SourceFile;
use examen_bank::{
    Answer, AnswerSheet, Attempted, Issue, Marks, Question, QuestionId, QuestionKind, Score, Severity,
};
use examen_grader::Grade;

use super::reviews::{Notice, Reviews};
use crate::banks::{Choice, Entry, Library};

/// How much a grade is to explain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// States, marks and evidence.
    Marks,
    /// Also what came closest to a missed point.
    NearMisses,
}

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

/// An answer of a sheet and what it is worth.
#[derive(Debug)]
pub struct GradedAnswer<'a> {
    /// What is written.
    pub answer: Answer,
    /// The question; none where no bank has it.
    pub question: Option<&'a Question>,
    /// What it is worth.
    pub verdicts: Verdicts,
}

/// What became of an answer.
#[derive(Debug)]
pub enum Verdicts {
    /// There is a grade.
    Graded(Grade),
    /// Passed over on purpose.
    Skipped,
    /// Nothing is written there.
    Blank,
    /// There is no question to grade it by.
    UnknownQuestion,
}

impl<'a> GradedSheet<'a> {
    /// Grades `file` against the bank in `library` that fits it best, then lets `reviews` have their say.
    pub fn grade(file: SourceFile, library: &'a Library, reviews: &Reviews, depth: Depth) -> Self {
        let parsed = AnswerSheet::parse(&file.text);
        let (mut sheet, mut issues) = (parsed.value, parsed.issues);
        let choice = library.choose(&sheet, &file);
        let resolved = choice.bank.resolve(&sheet, &file.text);
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

    /// All marks of the sheet's questions, those passed over included.
    pub fn score(&self) -> Score {
        self.answers.iter().map(GradedAnswer::score).sum()
    }

    /// The marks of the questions that were answered.
    pub fn score_of_answered(&self) -> Score {
        let answered = self.answers.iter().filter(|answer| answer.grade().is_some());
        answered.map(GradedAnswer::score).sum()
    }

    /// Whether something in the file is lost or cannot work.
    pub fn has_errors(&self) -> bool {
        let mut severities = self.issues.iter().map(|issue| issue.kind.severity());
        severities.any(|severity| severity == Severity::Error)
    }
}

impl<'a> GradedAnswer<'a> {
    fn of(answer: Answer, entry: Option<Entry<'a>>, depth: Depth) -> Self {
        let verdicts = match entry {
            _ if answer.attempted == Attempted::Skipped => Verdicts::Skipped,
            None => Verdicts::UnknownQuestion,
            Some(_) if is_blank(&answer.text.value) => Verdicts::Blank,
            Some(entry) => Verdicts::Graded(match depth {
                Depth::Marks => entry.matcher.mark(&answer.text.value),
                Depth::NearMisses => entry.matcher.grade(&answer.text.value),
            }),
        };
        let question = entry.map(|entry| entry.question);
        Self {
            answer,
            question,
            verdicts,
        }
    }

    /// Whether this answers the question called `id`, or that used to be.
    pub fn is_about(&self, id: &QuestionId) -> bool {
        let question = self
            .question
            .filter(|question| question.id == *id || question.was.contains(id));
        question.is_some()
    }

    /// The grade, if the question was answered.
    pub fn grade(&self) -> Option<&Grade> {
        match &self.verdicts {
            Verdicts::Graded(grade) => Some(grade),
            Verdicts::Skipped | Verdicts::Blank | Verdicts::UnknownQuestion => None,
        }
    }

    /// The marks; nothing of what there was to get, where the question was not answered.
    pub fn score(&self) -> Score {
        match (&self.verdicts, self.question) {
            (Verdicts::Graded(grade), _) => grade.score,
            (_, Some(question)) if question.kind == QuestionKind::Technical => Score {
                awarded: Marks::ZERO,
                available: question.rubric.available(),
            },
            _ => Score::default(),
        }
    }

    /// Whether the question is judged by marks.
    pub fn is_marked(&self) -> bool {
        self.question
            .is_some_and(|question| question.kind == QuestionKind::Technical)
    }
}

/// Whether nothing is written there but what the sheet brought along: quotes and comments are not graded.
pub fn is_blank(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim);
    lines.all(|line| {
        line.is_empty() || line.starts_with('>') || (line.starts_with("<!--") && line.ends_with("-->"))
    })
}
