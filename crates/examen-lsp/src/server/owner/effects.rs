//! What commands change.

use std::path::Path;

use examen_history::{Attempt, AttemptLog, HistoryError};
use jiff::Timestamp;

use super::Owner;
use crate::commands::Effect;
use crate::protocol::{MessageType, request};
use crate::server::calls::Purpose;
use crate::server::event::Done;
use crate::state::Progress;

impl Owner {
    /// Writes attempts into the history, if there is one.
    fn keep(&mut self, attempts: Vec<Attempt>) {
        let Some(path) = self.options.history.clone().filter(|_| !attempts.is_empty()) else {
            return;
        };
        self.jobs.spawn(
            move || Done::Kept(record(&path, &attempts).map_err(|error| error.to_string())),
            |words| Done::Kept(Err(words)),
        );
    }

    /// Attempts were written into the history, or could not be.
    pub(super) fn on_kept(&self, outcome: Result<(), String>) {
        if let Err(problem) = outcome {
            let message =
                format!("examen: the attempts are not kept: {problem}; hand the sheet in again later");
            self.show(MessageType::ERROR, message);
        }
    }

    /// Does what a command asked for.
    pub(super) fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::RecordHints { uri, question, hints } => {
                self.state.session_mut(&uri).record_hints(question, hints);
            }
            Effect::RecordReveal { uri, question } => {
                self.state.session_mut(&uri).record_reveal(question);
            }
            Effect::Submit { uri, attempts } => {
                let session = self.state.session_mut(&uri);
                session.progress = Progress::Submitted;
                session.record_submission(&attempts);
                self.keep(attempts);
                self.publisher.touch(&uri);
                self.refresh();
            }
            Effect::Edit(edit) => self.call::<request::ApplyWorkspaceEdit>(&edit, Purpose::Edit),
            Effect::EditThenShow(edit, place) => {
                self.call::<request::ApplyWorkspaceEdit>(&edit, Purpose::EditThenShow(place));
            }
            Effect::Say(text) => self.show(MessageType::INFO, text),
            Effect::FindBanks => self.search.want_now(),
        }
    }
}

fn record(path: &Path, attempts: &[Attempt]) -> Result<(), HistoryError> {
    let mut log = AttemptLog::open(path, Timestamp::now())?;
    for attempt in attempts {
        log.record(attempt)?;
    }
    Ok(())
}
