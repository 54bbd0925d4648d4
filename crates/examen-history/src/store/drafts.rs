//! Half-written answers.

use examen_bank::QuestionId;
use jiff::Timestamp;
use rusqlite::{OptionalExtension as _, params};

use super::AttemptLog;
use super::rows::time;
use crate::catalogue::QuestionKey;
use crate::error::HistoryError;

/// A half-written answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The question.
    pub key: QuestionKey,
    /// When it was last changed.
    pub at: Timestamp,
    /// What is there of it.
    pub text: String,
}

impl AttemptLog {
    /// Keeps what is there of an answer; an empty text drops the draft. A draft outlives the process at once and the
    /// machine a moment later: it is written without waiting for the disk, as it is at every keystroke.
    ///
    /// # Errors
    /// The draft that was kept before stays then.
    pub fn save_draft(&mut self, draft: &Draft) -> Result<(), HistoryError> {
        self.without_waiting(|log| {
            log.write(|transaction| {
                let (bank, question) = (&draft.key.bank, draft.key.question.as_str());
                if draft.text.trim().is_empty() {
                    let sql = "DELETE FROM draft WHERE bank = ?1 AND question = ?2";
                    return transaction
                        .prepare_cached(sql)?
                        .execute(params![bank, question])
                        .map(drop);
                }
                transaction
                    .prepare_cached("INSERT OR REPLACE INTO draft VALUES (?1, ?2, ?3, ?4)")?
                    .execute(params![bank, question, draft.at.as_millisecond(), draft.text])
                    .map(drop)
            })
        })
    }

    /// The draft of an answer to that question.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn draft(&self, key: &QuestionKey) -> Result<Option<Draft>, HistoryError> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT bank, question, at, text FROM draft WHERE bank = ?1 AND question = ?2",
                )?
                .query_row(params![key.bank, key.question.as_str()], draft)
                .optional()
        })
    }

    /// All drafts, the latest first.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn drafts(&self) -> Result<Vec<Draft>, HistoryError> {
        self.read(|connection| {
            connection
                .prepare("SELECT bank, question, at, text FROM draft ORDER BY at DESC, bank, question")?
                .query_map([], draft)?
                .collect()
        })
    }

    fn without_waiting<T>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T, HistoryError>,
    ) -> Result<T, HistoryError> {
        self.read(|connection| connection.pragma_update(None, "synchronous", "NORMAL"))?;
        let done = work(self);
        self.read(|connection| connection.pragma_update(None, "synchronous", "FULL"))?;
        done
    }
}

fn draft(row: &rusqlite::Row<'_>) -> rusqlite::Result<Draft> {
    Ok(Draft {
        key: QuestionKey {
            bank: row.get(0)?,
            question: QuestionId::new(row.get::<_, String>(1)?),
        },
        at: time(row, 2)?,
        text: row.get(3)?,
    })
}
