//! Opening a history: making it, checking it, bringing it up to date.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use jiff::Timestamp;
use rusqlite::backup::Backup;
use rusqlite::{Connection, OpenFlags};

use super::identity::FileIdentity;
use super::schema::{APPLICATION_ID, STEPS};
use super::{Access, AttemptLog};
use crate::error::HistoryError;

/// How long to wait for another process that is writing. A submission takes milliseconds, an import seconds.
const PATIENCE: Duration = Duration::from_secs(10);

/// Between two tries of what SQLite does not wait for itself.
const PAUSE: Duration = Duration::from_millis(20);

/// A backup is made in one go: nobody watches.
const NO_PROGRESS: Option<fn(rusqlite::backup::Progress)> = None;

/// So much is copied at once of a file in which nobody else writes: all of it.
const PAGES_AT_ONCE: i32 = i32::MAX;

/// The newest schema.
const KNOWN: u32 = STEPS.len() as u32;

impl AttemptLog {
    /// Opens the history at `path`, or makes it. An older schema is brought up to date, after a check of the whole file
    /// and a backup beside it whose name holds the date of `now`. What is write-protected is opened for reading, an older
    /// schema of it as a copy in memory.
    ///
    /// # Errors
    /// A file of another program, of a newer Examen or damaged; or the system's reasons.
    pub fn open(path: &Path, now: Timestamp) -> Result<Self, HistoryError> {
        if path.is_dir() {
            let path = path.to_owned();
            return Err(HistoryError::Folder { path });
        }
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|error| HistoryError::file(folder, error))?;
        }
        let mut log = match Self::open_for_writing(path) {
            Err(HistoryError::ReadOnly { .. }) if path.exists() => Self::open_for_reading(path)?,
            other => other?,
        };
        log.migrate(now, KNOWN)?;
        Ok(log)
    }

    /// The history at `path`, or an empty one where nothing is there: nobody who only looks makes a file.
    ///
    /// # Errors
    /// What [`Self::open`] reports.
    pub fn open_existing(path: &Path, now: Timestamp) -> Result<Self, HistoryError> {
        if path.exists() {
            return Self::open(path, now);
        }
        let mut log = Self::in_memory(path, now)?;
        log.access = Access::Absent;
        Ok(log)
    }

    /// An empty history that is in no file, and stands for the one at `path`.
    pub(super) fn in_memory(path: &Path, now: Timestamp) -> Result<Self, HistoryError> {
        let mut log = Self {
            connection: Connection::open_in_memory().map_err(|error| HistoryError::of(path, error))?,
            path: path.to_owned(),
            access: Access::ReadWrite,
            file: None,
        };
        log.migrate(now, KNOWN)?;
        Ok(log)
    }

    fn open_for_writing(path: &Path) -> Result<Self, HistoryError> {
        let fault = |error| HistoryError::of(path, error);
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags).map_err(fault)?;
        connection.busy_timeout(PATIENCE).map_err(fault)?;
        if connection.is_readonly("main").map_err(fault)? {
            return Err(HistoryError::ReadOnly {
                path: path.to_owned(),
            });
        }
        // Before anything is changed: whose file is it?
        check_owner(&connection, path)?;
        with_patience(|| configure(&connection)).map_err(fault)?;
        Ok(Self {
            connection,
            path: path.to_owned(),
            access: Access::ReadWrite,
            file: FileIdentity::at(path),
        })
    }

    /// A write-protected folder has no place for a write-ahead log, so that SQLite must be told that nobody else
    /// writes. That would be wrong while a log is there.
    fn open_for_reading(path: &Path) -> Result<Self, HistoryError> {
        let fault = |error| HistoryError::of(path, error);
        let log = PathBuf::from(format!("{}-wal", path.display()));
        let has_log = fs::metadata(&log).is_ok_and(|log| log.len() > 0);
        let mode = if has_log { "mode=ro" } else { "mode=ro&immutable=1" };
        let flags =
            OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection =
            Connection::open_with_flags(format!("file:{}?{mode}", escaped(path)), flags).map_err(fault)?;
        check_owner(&connection, path)?;
        Ok(Self {
            connection,
            path: path.to_owned(),
            access: Access::ReadOnly,
            file: FileIdentity::at(path),
        })
    }

    /// Takes the steps that are missing up to schema `target`, in a copy where the file is write-protected.
    pub(super) fn migrate(&mut self, now: Timestamp, target: u32) -> Result<(), HistoryError> {
        let found = self.read(version)?;
        if found > KNOWN {
            return Err(HistoryError::NewerSchema {
                path: self.path.clone(),
                found,
                known: KNOWN,
            });
        }
        if found >= target {
            return Ok(());
        }
        if found > 0 {
            self.check_integrity()?;
        }
        match self.access {
            Access::ReadOnly => self.copy_into_memory()?,
            _ if found > 0 => drop(self.back_up(now, found)?),
            _ => {}
        }
        self.take_steps(target)
    }

    /// Takes the file's place by a copy, so that an older schema can be brought up to date where nothing may be written.
    fn copy_into_memory(&mut self) -> Result<(), HistoryError> {
        let fault = |error| HistoryError::of(&self.path, error);
        let mut copy = Connection::open_in_memory().map_err(fault)?;
        Backup::new(&self.connection, &mut copy)
            .and_then(|backup| backup.run_to_completion(PAGES_AT_ONCE, Duration::ZERO, None))
            .map_err(fault)?;
        self.connection = copy;
        Ok(())
    }

    fn take_steps(&mut self, target: u32) -> Result<(), HistoryError> {
        self.change(|transaction| {
            // Another process may have been faster.
            let found = version(transaction)?;
            for step in STEPS.iter().take(target as usize).skip(found as usize) {
                transaction.execute_batch(step)?;
            }
            transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
            transaction.pragma_update(None, "user_version", target.max(found))
        })
    }

    /// Reads all of the file and checks that it is whole.
    ///
    /// # Errors
    /// What SQLite finds wrong.
    pub fn check_integrity(&self) -> Result<(), HistoryError> {
        let found = self.read(|connection| {
            connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get::<_, String>(0))
        })?;
        if found == "ok" {
            Ok(())
        } else {
            Err(HistoryError::Damaged {
                path: self.path.clone(),
                detail: found,
            })
        }
    }

    /// Copies the file as it is, with all that is committed, and gives the copy's path.
    fn back_up(&self, now: Timestamp, schema: u32) -> Result<PathBuf, HistoryError> {
        let date = now.strftime("%Y-%m-%dT%H-%M-%SZ");
        let copy = PathBuf::from(format!("{}.{date}.v{schema}.backup", self.path.display()));
        // What a run left half done under that name was never a backup.
        let _ = fs::remove_file(&copy);
        self.read(|connection| connection.backup("main", &copy, NO_PROGRESS))?;
        Ok(copy)
    }

    /// The backups that were made before changes of the schema, oldest first.
    ///
    /// # Errors
    /// The folder cannot be listed.
    pub fn backups(&self) -> Result<Vec<PathBuf>, HistoryError> {
        let folder = match self.path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let name = self.path.file_name().unwrap_or_default().to_string_lossy();
        let prefix = format!("{name}.");
        let fault = |error| HistoryError::file(folder, error);
        let mut backups = Vec::new();
        for entry in fs::read_dir(folder).map_err(fault)? {
            let entry = entry.map_err(fault)?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with(&prefix) && name.ends_with(".backup") {
                backups.push(entry.path());
            }
        }
        backups.sort();
        Ok(backups)
    }
}

