//! Decides the state of every point from what was matched.

mod by_label;
mod by_lines;
mod case;
mod echo;
mod finding;
mod judge;
mod judged;
mod lines;
mod nearest;
mod reworded;
mod standing;
mod two_clauses;

pub(crate) use finding::{Depth, FoundMark, FoundMarks};
pub(crate) use judge::Judge;
pub(crate) use judged::Judged;
