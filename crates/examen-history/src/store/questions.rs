//! The questions that were ever asked, by the names they had.

use examen_bank::QuestionId;
use rusqlite::{Connection, Result, Row};

use super::AttemptLog;
use crate::catalogue::QuestionKey;
use crate::error::HistoryError;

impl AttemptLog {
    /// The questions that were ever answered, by the names they had.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn questions(&self) -> std::result::Result<Vec<QuestionKey>, HistoryError> {
        self.read(all_keys)
    }

    /// The same, without those whose answers were all undone.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn answered(&self) -> std::result::Result<Vec<QuestionKey>, HistoryError> {
        self.read(|connection| {
            connection
                .prepare(
                    "SELECT DISTINCT bank, question FROM attempt
                     WHERE id NOT IN (SELECT attempt FROM withdrawal) ORDER BY bank, question",
                )?
                .query_map([], |row| key(row, 0))?
                .collect()
        })
    }
}

pub(super) fn all_keys(connection: &Connection) -> Result<Vec<QuestionKey>> {
    connection
        .prepare("SELECT DISTINCT bank, question FROM attempt ORDER BY bank, question")?
        .query_map([], |row| key(row, 0))?
        .collect()
}

/// The question that the column `first` and the one after it name.
pub(super) fn key(row: &Row<'_>, first: usize) -> Result<QuestionKey> {
    Ok(QuestionKey {
        bank: row.get(first)?,
        question: QuestionId::new(row.get::<_, String>(first + 1)?),
    })
}
