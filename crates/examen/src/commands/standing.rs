//! How the questions at hand stand by the history: what `examen due`, `stats` and `practice` begin with.

use anyhow::Result;
use examen_history::schedule::Schedule;
use examen_history::{AttemptLog, Catalogue};
use examen_library::Library;
use examen_library::attempts::catalogue_with_answered;
use jiff::Timestamp;

use super::report::library_here;
use crate::args::{BankChoice, StandingChoice};
use crate::history_file;
use crate::terminal::Terminal;

/// The questions, the history, and what the one says about the other.
pub(super) struct Standing {
    pub(super) library: Library,
    pub(super) catalogue: Catalogue,
    pub(super) log: AttemptLog,
    pub(super) schedule: Schedule,
}

impl Standing {
    /// As the options say.
    ///
    /// # Errors
    /// A bank or the history that cannot be used.
    pub(super) fn read(choice: &StandingChoice, terminal: Terminal) -> Result<Self> {
        let now = choice.at.map_or_else(Timestamp::now, |moment| moment.0);
        Self::of(
            &choice.bank_choice,
            || {
                let log = history_file::open_existing(&choice.history)?;
                // Nobody knew then what was answered later.
                Ok(if choice.at.is_some() { log.as_of(now)? } else { log })
            },
            now,
            terminal,
        )
    }

    /// By the history that `open` opens, at the time `now`.
    ///
    /// # Errors
    /// A bank or the history that cannot be used.
    pub(super) fn of(
        banks: &BankChoice,
        open: impl FnOnce() -> Result<AttemptLog>,
        now: Timestamp,
        terminal: Terminal,
    ) -> Result<Self> {
        let library = library_here(banks, terminal)?;
        let mut log = open()?;
        let catalogue = catalogue_with_answered(&library, &log.answered()?);
        let schedule = log.schedule(&catalogue, now)?;
        Ok(Self {
            library,
            catalogue,
            log,
            schedule,
        })
    }
}
