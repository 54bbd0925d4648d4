//! `examen history forget`

use anyhow::{Context as _, Result, bail};
use examen_history::{Access, AttemptLog, ForgetScope, Forgotten, QuestionKey, Selection};
use examen_lsp::forget_sessions;
use jiff::Timestamp;

use super::meant::meant_by;
use super::undone::undone;
use crate::args::ForgetArgs;
use crate::commands::Outcome;
use crate::history_file;
use crate::question_names::QuestionNames;
use crate::render::count;
use crate::terminal::{Terminal, visible};

/// Erases attempts; without `--yes` says what would be erased.
///
/// # Errors
/// Nobody confirmed, no attempt is at the question, or the history cannot be written.
pub(super) fn run(args: &ForgetArgs, terminal: Terminal) -> Result<Outcome> {
    let mut log = history_file::open_existing(&args.history)?;
    let selections = selections(args, &log, terminal)?;
    let scope = if args.answers {
        ForgetScope::Answer
    } else {
        ForgetScope::Attempt
    };
    if !has_any(&log, &selections)? {
        if args.yes {
            forget_hints(args, &log)?;
        }
        terminal.print("nothing fits, so there is nothing to forget\n")?;
        return Ok(Outcome::Fine);
    }
    let mut all = Forgotten::default();
    for selection in &selections {
        let forgotten = if args.yes {
            log.forget(selection, scope, Timestamp::now())?
        } else {
            log.would_forget(selection)?
        };
        all.n_attempts += forgotten.n_attempts;
        all.n_undone += forgotten.n_undone;
        all.n_drafts += forgotten.n_drafts;
        // Backups go with the first selection.
        if all.backups.is_empty() {
            all.backups = forgotten.backups;
        }
    }
    let what = listed(&all, scope);
    if !args.yes {
        bail!(
            "this would erase {what}{}; add --yes to do it",
            of_questions(&selections)
        );
    }
    forget_hints(args, &log)?;
    terminal.print(&format!("forgotten: {}\n", visible(&what)))?;
    Ok(Outcome::Fine)
}

/// Who forgets everything forgets the hints that were taken in sheets, too.
fn forget_hints(args: &ForgetArgs, log: &AttemptLog) -> Result<()> {
    if !args.all || args.answers {
        return Ok(());
    }
    forget_sessions(log.path()).with_context(|| {
        format!(
            "{}: the hints that were taken cannot be forgotten",
            log.path().display()
        )
    })
}

/// Whether there is anything to erase.
fn has_any(log: &AttemptLog, selections: &[Selection]) -> Result<bool> {
    if log.access() == Access::Absent {
        return Ok(false);
    }
    for selection in selections {
        let Forgotten {
            n_attempts,
            n_drafts,
            backups,
            n_undone: _,
        } = log.would_forget(selection)?;
        if n_attempts > 0 || n_drafts > 0 || !backups.is_empty() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// ` of caching, cache-basics`, where what is erased is that of several questions, or of one under several names.
fn of_questions(selections: &[Selection]) -> String {
    let keys = selections.iter().filter_map(|selection| match selection {
        Selection::Question(key) => Some(key),
        _ => None,
    });
    let keys: Vec<&QuestionKey> = keys.collect();
    if keys.len() < 2 {
        return String::new();
    }
    let names = QuestionNames::of(keys.iter().copied());
    let called: Vec<&str> = keys.iter().map(|key| names.name(key)).collect();
    format!(" of {}", called.join(", "))
}

/// `4 attempts (1 undone), 1 half-written answer, and 1 backup of the history`
fn listed(all: &Forgotten, scope: ForgetScope) -> String {
    let number = |n: u64, what| count(usize::try_from(n).unwrap_or(usize::MAX), what);
    let of = match scope {
        ForgetScope::Answer => "the answers of ",
        ForgetScope::Attempt => "",
    };
    let mut text = format!(
        "{of}{}{}",
        number(all.n_attempts, "attempt"),
        undone(all.n_undone)
    );
    if all.n_drafts > 0 {
        text += &format!(", {}", number(all.n_drafts, "half-written answer"));
    }
    if !all.backups.is_empty() {
        let backups = count(all.backups.len(), "backup");
        text += &format!(", and {backups} of the history");
    }
    text
}

/// An id may be that of questions in several banks, and a question may have had others.
fn selections(args: &ForgetArgs, log: &AttemptLog, terminal: Terminal) -> Result<Vec<Selection>> {
    if let Some(id) = args.attempt {
        return Ok(vec![Selection::One(id)]);
    }
    if let Some(before) = args.before {
        return Ok(vec![Selection::Before(before.0)]);
    }
    let Some(question) = &args.question else {
        return Ok(vec![Selection::All]);
    };
    let meant = meant_by(question, log, &args.bank_choice, terminal)?;
    if meant.is_empty() {
        bail!("{question}: there is no attempt at that question; see `examen history list`");
    }
    Ok(meant.into_iter().map(Selection::Question).collect())
}
