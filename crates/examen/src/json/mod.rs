//! What programs read. Every document names its schema and version; within a version fields are only ever added.

mod grade;
mod issue;
mod line;

pub(crate) use grade::GradeDocument;
pub(crate) use issue::{IssueEntry, ProblemEntry};
pub(crate) use line::{BadLine, GradedLine};
