//! The banks, sheets and reviews at hand: found on disk or in an editor's buffers, read, and brought together.
//!
//! [`Library`] holds the banks somebody works with and tells which one a sheet is graded against; [`GradedSheet`] is
//! a sheet with everything that parsers, grader and reviewers say of it. Command line and language server share
//! this crate, so that both give the same answer the same mark.

pub mod attempts;
pub mod banks;
mod buffers;
mod draft;
mod error;
pub mod grading;
mod hints;

pub use attempts::Submission;
pub use banks::{Library, LoadedBank};
pub use buffers::Buffers;
pub use draft::{blank_answer, blank_sheet, draw, is_about};
pub use error::LibraryError;
pub use grading::{GradedAnswer, GradedSheet};
pub use hints::{HintText, hint_text, next_hint};
