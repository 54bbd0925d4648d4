//! How the questions at hand stand by the history: what `examen due`, `stats` and `practice` begin with.

use anyhow::Result;
use examen_history::schedule::Schedule;
use examen_history::{AttemptLog, Catalogue};
use examen_library::Library;
use examen_library::attempts::catalogue_with_answered;
use jiff::Timestamp;

use super::report::library_here;
use crate::args::{BankChoice, HistoryChoice, StandingChoice};
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
        Self::at(&choice.bank_choice, &choice.history, now, terminal)
    }

    /// The same at the time `now`.
    ///
    /// # Errors
    /// A bank or the history that cannot be used.
    pub(super) fn at(
        banks: &BankChoice,
        history: &HistoryChoice,
        now: Timestamp,
        terminal: Terminal,
    ) -> Result<Self> {
        let library = library_here(banks, terminal)?;
        let mut log = history_file::open(history)?;
        let catalogue = catalogue_with_answered(&library, &log.questions()?);
        let schedule = log.schedule(&catalogue, now)?;
        Ok(Self {
            library,
            catalogue,
            log,
            schedule,
        })
    }
}
