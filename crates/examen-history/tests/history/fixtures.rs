//! A small bank, and attempts at its questions.

use examen_bank::{AnswerHash, Bank, Marks, MatchKind, PointId, QuestionId, Revision, Score, State};
use examen_history::{Attempt, AttemptLog, Catalogue, PointOutcome, QuestionKey, QuestionNames, Source};
use jiff::{SignedDuration, Timestamp};
use tempfile::TempDir;

pub const BANK: &str = "\
---
bank: mini
---

# Caching

## Why are prices stale?
<!-- id: stale-prices; level: 2 -->

### Points

- +2! Copies outlive their rows ^outlive
- +1 Gives entries a lifetime ^lifetime
- -1 Trusts a longer lifetime ^longer

## What is a cache stampede?
<!-- id: stampede; level: 3 -->

### Points

- +2 Many miss at once ^at-once
- +2 Lets one refill ^one-refills

# Queues

## Why must a handler be idempotent?
<!-- id: idempotent; was: repeat-safe -->

### Points

- +2 Messages come twice ^twice
- +0.5 Names a key ^key
";

/// A folder with a history that is not there yet.
pub struct Home {
    pub folder: TempDir,
}

impl Home {
    pub fn new() -> Self {
        Self {
            folder: TempDir::new().unwrap(),
        }
    }

    pub fn path(&self) -> std::path::PathBuf {
        self.folder.path().join("history.sqlite3")
    }

    pub fn open(&self) -> AttemptLog {
        AttemptLog::open(&self.path(), day(0)).unwrap()
    }

    /// The first schema had no tables for what is derived, and no hints of half-written answers.
    pub fn make_first_version(&self) {
        let connection = rusqlite::Connection::open(self.path()).unwrap();
        connection
            .execute_batch(
                "DROP TABLE question_memory; DROP TABLE point_memory; DROP TABLE draft_hint;
                 ALTER TABLE draft DROP COLUMN seconds; PRAGMA user_version = 1",
            )
            .unwrap();
    }
}

/// Noon of day `n` of a history, in UTC.
pub fn day(n: i64) -> Timestamp {
    let start: Timestamp = "2026-01-05T12:00:00Z".parse().unwrap();
    start + SignedDuration::from_hours(24 * n)
}

pub fn key(question: &str) -> QuestionKey {
    QuestionKey::new("mini", &QuestionId::new(question))
}

/// The names of a question that is called `now` and used to be called as in `before`.
pub fn names(now: &str, before: &[&str]) -> QuestionNames {
    QuestionNames {
        now: key(now),
        before: before.iter().map(|name| key(name)).collect(),
    }
}

pub fn catalogue() -> Catalogue {
    catalogue_of(BANK)
}

pub fn catalogue_of(bank: &str) -> Catalogue {
    let bank = Bank::parse(bank).value;
    let mut catalogue = Catalogue::default();
    catalogue.add(bank.name().unwrap(), &bank);
    catalogue
}

/// An attempt at `question` at the time `at`: `outlive=met lifetime=missed`.
pub fn attempt(question: &str, at: Timestamp, outcomes: &str) -> Attempt {
    let points: Vec<PointOutcome> = outcomes.split_whitespace().map(outcome).collect();
    let positive = points.iter().filter(|point| !point.is_misconception());
    let awarded = points.iter().map(|point| point.marks).sum();
    let answer = format!("An answer to {question}: {outcomes}.");
    Attempt {
        bank: "mini".to_owned(),
        question: QuestionId::new(question),
        revision: Revision::of(question),
        at,
        score: Score::clamped(awarded, positive.map(|point| point.value).sum()),
        points,
        hints: Vec::new(),
        seconds: 90,
        words: 12,
        source: Source::Terminal,
        grader: "0.1.0".to_owned(),
        answer_hash: AnswerHash::of(&answer),
        answer: Some(answer),
    }
}

fn outcome(text: &str) -> PointOutcome {
    let (point, state) = text.split_once('=').unwrap();
    let state = State::ALL
        .into_iter()
        .find(|other| other.name() == state)
        .unwrap();
    let value = if matches!(state, State::Claimed | State::Rejected | State::Absent) {
        -1
    } else {
        2
    };
    let marks = match state {
        State::Met => 200,
        State::Partial | State::Listed => 100,
        State::Claimed => -100,
        _ => 0,
    };
    PointOutcome {
        point: PointId::new(point),
        value: Marks::whole(value),
        marks: Marks::from_hundredths(marks),
        state,
        evidence: if marks > 0 {
            vec![MatchKind::Exact, MatchKind::Misspelt]
        } else {
            Vec::new()
        },
    }
}
