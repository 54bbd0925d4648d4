//! What can go wrong with a history that is no fault of its content.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

/// A history that cannot be used, and what to do about it.
#[derive(Debug, thiserror::Error)]
pub enum HistoryError {
    /// The file was written by a newer program.
    #[error(
        "{}: written by a newer Examen (schema {found}, this one knows {known}); update Examen, or choose another file with --history",
        path.display()
    )]
    NewerSchema {
        /// The file.
        path: PathBuf,
        /// Its schema.
        found: u32,
        /// The newest schema this program knows.
        known: u32,
    },
    /// The file belongs to another program.
    #[error("{}: this is no history of Examen's; choose another file with --history", path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// The file is damaged.
    #[error(
        "{}: the file is damaged ({detail}); put a backup (`{}.*.backup`) in its place, or move it away and import an export",
        path.display(), path.display()
    )]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What SQLite says.
        detail: String,
    },
    /// What was named is a folder.
    #[error("{}: this is a folder; name the file that holds the history, such as `{}`", path.display(), path.join("history.sqlite3").display())]
    Folder {
        /// The folder.
        path: PathBuf,
    },
    /// The file was deleted or replaced since it was opened, so that whatever is stored in it would be lost.
    #[error("{}: the file was deleted or replaced while it was in use; nothing can be stored any more; put it back, or start again", path.display())]
    Gone {
        /// Where it was.
        path: PathBuf,
    },
    /// The file or its folder cannot be written.
    #[error("{}: cannot be written; nothing was stored; check the permissions of the file and its folder", path.display())]
    ReadOnly {
        /// The file.
        path: PathBuf,
    },
    /// No space is left.
    #[error("{}: no space is left on the disk; nothing was stored", path.display())]
    Full {
        /// The file.
        path: PathBuf,
    },
    /// Another process holds the file.
    #[error("{}: another process is writing to the history for too long; nothing was stored; try again", path.display())]
    Busy {
        /// The file.
        path: PathBuf,
    },
    /// Anything else that SQLite reports.
    #[error("{}: the history cannot be used", path.display())]
    Database {
        /// The file.
        path: PathBuf,
        /// What SQLite says.
        source: rusqlite::Error,
    },
    /// A file beside the database cannot be read or written.
    #[error("{}: cannot be used", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The parameters of the schedule cannot be fitted or used.
    #[error("the schedule's parameters cannot be used: {detail}")]
    Parameters {
        /// Why not.
        detail: String,
    },
}

impl HistoryError {
    /// What `error` means for the database at `path`.
    pub(crate) fn of(path: &Path, error: rusqlite::Error) -> Self {
        let path = path.to_owned();
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full { path },
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
                Self::ReadOnly { path }
            }
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy { path },
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged {
                path,
                detail: error.to_string(),
            },
            Some(ErrorCode::NotADatabase) => Self::Foreign { path },
            _ => Self::Database { path, source: error },
        }
    }

    pub(crate) fn file(path: &Path, source: io::Error) -> Self {
        let path = path.to_owned();
        match source.kind() {
            io::ErrorKind::StorageFull => Self::Full { path },
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly { path },
            _ => Self::File { path, source },
        }
    }
}
