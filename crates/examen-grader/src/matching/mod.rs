//! Finds where an answer fills the slots of a rubric, and where all slots of an alternative come together.

mod alternatives;
mod explained;
mod hits;
mod nearly;
mod spelling;

pub(crate) use alternatives::{Candidate, Occurrence, Reunion, find_occurrences};
pub(crate) use hits::{Hit, Hits, Matches, find_hits, find_matches};
pub(crate) use nearly::add_near_claims;
