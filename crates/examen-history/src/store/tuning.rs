//! The parameters in use.

use jiff::Timestamp;
use rusqlite::{OptionalExtension as _, Result};

use super::AttemptLog;
use super::append::add_tuning;
use super::judged::judged_attempts;
use super::questions::all_keys;
use crate::error::HistoryError;
use crate::fact::Tuning;
use crate::memory::{Fit, Parameters, Scheduler, fit, reviews};

impl AttemptLog {
    /// The parameters that were fitted last; the standard ones where none were.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn parameters(&self) -> std::result::Result<Parameters, HistoryError> {
        let stored = self.read(|connection| {
            connection
                .query_row(
                    "SELECT parameters FROM tuning ORDER BY at DESC, parameters DESC, reviews DESC LIMIT 1",
                    [],
                    |row| row.get::<_, String>(0),
                )
                .optional()
        })?;
        match stored {
            None => Ok(Parameters::default()),
            Some(text) => parse(&text),
        }
    }

    /// The model of memory with the parameters in use.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn scheduler(&self) -> std::result::Result<Scheduler, HistoryError> {
        self.parameters().map(|parameters| Scheduler::new(&parameters))
    }

    /// Fits parameters to the history; nothing is stored.
    ///
    /// # Errors
    /// The file cannot be read, or the fit fails.
    pub fn fit(&self) -> std::result::Result<Fit, HistoryError> {
        let current = self.parameters()?;
        let mut histories = Vec::new();
        for key in self.read(all_keys)? {
            let judged = self.read(|connection| judged_attempts(connection, &key))?;
            histories.extend(reviews(&judged).into_values());
        }
        fit(&histories, &current)
    }

    /// Puts parameters to use.
    ///
    /// # Errors
    /// Nothing is stored then.
    pub fn tune(&mut self, tuning: &Tuning) -> std::result::Result<(), HistoryError> {
        self.write(|transaction| add_tuning(transaction, tuning).map(drop))
    }
}

pub(super) fn parse(text: &str) -> std::result::Result<Parameters, HistoryError> {
    let values: Vec<f32> = serde_json::from_str(text).map_err(|error| HistoryError::Parameters {
        detail: error.to_string(),
    })?;
    Parameters::new(&values)
}

pub(super) fn all(connection: &rusqlite::Connection) -> Result<Vec<(Timestamp, String, u32)>> {
    connection
        .prepare("SELECT at, parameters, reviews FROM tuning ORDER BY at, parameters, reviews")?
        .query_map([], |row| {
            Ok((super::rows::time(row, 0)?, row.get(1)?, row.get(2)?))
        })?
        .collect()
}
