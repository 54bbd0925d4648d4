//! A history from the outside: what is kept, what is due, and what survives.

#![allow(
    clippy::unwrap_used,
    reason = "a test fails where things are not as they should be"
)]
#![allow(
    clippy::needless_pass_by_value,
    reason = "an expectation stands where it is used"
)]

mod crash;
mod exchange;
mod fixtures;
mod learner;
mod merge;
mod optimise;
mod schedule;
mod simulation;
mod store;
