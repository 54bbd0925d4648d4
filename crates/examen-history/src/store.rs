//! The file that holds a history: a SQLite database in the user's data directory.
//!
//! Every attempt is one transaction that is on the disk when it is acknowledged (write-ahead log, `synchronous=FULL`).
//! Several processes may use the file at the same time.

mod append;
mod as_of;
mod drafts;
mod exchange;
mod forget;
mod identity;
mod judged;
mod open;
mod questions;
mod read;
mod recall;
mod rows;
mod schema;
mod settings;
mod tuning;
mod undo;

use std::path::{Path, PathBuf};

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::error::HistoryError;
use identity::FileIdentity;

pub use drafts::Draft;
pub use exchange::Export;
pub use forget::{Forgotten, Selection};
pub use read::{AttemptFilter, KeptAttempt};
pub use recall::Memories;
pub use settings::{KeepAnswers, Settings};

/// An open history.
#[derive(Debug)]
pub struct AttemptLog {
    connection: Connection,
    path: PathBuf,
    access: Access,
    /// The file that is open; none where nothing is on the disk.
    file: Option<FileIdentity>,
}

/// What can be done with an open history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Everything.
    ReadWrite,
    /// Looking at it: the file or its folder is write-protected.
    ReadOnly,
    /// Nothing: there is no file, and so nothing in it.
    Absent,
}

impl AttemptLog {
    /// Where the history is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What can be done with it.
    pub fn access(&self) -> Access {
        self.access
    }

    /// Makes sure that what was stored is still where others look for it.
    ///
    /// # Errors
    /// The file was deleted or replaced since it was opened.
    pub fn check_in_place(&self) -> Result<(), HistoryError> {
        if self.file.is_none() || self.file == FileIdentity::at(&self.path) {
            return Ok(());
        }
        let path = self.path.clone();
        Err(HistoryError::Gone { path })
    }

    /// Does `work` in one transaction: all of it is stored, on the disk, or nothing.
    fn write<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>,
    ) -> Result<T, HistoryError> {
        if self.access != Access::ReadWrite {
            let path = self.path.clone();
            return Err(HistoryError::ReadOnly { path });
        }
        // A file without a name takes whatever is written, and is thrown away with it.
        self.check_in_place()?;
        self.change(work)
    }

    /// The same, whatever may be done with the file: what is changed may be a copy.
    fn change<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>,
    ) -> Result<T, HistoryError> {
        let path = self.path.clone();
        let fault = |error| HistoryError::of(&path, error);
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(fault)?;
        let value = work(&transaction).map_err(fault)?;
        transaction.commit().map_err(fault)?;
        Ok(value)
    }

    pub(crate) fn read<T>(
        &self,
        work: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, HistoryError> {
        work(&self.connection).map_err(|error| HistoryError::of(&self.path, error))
    }
}
