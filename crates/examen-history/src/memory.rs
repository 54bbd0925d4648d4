//! How well each point is remembered: a memory state per point, replayed from the facts.
//!
//! Nothing of it is a fact. The same facts give the same states on any machine and in any time zone: what counts is
//! how much time passed between two attempts, never what the calendar said.

mod optimise;
mod parameters;
mod point;
mod rating;
mod replay;
mod scheduler;

pub use optimise::{Fit, Fitted, MIN_REVIEWS};
pub use parameters::Parameters;
pub use point::{Agreement, LEECH_MISSES, PointMemory};
pub use rating::{Rating, rate};
pub use replay::{JudgedAttempt, QuestionMemory, replay};
pub use scheduler::{MemoryState, Retention, Scheduler};

pub(crate) use optimise::fit;
pub(crate) use point::is_due;
pub(crate) use replay::reviews;
