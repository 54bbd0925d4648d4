//! The beginning and the end of a conversation.

use std::time::Instant;

use serde_json::Value;

use super::{Owner, PARENT_CHECK};
use crate::config::Layer;
use crate::protocol::{
    Answer, Failure, InitializeParams, InitializeResult, LspRequest, Registration, RegistrationParams,
    ServerInfo, path_of, request,
};
use crate::server::Ending;
use crate::server::calls::Purpose;
use crate::server::capabilities::capabilities;
use crate::state::ClientProfile;

/// How far the conversation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phase {
    /// The client has not introduced itself.
    Fresh,
    Running,
    /// Only `exit` may come.
    ShutDown,
}

impl Owner {
    /// `initialize`
    pub(super) fn initialize(&mut self, params: Value) -> Answer<Value> {
        let params: InitializeParams = serde_json::from_value(params)
            .map_err(|error| Failure::invalid_params(format!("{}: {error}", request::Initialize::METHOD)))?;
        self.parent = params.process_id.map(|id| (id, Instant::now() + PARENT_CHECK));
        #[allow(deprecated, reason = "older clients send nothing else")]
        let root = params.root_uri.clone();
        let folders = params.workspace_folders.clone().unwrap_or_default();
        let mut folders: Vec<_> = folders.iter().filter_map(|folder| path_of(&folder.uri)).collect();
        if folders.is_empty() {
            folders.extend(root.as_ref().and_then(path_of));
        }
        let client = ClientProfile::new(params.capabilities);
        if let Some(options) = &params.initialization_options {
            self.layers.set_json(Layer::Initialization, options);
        }
        let result = InitializeResult {
            capabilities: capabilities(&client),
            server_info: Some(ServerInfo {
                name: "examen".to_owned(),
                version: Some(self.options.version.clone()),
            }),
            ..InitializeResult::default()
        };
        self.state.client = client.into();
        self.state.folders = folders.into();
        self.phase = Phase::Running;
        self.read_settings_file();
        self.settings_changed();
        self.search.want_now();
        serde_json::to_value(result).map_err(|error| Failure::internal(error.to_string()))
    }

    /// `initialized`: from now on the server may ask the client.
    pub(super) fn on_initialized(&mut self) {
        let support = self.state.client.workspace();
        let mut registrations = Vec::new();
        if support.watched_files {
            registrations.push(super::banks::watcher());
        }
        if support.configuration_changes {
            registrations.push(Registration {
                id: "examen-settings".to_owned(),
                method: "workspace/didChangeConfiguration".to_owned(),
                register_options: Some(serde_json::json!({ "section": "examen" })),
            });
        }
        if !registrations.is_empty() {
            self.call::<request::RegisterCapability>(&RegistrationParams { registrations }, Purpose::Ignored);
        }
        self.ask_for_settings();
        self.report_settings();
    }

    /// How the conversation ended.
    pub(super) fn ending(&self) -> Ending {
        match self.phase {
            Phase::ShutDown => Ending::Orderly,
            Phase::Fresh | Phase::Running => Ending::Abrupt,
        }
    }
}
