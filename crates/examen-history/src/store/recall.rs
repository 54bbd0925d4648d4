//! What is remembered of every question: kept beside the facts, replayed where they changed.

use std::collections::BTreeMap;

use examen_bank::{PointId, Score};
use rusqlite::{Connection, Result, Row, params};
use xxhash_rust::xxh3::xxh3_64;

use super::judged::judged_attempts;
use super::questions::{all_keys, key};
use super::{Access, AttemptLog, rows, settings};
use crate::catalogue::QuestionKey;
use crate::error::HistoryError;
use crate::memory::{
    Agreement, MemoryState, Parameters, PointMemory, QuestionMemory, Rating, Scheduler, replay,
};

/// Changes when a replay of the same facts gives something else.
const REPLAY_VERSION: u32 = 1;

/// What is remembered of every question that was ever asked, by the name it had.
pub type Memories = BTreeMap<QuestionKey, QuestionMemory>;

impl AttemptLog {
    /// What is remembered. Only questions whose facts changed since the last time are replayed.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn memories(&mut self) -> std::result::Result<Memories, HistoryError> {
        let parameters = self.parameters()?;
        let scheduler = Scheduler::new(&parameters);
        if self.access != Access::ReadWrite {
            return self.replay_all(&scheduler);
        }
        let key = format!("{REPLAY_VERSION} {:016x}", fingerprint(&parameters));
        if self.read(|connection| needs_replay(connection, &key))? {
            match self.write(|transaction| replay_stale(transaction, &scheduler, &key)) {
                Ok(()) => {}
                // What is derived need not be kept to be known.
                Err(
                    HistoryError::Full { .. } | HistoryError::ReadOnly { .. } | HistoryError::Busy { .. },
                ) => {
                    return self.replay_all(&scheduler);
                }
                Err(error) => return Err(error),
            }
        }
        self.read(load)
    }

    /// What is remembered of the questions in `keys`, as if they had always been one: a question and the names it
    /// used to have.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn memory_of_all(
        &self,
        keys: &[QuestionKey],
        scheduler: &Scheduler,
    ) -> std::result::Result<Option<QuestionMemory>, HistoryError> {
        let mut judged = Vec::new();
        for key in keys {
            judged.extend(self.read(|connection| judged_attempts(connection, key))?);
        }
        judged.sort_by_key(|attempt| attempt.id);
        Ok(replay(&judged, scheduler))
    }

    /// The same, without what is kept: what the facts alone say.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn replay_all(&self, scheduler: &Scheduler) -> std::result::Result<Memories, HistoryError> {
        self.read(|connection| {
            let mut memories = Memories::new();
            for key in all_keys(connection)? {
                if let Some(memory) = replay(&judged_attempts(connection, &key)?, scheduler) {
                    memories.insert(key, memory);
                }
            }
            Ok(memories)
        })
    }
}

fn fingerprint(parameters: &Parameters) -> u64 {
    let bytes: Vec<u8> = parameters
        .as_slice()
        .iter()
        .flat_map(|value| value.to_le_bytes())
        .collect();
    xxh3_64(&bytes)
}

fn needs_replay(connection: &Connection, key: &str) -> Result<bool> {
    if settings::get(connection, "replayed_with")?.as_deref() != Some(key) {
        return Ok(true);
    }
    connection.query_row(
        "SELECT EXISTS (SELECT 1 FROM question_memory WHERE is_stale)",
        [],
        |row| row.get(0),
    )
}

fn replay_stale(connection: &Connection, scheduler: &Scheduler, key_of_replay: &str) -> Result<()> {
    if settings::get(connection, "replayed_with")?.as_deref() != Some(key_of_replay) {
        connection.execute("UPDATE question_memory SET is_stale = 1", [])?;
        settings::set(connection, "replayed_with", key_of_replay)?;
    }
    let stale: Vec<QuestionKey> = connection
        .prepare("SELECT bank, question FROM question_memory WHERE is_stale")?
        .query_map([], |row| key(row, 0))?
        .collect::<Result<_>>()?;
    for key in stale {
        let names = [key.bank.as_str(), key.question.as_str()];
        connection
            .prepare_cached("DELETE FROM point_memory WHERE bank = ?1 AND question = ?2")?
            .execute(names)?;
        match replay(&judged_attempts(connection, &key)?, scheduler) {
            Some(memory) => store(connection, &key, &memory)?,
            None => {
                connection
                    .prepare_cached("DELETE FROM question_memory WHERE bank = ?1 AND question = ?2")?
                    .execute(names)?;
            }
        }
    }
    Ok(())
}

