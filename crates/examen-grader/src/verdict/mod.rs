//! Decides the state of every point from what was matched.

mod echo;
mod judge;
mod lines;
mod nearest;
mod standing;

pub(crate) use judge::{Depth, Judge};
