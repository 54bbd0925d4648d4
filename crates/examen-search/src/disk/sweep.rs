//! Removing what a build that was killed left behind.
//!
//! The engine collects only files that it has listed, and only when somebody writes: a half-written list keeps its name
//! of chance for good, and segments that were merged, or never committed, stay until the next change of a bank.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use tantivy::Index;

use super::folder::IndexFolder;
use crate::error::SearchError;

/// How the engine calls a file until it takes the place of another.
const HALF_WRITTEN: &str = ".tmp";

impl IndexFolder {
    /// Whether there are files that the last commit does not know: of a build that was killed, or that is running.
    pub(super) fn has_leftovers(&self, index: &Index) -> Result<bool, SearchError> {
        Ok(!leftovers(&self.segments(), index)?.is_empty())
    }

    /// Removes the files that the last commit does not know. Nobody else may be writing.
    pub(super) fn sweep(&self, index: &Index) -> Result<(), SearchError> {
        for path in leftovers(&self.segments(), index)? {
            // One that cannot be removed is in nobody's way, and is tried again by the next build.
            let _ = fs::remove_file(path);
        }
        Ok(())
    }
}

fn leftovers(segments: &Path, index: &Index) -> Result<Vec<PathBuf>, SearchError> {
    let living: HashSet<PathBuf> = index.load_metas()?.list_segment_files();
    let entries = fs::read_dir(segments)?.flatten();
    let dead = entries.filter(|entry| {
        let name = entry.file_name();
        is_of_engine(&name) && !living.contains(Path::new(&name))
    });
    Ok(dead.map(|entry| entry.path()).collect())
}

/// Whether a file is of a segment, which has a number of 32 digits, or was half written. Others are none of ours.
fn is_of_engine(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    let number = name.split('.').next().unwrap_or_default();
    let is_number = number.len() == 32 && number.bytes().all(|digit| digit.is_ascii_hexdigit());
    is_number || name.starts_with(HALF_WRITTEN)
}
