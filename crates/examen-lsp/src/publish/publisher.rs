//! What is still to be said about which document.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hasher as _};
use std::time::{Duration, Instant};

use crate::protocol::Uri;

/// Keeps track of the documents whose diagnostics are to be worked out.
#[derive(Debug, Default)]
pub(crate) struct Publisher {
    documents: BTreeMap<String, Pending>,
}

#[derive(Debug)]
struct Pending {
    uri: Uri,
    /// Something has changed since its diagnostics were worked out.
    is_stale: bool,
    /// They are being worked out.
    is_running: bool,
    /// When the client will have been silent long enough; none if nothing waits for that.
    quiet_at: Option<Instant>,
    /// When the first edit came that is not answered yet.
    edited_at: Option<Instant>,
    /// How many complaints wait for a pause.
    n_withheld: usize,
    /// What was sent last, as a hash: it holds the version.
    sent: Option<u64>,
    /// A version that made the server panic is not tried again.
    quarantined: Option<i32>,
}

impl Publisher {
    /// Notes that something has changed that the diagnostics of `uri` depend on.
    pub(crate) fn touch(&mut self, uri: &Uri) {
        self.pending(uri).is_stale = true;
    }

    /// Notes that somebody typed in `uri` and may pause now.
    pub(crate) fn typed(&mut self, uri: &Uri, now: Instant, pause: Duration) {
        let pending = self.pending(uri);
        pending.is_stale = true;
        pending.quiet_at = Some(now + pause);
        pending.edited_at.get_or_insert(now);
    }

    /// Forgets a document that was closed.
    pub(crate) fn forget(&mut self, uri: &Uri) {
        self.documents.remove(uri.as_str());
    }

    /// The documents to be worked on now. They count as being worked on until [`Self::done`].
    pub(crate) fn take_due(&mut self, version_of: impl Fn(&Uri) -> Option<i32>) -> Vec<Uri> {
        let mut due = Vec::new();
        for pending in self.documents.values_mut() {
            let version = version_of(&pending.uri);
            let is_quarantined = pending.quarantined.is_some() && pending.quarantined == version;
            if pending.is_stale && !pending.is_running && !is_quarantined {
                pending.is_stale = false;
                pending.is_running = true;
                due.push(pending.uri.clone());
            }
        }
        due
    }

    /// Notes that the diagnostics of `uri` were worked out.
    pub(crate) fn done(&mut self, uri: &Uri) {
        self.pending(uri).is_running = false;
    }

    /// Notes that a version cannot be worked on.
    pub(crate) fn quarantine(&mut self, uri: &Uri, version: i32) {
        self.pending(uri).quarantined = Some(version);
    }

    /// Whether `message` is another than the last one. It counts as sent from now on.
    pub(crate) fn is_news(&mut self, uri: &Uri, message: &[u8]) -> bool {
        let mut hasher = DefaultHasher::new();
        hasher.write(message);
        let sent = Some(hasher.finish());
        std::mem::replace(&mut self.pending(uri).sent, sent) != sent
    }

    /// Notes that the newest edit was answered. Returns when the first one came that was not answered before.
    pub(crate) fn answered(&mut self, uri: &Uri) -> Option<Instant> {
        self.pending(uri).edited_at.take()
    }

    /// Notes how many complaints wait. Where no pause is to come they wait for the next go, which begins at once.
    pub(crate) fn withheld(&mut self, uri: &Uri, n_withheld: usize) {
        let pending = self.pending(uri);
        pending.n_withheld = n_withheld;
        pending.is_stale |= n_withheld > 0 && pending.quiet_at.is_none();
    }

    /// Whether complaints wait for a pause.
    pub(crate) fn has_withheld(&self, uri: &Uri) -> bool {
        let pending = self.documents.get(uri.as_str());
        pending.is_some_and(|pending| pending.n_withheld > 0)
    }

    /// The documents in which nobody has typed for long enough.
    pub(crate) fn take_quiet(&mut self, now: Instant) -> Vec<Uri> {
        let mut quiet = Vec::new();
        for pending in self.documents.values_mut() {
            if pending.quiet_at.is_some_and(|quiet_at| quiet_at <= now) {
                pending.quiet_at = None;
                quiet.push(pending.uri.clone());
            }
        }
        quiet
    }

    /// When the next document falls silent.
    pub(crate) fn next_quiet(&self) -> Option<Instant> {
        self.documents
            .values()
            .filter_map(|pending| pending.quiet_at)
            .min()
    }

    /// How many documents are to be worked on, or are being worked on.
    pub(crate) fn n_open(&self) -> usize {
        let is_open = |pending: &&Pending| pending.is_stale || pending.is_running;
        self.documents.values().filter(is_open).count()
    }

    fn pending(&mut self, uri: &Uri) -> &mut Pending {
        self.documents
            .entry(uri.as_str().to_owned())
            .or_insert_with(|| Pending {
                uri: uri.clone(),
                is_stale: false,
                is_running: false,
                quiet_at: None,
                edited_at: None,
                sent: None,
                n_withheld: 0,
                quarantined: None,
            })
    }
}
