//! What the user chose about this history. Settings belong to a machine; they are not exported.

use rusqlite::{Connection, OptionalExtension as _, Result};

use super::AttemptLog;
use crate::error::HistoryError;
use crate::memory::Retention;

/// What the user chose.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// Whether the text of answers is stored with attempts.
    pub keep_answers: KeepAnswers,
    /// At which probability of remembering a point is asked again.
    pub retention: Retention,
    /// How many questions that were never asked a day brings at most.
    pub new_a_day: u32,
    /// How many questions that are due a day brings at most.
    pub due_a_day: u32,
}

/// Whether the text of answers is stored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum KeepAnswers {
    /// On this machine, with the attempt.
    #[default]
    Yes,
    /// Only their hash.
    No,
}

impl Default for Settings {
    /// Ten new questions and fifty due ones a day: an answer takes a few minutes.
    fn default() -> Self {
        Self {
            keep_answers: KeepAnswers::Yes,
            retention: Retention::default(),
            new_a_day: 10,
            due_a_day: 50,
        }
    }
}

impl AttemptLog {
    /// The settings.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn settings(&self) -> std::result::Result<Settings, HistoryError> {
        self.read(|connection| {
            let standard = Settings::default();
            Ok(Settings {
                keep_answers: keep_answers(connection)?,
                retention: number(connection, "retention")?
                    .and_then(|percent| Retention::new(percent as f32 / 100.0))
                    .unwrap_or(standard.retention),
                new_a_day: number(connection, "new_a_day")?.unwrap_or(standard.new_a_day),
                due_a_day: number(connection, "due_a_day")?.unwrap_or(standard.due_a_day),
            })
        })
    }

    /// Stores `settings`; the retention is kept in whole percent. Answers that are stored already stay.
    ///
    /// # Errors
    /// Nothing is stored then.
    pub fn set_settings(&mut self, settings: &Settings) -> std::result::Result<(), HistoryError> {
        let keep = match settings.keep_answers {
            KeepAnswers::Yes => "yes",
            KeepAnswers::No => "no",
        };
        let percent = (settings.retention.get() * 100.0).round();
        let values = [
            ("keep_answers", keep.to_owned()),
            ("retention", percent.to_string()),
            ("new_a_day", settings.new_a_day.to_string()),
            ("due_a_day", settings.due_a_day.to_string()),
        ];
        self.write(|transaction| {
            for (name, value) in values {
                set(transaction, name, &value)?;
            }
            Ok(())
        })
    }
}

pub(super) fn keep_answers(connection: &Connection) -> Result<KeepAnswers> {
    let value = get(connection, "keep_answers")?;
    Ok(match value.as_deref() {
        Some("no") => KeepAnswers::No,
        _ => KeepAnswers::Yes,
    })
}

pub(super) fn get(connection: &Connection, name: &str) -> Result<Option<String>> {
    connection
        .prepare_cached("SELECT value FROM setting WHERE name = ?1")?
        .query_row([name], |row| row.get(0))
        .optional()
}

pub(super) fn set(connection: &Connection, name: &str, value: &str) -> Result<()> {
    connection
        .prepare_cached("INSERT OR REPLACE INTO setting VALUES (?1, ?2)")?
        .execute([name, value])
        .map(drop)
}

fn number(connection: &Connection, name: &str) -> Result<Option<u32>> {
    let value = get(connection, name)?;
    Ok(value.and_then(|value| value.parse().ok()))
}
