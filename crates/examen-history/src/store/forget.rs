//! Erasing attempts.

use std::fs;
use std::path::PathBuf;

use jiff::Timestamp;
use rusqlite::types::Value;
use rusqlite::{Connection, Result, Row, params_from_iter};

use super::AttemptLog;
use super::append::add_forgetting;
use super::rows;
use crate::attempt::AttemptId;
use crate::catalogue::QuestionKey;
use crate::error::HistoryError;
use crate::fact::{ForgetScope, Forgetting};

/// Which attempts to erase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selection {
    /// This one.
    One(AttemptId),
    /// All at this question, by the name it had at the time, and its draft.
    Question(QuestionKey),
    /// All before this time.
    Before(Timestamp),
    /// All there are, and all drafts.
    All,
}

/// What was erased.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forgotten {
    /// How many attempts, or the answers of how many.
    pub n_attempts: u64,
    /// How many of these were undone.
    pub n_undone: u64,
    /// How many half-written answers.
    pub n_drafts: u64,
    /// Backups that were deleted, because they held the same.
    pub backups: Vec<PathBuf>,
}

impl AttemptLog {
    /// What [`Self::forget`] would erase.
    ///
    /// # Errors
    /// The file cannot be read, or its folder not be listed.
    pub fn would_forget(&self, selection: &Selection) -> std::result::Result<Forgotten, HistoryError> {
        let (attempts, n_drafts) =
            self.read(|connection| Ok((chosen(connection, selection)?, n_drafts(connection, selection)?)))?;
        Ok(Forgotten {
            n_attempts: attempts.len() as u64,
            n_undone: n_undone(&attempts),
            n_drafts,
            backups: self.backups()?,
        })
    }

    /// Erases attempts, those undone included, from the file, its log and the backups beside it. What was there is
    /// overwritten, and only the names of the attempts stay, so that no import brings them back.
    ///
    /// # Errors
    /// Nothing is erased then, unless it is a backup that could not be deleted.
    pub fn forget(
        &mut self,
        selection: &Selection,
        scope: ForgetScope,
        now: Timestamp,
    ) -> std::result::Result<Forgotten, HistoryError> {
        let (attempts, n_drafts) = self.write(|transaction| {
            let attempts = chosen(transaction, selection)?;
            for chosen in &attempts {
                let forgetting = Forgetting {
                    attempt: chosen.id,
                    at: now,
                    scope,
                };
                add_forgetting(transaction, &forgetting)?;
            }
            Ok((attempts, drop_drafts(transaction, selection)?))
        })?;
        // The write-ahead log still holds pages as they were.
        self.read(|connection| connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())))?;
        let backups = self.backups()?;
        for backup in &backups {
            fs::remove_file(backup).map_err(|error| HistoryError::file(backup, error))?;
        }
        Ok(Forgotten {
            n_attempts: attempts.len() as u64,
            n_undone: n_undone(&attempts),
            n_drafts,
            backups,
        })
    }
}

/// An attempt to erase.
struct Chosen {
    id: AttemptId,
    standing: Standing,
}

/// Whether an attempt counts.
#[derive(PartialEq, Eq)]
enum Standing {
    Counted,
    Undone,
}

fn n_undone(attempts: &[Chosen]) -> u64 {
    let undone = attempts
        .iter()
        .filter(|chosen| chosen.standing == Standing::Undone);
    undone.count() as u64
}

fn chosen(connection: &Connection, selection: &Selection) -> Result<Vec<Chosen>> {
    let (condition, values): (&str, Vec<Value>) = match selection {
        Selection::One(id) => ("id = ?", vec![id.to_bytes().to_vec().into()]),
        Selection::Question(key) => (
            "bank = ? AND question = ?",
            vec![key.bank.clone().into(), key.question.as_str().to_owned().into()],
        ),
        Selection::Before(time) => ("at < ?", vec![time.as_millisecond().into()]),
        Selection::All => ("true", Vec::new()),
    };
    let is_undone = "id IN (SELECT attempt FROM withdrawal)";
    let read = |row: &Row<'_>| {
        Ok(Chosen {
            id: rows::id(row, 0)?,
            standing: if row.get(1)? {
                Standing::Undone
            } else {
                Standing::Counted
            },
        })
    };
    connection
        .prepare(&format!("SELECT id, {is_undone} FROM attempt WHERE {condition}"))?
        .query_map(params_from_iter(values), read)?
        .collect()
}

fn drop_drafts(connection: &Connection, selection: &Selection) -> Result<u64> {
    let (condition, values) = drafts_of(selection);
    let drop = |table: &str| {
        let sql = format!("DELETE FROM {table} WHERE {condition}");
        connection.execute(&sql, params_from_iter(&values))
    };
    drop("draft_hint")?;
    Ok(drop("draft")? as u64)
}

fn n_drafts(connection: &Connection, selection: &Selection) -> Result<u64> {
    let (condition, values) = drafts_of(selection);
    let sql = format!("SELECT count(*) FROM draft WHERE {condition}");
    let n_drafts: i64 = connection.query_row(&sql, params_from_iter(values), |row| row.get(0))?;
    Ok(u64::try_from(n_drafts).unwrap_or(0))
}

/// The half-written answers that go with a selection: none with attempts of a time, for they are none yet.
fn drafts_of(selection: &Selection) -> (&'static str, Vec<&str>) {
    match selection {
        Selection::One(_) | Selection::Before(_) => ("false", Vec::new()),
        Selection::Question(key) => (
            "bank = ? AND question = ?",
            vec![key.bank.as_str(), key.question.as_str()],
        ),
        Selection::All => ("true", Vec::new()),
    }
}
