//! Reading the history.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use examen_bank::{Bank, Question};
use examen_history::schedule::{Quota, Schedule};
use examen_history::{AttemptLog, Catalogue, HistoryError, QuestionKey, Settings};
use examen_library::attempts::catalogue;
use examen_library::{Library, LoadedBank};
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
    let mut catalogue = catalogue(library);
    let (schedule, settings) = match path.filter(|path| path.exists()) {
        None => (Schedule::untouched(&catalogue, now), Settings::default()),
        Some(path) => {
            let mut log = AttemptLog::open(path, now)?;
            add_answered(&mut catalogue, library, &log)?;
            (log.schedule(&catalogue, now)?, log.settings()?)
        }
    };
    Ok(Remembered {
        quota: quota(&schedule, &settings),
        catalogue,
        schedule,
    })
}

/// Adds the questions that were answered, of the banks that are not the library's own: where somebody has banks, the
/// one that ships with the program is practised only as far as he went.
fn add_answered(catalogue: &mut Catalogue, library: &Library, log: &AttemptLog) -> Result<(), HistoryError> {
    let is_own = |bank: &Arc<LoadedBank>| library.own().iter().any(|own| Arc::ptr_eq(own, bank));
    let others: Vec<&Arc<LoadedBank>> = library.banks.iter().filter(|bank| !is_own(bank)).collect();
    if others.is_empty() {
        return Ok(());
    }
    let answered: BTreeSet<QuestionKey> = log.questions()?.into_iter().collect();
    for bank in others {
        let name = bank.name();
        let was_answered = |question: &&Question| {
            let mut ids = std::iter::once(&question.id).chain(&question.was);
            ids.any(|id| answered.contains(&QuestionKey::new(&name, id)))
        };
        let questions = bank.bank.questions.iter().filter(was_answered);
        let answered = Bank {
            questions: questions.cloned().collect(),
            ..Bank::default()
        };
        catalogue.add(&name, &answered);
    }
    Ok(())
}

fn quota(schedule: &Schedule, settings: &Settings) -> Quota {
    let today = ZonedDateTime::new(schedule.now, TimeZone::system());
    let midnight = today.start_of_day().map(|start| start.timestamp());
    schedule.quota(settings, midnight.unwrap_or(schedule.now))
}
