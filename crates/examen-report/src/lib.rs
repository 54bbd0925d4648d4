//! Many grades summarised for a mentor, and rendered.
//!
//! A [`CohortBuilder`] takes in graded answers one by one, from sheets or from lines of JSON, and keeps of each no more
//! than is needed. [`Analysis`] tells how questions and points fare by the measures of the testing literature. The
//! modules of [`output`] render both: grades come in, text comes out, and nothing here reads a file, a clock or chance.

mod changes;
mod cohort;
mod doubt;
mod hidden_key;
mod key;
pub mod output;
mod progress;
mod pseudonym;
mod report;
mod statistics;
mod walk;
mod wording;

pub use changes::{AnswerChange, Changes, PointChange, TotalChange};
pub use cohort::{
    AnswerText, Attempts, Candidate, Cohort, CohortAnswer, CohortBuilder, CohortPoint, CohortQuestion,
    GradeLine, LineError, Outcome, PointVerdict, PointWords, RulingNote, Sheet, SheetEntry, SheetIdx,
    Standing, UnappliedReason, UnappliedRuling, WordRange,
};
pub use doubt::{Doubt, DoubtReason, doubt};
pub use examen_bank::Day;
pub use key::Key;
pub use progress::Progress;
pub use pseudonym::PseudonymKey;
pub use report::Report;
pub use statistics::{Analysis, FEWEST, ItemAnalysis, PointAnalysis, PointRemark, Reliability, Spread};
pub use walk::{DoubtfulPoint, doubtful_points};
pub use wording::{AnswerGroup, MisconceptionProposal, WordProposal, Wording};
