//! One answer, graded.

use examen_bank::{Answer, Attempted, Marks, Question, QuestionKind, Score};
use examen_grader::Grade;

use crate::banks::{Entry, LoadedBank};

/// How much a grade is to explain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// States, marks and evidence.
    Marks,
    /// Also what came closest to a missed point.
    NearMisses,
}

/// An answer of a sheet and what it is worth.
#[derive(Debug)]
pub struct GradedAnswer<'a> {
    /// What is written.
    pub answer: Answer,
    /// The question; none where no bank has it, or several are like the heading.
    pub question: Option<&'a Question>,
    /// The bank that has the question.
    pub bank: Option<&'a LoadedBank>,
    /// What it is worth.
    pub verdicts: Verdicts,
}

/// What became of an answer. `G` is how a grade is held.
#[derive(Clone, Debug)]
pub enum Verdicts<G = Grade> {
    /// There is a grade.
    Graded(G),
    /// Passed over on purpose.
    Skipped,
    /// Nothing is written there.
    Blank,
    /// There is no question to grade it by.
    UnknownQuestion,
}

impl<G> Verdicts<G> {
    /// What becomes of `answer`, which is to `question`, however that is known. The grade is asked for only where there
    /// is something to grade.
    pub fn of<Q>(answer: &Answer, question: Option<Q>, grade: impl FnOnce(Q) -> G) -> Self {
        match question {
            _ if answer.attempted == Attempted::Skipped => Self::Skipped,
            None => Self::UnknownQuestion,
            Some(_) if is_blank(&answer.text.value) => Self::Blank,
            Some(question) => Self::Graded(grade(question)),
        }
    }
}

impl<'a> GradedAnswer<'a> {
    pub(super) fn of(answer: Answer, entry: Option<Entry<'a>>, depth: Depth) -> Self {
        let verdicts = Verdicts::of(&answer, entry, |entry| match depth {
            Depth::Marks => entry.matcher.mark(&answer.text.value),
            Depth::NearMisses => entry.matcher.grade(&answer.text.value),
        });
        let question = entry.map(|entry| entry.question);
        Self {
            answer,
            question,
            bank: entry.map(|entry| entry.bank),
            verdicts,
        }
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
        score(self.grade(), self.question)
    }

    /// Whether the question is judged by marks.
    pub fn is_marked(&self) -> bool {
        self.question
            .is_some_and(|question| question.kind == QuestionKind::Technical)
    }
}

/// The marks of an answer with `grade` to `question`; nothing of what there was to get, where it was not answered.
pub fn score(grade: Option<&Grade>, question: Option<&Question>) -> Score {
    match (grade, question) {
        (Some(grade), _) => grade.score,
        (None, Some(question)) if question.kind == QuestionKind::Technical => Score {
            awarded: Marks::ZERO,
            available: question.available(),
        },
        _ => Score::default(),
    }
}

/// Whether nothing is written there but what the sheet brought along: quotes and comments are not graded.
pub fn is_blank(text: &str) -> bool {
    let mut rest = text;
    while let Some((shown, hidden)) = rest.split_once("<!--") {
        if !is_quoted_or_empty(shown) {
            return false;
        }
        rest = hidden.split_once("-->").map_or("", |(_, behind)| behind);
    }
    is_quoted_or_empty(rest)
}

fn is_quoted_or_empty(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim);
    lines.all(|line| line.is_empty() || line.starts_with('>'))
}

#[cfg(test)]
mod tests {
    use super::is_blank;

    #[test]
    fn quotes_and_comments_answer_nothing() {
        let check = |text: &str, expected: bool| assert_eq!(is_blank(text), expected, "{text}");
        check("", true);
        check("\n> quoted\n\n<!-- note -->\n", true);
        check("<!--\na note\non lines\n-->\n", true);
        check("<!-- a --> <!-- b", true);
        check("<!-- a --> said", false);
        check("said <!-- a -->", false);
    }
}
