//! Adding facts.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Result, Transaction, params};

use super::AttemptLog;
use super::drafts::drop_draft;
use super::read::{AttemptFilter, KeptAttempt, select};
use super::settings::{KeepAnswers, keep_answers};
use crate::attempt::{Attempt, AttemptId};
use crate::catalogue::QuestionKey;
use crate::error::HistoryError;
use crate::fact::{Assessment, Fact, ForgetScope, Forgetting, Tuning, Withdrawal};

/// Whether a fact was new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Novelty {
    New,
    Known,
}

impl AttemptLog {
    /// Stores an attempt and drops the draft of its question. When this returns, the attempt is on the disk.
    ///
    /// # Errors
    /// Nothing is stored then.
    pub fn record(&mut self, attempt: &Attempt) -> std::result::Result<AttemptId, HistoryError> {
        self.write(|transaction| record(transaction, attempt))?;
        Ok(attempt.id())
    }

    /// The same, unless the last attempt at the question, also by one of the names it had `before`, is this very answer,
    /// letter by letter: then nothing is stored, and that attempt comes back. Of several who do so at once, one stores it.
    ///
    /// # Errors
    /// Nothing is stored then.
    pub fn record_if_other(
        &mut self,
        attempt: &Attempt,
        before: &[QuestionKey],
    ) -> std::result::Result<Option<KeptAttempt>, HistoryError> {
        // Where nothing is to be written, nobody need be able to.
        let known = self.read(|connection| same_answer(connection, attempt, before))?;
        if known.is_some() {
            return Ok(known);
        }
        self.write(|transaction| {
            let known = same_answer(transaction, attempt, before)?;
            if known.is_none() {
                record(transaction, attempt)?;
            }
            Ok(known)
        })
    }

    /// Stores what the learner says about points of an attempt.
    ///
    /// # Errors
    /// Nothing is stored then.
    pub fn assess(&mut self, assessment: &Assessment) -> std::result::Result<(), HistoryError> {
        self.write(|transaction| add_assessment(transaction, assessment).map(drop))
    }
}

fn record(transaction: &Transaction<'_>, attempt: &Attempt) -> Result<()> {
    add_attempt(transaction, attempt)?;
    drop_draft(transaction, &QuestionKey::new(&attempt.bank, &attempt.question))
}

/// The last attempt at the question of `attempt`, if it is this very answer.
fn same_answer(
    connection: &Connection,
    attempt: &Attempt,
    before: &[QuestionKey],
) -> Result<Option<KeptAttempt>> {
    let now = QuestionKey::new(&attempt.bank, &attempt.question);
    let mut last: Option<KeptAttempt> = None;
    for name in before.iter().chain([&now]) {
        let filter = AttemptFilter {
            question: Some(name.clone()),
            last: Some(1),
            ..AttemptFilter::default()
        };
        let of_name = select(connection, &filter)?.pop();
        last = last.into_iter().chain(of_name).max_by_key(|kept| kept.id);
    }
    Ok(last.take_if(|kept| kept.attempt.answer_hash == attempt.answer_hash))
}

/// Adds a fact. What is about an attempt that was forgotten is not added.
pub(super) fn add(transaction: &Transaction<'_>, fact: &Fact) -> Result<Novelty> {
    match fact {
        Fact::Attempt(attempt) => add_attempt(transaction, attempt),
        Fact::Assessment(assessment) => add_assessment(transaction, assessment),
        Fact::Withdrawal(withdrawal) => add_withdrawal(transaction, withdrawal),
        Fact::Forgetting(forgetting) => add_forgetting(transaction, forgetting),
        Fact::Tuning(tuning) => add_tuning(transaction, tuning),
    }
}

