//! How questions and points fare, by the measures of the testing literature.
//!
//! No index is given for fewer than [`FEWEST`] candidates. The sources of the formulas stand at each, and in
//! `docs/report.md`.

mod analysis;
mod correlation;
mod discrimination;
mod items;
mod reliability;

pub use analysis::{Analysis, Spread};
pub use items::{ItemAnalysis, PointAnalysis, PointRemark};
pub use reliability::Reliability;

/// The fewest candidates for whom an index is given. Below it one answer moves a facility by more than ten percent
/// and a correlation has a standard error above a third (about 1/√(n − 1); Fisher 1921).
pub const FEWEST: usize = 10;
