//! Attempts in SQLite; review schedule and statistics derived from them.
//!
//! [`AttemptLog`] keeps facts and nothing but facts: what was answered, what the learner said about it, what was
//! undone or erased. Everything else is derived: [`memory`] replays the facts into how well each point is
//! remembered, [`schedule`] says what is due and what to ask next, [`stats`] what became of it all.
//!
//! Time and chance are parameters. Nothing here reads a clock, draws a number or knows a time zone, so that the same
//! facts give the same schedule on any machine.

// `check(…, expect![[…]])` reads better by value.
#![cfg_attr(test, allow(clippy::needless_pass_by_value))]

mod attempt;
mod catalogue;
mod error;
mod exchange;
mod fact;
pub mod memory;
pub mod schedule;
pub mod stats;
mod store;

pub use attempt::{Attempt, AttemptId, Hint, HintGrade, PointOutcome, Source};
pub use catalogue::{Catalogue, CatalogueEntry, CataloguePoint, Importance, QuestionKey, QuestionNames};
pub use error::HistoryError;
pub use exchange::{Damage, HeaderLine, ImportReport};
pub use fact::{Assessment, Fact, ForgetScope, Forgetting, Tick, Tuning, Withdrawal};
pub use store::{
    Access, AttemptFilter, AttemptLog, Draft, Export, Forgotten, KeepAnswers, KeptAttempt, Memories,
    Selection, Settings,
};
