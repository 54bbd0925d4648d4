//! What the author of a question bank does: import the list they have, check it, and test it against human rulings.
//!
//! - [`import()`] turns a list of questions in a known [`Shape`] into a native bank, and says what it could not use.
//! - [`lint()`] says what in a bank probably does not do what its author means.
//! - [`lint_twins`] says which questions are asked already, in the same bank or in another one.
//! - [`propose_phrase`] makes a line of evidence of a candidate's own words.
//! - [`run_cases`] grades the cases of a bank and compares the verdicts with the rulings of a human.
//!
//! Nothing here reads files or prints.

mod cases;
mod import;
mod lint;
mod phrase;

pub use cases::{
    CaseIssue, CaseIssueKind, CaseOutcome, CaseReport, Confusion, Failure, PointConfusion, run_cases,
    run_cases_with,
};
pub use import::{
    Detection, Finding, Import, ImportReport, NoSuchShape, OwnFile, Reason, Shape, ShapeScore, Sight,
    UnknownShape, import,
};
pub use lint::{Lint, LintKind, lint, lint_question, lint_twins, lint_twins_among};
pub use phrase::{PhraseProposal, insertion_patch, propose_phrase};
