//! Half-written answers.

use examen_bank::{PointId, QuestionId};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, params};

use super::AttemptLog;
use super::rows::{hint, time};
use crate::attempt::Hint;
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
    /// The hints that were taken, in that order.
    pub hints: Vec<Hint>,
    /// Seconds that were spent on it.
    pub seconds: u32,
}

impl Draft {
    /// Whether there is any text to go on with.
    fn is_written(&self) -> bool {
        !self.text.trim().is_empty()
    }
}

impl AttemptLog {
    /// Keeps what is there of an answer; without text and hints the draft is dropped. A draft outlives the process at once
    /// and the machine a moment later: it is written without waiting for the disk, as it is at every keystroke.
    ///
    /// # Errors
    /// The draft that was kept before stays then.
    pub fn save_draft(&mut self, draft: &Draft) -> Result<(), HistoryError> {
        self.without_waiting(|log| {
            log.write(|transaction| {
                if draft.is_written() || !draft.hints.is_empty() {
                    keep_draft(transaction, draft)
                } else {
                    drop_draft(transaction, &draft.key)
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

    /// All drafts, the latest first; those of which there are only hints are left out.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn drafts(&self) -> Result<Vec<Draft>, HistoryError> {
        let drafts: Vec<Draft> = self.read(|connection| {
            let mut written = connection.prepare(&format!("{SELECT} ORDER BY at DESC, bank, question"))?;
            let drafts = written.query_map([], draft)?;
            drafts.map(|draft| with_hints(connection, draft?)).collect()
        })?;
        Ok(drafts.into_iter().filter(Draft::is_written).collect())
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

/// The hints are read beside it.
const SELECT: &str = "SELECT bank, question, at, text, seconds FROM draft";

pub(super) fn drop_draft(connection: &Connection, key: &QuestionKey) -> rusqlite::Result<()> {
    for table in ["draft", "draft_hint"] {
        connection
            .prepare_cached(&format!("DELETE FROM {table} WHERE bank = ?1 AND question = ?2"))?
            .execute(params![key.bank, key.question.as_str()])?;
    }
    Ok(())
}

fn keep_draft(connection: &Connection, draft: &Draft) -> rusqlite::Result<()> {
    drop_draft(connection, &draft.key)?;
    let (bank, question) = (&draft.key.bank, draft.key.question.as_str());
    let at = draft.at.as_millisecond();
    connection
        .prepare_cached("INSERT INTO draft (bank, question, at, text, seconds) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![bank, question, at, draft.text, draft.seconds])?;
    let mut hint = connection.prepare_cached("INSERT INTO draft_hint VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for (position, taken) in draft.hints.iter().enumerate() {
        let point = taken.point.as_ref().map(PointId::as_str);
        hint.execute(params![
            bank,
            question,
            position as i64,
            taken.grade.name(),
            point
        ])?;
    }
    Ok(())
}

fn draft_called(connection: &Connection, key: &QuestionKey) -> rusqlite::Result<Option<Draft>> {
    connection
        .prepare_cached(&format!("{SELECT} WHERE bank = ?1 AND question = ?2"))?
        .query_row(params![key.bank, key.question.as_str()], draft)
        .optional()?
        .map(|draft| with_hints(connection, draft))
        .transpose()
}

fn with_hints(connection: &Connection, draft: Draft) -> rusqlite::Result<Draft> {
    let hints = connection
        .prepare_cached(
            "SELECT grade, point FROM draft_hint WHERE bank = ?1 AND question = ?2 ORDER BY position",
        )?
        .query_map(params![draft.key.bank, draft.key.question.as_str()], |row| {
            hint(row, 0)
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(Draft { hints, ..draft })
}

/// A draft without its hints.
fn draft(row: &rusqlite::Row<'_>) -> rusqlite::Result<Draft> {
    Ok(Draft {
        key: QuestionKey {
            bank: row.get(0)?,
            question: QuestionId::new(row.get::<_, String>(1)?),
        },
        at: time(row, 2)?,
        text: row.get(3)?,
        hints: Vec::new(),
        seconds: row.get(4)?,
    })
}
