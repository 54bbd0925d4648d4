//! When diagnostics are worked out and sent.

use std::time::{Duration, Instant};

use examen_bank::{FileKind, Mode};

use super::Owner;
use crate::protocol::{LspRequest, MessageType, Uri, request};
use crate::publish::{Report, report};
use crate::server::event::Done;
use crate::state::{Edition, Progress};
use crate::transport::Outgoing;

/// How often the clock of an interview moves on.
const CLOCK: Duration = Duration::from_secs(15);

impl Owner {
    /// Starts to work out the diagnostics of all documents that have changed.
    pub(super) fn publish_due(&mut self) {
        let is_asked_for =
            !self.state.client.pulls_diagnostics() || self.state.config.sheet_notifications.is_on();
        // Without banks every question would be unknown.
        if self.state.library.is_none() || !is_asked_for {
            return;
        }
        let state = &self.state;
        let due = self
            .publisher
            .take_due(|uri| state.document(uri).map(|document| document.version));
        for uri in due {
            self.work_out(&uri);
        }
    }

    fn work_out(&mut self, uri: &Uri) {
        let Some(document) = self.state.document(uri).cloned() else {
            self.publisher.forget(uri);
            return;
        };
        let snapshot = self.state.clone();
        let edition = document.edition();
        let (uri, same_uri) = (uri.clone(), uri.clone());
        self.jobs.spawn(
            move || Done::Diagnostics {
                report: Some(report(&snapshot, &document)),
                uri,
                edition,
            },
            move |_| Done::Diagnostics {
                uri: same_uri,
                edition,
                report: None,
            },
        );
    }

    /// Diagnostics were worked out: they are sent unless the client has a newer version by now.
    pub(super) fn on_diagnostics(&mut self, uri: &Uri, edition: Edition, report: Option<Report>) {
        let now = self.state.document(uri).map(|document| document.edition());
        let Some(now) = now.filter(|now| now.opening == edition.opening) else {
            return;
        };
        let (is_current, version) = (now == edition, edition.version);
        self.publisher.done(uri);
        match report {
            None => {
                self.publisher.quarantine(uri, version);
                self.log(
                    MessageType::ERROR,
                    format!(
                        "examen: {}: version {version} cannot be checked; this is a fault of the server",
                        uri.as_str()
                    ),
                );
            }
            Some(report) if is_current => {
                self.publisher.withheld(uri, report.n_withheld);
                if let Some(edited_at) = self.publisher.answered(uri) {
                    self.state.vitals.edit_took(edited_at.elapsed());
                }
                if let Some(report) = self.publisher.admit(uri, version, report, Instant::now()) {
                    self.send_report(uri, version, report);
                }
            }
            Some(_) => self.publisher.touch(uri),
        }
    }

    fn send_report(&mut self, uri: &Uri, version: i32, report: Report) {
        if !self.state.client.pulls_diagnostics() {
            let body = report.notification(uri, Some(version));
            // What was said of this version and is still true is not said again.
            if self.publisher.is_news(uri, &body) {
                self.outbox.push(Outgoing::diagnostics(uri.as_str(), body));
            }
        }
        if let Some(sheet) = report.sheet {
            self.outbox
                .push(Outgoing::latest(format!("examen/sheet {}", uri.as_str()), sheet));
        }
    }

    /// Sends the reports that were held while somebody typed, those of old versions left out.
    pub(super) fn send_held(&mut self, now: Instant) {
        for (uri, version, report) in self.publisher.take_held(now) {
            let document = self.state.document(&uri);
            if document.is_some_and(|document| document.version == version) {
                self.send_report(&uri, version, report);
            }
        }
    }

    /// Says what waited for a pause.
    pub(super) fn on_quiet(&mut self, now: Instant) {
        let quiet = self.publisher.take_quiet(now);
        let pulls = self.state.client.pulls_diagnostics();
        for uri in &quiet {
            if let Some(document) = self.state.document_mut(uri) {
                document.caret = None;
            }
            if self.publisher.has_withheld(uri) {
                self.publisher.touch(uri);
            }
        }
        if pulls && !quiet.is_empty() && self.state.client.workspace().refresh_diagnostics {
            self.call_refresh(request::WorkspaceDiagnosticRefresh::METHOD);
        }
    }

    /// Something has changed that the feedback on every document depends on.
    pub(super) fn everything_changed(&mut self) {
        let open = self.state.documents();
        let uris: Vec<Uri> = open
            .filter(|document| document.kind.is_some() || document.is_too_large())
            .map(|document| document.uri.clone())
            .collect();
        for uri in &uris {
            self.publisher.touch(uri);
        }
        if !uris.is_empty() {
            self.refresh();
        }
    }

