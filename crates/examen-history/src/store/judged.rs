//! Reading what a replay needs of the attempts at a question, and nothing else: no answers, no evidence.
//!
//! A replay of everything reads each fact once. Statements are the same for every question, so that SQLite compiles
//! them once; rows come in the order of the indexes, so that nothing is sorted.

use std::collections::BTreeMap;

use examen_bank::{PointId, Score};
use rusqlite::{Connection, Result, Row};

use super::rows;
use crate::attempt::{AttemptId, Hint, PointOutcome};
use crate::catalogue::QuestionKey;
use crate::fact::Tick;
use crate::memory::JudgedAttempt;

const ATTEMPTS: &str = "SELECT id, at, awarded, available FROM attempt
     WHERE bank = ?1 AND question = ?2 AND id NOT IN (SELECT attempt FROM withdrawal)
     ORDER BY id";

const POINTS: &str = "SELECT a.id, p.point, p.value, p.marks, p.state
     FROM attempt AS a CROSS JOIN attempt_point AS p ON p.attempt = a.id
     WHERE a.bank = ?1 AND a.question = ?2
     ORDER BY a.id, p.position";

const HINTS: &str = "SELECT a.id, h.grade, h.point
     FROM attempt AS a CROSS JOIN hint AS h ON h.attempt = a.id
     WHERE a.bank = ?1 AND a.question = ?2
     ORDER BY a.id, h.position";

/// Of two words of the same millisecond the better one stands, on every machine.
const TICKS: &str = "SELECT a.id, s.point, s.tick
     FROM attempt AS a CROSS JOIN assessment AS s ON s.attempt = a.id
     WHERE a.bank = ?1 AND a.question = ?2
     ORDER BY a.id, s.at, CASE s.tick WHEN 'missed' THEN 0 WHEN 'made' THEN 1 ELSE 2 END";

/// The attempts at the question called `key`, in the order of their ids; those undone are left out.
pub(super) fn judged_attempts(connection: &Connection, key: &QuestionKey) -> Result<Vec<JudgedAttempt>> {
    let mut attempts: Vec<JudgedAttempt> = connection
        .prepare_cached(ATTEMPTS)?
        .query_map([key.bank.as_str(), key.question.as_str()], attempt)?
        .collect::<Result<_>>()?;
    each(connection, POINTS, key, &mut attempts, |row, attempt| {
        attempt.points.push(outcome(row)?);
        Ok(())
    })?;
    each(connection, HINTS, key, &mut attempts, |row, attempt| {
        attempt.hints.push(hint(row)?);
        Ok(())
    })?;
    each(connection, TICKS, key, &mut attempts, |row, attempt| {
        let point = PointId::new(row.get::<_, String>(1)?);
        attempt.ticks.insert(point, rows::named(row, 2, Tick::from_name)?);
        Ok(())
    })?;
    Ok(attempts)
}

/// Lets `add` read every row of `sql` into the attempt it belongs to; both come in the order of ids.
fn each(
    connection: &Connection,
    sql: &str,
    key: &QuestionKey,
    attempts: &mut [JudgedAttempt],
    add: impl Fn(&Row<'_>, &mut JudgedAttempt) -> Result<()>,
) -> Result<()> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([key.bank.as_str(), key.question.as_str()])?;
    let mut attempts = attempts.iter_mut().peekable();
    while let Some(row) = rows.next()? {
        let id: AttemptId = rows::id(row, 0)?;
        while attempts.next_if(|attempt| attempt.id < id).is_some() {}
        // Rows of attempts that were undone belong to none.
        if let Some(attempt) = attempts.peek_mut().filter(|attempt| attempt.id == id) {
            add(row, attempt)?;
        }
    }
    Ok(())
}

fn attempt(row: &Row<'_>) -> Result<JudgedAttempt> {
    Ok(JudgedAttempt {
        id: rows::id(row, 0)?,
        at: rows::time(row, 1)?,
        score: Score {
            awarded: rows::marks(row, 2)?,
            available: rows::marks(row, 3)?,
        },
        points: Vec::new(),
        hints: Vec::new(),
        ticks: BTreeMap::new(),
    })
}

fn outcome(row: &Row<'_>) -> Result<PointOutcome> {
    Ok(PointOutcome {
        point: PointId::new(row.get::<_, String>(1)?),
        value: rows::marks(row, 2)?,
        marks: rows::marks(row, 3)?,
        state: rows::named(row, 4, rows::state)?,
        evidence: Vec::new(),
    })
}

fn hint(row: &Row<'_>) -> Result<Hint> {
    rows::hint(row, 1)
}
