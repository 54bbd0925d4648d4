//! Between rows and types.

use std::error::Error;
use std::fmt;

use examen_bank::{AnswerHash, Marks, MatchKind, PointId, QuestionId, Revision, Score, State};
use jiff::Timestamp;
use rusqlite::types::Type;
use rusqlite::{Result, Row};

use crate::attempt::{Attempt, AttemptId, Hint, HintGrade, PointOutcome, Source};

/// The columns of an attempt, in the order in which [`attempt`] reads them.
pub(super) const ATTEMPT_COLUMNS: &str = "id, at, bank, question, revision, awarded, available, seconds, words, \
                                          source, grader, answer_hash";

/// An attempt without points, hints and answer, which have tables of their own.
pub(super) fn attempt(row: &Row<'_>) -> Result<(AttemptId, Attempt)> {
    let attempt = Attempt {
        at: time(row, 1)?,
        bank: row.get(2)?,
        question: QuestionId::new(row.get::<_, String>(3)?),
        revision: named(row, 4, Revision::parse)?,
        score: Score {
            awarded: marks(row, 5)?,
            available: marks(row, 6)?,
        },
        seconds: row.get(7)?,
        words: row.get(8)?,
        source: named(row, 9, Source::from_name)?,
        grader: row.get(10)?,
        answer_hash: named(row, 11, AnswerHash::parse)?,
        points: Vec::new(),
        hints: Vec::new(),
        answer: None,
    };
    Ok((id(row, 0)?, attempt))
}

/// `point, value, marks, state, evidence` from column `first` on.
pub(super) fn outcome(row: &Row<'_>, first: usize) -> Result<PointOutcome> {
    let evidence: String = row.get(first + 4)?;
    let kinds = evidence.split_whitespace().map(MatchKind::from_name);
    let kinds: Option<Vec<_>> = kinds.collect();
    Ok(PointOutcome {
        point: PointId::new(row.get::<_, String>(first)?),
        value: marks(row, first + 1)?,
        marks: marks(row, first + 2)?,
        state: named(row, first + 3, state)?,
        evidence: kinds.ok_or_else(|| unknown(first + 4, &evidence))?,
    })
}

/// `grade, point` from column `first` on.
pub(super) fn hint(row: &Row<'_>, first: usize) -> Result<Hint> {
    Ok(Hint {
        grade: named(row, first, HintGrade::from_name)?,
        point: row.get::<_, Option<String>>(first + 1)?.map(PointId::new),
    })
}

pub(super) fn id(row: &Row<'_>, column: usize) -> Result<AttemptId> {
    row.get::<_, [u8; 16]>(column).map(AttemptId::from_bytes)
}

pub(super) fn time(row: &Row<'_>, column: usize) -> Result<Timestamp> {
    let millisecond: i64 = row.get(column)?;
    Timestamp::from_millisecond(millisecond).map_err(|_| unknown(column, &millisecond.to_string()))
}

pub(super) fn marks(row: &Row<'_>, column: usize) -> Result<Marks> {
    row.get(column).map(Marks::from_hundredths)
}

/// The value with the name in that column.
pub(super) fn named<T>(row: &Row<'_>, column: usize, from_name: impl Fn(&str) -> Option<T>) -> Result<T> {
    let text = row.get_ref(column)?.as_str()?;
    from_name(text).ok_or_else(|| unknown(column, text))
}

pub(super) fn state(name: &str) -> Option<State> {
    State::ALL.into_iter().find(|state| state.name() == name)
}

fn unknown(column: usize, text: &str) -> rusqlite::Error {
    let error = Box::new(UnknownWord(text.to_owned()));
    rusqlite::Error::FromSqlConversionFailure(column, Type::Text, error)
}

/// A word in the database that this version does not know.
#[derive(Debug)]
struct UnknownWord(String);

impl fmt::Display for UnknownWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not known to this version", self.0)
    }
}

impl Error for UnknownWord {}
