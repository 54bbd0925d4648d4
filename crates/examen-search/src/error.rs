//! What can go wrong with an index.

use std::io;
use std::path::PathBuf;

use tantivy::TantivyError;

/// Why an index could not be used.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// A file or folder of the index.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// Another process is writing the index.
    #[error("{}: another process is building this index; try again when it is done", path.display())]
    Busy {
        /// The folder of the index.
        path: PathBuf,
    },
    /// The folder holds something that is no index, and is not touched.
    #[error("{}: the folder holds files that are no search index; name an empty folder", path.display())]
    Foreign {
        /// The folder.
        path: PathBuf,
    },
    /// What was read is not what was written.
    #[error("the search index is damaged; `examen index build --force` builds it anew")]
    Damaged,
    /// The engine failed.
    #[error("the search index failed: {0}")]
    Engine(String),
}

impl SearchError {
    /// A failure of the engine, or of a library that it leans on, in its own words.
    pub(crate) fn engine(error: &dyn std::fmt::Display) -> Self {
        Self::Engine(error.to_string())
    }
}

impl From<TantivyError> for SearchError {
    fn from(error: TantivyError) -> Self {
        Self::Engine(error.to_string())
    }
}

impl From<io::Error> for SearchError {
    fn from(error: io::Error) -> Self {
        Self::Engine(error.to_string())
    }
}