fn store(connection: &Connection, key: &QuestionKey, memory: &QuestionMemory) -> Result<()> {
    let (bank, question) = (&key.bank, key.question.as_str());
    connection
        .prepare_cached("INSERT OR REPLACE INTO question_memory VALUES (?1, ?2, 0, ?3, ?4, ?5, ?6, ?7)")?
        .execute(params![
            bank,
            question,
            memory.n_attempts,
            memory.first.as_millisecond(),
            memory.last.as_millisecond(),
            memory.last_score.awarded.hundredths(),
            memory.last_score.available.hundredths(),
        ])?;
    let mut insert = connection.prepare_cached(
        "INSERT INTO point_memory VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
    )?;
    for (point, memory) in &memory.points {
        insert.execute(params![
            bank,
            question,
            point.as_str(),
            memory.state.stability,
            memory.state.difficulty,
            memory.last_asked.as_millisecond(),
            memory.last_rating as i64,
            memory.n_reviews,
            memory.n_missed,
            memory.n_recalled_in_a_row,
            memory.agreement.both_made,
            memory.agreement.both_missed,
            memory.agreement.only_learner,
            memory.agreement.only_machine,
        ])?;
    }
    Ok(())
}

fn load(connection: &Connection) -> Result<Memories> {
    let mut memories: Memories = connection
        .prepare("SELECT bank, question, n_attempts, first, last, last_awarded, last_available FROM question_memory")?
        .query_map([], |row| Ok((key(row, 0)?, question_memory(row)?)))?
        .collect::<Result<_>>()?;
    // Both tables have the same order, so that each question is met once with all its points.
    let mut statement = connection.prepare("SELECT * FROM point_memory ORDER BY bank, question, point")?;
    let mut rows = statement.query([])?;
    let mut questions = memories.iter_mut().peekable();
    while let Some(row) = rows.next()? {
        let (bank, question) = (row.get_ref(0)?.as_str()?, row.get_ref(1)?.as_str()?);
        let is_before = |key: &QuestionKey| (key.bank.as_str(), key.question.as_str()) < (bank, question);
        while questions.next_if(|(key, _)| is_before(key)).is_some() {}
        if let Some((_, memory)) = questions
            .peek_mut()
            .filter(|(key, _)| key.bank == bank && key.question.as_str() == question)
        {
            let point = PointId::new(row.get::<_, String>(2)?);
            memory.points.insert(point, point_memory(row)?);
        }
    }
    Ok(memories)
}

fn question_memory(row: &Row<'_>) -> Result<QuestionMemory> {
    Ok(QuestionMemory {
        n_attempts: row.get(2)?,
        first: rows::time(row, 3)?,
        last: rows::time(row, 4)?,
        last_score: Score {
            awarded: rows::marks(row, 5)?,
            available: rows::marks(row, 6)?,
        },
        points: BTreeMap::new(),
    })
}

fn point_memory(row: &Row<'_>) -> Result<PointMemory> {
    Ok(PointMemory {
        state: MemoryState {
            stability: row.get(3)?,
            difficulty: row.get(4)?,
        },
        last_asked: rows::time(row, 5)?,
        last_rating: rating(row.get(6)?),
        n_reviews: row.get(7)?,
        n_missed: row.get(8)?,
        n_recalled_in_a_row: row.get(9)?,
        agreement: Agreement {
            both_made: row.get(10)?,
            both_missed: row.get(11)?,
            only_learner: row.get(12)?,
            only_machine: row.get(13)?,
        },
    })
}

/// What is derived was written by this program: another number cannot be there.
fn rating(number: i64) -> Rating {
    match number {
        2 => Rating::Hard,
        3 => Rating::Good,
        4 => Rating::Easy,
        _ => Rating::Again,
    }
}
