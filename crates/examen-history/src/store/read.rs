//! Reading attempts.

use std::collections::BTreeMap;

use examen_bank::PointId;
use jiff::Timestamp;
use rusqlite::types::Value;
use rusqlite::{Connection, Result, params_from_iter};

use super::AttemptLog;
use super::rows::{self, ATTEMPT_COLUMNS};
use crate::attempt::{Attempt, AttemptId};
use crate::catalogue::QuestionKey;
use crate::error::HistoryError;
use crate::fact::Tick;

/// Which attempts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AttemptFilter {
    /// Only those at this question, by the name it had at the time.
    pub question: Option<QuestionKey>,
    /// Only this one.
    pub id: Option<AttemptId>,
    /// Only those at this time or later.
    pub since: Option<Timestamp>,
    /// Only so many, the latest.
    pub last: Option<u32>,
}

/// An attempt with all that was said about it later.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptAttempt {
    /// Its name.
    pub id: AttemptId,
    /// The attempt.
    pub attempt: Attempt,
    /// The learner's last word on each point.
    pub ticks: BTreeMap<PointId, Tick>,
}

impl AttemptLog {
    /// The attempts that `filter` lets through, the oldest first; those undone are left out.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn attempts(&self, filter: &AttemptFilter) -> std::result::Result<Vec<KeptAttempt>, HistoryError> {
        self.read(|connection| select(connection, filter))
    }

    /// How many attempts there are; those undone do not count.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn n_attempts(&self) -> std::result::Result<u64, HistoryError> {
        // What was undone is rare: to take it off is cheaper than to look for it at each attempt.
        let sql = "SELECT (SELECT count(*) FROM attempt)
                        - (SELECT count(*) FROM withdrawal WHERE attempt IN (SELECT id FROM attempt))";
        self.read(|connection| connection.query_row(sql, [], |row| row.get::<_, i64>(0)))
            .map(|count| u64::try_from(count).unwrap_or(0))
    }

    /// How many attempts are kept although they were undone: [`Self::n_attempts`] leaves them out.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn n_undone(&self) -> std::result::Result<u64, HistoryError> {
        let sql = "SELECT count(*) FROM withdrawal WHERE attempt IN (SELECT id FROM attempt)";
        self.read(|connection| connection.query_row(sql, [], |row| row.get::<_, i64>(0)))
            .map(|count| u64::try_from(count).unwrap_or(0))
    }
}

const COUNTED: &str = "id NOT IN (SELECT attempt FROM withdrawal)";

pub(super) fn select(connection: &Connection, filter: &AttemptFilter) -> Result<Vec<KeptAttempt>> {
    select_where(connection, filter, COUNTED)
}

/// Also those that were undone.
pub(super) fn select_all(connection: &Connection, filter: &AttemptFilter) -> Result<Vec<KeptAttempt>> {
    select_where(connection, filter, "true")
}

fn select_where(connection: &Connection, filter: &AttemptFilter, counted: &str) -> Result<Vec<KeptAttempt>> {
    let (mut conditions, mut values): (Vec<&str>, Vec<Value>) = (vec![counted], Vec::new());
    if let Some(key) = &filter.question {
        conditions.push("bank = ? AND question = ?");
        values.push(key.bank.clone().into());
        values.push(key.question.as_str().to_owned().into());
    }
    if let Some(id) = filter.id {
        conditions.push("id = ?");
        values.push(id.to_bytes().to_vec().into());
    }
    if let Some(since) = filter.since {
        conditions.push("at >= ?");
        values.push(since.as_millisecond().into());
    }
    let limit = filter.last.map_or(String::new(), |last| format!(" LIMIT {last}"));
    let chosen = format!(
        "FROM attempt WHERE {} ORDER BY id DESC{limit}",
        conditions.join(" AND ")
    );
    let mut kept = attempts(connection, &format!("SELECT {ATTEMPT_COLUMNS} {chosen}"), &values)?;
    add_details(connection, &format!("SELECT id {chosen}"), &values, &mut kept)?;
    Ok(kept.into_values().collect())
}

type Reader<'a> = &'a dyn Fn(&rusqlite::Row<'_>, &mut KeptAttempt) -> Result<()>;

type ById = BTreeMap<AttemptId, KeptAttempt>;

fn attempts(connection: &Connection, chosen: &str, values: &[Value]) -> Result<ById> {
    let mut statement = connection.prepare_cached(chosen)?;
    let mut rows = statement.query(params_from_iter(values))?;
    let mut kept = ById::new();
    while let Some(row) = rows.next()? {
        let (id, attempt) = rows::attempt(row)?;
        let ticks = BTreeMap::new();
        kept.insert(id, KeptAttempt { id, attempt, ticks });
    }
    Ok(kept)
}

fn add_details(connection: &Connection, chosen: &str, values: &[Value], kept: &mut ById) -> Result<()> {
    let mut each = |columns: &str, table: &str, read: Reader<'_>| {
        // The columns of a key beside the attempt stand last, so that they are the order, too.
        let sql = format!(
            "WITH chosen AS ({chosen}) SELECT attempt, {columns} FROM chosen JOIN {table} ON attempt = chosen.id
             ORDER BY attempt, {}",
            columns.rsplit(", ").next().unwrap_or(columns)
        );
        let mut statement = connection.prepare_cached(&sql)?;
        let mut rows = statement.query(params_from_iter(values))?;
        while let Some(row) = rows.next()? {
            if let Some(kept) = kept.get_mut(&rows::id(row, 0)?) {
                read(row, kept)?;
            }
        }
        Ok::<_, rusqlite::Error>(())
    };
    each(
        "point, value, marks, state, evidence, position",
        "attempt_point",
        &|row, kept| {
            kept.attempt.points.push(rows::outcome(row, 1)?);
            Ok(())
        },
    )?;
    each("grade, point, position", "hint", &|row, kept| {
        kept.attempt.hints.push(rows::hint(row, 1)?);
        Ok(())
    })?;
    each("text", "answer", &|row, kept| {
        kept.attempt.answer = row.get(1)?;
        Ok(())
    })?;
    // Of two words of the same millisecond the better one stands, on every machine.
    each(
        "point, tick, at * 4 + CASE tick WHEN 'missed' THEN 0 WHEN 'made' THEN 1 ELSE 2 END",
        "assessment",
        &|row, kept| {
            let point = PointId::new(row.get::<_, String>(1)?);
            kept.ticks.insert(point, rows::named(row, 2, Tick::from_name)?);
            Ok(())
        },
    )
}