    /// Asks the client to ask again for what it shows.
    pub(super) fn refresh(&mut self) {
        let support = self.state.client.workspace();
        let refreshes = [
            (support.refresh_lenses, request::CodeLensRefresh::METHOD),
            (support.refresh_hints, request::InlayHintRefreshRequest::METHOD),
            (support.refresh_tokens, request::SemanticTokensRefresh::METHOD),
            (
                support.refresh_diagnostics && self.state.client.pulls_diagnostics(),
                request::WorkspaceDiagnosticRefresh::METHOD,
            ),
        ];
        for (_, method) in refreshes.into_iter().filter(|(is_supported, _)| *is_supported) {
            self.call_refresh(method);
        }
    }

    /// Lets the clock of a sheet run if it has one.
    pub(super) fn start_clock(&mut self, uri: &Uri) {
        let document = self
            .state
            .document(uri)
            .filter(|it| it.kind == Some(FileKind::Sheet));
        let is_timed = document.is_some_and(|document| {
            let front = document.front();
            front.mode == Mode::Interview && front.time.is_some()
        });
        if is_timed && self.next_clock.is_none() {
            self.next_clock = Some(Instant::now() + CLOCK);
        }
    }

    /// Moves the clocks of interviews on.
    pub(super) fn show_clocks(&mut self, now: Instant) {
        if self.next_clock.is_none_or(|next| now < next) {
            return;
        }
        self.next_clock = None;
        let open: Vec<Uri> = self
            .state
            .documents()
            .map(|document| document.uri.clone())
            .collect();
        for uri in &open {
            let session = self.state.session(uri);
            if session.is_some_and(|session| session.progress == Progress::Open) {
                self.start_clock(uri);
            }
        }
        if self.next_clock.is_some() && self.state.client.workspace().refresh_lenses {
            self.call_refresh(request::CodeLensRefresh::METHOD);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, mpsc};

    use serde_json::json;

    use super::{Edition, Owner};
    use crate::protocol::Uri;
    use crate::publish::Report;
    use crate::server::jobs::Jobs;
    use crate::server::{Hooks, Options};
    use crate::transport::Outbox;

    fn owner() -> (Owner, Arc<Outbox>) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let jobs = Jobs::new(runtime.handle().clone(), mpsc::channel().0);
        let outbox = Arc::new(Outbox::default());
        let options = Options {
            version: "test".to_owned(),
            history: None,
            hooks: Hooks::Absent,
        };
        let owner = Owner::new(Arc::clone(&outbox), jobs, Arc::default(), &options);
        (owner, outbox)
    }

    /// Opens the document `untitled:a` in version 1.
    fn open(owner: &mut Owner, text: &str) -> (Uri, Edition) {
        let uri: Uri = "untitled:a".parse().unwrap();
        let document = json!({ "uri": uri, "languageId": "markdown", "version": 1, "text": text });
        owner.on_open(serde_json::from_value(json!({ "textDocument": document })).unwrap());
        let edition = owner.state.document(&uri).unwrap().edition();
        (uri, edition)
    }

    #[test]
    fn what_was_worked_out_of_a_document_that_was_opened_again_is_not_sent() {
        let (mut owner, outbox) = owner();
        let (uri, first) = open(&mut owner, "---\nsheet: a\n---\n## One\n");
        let (_, second) = open(&mut owner, "---\nsheet: a\n---\n## Two\n");
        owner.on_diagnostics(&uri, first, Some(Report::default()));
        assert_eq!(outbox.len(), 0);
        // Nor does what went wrong then keep anybody from working it out now.
        owner.on_diagnostics(&uri, first, None);
        assert_eq!(owner.publisher.take_due(|_| Some(second.version)).len(), 1);
        owner.on_diagnostics(&uri, second, Some(Report::default()));
        assert_eq!(outbox.len(), 1);
    }

    #[test]
    fn a_clock_runs_from_when_a_sheet_has_one() {
        let (mut owner, _) = owner();
        let (uri, _) = open(&mut owner, "---\nsheet: a\ntime: 30m\n---\n## One\n");
        assert!(owner.next_clock.is_none());
        let change = json!([{ "text": "---\nsheet: a\ntime: 30m\nmode: interview\n---\n## One\n" }]);
        let params = json!({ "textDocument": { "uri": uri, "version": 2 }, "contentChanges": change });
        owner.on_change(serde_json::from_value(params).unwrap());
        assert!(owner.next_clock.is_some());
    }
}
