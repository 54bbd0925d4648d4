//! What is written to the letter: how a cost grows, numbers with units, versions, bounds, signs.
//!
//! Words tell little of such notation: `O(log n)` and `O(n log n)` have the same ones, and `30 s` has none of `half a
//! minute`. So it is read here, from rubrics and from answers, into values that are the same or contrary to each other. An
//! answer is only read for it where its rubric has some.

mod asked;
mod bound;
mod clues;
mod command;
mod company;
mod expression;
mod figures;
mod growth;
mod notated;
mod number_words;
mod pieces;
mod quantity;
mod rate;
mod reading;
mod signs;
mod terms;
mod told;
mod told_place;
mod units;
mod version;
mod wanted;

pub(crate) use asked::{AskedNotations, NotatedLabel, Purpose, whole_notation};
pub(crate) use clues::Clues;
pub(crate) use notated::Notation;
pub(crate) use told::{Outcome, ToldNotations};
pub(crate) use told_place::ToldPlace;
