//! Questions and points as `examen.due` lists them.

use examen_bank::{Level, Marks, QuestionId, Score};
use examen_history::schedule::{PointStatus, Standing};
use jiff::Timestamp;
use serde::Serialize;

use crate::practice::{Remembering, since, until};

/// A question.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Listed<'a> {
    bank: &'a str,
    id: &'a QuestionId,
    heading: &'a str,
    topic: Option<&'a str>,
    level: Option<u8>,
    /// `due since 3 days`
    when: String,
    /// Milliseconds since 1970; null for a new question.
    due_at: Option<i64>,
    last: Option<Last>,
    /// The share of the marks that an answer would lose now, 0 to 1.
    at_risk: f64,
    leeches: usize,
}

/// The last attempt.
#[derive(Debug, Serialize)]
struct Last {
    marks: Option<Score>,
    /// Milliseconds since 1970.
    at: i64,
    /// `3 days ago`
    when: String,
    attempts: u32,
}

/// A point that was missed.
#[derive(Debug, Serialize)]
pub(super) struct Weak<'a> {
    bank: &'a str,
    id: &'a QuestionId,
    heading: &'a str,
    /// Null while it is covered.
    label: Option<&'a str>,
    missed: u32,
    asked: u32,
    leech: bool,
}

impl<'a> Listed<'a> {
    pub(super) fn of(Remembering { entry, status }: Remembering<'a>, now: Timestamp) -> Self {
        let due = match status.standing {
            Standing::Due(due) | Standing::Later(due) => Some(due),
            Standing::New => None,
        };
        Self {
            bank: &entry.key.bank,
            id: &entry.key.question,
            heading: &entry.heading,
            topic: entry.topic.as_deref(),
            level: entry.level.map(Level::get),
            when: until(status.standing, now),
            due_at: due
                .filter(|due| *due < Timestamp::MAX)
                .map(Timestamp::as_millisecond),
            last: status.last.map(|last| Last {
                // A checklist carries none.
                marks: Some(last.score).filter(|score| score.available > Marks::ZERO),
                at: last.at.as_millisecond(),
                when: since(last.at, now),
                attempts: last.n_attempts,
            }),
            at_risk: status.expected_loss,
            leeches: status.points.iter().filter(|point| point.is_leech()).count(),
        }
    }
}

impl<'a> Weak<'a> {
    pub(super) fn of(known: Remembering<'a>, point: &PointStatus) -> Self {
        let Remembering { entry, .. } = known;
        let named = entry.points.iter().find(|named| named.id == point.point);
        Self {
            bank: &entry.key.bank,
            id: &entry.key.question,
            heading: &entry.heading,
            label: named.map(|named| named.label.as_str()),
            missed: point.memory.map_or(0, |memory| memory.n_missed),
            asked: point.memory.map_or(0, |memory| memory.n_reviews),
            leech: point.is_leech(),
        }
    }

    /// Without its label.
    pub(super) fn covered(self) -> Self {
        Self { label: None, ..self }
    }
}