fn add_attempt(transaction: &Transaction<'_>, attempt: &Attempt) -> Result<Novelty> {
    let id = attempt.id();
    let forgotten = forgotten(transaction, id)?;
    if forgotten == Some(ForgetScope::Attempt) {
        return Ok(Novelty::Known);
    }
    let added = transaction
        .prepare_cached(
            "INSERT OR IGNORE INTO attempt VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        )?
        .execute(params![
            id.to_bytes(),
            attempt.at.as_millisecond(),
            attempt.bank,
            attempt.question.as_str(),
            attempt.revision.to_string(),
            attempt.score.awarded.hundredths(),
            attempt.score.available.hundredths(),
            attempt.seconds,
            attempt.words,
            attempt.source.name(),
            attempt.grader,
            attempt.answer_hash.to_string(),
        ])?;
    // Another machine may have kept the answer of an attempt that is known here without.
    let is_kept = forgotten.is_none() && keep_answers(transaction)? == KeepAnswers::Yes;
    let answers = match &attempt.answer {
        Some(text) if is_kept => add_answer(transaction, id, text)?,
        _ => 0,
    };
    if added > 0 {
        add_points(transaction, id, attempt)?;
        touch(transaction, &attempt.bank, attempt.question.as_str())?;
    }
    Ok(novelty(added + answers))
}

fn add_answer(transaction: &Transaction<'_>, id: AttemptId, text: &str) -> Result<usize> {
    transaction
        .prepare_cached("INSERT OR IGNORE INTO answer VALUES (?1, ?2)")?
        .execute(params![id.to_bytes(), text])
}

fn add_points(transaction: &Transaction<'_>, id: AttemptId, attempt: &Attempt) -> Result<()> {
    let mut point =
        transaction.prepare_cached("INSERT INTO attempt_point VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?;
    for (position, outcome) in attempt.points.iter().enumerate() {
        let evidence: Vec<&str> = outcome.evidence.iter().map(|kind| kind.name()).collect();
        point.execute(params![
            id.to_bytes(),
            position as i64,
            outcome.point.as_str(),
            outcome.value.hundredths(),
            outcome.marks.hundredths(),
            outcome.state.name(),
            evidence.join(" "),
        ])?;
    }
    let mut hint = transaction.prepare_cached("INSERT INTO hint VALUES (?1, ?2, ?3, ?4)")?;
    for (position, taken) in attempt.hints.iter().enumerate() {
        let point = taken.point.as_ref().map(|point| point.as_str());
        hint.execute(params![id.to_bytes(), position as i64, taken.grade.name(), point])?;
    }
    Ok(())
}

fn add_assessment(transaction: &Transaction<'_>, assessment: &Assessment) -> Result<Novelty> {
    let id = assessment.attempt;
    if forgotten(transaction, id)? == Some(ForgetScope::Attempt) {
        return Ok(Novelty::Known);
    }
    let mut tick = transaction.prepare_cached("INSERT OR IGNORE INTO assessment VALUES (?1, ?2, ?3, ?4)")?;
    let mut added = 0;
    for (point, word) in &assessment.ticks {
        let at = assessment.at.as_millisecond();
        added += tick.execute(params![id.to_bytes(), at, point.as_str(), word.name()])?;
    }
    touch_attempt(transaction, id)?;
    Ok(novelty(added))
}

pub(super) fn add_withdrawal(transaction: &Transaction<'_>, withdrawal: &Withdrawal) -> Result<Novelty> {
    let id = withdrawal.attempt;
    if forgotten(transaction, id)? == Some(ForgetScope::Attempt) {
        return Ok(Novelty::Known);
    }
    touch_attempt(transaction, id)?;
    earliest(
        transaction,
        "INSERT INTO withdrawal (attempt, at) VALUES (?1, ?2)
         ON CONFLICT DO UPDATE SET at = excluded.at WHERE excluded.at < at",
        id,
        withdrawal.at,
    )
}

/// Erases what is to be forgotten, and remembers that it is.
pub(super) fn add_forgetting(transaction: &Transaction<'_>, forgetting: &Forgetting) -> Result<Novelty> {
    let id = forgetting.attempt;
    let bytes = id.to_bytes();
    match forgetting.scope {
        ForgetScope::Answer => {
            if forgotten(transaction, id)? == Some(ForgetScope::Attempt) {
                return Ok(Novelty::Known);
            }
            transaction.execute("DELETE FROM answer WHERE attempt = ?1", [bytes])?;
            earliest(transaction, &forgetting_sql("answer"), id, forgetting.at)
        }
        ForgetScope::Attempt => {
            let question = question_of(transaction, id)?;
            for table in ["answer", "attempt_point", "hint", "assessment", "withdrawal"] {
                transaction.execute(&format!("DELETE FROM {table} WHERE attempt = ?1"), [bytes])?;
            }
            transaction.execute("DELETE FROM attempt WHERE id = ?1", [bytes])?;
            if let Some((bank, question)) = question {
                forget_memory(transaction, &bank, &question)?;
            }
            transaction.execute(
                "DELETE FROM forgetting WHERE attempt = ?1 AND scope = 'answer'",
                [bytes],
            )?;
            earliest(transaction, &forgetting_sql("attempt"), id, forgetting.at)
        }
    }
}

/// Of the same thing said twice the earlier time is kept, so that the order of merging does not matter.
fn earliest(transaction: &Transaction<'_>, sql: &str, id: AttemptId, at: Timestamp) -> Result<Novelty> {
    let changed = transaction
        .prepare_cached(sql)?
        .execute(params![id.to_bytes(), at.as_millisecond()])?;
    Ok(novelty(changed))
}

fn forgetting_sql(scope: &str) -> String {
    format!(
        "INSERT INTO forgetting (attempt, scope, at) VALUES (?1, '{scope}', ?2)
         ON CONFLICT DO UPDATE SET at = excluded.at WHERE excluded.at < at"
    )
}

pub(super) fn add_tuning(transaction: &Transaction<'_>, tuning: &Tuning) -> Result<Novelty> {
    let parameters = serde_json::to_string(tuning.parameters.as_slice()).expect("numbers can be written");
    let added = transaction.execute(
        "INSERT OR IGNORE INTO tuning VALUES (?1, ?2, ?3)",
        params![tuning.at.as_millisecond(), parameters, tuning.n_reviews],
    )?;
    Ok(novelty(added))
}

fn novelty(n_rows: usize) -> Novelty {
    if n_rows > 0 { Novelty::New } else { Novelty::Known }
}

/// How much of an attempt was forgotten.
fn forgotten(connection: &Connection, id: AttemptId) -> Result<Option<ForgetScope>> {
    connection
        .prepare_cached("SELECT max(scope) FROM forgetting WHERE attempt = ?1")?
        .query_row([id.to_bytes()], |row| row.get::<_, Option<String>>(0))
        .optional()
        .map(|scope| scope.flatten().as_deref().and_then(ForgetScope::from_name))
}

/// What was derived from the facts about a question no longer holds.
fn touch(transaction: &Transaction<'_>, bank: &str, question: &str) -> Result<()> {
    transaction
        .prepare_cached(
            "INSERT INTO question_memory (bank, question, is_stale) VALUES (?1, ?2, 1)
             ON CONFLICT DO UPDATE SET is_stale = 1",
        )?
        .execute([bank, question])
        .map(drop)
}

fn touch_attempt(transaction: &Transaction<'_>, id: AttemptId) -> Result<()> {
    match question_of(transaction, id)? {
        Some((bank, question)) => touch(transaction, &bank, &question),
        None => Ok(()),
    }
}

/// What was derived goes with the facts: of a question without attempts not even the name stays.
fn forget_memory(transaction: &Transaction<'_>, bank: &str, question: &str) -> Result<()> {
    let names = [bank, question];
    transaction.execute(
        "DELETE FROM point_memory WHERE bank = ?1 AND question = ?2",
        names,
    )?;
    transaction.execute(
        "DELETE FROM question_memory WHERE bank = ?1 AND question = ?2",
        names,
    )?;
    let sql = "SELECT EXISTS (SELECT 1 FROM attempt WHERE bank = ?1 AND question = ?2)";
    if transaction.query_row(sql, names, |row| row.get(0))? {
        touch(transaction, bank, question)?;
    }
    Ok(())
}

fn question_of(transaction: &Transaction<'_>, id: AttemptId) -> Result<Option<(String, String)>> {
    transaction
        .prepare_cached("SELECT bank, question FROM attempt WHERE id = ?1")?
        .query_row([id.to_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()
}
