//! A sheet with its grades: what the parsers, the grader and the reviewers say, brought together.

mod answer;
mod judged;
mod review_faults;
mod reviews;
mod sheet;

pub use answer::{Depth, GradedAnswer, Verdicts, is_blank, score};
pub use judged::{JudgedAnswers, that_can_be_ruled_on};
pub use review_faults::{ReviewFault, ReviewFaultKind, review_faults};
pub use reviews::{Fate, Notice, Overruled, ReviewFile, Reviews, is_afar, sheet_of};
pub use sheet::GradedSheet;
