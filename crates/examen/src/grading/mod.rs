//! The sheets that are to be graded, and what is kept of many of them.

mod candidate;
mod cohort;
mod counted;
mod inputs;
mod left_out;
mod namesakes;
mod odd_sheets;

pub(crate) use candidate::{alias, day};
pub(crate) use cohort::{Cohort, CohortRow, Standing};
pub(crate) use counted::Counted;
pub(crate) use inputs::{Input, Inputs};
pub(crate) use left_out::left_out_notice;
pub(crate) use odd_sheets::OddSheets;
