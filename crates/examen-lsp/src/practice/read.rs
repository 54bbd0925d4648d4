//! Reading the history.

use std::collections::BTreeSet;
use std::path::Path;

use examen_bank::QuestionId;
use examen_history::schedule::{Quota, Schedule};
use examen_history::{AttemptLog, Catalogue, HistoryError, Settings};
use examen_library::Library;
use examen_library::attempts::{add_answered, catalogue, catalogue_with_answered};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ZonedDateTime};

use super::remembered::Remembered;

/// How the questions of `library` stand at the time `now` by the history at `path`. Without a file, all are new: looking
/// makes none.
///
/// # Errors
/// The history cannot be used.
pub(crate) fn read(
    path: Option<&Path>,
    library: &Library,
    now: Timestamp,
) -> Result<Remembered, HistoryError> {
    let (catalogue, schedule, settings) = match path.filter(|path| path.exists()) {
        None => {
            let catalogue = catalogue(library);
            let schedule = Schedule::untouched(&catalogue, now);
            (catalogue, schedule, Settings::default())
        }
        Some(path) => {
            let mut log = AttemptLog::open(path, now)?;
            let catalogue = catalogue_with_answered(library, &log.answered()?);
            let schedule = log.schedule(&catalogue, now)?;
            (catalogue, schedule, log.settings()?)
        }
    };
    Ok(Remembered {
        quota: quota(&schedule, &settings),
        catalogue,
        schedule,
    })
}

/// The same of the questions that were answered, which is what lenses and hovers say something about: a bank may have
/// thousands of others, and this is held for as long as the server runs.
///
/// # Errors
/// The history cannot be used.
pub(crate) fn read_answered(
    path: &Path,
    library: &Library,
    now: Timestamp,
) -> Result<Remembered, HistoryError> {
    let mut catalogue = Catalogue::default();
    let (schedule, settings) = if path.exists() {
        let mut log = AttemptLog::open(path, now)?;
        let keys = log.answered()?.into_iter();
        // In these banks or in any other: a bank may have had another name.
        let answered: BTreeSet<QuestionId> = keys.map(|key| key.question).collect();
        for bank in &library.banks {
            add_answered(&mut catalogue, bank, |id| answered.contains(id));
        }
        (log.schedule(&catalogue, now)?, log.settings()?)
    } else {
        (Schedule::untouched(&catalogue, now), Settings::default())
    };
    Ok(Remembered {
        quota: quota(&schedule, &settings),
        catalogue,
        schedule,
    })
}

fn quota(schedule: &Schedule, settings: &Settings) -> Quota {
    let today = ZonedDateTime::new(schedule.now, TimeZone::system());
    let midnight = today.start_of_day().map(|start| start.timestamp());
    schedule.quota(settings, midnight.unwrap_or(schedule.now))
}
