//! What waits to be written. A client that stops reading stops nothing but its own messages.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use tokio::sync::OwnedSemaphorePermit;

/// How many lines for the client's log wait at most. When more come, the oldest go.
const MAX_LOGS: usize = 256;
/// How many messages may wait before nothing more is read that would only make more of them.
const MAX_WAITING: usize = 4096;

/// A message to the client.
#[derive(Debug)]
pub(crate) struct Outgoing {
    body: Vec<u8>,
    kind: Kind,
    /// Counts the request that this answers, or whose edit it asks for, as open until it is written.
    _permit: Option<OwnedSemaphorePermit>,
}

/// What becomes of a message that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    /// It is written in any case.
    Kept,
    /// A later one with the same key takes its place.
    Latest(String),
    /// It is given up if too many wait.
    Log,
}

impl Outgoing {
    /// A message that is written as it is.
    pub(crate) fn message(body: Vec<u8>) -> Self {
        Self {
            body,
            kind: Kind::Kept,
            _permit: None,
        }
    }

    /// An answer; `permit` is given back when it is written.
    pub(crate) fn answer(body: Vec<u8>, permit: Option<OwnedSemaphorePermit>) -> Self {
        Self::message(body).holding(permit)
    }

    /// The same message; `permit` is given back when it is written.
    pub(crate) fn holding(self, permit: Option<OwnedSemaphorePermit>) -> Self {
        Self {
            _permit: permit,
            ..self
        }
    }

    /// The diagnostics of the document `uri`.
    pub(crate) fn diagnostics(uri: &str, body: Vec<u8>) -> Self {
        Self::latest(format!("textDocument/publishDiagnostics {uri}"), body)
    }

    /// A message in place of the last one with the same `key`, if that still waits.
    pub(crate) fn latest(key: String, body: Vec<u8>) -> Self {
        Self {
            kind: Kind::Latest(key),
            ..Self::message(body)
        }
    }

    /// A line for the client's log.
    pub(crate) fn log(body: Vec<u8>) -> Self {
        Self {
            kind: Kind::Log,
            ..Self::message(body)
        }
    }

    /// The JSON of the message.
    pub(super) fn body(&self) -> &[u8] {
        &self.body
    }
}

/// Messages in the order in which they are written.
#[derive(Debug, Default)]
pub(crate) struct Outbox {
    queue: Mutex<Queue>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Queue {
    messages: VecDeque<Outgoing>,
    is_closed: bool,
}

impl Outbox {
    /// Adds a message. What it makes superfluous goes: nobody needs to see old diagnostics.
    pub(crate) fn push(&self, message: Outgoing) {
        let mut queue = self.lock();
        if queue.is_closed {
            return;
        }
        if let Some(at) = queue.superfluous(&message.kind) {
            queue.messages.remove(at);
        }
        queue.messages.push_back(message);
        self.changed.notify_all();
    }

    /// Whether a message with this key waits.
    pub(crate) fn holds(&self, key: &str) -> bool {
        let is_it = |message: &Outgoing| matches!(&message.kind, Kind::Latest(own) if own == key);
        self.lock().messages.iter().any(is_it)
    }

    /// Waits until few messages wait: for a client that sends nothing but rubbish and reads none of the answers.
    pub(super) fn wait_for_room(&self) {
        let mut queue = self.lock();
        while queue.messages.len() >= MAX_WAITING && !queue.is_closed {
            queue = self.changed.wait(queue).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Lets the writer end when everything is written.
    pub(crate) fn close(&self) {
        self.lock().is_closed = true;
        self.changed.notify_all();
    }

    /// How many messages wait.
    pub(crate) fn len(&self) -> usize {
        self.lock().messages.len()
    }

    /// All messages that wait, in order; waits for one. None after the last one.
    pub(super) fn wait(&self) -> Option<VecDeque<Outgoing>> {
        let mut queue = self.lock();
        loop {
            if !queue.messages.is_empty() {
                self.changed.notify_all();
                return Some(std::mem::take(&mut queue.messages));
            }
            if queue.is_closed {
                return None;
            }
            queue = self.changed.wait(queue).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// A panic elsewhere leaves the queue as good as it was.
    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Queue {
    /// The message that need not be written when one of `kind` is.
    fn superfluous(&self, kind: &Kind) -> Option<usize> {
        let mut waiting = self.messages.iter();
        match kind {
            Kind::Kept => None,
            Kind::Latest(_) => waiting.position(|message| message.kind == *kind),
            Kind::Log => {
                let is_full = waiting.filter(|message| message.kind == Kind::Log).count() >= MAX_LOGS;
                let oldest = || self.messages.iter().position(|message| message.kind == Kind::Log);
                is_full.then(oldest).flatten()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{MAX_LOGS, Outbox, Outgoing};

    #[test]
    fn later_diagnostics_replace_earlier_ones_of_the_document() {
        let outbox = Outbox::default();
        outbox.push(Outgoing::diagnostics("a", vec![1]));
        outbox.push(Outgoing::message(vec![2]));
        outbox.push(Outgoing::diagnostics("b", vec![3]));
        outbox.push(Outgoing::diagnostics("a", vec![4]));
        outbox.close();
        let waiting = outbox.wait().unwrap();
        let bodies: Vec<u8> = waiting.iter().map(|message| message.body()[0]).collect();
        assert_eq!(bodies, [2, 3, 4]);
        assert!(outbox.wait().is_none());
    }

    #[test]
    fn old_lines_of_the_log_make_way_and_nothing_else_does() {
        let outbox = Outbox::default();
        outbox.push(Outgoing::message(vec![7]));
        for n in 0..1000_u32 {
            outbox.push(Outgoing::log(n.to_be_bytes().to_vec()));
        }
        assert_eq!(outbox.len(), MAX_LOGS + 1);
        let waiting = outbox.wait().unwrap();
        assert_eq!(waiting[0].body(), [7]);
        assert_eq!(waiting[MAX_LOGS].body(), 999_u32.to_be_bytes());
    }
}