fn configure(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    // What is erased is overwritten.
    connection.pragma_update(None, "secure_delete", "ON")?;
    // A database is 40 MB after 100,000 attempts; pages that were read once are not read again.
    connection.pragma_update(None, "cache_size", -16_000)
}

/// SQLite does not wait for others while it changes the journal of a file that was just made.
fn with_patience(work: impl Fn() -> rusqlite::Result<()>) -> rusqlite::Result<()> {
    let tries = PATIENCE.as_millis() / PAUSE.as_millis();
    for _ in 1..tries {
        match work() {
            Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseBusy) => {
                thread::sleep(PAUSE);
            }
            other => return other,
        }
    }
    work()
}

fn version(connection: &Connection) -> rusqlite::Result<u32> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// An empty file is anybody's; one with tables must carry our mark.
fn check_owner(connection: &Connection, path: &Path) -> Result<(), HistoryError> {
    let fault = |error| HistoryError::of(path, error);
    let (owner, tables): (i32, i64) = connection
        .query_row(
            "SELECT (SELECT application_id FROM pragma_application_id), (SELECT count(*) FROM sqlite_schema)",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .map_err(fault)?;
    if owner == APPLICATION_ID || tables == 0 {
        Ok(())
    } else {
        Err(HistoryError::Foreign {
            path: path.to_owned(),
        })
    }
}

/// A path as it stands in a URI.
fn escaped(path: &Path) -> String {
    let path = path.to_string_lossy();
    path.replace('%', "%25").replace('?', "%3f").replace('#', "%23")
}
