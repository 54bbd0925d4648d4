//! Reading the history beside everything else, so that lenses say how questions stand.

use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;
use serde_json::json;

use super::Owner;
use crate::practice::{Remembered, read_answered};
use crate::protocol::{LspRequest, MessageType, request};
use crate::server::event::Done;
use crate::state::Snapshot;

/// Whether the history is being read.
#[derive(Debug, Default)]
pub(super) struct Recall {
    is_running: bool,
    /// Something has happened since the reading began.
    again: bool,
    /// Why it could not be read the last time, so that this is said once.
    problem: Option<String>,
}

impl Owner {
    /// Reads the history, or does so again when it was read.
    pub(super) fn recall(&mut self) {
        if self.recall.is_running {
            self.recall.again = true;
            return;
        }
        let Snapshot {
            library: Some(library),
            history: Some(path),
            ..
        } = &self.state
        else {
            return;
        };
        let (library, path): (_, Arc<Path>) = (Arc::clone(library), Arc::clone(path));
        self.recall.is_running = true;
        self.jobs.spawn(
            move || {
                let remembered = read_answered(&path, &library, Timestamp::now());
                Done::Remembered(remembered.map(Arc::new).map_err(|error| error.to_string()))
            },
            |words| Done::Remembered(Err(words)),
        );
    }

    /// The history was read.
    pub(super) fn on_remembered(&mut self, outcome: Result<Arc<Remembered>, String>) {
        self.recall.is_running = false;
        match outcome {
            Ok(remembered) => self.remember(&remembered),
            Err(problem) => {
                self.state.remembered = None;
                self.state.vitals.set_history_problem(Some(problem.clone()));
                // Somebody who asks what is due is told; a lens that is not there needs no box on the screen.
                if self.recall.problem.as_ref() != Some(&problem) {
                    self.log(MessageType::WARNING, format!("examen: {problem}"));
                    self.recall.problem = Some(problem);
                }
            }
        }
        if std::mem::take(&mut self.recall.again) {
            self.recall();
        }
    }

    /// Takes over what the history says.
    fn remember(&mut self, remembered: &Arc<Remembered>) {
        self.recall.problem = None;
        self.state.vitals.set_history_problem(None);
        let before = self.state.remembered.replace(Arc::clone(remembered));
        let is_news = match before {
            Some(before) => remembered.differs(&before),
            None => remembered.knows_anything(),
        };
        if !is_news {
            return;
        }
        if self.state.client.workspace().refresh_lenses {
            self.call_refresh(request::CodeLensRefresh::METHOD);
        }
        if self.state.config.sheet_notifications.is_on() {
            self.notify_custom("examen/practiceChanged", &json!({}));
        }
    }
}
