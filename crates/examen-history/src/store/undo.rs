//! Taking back the last submission.

use jiff::Timestamp;
use rusqlite::OptionalExtension as _;

use super::AttemptLog;
use super::append::add_withdrawal;
use super::rows;
use crate::attempt::AttemptId;
use crate::error::HistoryError;
use crate::fact::Withdrawal;

impl AttemptLog {
    /// Undoes the last submission that is not undone yet, and gives its id. It is kept and counts nowhere.
    ///
    /// # Errors
    /// Nothing is undone then.
    pub fn undo_last(&mut self, now: Timestamp) -> Result<Option<AttemptId>, HistoryError> {
        self.write(|transaction| {
            let last = transaction
                .query_row(
                    "SELECT id FROM attempt WHERE id NOT IN (SELECT attempt FROM withdrawal)
                     ORDER BY id DESC LIMIT 1",
                    [],
                    |row| rows::id(row, 0),
                )
                .optional()?;
            if let Some(attempt) = last {
                add_withdrawal(transaction, &Withdrawal { attempt, at: now })?;
            }
            Ok(last)
        })
    }
}
