//! Messages in both directions.

use serde::Serialize;
use serde_json::{Value, json};
use tokio::sync::OwnedSemaphorePermit;

use super::lifecycle::Phase;
use super::{Open, Owner};
use crate::features::Context;
use crate::protocol::{
    Answer, CancelParams, Failure, Id, LogMessageParams, LspRequest, Message, MessageType, Notification,
    ShowMessageParams, notification, request,
};
use crate::server::Hooks;
use crate::server::calls::{AwaitedEdit, Purpose};
use crate::server::event::{Done, Finished};
use crate::server::router::{self, Job};
use crate::state::{Cancellation, QueueLengths};
use crate::transport::Outgoing;

/// A request that waits until banks were found.
pub(super) struct Waiting {
    id: Id,
    job: Job,
}

impl Owner {
    /// A request or a notification came in.
    pub(super) fn on_message(&mut self, message: Message, permit: Option<OwnedSemaphorePermit>) {
        let (method, id, params) = message.into_parts();
        let params = params.unwrap_or(Value::Null);
        match id {
            Some(id) => self.on_request(&method, id, params, permit),
            None => self.on_notification(&method, params),
        }
    }

    fn on_request(&mut self, method: &str, id: Id, params: Value, permit: Option<OwnedSemaphorePermit>) {
        if self.open.contains_key(&id) {
            let failure = Failure::invalid_request("a request with this id is still open");
            self.send_answer(&id, Err(failure), permit);
            return;
        }
        let cancellation = Cancellation::default();
        self.open.insert(id.clone(), Open { cancellation, permit });
        if method == request::ExecuteCommand::METHOD {
            self.catch_up_for(&params);
        }
        match (method, self.phase) {
            (request::Initialize::METHOD, Phase::Fresh) => {
                let outcome = self.initialize(params);
                self.answer(&id, outcome);
            }
            (request::Initialize::METHOD, _) => {
                self.answer(&id, Err(Failure::invalid_request("`initialize` comes only once")));
            }
            (_, Phase::Fresh) => self.answer(&id, Err(Failure::not_initialized())),
            (_, Phase::ShutDown) => {
                self.answer(&id, Err(Failure::invalid_request("the server was shut down")));
            }
            (request::Shutdown::METHOD, Phase::Running) => {
                self.phase = Phase::ShutDown;
                self.answer(&id, Ok(Value::Null));
            }
            (_, Phase::Running) => match router::job(method, params, self.options.hooks) {
                Ok(job) if self.state.library.is_none() => self.waiting.push(Waiting { id, job }),
                Ok(job) => self.start(id, job),
                Err(failure) => self.answer(&id, Err(failure)),
            },
        }
    }

    fn on_notification(&mut self, method: &str, params: Value) {
        if method == notification::Cancel::METHOD {
            self.cancel(params);
            return;
        }
        if self.phase != Phase::Running {
            return;
        }
        match method {
            notification::Initialized::METHOD => self.on_initialized(),
            notification::DidOpenTextDocument::METHOD => self.with(params, Self::on_open),
            notification::DidChangeTextDocument::METHOD => self.with(params, Self::on_change),
            notification::DidCloseTextDocument::METHOD => self.with(params, Self::on_close),
            notification::DidChangeConfiguration::METHOD => {
                self.with(params, |owner, params| owner.on_settings_changed(&params));
            }
            notification::DidChangeWatchedFiles::METHOD => {
                self.with(params, |owner, params| owner.on_files_changed(&params));
            }
            notification::DidChangeWorkspaceFolders::METHOD => {
                self.with(params, |owner, params| owner.on_folders_changed(&params));
            }
            "examen/test/panic" if self.options.hooks == Hooks::Present => panic!("as asked for"),
            // Anything else, `exit` among it, is somebody else's business.
            _ => {}
        }
    }

    /// Calls `handler` with `params`, if they can be read.
    fn with<P: serde::de::DeserializeOwned>(&mut self, params: Value, handler: impl FnOnce(&mut Self, P)) {
        match serde_json::from_value(params) {
            Ok(params) => handler(self, params),
            Err(error) => self.log(
                MessageType::WARNING,
                format!("examen: a notification cannot be read: {error}"),
            ),
        }
    }

    fn cancel(&mut self, params: Value) {
        let Ok(CancelParams { id }) = serde_json::from_value(params) else {
            return;
        };
        let id = Id::from(id);
        if let Some(open) = self.open.get(&id) {
            open.cancellation.cancel();
            self.waiting.retain(|waiting| waiting.id != id);
            self.answer(&id, Err(Failure::cancelled()));
        }
    }

    /// Starts the requests that waited for banks.
    pub(super) fn start_waiting(&mut self) {
        for Waiting { id, job } in std::mem::take(&mut self.waiting) {
            self.start(id, job);
        }
    }

    fn start(&mut self, id: Id, job: Job) {
        let Some(open) = self.open.get(&id) else {
            return;
        };
        self.state.vitals.set_queue(QueueLengths {
            requests: self.open.len(),
            diagnostics: self.publisher.n_open(),
            outgoing: self.outbox.len(),
        });
        let context = Context::new(self.state.clone(), open.cancellation.clone());
        let own_id = id.clone();
        self.jobs.spawn(
            move || {
                let outcome = context.check_cancelled().and_then(|()| job(&context));
                Done::Answer { id, outcome }
            },
            move |words| Done::Answer {
                id: own_id,
                outcome: Err(Failure::internal(format!(
                    "this is a fault of the server: {words}"
                ))),
            },
        );
    }

