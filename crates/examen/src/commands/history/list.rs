//! `examen history list`

use anstyle::Style;
use anyhow::Result;
use examen_bank::{QuestionId, Score};
use examen_history::{Attempt, AttemptFilter, AttemptLog, KeptAttempt, QuestionKey};
use jiff::ZonedDateTime;
use jiff::tz::TimeZone;

use super::meant::meant_by;
use crate::args::{Format, HistoryListArgs};
use crate::commands::Outcome;
use crate::history_file;
use crate::json::{HistoryDocument, to_text};
use crate::question_names::QuestionNames;
use crate::render::Unmarked;
use crate::render::blocks::{cell, indented, table};
use crate::render::styles::{FAINT, NAME, of_share};
use crate::terminal::Terminal;

/// Lists attempts.
///
/// # Errors
/// The history cannot be read.
pub(super) fn run(args: &HistoryListArgs, terminal: Terminal) -> Result<Outcome> {
    let log = history_file::open_existing(&args.history)?;
    let names = QuestionNames::of(&log.questions()?);
    let attempts = match &args.question {
        None => log.attempts(&AttemptFilter {
            last: Some(args.count),
            ..AttemptFilter::default()
        })?,
        Some(question) => {
            let mut attempts = Vec::new();
            for key in meant_by(question, &log, &args.bank_choice, terminal)? {
                let filter = AttemptFilter {
                    question: Some(key),
                    last: Some(args.count),
                    ..AttemptFilter::default()
                };
                attempts.extend(log.attempts(&filter)?);
            }
            attempts.sort_by_key(|kept| kept.id);
            let surplus = attempts.len().saturating_sub(args.count as usize);
            attempts.split_off(surplus)
        }
    };
    let text = match args.format {
        Format::Json => to_text(&HistoryDocument::of(&attempts)),
        Format::Human if attempts.is_empty() => nothing(args.question.as_ref(), &log)?,
        Format::Human => rows(&attempts, &names, terminal.width()),
    };
    terminal.print(&text)?;
    Ok(Outcome::Fine)
}

/// Why nothing is listed.
fn nothing(question: Option<&QuestionId>, log: &AttemptLog) -> Result<String> {
    Ok(match question {
        Some(id) if log.n_attempts()? > 0 => {
            format!("`{id}` was never answered; without --question all attempts are listed\n")
        }
        _ => "nothing was submitted yet; answers are kept by `examen practice` and by an editor that submits them, not by \
              `examen grade`\n"
            .to_owned(),
    })
}

fn rows(attempts: &[KeptAttempt], names: &QuestionNames, width: usize) -> String {
    let mut rows = table(width);
    for kept in attempts {
        let attempt = &kept.attempt;
        let at = ZonedDateTime::new(attempt.at, TimeZone::system());
        let (marks, style) = marks(attempt);
        let key = QuestionKey::new(&attempt.bank, &attempt.question);
        rows.add_row([
            cell(&at.strftime("%Y-%m-%d %H:%M").to_string(), FAINT),
            cell(&marks, style),
            cell(names.name(&key), NAME),
            cell(&kept.id.to_string(), Style::new()),
        ]);
    }
    indented(&rows, "")
}

/// `caching, 3/5, of 2026-03-02 12:00`
pub(super) fn told(kept: &KeptAttempt, names: &QuestionNames) -> String {
    let attempt = &kept.attempt;
    let at = ZonedDateTime::new(attempt.at, TimeZone::system());
    let key = QuestionKey::new(&attempt.bank, &attempt.question);
    let (marks, _) = marks(attempt);
    format!(
        "{}, {marks}, of {}",
        names.name(&key),
        at.strftime("%Y-%m-%d %H:%M")
    )
}

/// `3/5`, or why there are no marks.
fn marks(attempt: &Attempt) -> (String, Style) {
    let Score { awarded, available } = attempt.score;
    match Unmarked::attempt(attempt) {
        Some(why) => (why.to_string(), FAINT),
        None => (format!("{awarded}/{available}"), of_share(attempt.score.share())),
    }
}
