//! How far it goes what mending an issue changes.

use super::IssueKind;

/// What reads otherwise once an issue is mended. Issues in what reads otherwise may be gone then, or others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// The place of the issue alone.
    Place,
    /// What stands below a heading up to the next one.
    Section,
    /// Everything below, to the end of the file.
    Below,
}

impl IssueKind {
    /// How far it goes what mending it changes.
    pub fn reach(&self) -> Reach {
        match self {
            Self::UnclosedFrontMatter
            | Self::FrontMatterNotFirst
            | Self::UnopenedFrontMatter
            | Self::UnclosedComment
            | Self::CommentInComment
            | Self::HeadingInComment { .. }
            | Self::HeadingInHtml { .. }
            | Self::UnclosedCode => Reach::Below,
            Self::GluedHeading
            | Self::CommentInHeading
            | Self::UnknownPart { .. }
            | Self::PartRank { .. }
            | Self::EvidenceWithoutPoint
            | Self::UnexpectedInPoints
            | Self::QuestionRank { .. }
            | Self::QuestionInAnswer { .. } => Reach::Section,
            _ => Reach::Place,
        }
    }
}
