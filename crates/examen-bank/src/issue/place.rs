//! Which issues say that text of a sheet is no part of the answer it was meant for.

use super::IssueKind;

impl IssueKind {
    /// Whether an answer in a sheet takes in what stands below it, which may be other answers.
    pub fn takes_in_answers(&self) -> bool {
        matches!(
            self,
            Self::UnclosedComment
                | Self::HeadingInComment { .. }
                | Self::HeadingInHtml { .. }
                | Self::UnclosedCode
                | Self::QuestionInAnswer { .. }
        )
    }

    /// Whether it is about text in a sheet that stands under no question.
    pub fn is_outside_answers(&self) -> bool {
        matches!(
            self,
            Self::TextOutsideAnswer
                | Self::TextBeforeAnswers
                | Self::TextUnderTitle
                | Self::Preamble
                | Self::QuestionRank { .. }
        )
    }
}
