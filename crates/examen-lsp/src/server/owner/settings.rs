//! Settings that come and change.

use std::path::PathBuf;
use std::sync::Arc;

use examen_bank::files::{FileProblemKind, SizeCap, read};
use serde_json::{Value, json};

use examen_library::banks::settings::FILE;

use super::Owner;
use crate::config::Layer;
use crate::protocol::{DidChangeConfigurationParams, LspRequest, MessageType, request};
use crate::server::calls::Purpose;
use crate::transport::Outgoing;

impl Owner {
    /// Reads `examen.toml` in the first folder that has one.
    pub(super) fn read_settings_file(&mut self) {
        let folders = Arc::clone(&self.state.folders);
        let found = folders
            .iter()
            .find_map(|folder| match read(&folder.join(FILE), SizeCap::DEFAULT) {
                Ok(file) => Some((folder, Ok(file.text))),
                Err(problem) if matches!(problem.kind, FileProblemKind::NotFound) => None,
                Err(problem) => Some((folder, Err(problem.kind.to_string()))),
            });
        match found {
            Some((folder, text)) => self
                .layers
                .set_file(folder, text.as_deref().map_err(Clone::clone)),
            None => self.layers.forget_file(folders.first().map(PathBuf::as_path)),
        }
    }

    /// Asks the client for its settings.
    pub(super) fn ask_for_settings(&mut self) {
        if self.state.client.workspace().configuration {
            let id = self.calls.open(Purpose::Configuration, std::time::Instant::now());
            let message = json!({
                "jsonrpc": "2.0",
                "id": id,
                "method": request::WorkspaceConfiguration::METHOD,
                "params": { "items": [{ "section": "examen" }] },
            });
            self.outbox
                .push(Outgoing::message(message.to_string().into_bytes()));
        }
    }

    /// The client answered with its settings.
    pub(super) fn on_settings(&mut self, settings: &Value) {
        self.take_settings(settings.get(0).unwrap_or(&Value::Null));
    }

    /// `workspace/didChangeConfiguration`: the new settings, or a hint to ask for them.
    pub(super) fn on_settings_changed(&mut self, params: &DidChangeConfigurationParams) {
        if self.state.client.workspace().configuration {
            self.ask_for_settings();
        } else {
            self.take_settings(&params.settings);
        }
    }

    fn take_settings(&mut self, settings: &Value) {
        self.layers.set_json(Layer::Client, settings);
        self.settings_changed();
        self.report_settings();
    }

    /// Says which settings cannot be used, unless it was said before.
    pub(super) fn report_settings(&mut self) {
        let problems = self.state.config.problems.clone();
        for problem in problems
            .iter()
            .filter(|problem| !self.told_of_settings.contains(problem))
        {
            self.log(MessageType::WARNING, format!("examen: {problem}"));
        }
        self.told_of_settings = problems;
    }

    /// Puts the settings in force.
    pub(super) fn settings_changed(&mut self) {
        let new = self.layers.configuration();
        if *self.state.config == new {
            return;
        }
        let other_banks = self.state.config.banks != new.banks;
        let other_limit = self.state.config.max_bytes != new.max_bytes;
        self.state.config = Arc::new(new);
        if other_limit {
            self.limit_documents();
            self.search.want_now();
        }
        if other_banks {
            self.search.want_now();
        }
        self.everything_changed();
    }
}
