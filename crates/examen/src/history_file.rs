//! Where the history is, and what time it is: what the history's own crate must not know.

use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};
use etcetera::{AppStrategy as _, AppStrategyArgs, choose_app_strategy};
use examen_history::AttemptLog;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ZonedDateTime};

use crate::args::HistoryChoice;

/// The file in the user's data directory.
const FILE_NAME: &str = "history.sqlite3";

/// The history that was chosen; else the one in the user's data directory.
///
/// # Errors
/// There is no home directory.
pub(crate) fn path(choice: &HistoryChoice) -> Result<PathBuf> {
    if let Some(path) = &choice.history {
        return Ok(path.clone());
    }
    let args = AppStrategyArgs {
        top_level_domain: String::new(),
        author: "Examen".to_owned(),
        app_name: "examen".to_owned(),
    };
    let folders =
        choose_app_strategy(args).context("there is no home directory; choose a file with --history")?;
    Ok(folders.in_data_dir(FILE_NAME))
}

/// Opens it to look at it, or to change what is in it. One that was named has to be there; else there is nothing in it
/// before the first practice, and none is made.
///
/// # Errors
/// It cannot be used; the error says why.
pub(crate) fn open_existing(choice: &HistoryChoice) -> Result<AttemptLog> {
    named_is_there(choice)?;
    Ok(AttemptLog::open_existing(&path(choice)?, Timestamp::now())?)
}

fn named_is_there(choice: &HistoryChoice) -> Result<()> {
    match &choice.history {
        Some(path) if !path.exists() => bail!(
            "{}: there is no such history; check how the path is spelt, or answer something first: `examen practice` makes it",
            path.display()
        ),
        _ => Ok(()),
    }
}

/// Opens it, or makes it.
///
/// # Errors
/// It cannot be used; the error says why.
pub(crate) fn open(choice: &HistoryChoice) -> Result<AttemptLog> {
    Ok(AttemptLog::open(&path(choice)?, Timestamp::now())?)
}

/// When the day of `now` began, here.
pub(crate) fn midnight(now: Timestamp) -> Timestamp {
    let today = ZonedDateTime::new(now, TimeZone::system());
    today.start_of_day().map_or(now, |start| start.timestamp())
}

/// The date of `time`, here: `2026-03-01`.
pub(crate) fn date(time: Timestamp) -> String {
    ZonedDateTime::new(time, TimeZone::system()).date().to_string()
}
