//! A human's rulings on the points of a sheet.

use serde::Serialize;

use crate::front_matter::FrontMatter;
use crate::ids::{AnswerHash, PointId, QuestionId};
use crate::text_range::{Located, TextRange};

/// A file of rulings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Review {
    /// `review` (the sheet's path) and `reviewer`.
    pub front: FrontMatter,
    /// One section a question.
    pub answers: Vec<ReviewedAnswer>,
}

impl Review {
    /// The path of the sheet, relative to the review.
    pub fn sheet_path(&self) -> Option<&Located<String>> {
        self.front.get("review").filter(|path| !path.value.is_empty())
    }

    /// Who ruled; a review without a name is a mentor's called `unnamed`.
    pub fn reviewer(&self) -> Reviewer {
        match self.front.get("reviewer").map(|name| name.value.as_str()) {
            Some("self") => Reviewer::Learner,
            Some(alias) if !alias.is_empty() => Reviewer::Mentor(alias.to_owned()),
            _ => Reviewer::Mentor("unnamed".to_owned()),
        }
    }
}

/// Who ruled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Reviewer {
    /// `reviewer: self`: a self-assessment, kept apart from marks.
    Learner,
    /// A mentor, by alias.
    Mentor(String),
}

/// The section of one question in a review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReviewedAnswer {
    /// From the heading to just before the next one.
    pub range: TextRange,
    /// The question, by the text of the heading.
    pub question: Located<QuestionId>,
    /// The hash of the answer that was judged.
    #[serde(skip)]
    pub answer: Option<Located<AnswerHash>>,
    /// Rulings in the order of the file.
    pub decisions: Vec<Decision>,
    /// Free text of the section, task list and comment left out.
    pub comment: String,
}

/// A ruling on one point.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Decision {
    /// The list item.
    pub range: TextRange,
    /// The point ruled on.
    pub point: Located<PointId>,
    /// What was ruled.
    pub ruling: Ruling,
    /// What follows the colon.
    pub reason: Option<String>,
}

/// Whether a human grants a point. For a misconception, granted means that it is claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Ruling {
    /// `[x]` in a review, `+id` in a case.
    Granted,
    /// `[ ]` in a review, `-id` in a case.
    Withheld,
}
