//! Decides the state of every point from what was matched.

mod echo;
mod finding;
mod judge;
mod lines;
mod nearest;
mod reworded;
mod standing;

pub(crate) use finding::Depth;
pub(crate) use judge::Judge;
