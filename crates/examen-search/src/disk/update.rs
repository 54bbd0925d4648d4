//! What an update of an index does, while it goes on and afterwards.

use super::health::Condition;

/// How far a build is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Files that were read.
    pub n_done: usize,
    /// Files that are to be read.
    pub n_files: usize,
    /// Questions that were read so far.
    pub n_questions: usize,
}

/// What an update did.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Update {
    /// Why the index was built from nothing, if it was.
    pub rebuilt: Option<Condition>,
    /// Questions that were new.
    pub n_added: usize,
    /// Questions that were changed, or that stand elsewhere in their file.
    pub n_changed: usize,
    /// Questions that were taken out.
    pub n_removed: usize,
    /// Files that could not be read, with the reason. They are passed over.
    pub unreadable: Vec<String>,
}
