//! A sheet with its grades: what the parsers, the grader and the reviewers say, brought together.

mod reviews;
mod sheet;

pub use reviews::{Fate, Notice, ReviewFile, Reviews, sheet_of};
pub use sheet::{Depth, GradedAnswer, GradedSheet, Verdicts, is_blank};
