//! Answers with the points that a human grants them: the tests of a bank.

use serde::Serialize;

use crate::ids::{PointId, QuestionId};
use crate::review::Ruling;
use crate::text_range::{Located, TextRange};

/// A `*.cases.md` file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CaseFile {
    /// One section a question.
    pub sections: Vec<CaseSection>,
}

/// The cases of one question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CaseSection {
    /// From the heading to just before the next one.
    pub range: TextRange,
    /// The question, by the text of the heading.
    pub question: Located<QuestionId>,
    /// The cases in the order of the file.
    pub cases: Vec<Case>,
}

/// One answer and what a human grants it. A point that the case does not name is not judged by it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Case {
    /// The list item.
    pub range: TextRange,
    /// The rulings in the order of the file.
    pub expectations: Vec<Expectation>,
    /// The answer, the list item's indentation removed.
    pub answer: String,
}

/// What a human rules on one point of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Expectation {
    /// The point, sign and backticks left out of its range.
    pub point: Located<PointId>,
    /// What a human rules.
    pub ruling: Ruling,
}