    /// The answer to a request was worked out.
    pub(super) fn on_answer(&mut self, id: &Id, outcome: Answer<Finished>) {
        // What was cancelled has its answer already, and nothing of it is done.
        if !self.open.contains_key(id) {
            return;
        }
        match outcome {
            Err(failure) => self.answer(id, Err(failure)),
            Ok(Finished {
                result,
                effects,
                edit: None,
            }) => {
                for effect in effects {
                    self.carry_out(effect);
                }
                self.send_result(id, &result);
            }
            Ok(Finished {
                result,
                effects,
                edit: Some(edit),
            }) => {
                let awaited = AwaitedEdit {
                    id: id.clone(),
                    result,
                    effects,
                    shown: edit.shown,
                };
                self.ask_for_edit(&edit.params, awaited);
            }
        }
    }

    /// Answers a request with a result as JSON, unless it was cancelled.
    pub(super) fn send_result(&mut self, id: &Id, result: &[u8]) {
        let Some(open) = self.open.remove(id) else {
            return;
        };
        let mut body = Vec::with_capacity(result.len() + 64);
        body.extend_from_slice(b"{\"jsonrpc\":\"2.0\",\"id\":");
        body.extend_from_slice(&serde_json::to_vec(id).unwrap_or_else(|_| b"null".to_vec()));
        body.extend_from_slice(b",\"result\":");
        body.extend_from_slice(result);
        body.push(b'}');
        self.outbox.push(Outgoing::answer(body, open.permit));
    }

    pub(super) fn answer(&mut self, id: &Id, outcome: Answer<Value>) {
        let permit = self.open.remove(id).and_then(|open| open.permit);
        self.send_answer(id, outcome, permit);
    }

    fn send_answer(&self, id: &Id, outcome: Answer<Value>, permit: Option<OwnedSemaphorePermit>) {
        let answer = match outcome {
            Ok(result) => json!({ "jsonrpc": "2.0", "id": id, "result": result }),
            Err(failure) => json!({ "jsonrpc": "2.0", "id": id, "error": failure.to_json() }),
        };
        self.outbox
            .push(Outgoing::answer(answer.to_string().into_bytes(), permit));
    }

    /// Asks the client for something. What is to be done with the answer is `purpose`.
    pub(super) fn call<R: LspRequest>(&mut self, params: &R::Params, purpose: Purpose) {
        self.call_holding::<R>(params, purpose, None);
    }

    /// The same for a request of the client, whose `permit` is given back when the client reads this.
    pub(super) fn call_holding<R: LspRequest>(
        &mut self,
        params: &R::Params,
        purpose: Purpose,
        permit: Option<OwnedSemaphorePermit>,
    ) {
        let id = self.calls.open(purpose, std::time::Instant::now());
        let message = json!({ "jsonrpc": "2.0", "id": id, "method": R::METHOD, "params": params });
        let message = Outgoing::message(message.to_string().into_bytes());
        self.outbox.push(message.holding(permit));
    }

    /// Asks the client to ask again for what it shows, unless it has not read the last such request.
    pub(super) fn call_refresh(&mut self, method: &str) {
        if self.outbox.holds(method) {
            return;
        }
        let id = self.calls.open(Purpose::Ignored, std::time::Instant::now());
        let message = json!({ "jsonrpc": "2.0", "id": id, "method": method });
        self.outbox.push(Outgoing::latest(
            method.to_owned(),
            message.to_string().into_bytes(),
        ));
    }

    /// Tells the client something.
    pub(super) fn notify<N: Notification>(&self, params: impl Serialize) {
        let message = json!({ "jsonrpc": "2.0", "method": N::METHOD, "params": params });
        self.outbox
            .push(Outgoing::message(message.to_string().into_bytes()));
    }

    /// Tells the client something that only our plugins understand, once if it has not read the last one.
    pub(super) fn notify_custom(&self, method: &str, params: &Value) {
        let message = json!({ "jsonrpc": "2.0", "method": method, "params": params });
        let body = message.to_string().into_bytes();
        self.outbox.push(Outgoing::latest(method.to_owned(), body));
    }

    /// Says something in the client's log.
    pub(super) fn log(&self, typ: MessageType, message: String) {
        let method = notification::LogMessage::METHOD;
        let params = LogMessageParams { typ, message };
        let message = json!({ "jsonrpc": "2.0", "method": method, "params": params });
        self.outbox.push(Outgoing::log(message.to_string().into_bytes()));
    }

    /// Shows somebody something that he must know.
    pub(super) fn show(&self, typ: MessageType, message: String) {
        self.notify::<notification::ShowMessage>(ShowMessageParams { typ, message });
    }

    /// The client answered a request of the server.
    pub(super) fn on_client_answer(&mut self, response: crate::protocol::Response) {
        let Some((purpose, outcome)) = self.calls.close(response) else {
            return;
        };
        match (purpose, outcome) {
            (Purpose::Configuration, Ok(settings)) => self.on_settings(&settings),
            (Purpose::Progress, Ok(_)) => self.begin_progress(),
            (Purpose::Edit(awaited), outcome) => self.on_edit(*awaited, &outcome),
            (Purpose::Configuration, Err(failure)) => self.log(
                MessageType::WARNING,
                format!("examen: the client has no settings: {}", failure.message()),
            ),
            _ => {}
        }
    }

    /// The client did not answer in time.
    pub(super) fn without_answer(&mut self, purpose: Purpose) {
        let failure = Failure::timed_out();
        self.log(
            MessageType::WARNING,
            format!("examen: {}: {}", purpose.name(), failure.message()),
        );
        if let Purpose::Edit(awaited) = purpose {
            self.edit_is_made(*awaited);
        }
    }
}
