//! Documents that are opened, typed in and closed.

use std::path::Path;
use std::time::Instant;

use examen_bank::FileKind;

use super::Owner;
use crate::protocol::{
    DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams, MessageType,
    TextDocumentContentChangeEvent, Uri, path_of, span_of,
};
use crate::publish::Report;
use crate::state::{Change, Document};
use crate::transport::Outgoing;

impl Owner {
    /// `textDocument/didOpen`. A document that is open already is taken as it comes now.
    pub(super) fn on_open(&mut self, params: DidOpenTextDocumentParams) {
        let opened = params.text_document;
        let max_bytes = self.state.config.max_bytes;
        let mut document = Document::open(opened.uri, opened.version, &opened.text, max_bytes);
        self.n_openings += 1;
        document.opening = self.n_openings;
        let (uri, kind) = (document.uri.clone(), document.kind);
        let is_file = document.path.is_some();
        let is_ours = kind.is_some() || document.is_too_large();
        // What was worked out of another opening says nothing about this one.
        self.publisher.forget(&uri);
        self.state.insert(document);
        if kind == Some(FileKind::Sheet) {
            self.begin_session(&uri);
        }
        if is_ours {
            self.publisher.touch(&uri);
        }
        // It may be a bank, have rulings beside it, or lie where nobody has looked.
        if kind.is_some() && is_file {
            self.search.want_now();
        }
    }

    /// `textDocument/didChange`
    pub(super) fn on_change(&mut self, params: DidChangeTextDocumentParams) {
        let uri = params.text_document.uri;
        let version = params.text_document.version;
        let encoding = self.state.client.encoding;
        let now = Instant::now();
        let pause = self.state.config.pause;
        let Some(document) = self.state.document_mut(&uri) else {
            self.log(
                MessageType::WARNING,
                format!("examen: {}: an edit of a document that is not open", uri.as_str()),
            );
            return;
        };
        let last = document.version;
        let was = (document.kind, document.is_too_large());
        let was_interview = document.is_interview();
        // Edits are made in the order of the wire, whatever version they say they make.
        let changes: Vec<Change> = params.content_changes.into_iter().map(change).collect();
        document.apply(version, &changes, encoding);
        let is = (document.kind, document.is_too_large());
        let becomes_interview = document.is_interview() && !was_interview;
        if version <= last {
            self.log(
                MessageType::WARNING,
                format!("examen: {}: version {version} came after {last}", uri.as_str()),
            );
        }
        if was != (None, false) || is != (None, false) {
            self.publisher.typed(&uri, now, pause);
        }
        // What became of a bank or a review does not count as one any more, and a sheet may have rulings beside it.
        if is.0 != was.0 || is.0.is_some_and(|kind| kind != FileKind::Sheet) {
            self.search.want_soon(now);
        }
        if is.0 == Some(FileKind::Sheet) {
            self.begin_session(&uri);
        }
        // A review is of a sheet that is none any more, too.
        if [was.0, is.0].contains(&Some(FileKind::Sheet)) {
            self.touch_reviews_beside(&uri);
        }
        if becomes_interview {
            self.keep_session(&uri);
        }
    }

    /// Reads open documents up to the limit that is in force now.
    pub(super) fn limit_documents(&mut self) {
        let max_bytes = self.state.config.max_bytes;
        let uris: Vec<Uri> = self.state.documents().map(|it| it.uri.clone()).collect();
        for uri in &uris {
            let Some(document) = self.state.document_mut(uri) else {
                continue;
            };
            document.set_max_bytes(max_bytes);
            if document.kind == Some(FileKind::Sheet) {
                self.begin_session(uri);
            }
            self.publisher.touch(uri);
        }
    }

    /// `textDocument/didClose`
    pub(super) fn on_close(&mut self, params: DidCloseTextDocumentParams) {
        let uri = params.text_document.uri;
        let Some(document) = self.state.remove(&uri) else {
            return;
        };
        self.publisher.forget(&uri);
        self.state.tokens.forget(uri.as_str());
        let is_ours = document.kind.is_some() || document.is_too_large();
        if is_ours && !self.state.client.pulls_diagnostics() {
            self.clear_diagnostics(&uri);
        }
        if document.kind == Some(FileKind::Sheet) {
            self.touch_reviews_beside(&uri);
        }
        // What was typed and not saved does not count any more.
        if document.is_shared {
            self.search.want_soon(Instant::now());
        }
    }

    /// Looks again at the open reviews in the folder of a sheet that has changed.
    fn touch_reviews_beside(&mut self, sheet: &Uri) {
        let folder = path_of(sheet).and_then(|path| path.parent().map(Path::to_owned));
        let Some(folder) = folder else {
            return;
        };
        let is_beside = |document: &Document| {
            let path = document.path.as_deref();
            document.kind == Some(FileKind::Review) && path.and_then(Path::parent) == Some(&*folder)
        };
        let reviews = self.state.documents().filter(|document| is_beside(document));
        for uri in reviews.map(|document| document.uri.clone()).collect::<Vec<_>>() {
            self.publisher.touch(&uri);
        }
    }

    fn clear_diagnostics(&self, uri: &Uri) {
        let body = Report::default().notification(uri, None);
        self.outbox.push(Outgoing::diagnostics(uri.as_str(), body));
    }
}

fn change(event: TextDocumentContentChangeEvent) -> Change {
    Change {
        span: event.range.map(span_of),
        text: event.text,
    }
}
