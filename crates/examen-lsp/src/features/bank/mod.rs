//! Help for authors: banks, cases, glossaries and reviews.

mod diagnostics;

pub(crate) use diagnostics::{diagnostics, other_diagnostics};
