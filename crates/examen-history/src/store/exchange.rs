//! All facts out, and facts in.

use std::io::{self, BufRead, Write};

use examen_bank::PointId;
use rusqlite::{Connection, Result, Row};

use super::append::{Novelty, add};
use super::read::{AttemptFilter, select_all};
use super::{AttemptLog, rows, tuning};
use crate::attempt::AttemptId;
use crate::error::HistoryError;
use crate::exchange::{Damage, HEADER_START, HeaderLine, ImportReport, Line, header, line, read_line};
use crate::fact::{Assessment, Fact, ForgetScope, Forgetting, Tick, Tuning, Withdrawal};

/// What an export holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Export {
    /// How many facts were written.
    pub n_facts: u64,
}

impl AttemptLog {
    /// All facts, in an order of their own: equal histories give equal lists.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn facts(&self) -> std::result::Result<Vec<Fact>, HistoryError> {
        let mut facts = self.read(attempts)?;
        facts.extend(self.read(assessments)?);
        facts.extend(self.read(withdrawals)?);
        facts.extend(self.read(forgettings)?);
        for (at, parameters, n_reviews) in self.read(tuning::all)? {
            let parameters = tuning::parse(&parameters)?;
            facts.push(Fact::Tuning(Tuning {
                at,
                parameters,
                n_reviews,
            }));
        }
        Ok(facts)
    }

    /// Writes all facts as JSON Lines.
    ///
    /// # Errors
    /// The history cannot be read.
    pub fn export(&self, mut output: impl Write) -> std::result::Result<io::Result<Export>, HistoryError> {
        let facts = self.facts()?;
        let n_facts = facts.len() as u64;
        let mut write = || {
            writeln!(output, "{}", header(n_facts))?;
            for fact in &facts {
                writeln!(output, "{}", line(fact))?;
            }
            output.flush()?;
            Ok(Export { n_facts })
        };
        Ok(write())
    }

    /// Adds facts, in one transaction. Merging histories in any order gives the same one.
    ///
    /// # Errors
    /// Nothing is stored then.
    pub fn merge(&mut self, facts: &[Fact]) -> std::result::Result<ImportReport, HistoryError> {
        let mut report = ImportReport::default();
        self.write(|transaction| {
            for fact in facts {
                match add(transaction, fact)? {
                    Novelty::New => report.n_added += 1,
                    Novelty::Known => report.n_known += 1,
                }
            }
            Ok(())
        })?;
        self.finish_import(&report)?;
        Ok(report)
    }

    /// Adds the facts of an export. A line that is damaged is reported and passed over.
    ///
    /// # Errors
    /// The history cannot be written, or the input cannot be read; nothing is stored then.
    pub fn import(
        &mut self,
        input: impl BufRead,
    ) -> std::result::Result<io::Result<ImportReport>, HistoryError> {
        match read_facts(input) {
            Err(error) => Ok(Err(error)),
            Ok(lines) => {
                let mut report = self.merge(&lines.facts)?;
                let n_lines = lines.facts.len() + lines.damage.len();
                report.n_missing = lines.promised.saturating_sub(n_lines as u64);
                report.header = lines.header;
                report.damage = lines.damage;
                Ok(Ok(report))
            }
        }
    }

    /// Facts that erase must not leave what they erased in the write-ahead log.
    fn finish_import(&self, report: &ImportReport) -> std::result::Result<(), HistoryError> {
        if report.n_added == 0 {
            return Ok(());
        }
        self.read(|connection| connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())))
    }
}

/// What the lines of an export say.
#[derive(Default)]
struct ReadLines {
    facts: Vec<Fact>,
    header: HeaderLine,
    /// How many facts the first line promises.
    promised: u64,
    damage: Vec<Damage>,
}

fn read_facts(mut input: impl BufRead) -> io::Result<ReadLines> {
    let mut lines = ReadLines::default();
    let mut bytes = Vec::new();
    for number in 1.. {
        bytes.clear();
        if input.read_until(b'\n', &mut bytes)? == 0 {
            break;
        }
        if bytes.starts_with(HEADER_START) {
            lines.header = HeaderLine::Found;
        }
        let is_whole = bytes.ends_with(b"\n");
        match read_line(bytes.trim_ascii_end()) {
            Ok(Line::Header(n_facts)) => lines.promised = n_facts,
            Ok(Line::Fact(fact)) => lines.facts.push(*fact),
            Ok(Line::Blank) => {}
            Err(reason) => {
                let reason = if is_whole {
                    reason
                } else {
                    format!("the file ends within the line: {reason}")
                };
                lines.damage.push(Damage { line: number, reason });
                // Of a format that is not known nothing is taken.
                if bytes.starts_with(HEADER_START) {
                    break;
                }
            }
        }
    }
    Ok(lines)
}

fn attempts(connection: &Connection) -> Result<Vec<Fact>> {
    let kept = select_all(connection, &AttemptFilter::default())?;
    Ok(kept.into_iter().map(|kept| Fact::Attempt(kept.attempt)).collect())
}

fn assessments(connection: &Connection) -> Result<Vec<Fact>> {
    let mut statement = connection
        .prepare("SELECT attempt, at, point, tick FROM assessment ORDER BY attempt, at, point, tick")?;
    let mut rows = statement.query([])?;
    let mut assessments: Vec<Assessment> = Vec::new();
    while let Some(row) = rows.next()? {
        let (attempt, at) = (rows::id(row, 0)?, rows::time(row, 1)?);
        let point = PointId::new(row.get::<_, String>(2)?);
        let tick = (point, rows::named(row, 3, Tick::from_name)?);
        match assessments.last_mut() {
            Some(last) if last.attempt == attempt && last.at == at => last.ticks.push(tick),
            _ => assessments.push(Assessment {
                attempt,
                at,
                ticks: vec![tick],
            }),
        }
    }
    Ok(assessments.into_iter().map(Fact::Assessment).collect())
}

fn withdrawals(connection: &Connection) -> Result<Vec<Fact>> {
    let fact = |row: &Row<'_>| {
        let (attempt, at): (AttemptId, _) = (rows::id(row, 0)?, rows::time(row, 1)?);
        Ok(Fact::Withdrawal(Withdrawal { attempt, at }))
    };
    connection
        .prepare("SELECT attempt, at FROM withdrawal ORDER BY attempt")?
        .query_map([], fact)?
        .collect()
}

fn forgettings(connection: &Connection) -> Result<Vec<Fact>> {
    let fact = |row: &Row<'_>| {
        Ok(Fact::Forgetting(Forgetting {
            attempt: rows::id(row, 0)?,
            at: rows::time(row, 1)?,
            scope: rows::named(row, 2, ForgetScope::from_name)?,
        }))
    };
    connection
        .prepare("SELECT attempt, at, scope FROM forgetting ORDER BY attempt, scope")?
        .query_map([], fact)?
        .collect()
}
