//! An index in a folder: a cache of banks in files, brought up to date by what changed.
//!
//! ```text
//! DIR/CACHEDIR.TAG     says that this is ours, and a cache (https://bford.info/cachedir/)
//! DIR/lock             held while somebody writes
//! DIR/segments/        tantivy's files; what was read of which bank stands in the payload of its last commit
//! ```
//!
//! A commit is one rename. Whoever is killed before it leaves the last state as it was.

mod build;
mod folder;
mod health;
mod manifest;
mod read_only;
mod run;
mod survey;
mod sweep;
mod update;

pub use folder::{FileIndex, IndexFolder};
pub use health::{Condition, Status};
pub use update::{Progress, Update};
