//! What is due, and what to ask next.

mod plan;
mod status;

pub use plan::{Ahead, Quota, Wanted};
pub use status::{LastAttempt, PointStatus, QuestionStatus, Schedule, Standing};
