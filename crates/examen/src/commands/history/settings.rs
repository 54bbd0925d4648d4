//! `examen history settings`

use anyhow::Result;
use examen_history::memory::Retention;
use examen_history::{Access, AttemptLog, KeepAnswers, Settings};
use jiff::Timestamp;

use super::undone::undone;
use crate::args::{SettingsArgs, YesNo};
use crate::commands::Outcome;
use crate::history_file;
use crate::terminal::{Terminal, visible};

/// Changes what is given, and shows all.
///
/// # Errors
/// The history cannot be used.
pub(super) fn run(args: &SettingsArgs, terminal: Terminal) -> Result<Outcome> {
    let mut log = AttemptLog::open_existing(&history_file::path(&args.history)?, Timestamp::now())?;
    let before = log.settings()?;
    let settings = changed(before, args);
    if settings != before {
        // Whoever sets something wants a history to be there.
        log = history_file::open(&args.history)?;
        log.set_settings(&settings)?;
    }
    let keep = match settings.keep_answers {
        KeepAnswers::Yes => "yes, on this machine only",
        KeepAnswers::No => "no, only their hashes",
    };
    let access = match log.access() {
        Access::ReadWrite => "",
        Access::ReadOnly => " (write-protected)",
        Access::Absent => " (not there yet)",
    };
    let n_undone = log.n_undone()?;
    let n_attempts = log.n_attempts()? + n_undone;
    let path = log.path().display().to_string();
    terminal.print(&format!(
        "history       {}{access}\nattempts      {n_attempts}{}\nkeep-answers  {keep}\nretention     {:.0} %\nnew-a-day     {}\ndue-a-day     {}\n",
        visible(&path),
        undone(n_undone),
        settings.retention.get() * 100.0,
        settings.new_a_day,
        settings.due_a_day,
    ))?;
    Ok(Outcome::Fine)
}

fn changed(before: Settings, args: &SettingsArgs) -> Settings {
    let retention = args
        .retention
        .and_then(|percent| Retention::new(f32::from(percent) / 100.0));
    Settings {
        keep_answers: match args.keep_answers {
            Some(YesNo::Yes) => KeepAnswers::Yes,
            Some(YesNo::No) => KeepAnswers::No,
            None => before.keep_answers,
        },
        retention: retention.unwrap_or(before.retention),
        new_a_day: args.new_a_day.unwrap_or(before.new_a_day),
        due_a_day: args.due_a_day.unwrap_or(before.due_a_day),
    }
}
