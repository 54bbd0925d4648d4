//! What is still to be said about which document.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hasher as _};
use std::time::{Duration, Instant};

use super::report::Report;
use crate::protocol::Uri;

/// How long a report waits that tells a person nothing new, counted from the one that was sent before it. Somebody
/// who types makes ten versions a second; what only moved is in its place soon enough, as editors move marks along.
pub(crate) const CALM: Duration = Duration::from_millis(150);

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
    /// What a person saw in what was sent last, and when that was.
    shown: Option<(u64, Instant)>,
    /// What is sent soon, unless something newer takes its place.
    held: Option<(i32, Report)>,
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

    /// Takes a report on `version` and gives it back if it is to be sent now: the first one after a pause, and any that
    /// tells a person something new. Another is held until [`CALM`] has passed.
    pub(crate) fn admit(&mut self, uri: &Uri, version: i32, report: Report, now: Instant) -> Option<Report> {
        let pending = self.pending(uri);
        pending.held = None;
        let is_known = pending
            .shown
            .is_some_and(|(gist, at)| gist == report.gist && now < at + CALM);
        if is_known {
            pending.held = Some((version, report));
            return None;
        }
        pending.shown = Some((report.gist, now));
        Some(report)
    }

    /// The reports that were held for long enough.
    pub(crate) fn take_held(&mut self, now: Instant) -> Vec<(Uri, i32, Report)> {
        let mut ready = Vec::new();
        for pending in self.documents.values_mut() {
            if pending.held_until().is_none_or(|until| now < until) {
                continue;
            }
            if let Some((version, report)) = pending.held.take() {
                pending.shown = Some((report.gist, now));
                ready.push((pending.uri.clone(), version, report));
            }
        }
        ready
    }

    /// When the next report was held for long enough.
    pub(crate) fn next_held(&self) -> Option<Instant> {
        self.documents.values().filter_map(Pending::held_until).min()
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
                shown: None,
                held: None,
                n_withheld: 0,
                quarantined: None,
            })
    }
}

impl Pending {
    fn held_until(&self) -> Option<Instant> {
        let (_, shown_at) = self.held.as_ref().and(self.shown)?;
        Some(shown_at + CALM)
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::{CALM, Publisher};
    use crate::protocol::Uri;
    use crate::publish::Report;

    const KEY: Duration = Duration::from_millis(60);

    fn report(gist: u64) -> Report {
        Report {
            gist,
            ..Report::default()
        }
    }

    /// The versions that are sent when each of `gists` is worked out a key after the one before it.
    fn sent(gists: &[u64]) -> Vec<i32> {
        let uri: Uri = "file:///a".parse().unwrap();
        let (mut publisher, start) = (Publisher::default(), Instant::now());
        let mut sent = Vec::new();
        for (version, gist) in (1..).zip(gists) {
            let now = start + KEY * version as u32;
            sent.extend(
                publisher
                    .take_held(now)
                    .into_iter()
                    .map(|(_, version, _)| version),
            );
            let admitted = publisher.admit(&uri, version, report(*gist), now);
            sent.extend(admitted.map(|_| version));
        }
        let rest = publisher.next_held().map(|at| publisher.take_held(at));
        sent.extend(rest.into_iter().flatten().map(|(_, version, _)| version));
        assert_eq!(publisher.next_held(), None);
        sent
    }

    #[test]
    fn a_burst_is_told_of_at_its_beginning_now_and_then_and_at_its_end() {
        let versions = sent(&[7; 48]);
        assert_eq!(versions.first(), Some(&1));
        assert_eq!(versions.last(), Some(&48));
        assert_eq!(versions.len(), 17, "{versions:?}");
    }

    #[test]
    fn a_version_that_cannot_be_worked_on_is_not_tried_again_and_the_next_one_is() {
        let uri: Uri = "file:///a".parse().unwrap();
        let mut publisher = Publisher::default();
        publisher.touch(&uri);
        assert_eq!(publisher.take_due(|_| Some(1)).len(), 1);
        publisher.done(&uri);
        publisher.quarantine(&uri, 1);
        publisher.touch(&uri);
        assert!(publisher.take_due(|_| Some(1)).is_empty());
        assert_eq!(publisher.take_due(|_| Some(2)).len(), 1);
    }

    #[test]
    fn what_is_new_to_a_person_does_not_wait() {
        assert_eq!(sent(&[7, 7, 8, 8, 9]), [1, 3, 5]);
    }

    #[test]
    fn after_a_pause_nothing_waits() {
        let uri: Uri = "file:///a".parse().unwrap();
        let (mut publisher, start) = (Publisher::default(), Instant::now());
        for n in 0..5 {
            let now = start + CALM * n;
            assert!(publisher.admit(&uri, n as i32, report(7), now).is_some());
        }
    }
}
