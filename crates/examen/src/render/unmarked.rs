//! Why a question, or an answer to it, has no marks: the words for it, wherever marks would stand.

use std::fmt;

use examen_bank::{GradedBy, Marks, Question, QuestionKind};
use examen_grader::Grade;
use examen_history::Attempt;

/// Why there are no marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unmarked {
    /// Its points are ticked, not marked.
    Checklist,
    /// There is nothing to grade by.
    NoPoints,
}

impl Unmarked {
    /// Why answers to `question` have no marks; none if they have.
    pub(crate) fn question(question: &Question) -> Option<Self> {
        Self::of(question.kind, question.graded_by())
    }

    /// Why an answer has no marks; none if it has.
    pub(crate) fn grade(grade: &Grade) -> Option<Self> {
        Self::of(grade.kind, grade.graded_by)
    }

    /// Why a kept attempt has no marks; none if it has. What kind its question had is not kept, but a question without
    /// marks that has points is a checklist.
    pub(crate) fn attempt(attempt: &Attempt) -> Option<Self> {
        match attempt.score.available {
            available if available > Marks::ZERO => None,
            _ if attempt.points.is_empty() => Some(Self::NoPoints),
            _ => Some(Self::Checklist),
        }
    }

    fn of(kind: QuestionKind, graded_by: GradedBy) -> Option<Self> {
        match (kind, graded_by) {
            (_, GradedBy::Nothing) => Some(Self::NoPoints),
            (QuestionKind::Behavioural, _) => Some(Self::Checklist),
            (QuestionKind::Technical, _) => None,
        }
    }
}

impl fmt::Display for Unmarked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Checklist => "checklist",
            Self::NoPoints => "no points",
        })
    }
}

#[cfg(test)]
mod tests {
    use examen_bank::{Bank, Glossary};
    use examen_grader::RubricMatcher;

    use super::Unmarked;

    /// What stands instead of the marks of a question, and of an answer to it.
    fn check(below_heading: &str, expected: Option<Unmarked>) {
        let bank = Bank::parse(&format!("## Why?\n{below_heading}\n")).value;
        let question = &bank.questions[0];
        assert_eq!(Unmarked::question(question), expected);
        let grade = RubricMatcher::new(question, &Glossary::default()).grade("Because.");
        assert_eq!(Unmarked::grade(&grade), expected);
    }

    #[test]
    fn question_and_answer_say_the_same() {
        check("### Points\n- So", None);
        check("### Answer\nSo it is.", None);
        check("", Some(Unmarked::NoPoints));
        check(
            "<!-- kind: behavioural -->\n### Points\n- So",
            Some(Unmarked::Checklist),
        );
        check("<!-- kind: behavioural -->", Some(Unmarked::NoPoints));
    }
}
