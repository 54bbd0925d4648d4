//! Half-written answers.

use examen_bank::QuestionId;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, params};

use super::AttemptLog;
use super::rows::time;
use crate::catalogue::{QuestionKey, QuestionNames};
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
                if draft.text.trim().is_empty() {
                    drop_draft(transaction, &draft.key)
                } else {
                    keep_draft(transaction, draft)
                }
            })
        })
    }

    /// The draft of an answer to that question. One under a name that the question had before goes on under its present
    /// one; of several, the latest.
    ///
    /// # Errors
    /// The file cannot be read, or what is there under a former name not be written under the present one.
    pub fn draft(&mut self, names: &QuestionNames) -> Result<Option<Draft>, HistoryError> {
        let mut last: Option<Draft> = None;
        for name in names.all() {
            let of_name = self.read(|connection| draft_called(connection, name))?;
            last = last.into_iter().chain(of_name).max_by_key(|draft| draft.at);
        }
        match last {
            Some(draft) if draft.key != names.now => self.take_over(draft, names).map(Some),
            last => Ok(last),
        }
    }

    /// Keeps `draft` as the only one under `names`.
    fn take_over(&mut self, draft: Draft, names: &QuestionNames) -> Result<Draft, HistoryError> {
        let draft = Draft {
            key: names.now.clone(),
            ..draft
        };
        self.write(|transaction| {
            for name in &names.before {
                drop_draft(transaction, name)?;
            }
            keep_draft(transaction, &draft)
        })?;
        Ok(draft)
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

pub(super) fn drop_draft(connection: &Connection, key: &QuestionKey) -> rusqlite::Result<()> {
    connection
        .prepare_cached("DELETE FROM draft WHERE bank = ?1 AND question = ?2")?
        .execute(params![key.bank, key.question.as_str()])
        .map(drop)
}

fn keep_draft(connection: &Connection, draft: &Draft) -> rusqlite::Result<()> {
    let (bank, question) = (&draft.key.bank, draft.key.question.as_str());
    connection
        .prepare_cached("INSERT OR REPLACE INTO draft VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![bank, question, draft.at.as_millisecond(), draft.text])
        .map(drop)
}

fn draft_called(connection: &Connection, key: &QuestionKey) -> rusqlite::Result<Option<Draft>> {
    connection
        .prepare_cached("SELECT bank, question, at, text FROM draft WHERE bank = ?1 AND question = ?2")?
        .query_row(params![key.bank, key.question.as_str()], draft)
        .optional()
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
