//! What mentors work with: everybody's sheets as one cohort, under the names that may be shown.

mod cases;
mod compared;
mod gather;
mod identity;
mod lines;
mod names;
mod oversights;
mod revision;
mod rulings;

pub(crate) use cases::{AddedCases, cases_of};
pub(crate) use compared::compare;
pub(crate) use gather::Gathering;
pub(crate) use identity::Identity;
pub(crate) use lines::cohort_of_lines;
pub(crate) use rulings::{RulingOn, Rulings};
