//! A sheet with its grades: what the parsers, the grader and the reviewers say, brought together.

mod cohort;
mod inputs;
mod reviews;
mod sheet;

pub(crate) use cohort::{Cohort, CohortRow, Standing};
pub(crate) use inputs::{Input, Inputs};
pub(crate) use reviews::{Fate, Notice, Reviews, sheet_of};
pub(crate) use sheet::{Depth, GradedAnswer, GradedSheet, Verdicts};
