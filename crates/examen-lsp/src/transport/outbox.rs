//! What waits to be written. A client that stops reading stops nothing but its own messages.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use tokio::sync::OwnedSemaphorePermit;

/// A message to the client.
#[derive(Debug)]
pub(crate) struct Outgoing {
    body: Vec<u8>,
    /// The document whose diagnostics these are: later ones take the place of earlier ones.
    diagnostics_of: Option<String>,
    /// Counts the request that this answers as open until it is written.
    _permit: Option<OwnedSemaphorePermit>,
}

impl Outgoing {
    /// A message that is written as it is.
    pub(crate) fn message(body: Vec<u8>) -> Self {
        Self {
            body,
            diagnostics_of: None,
            _permit: None,
        }
    }

    /// An answer; `permit` is given back when it is written.
    pub(crate) fn answer(body: Vec<u8>, permit: Option<OwnedSemaphorePermit>) -> Self {
        Self {
            _permit: permit,
            ..Self::message(body)
        }
    }

    /// The diagnostics of the document `uri`.
    pub(crate) fn diagnostics(uri: String, body: Vec<u8>) -> Self {
        Self {
            diagnostics_of: Some(uri),
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
    /// Adds a message. Diagnostics of a document that still wait are replaced: nobody needs to see old ones.
    pub(crate) fn push(&self, message: Outgoing) {
        let mut queue = self.lock();
        if queue.is_closed {
            return;
        }
        let waiting = message.diagnostics_of.as_ref().and_then(|uri| {
            let mut messages = queue.messages.iter();
            messages.position(|other| other.diagnostics_of.as_ref() == Some(uri))
        });
        if let Some(at) = waiting {
            queue.messages.remove(at);
        }
        queue.messages.push_back(message);
        self.changed.notify_one();
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

#[cfg(test)]
mod tests {
    use super::{Outbox, Outgoing};

    #[test]
    fn later_diagnostics_replace_earlier_ones_of_the_document() {
        let outbox = Outbox::default();
        outbox.push(Outgoing::diagnostics("a".to_owned(), vec![1]));
        outbox.push(Outgoing::message(vec![2]));
        outbox.push(Outgoing::diagnostics("b".to_owned(), vec![3]));
        outbox.push(Outgoing::diagnostics("a".to_owned(), vec![4]));
        outbox.close();
        let waiting = outbox.wait().unwrap();
        let bodies: Vec<u8> = waiting.iter().map(|message| message.body()[0]).collect();
        assert_eq!(bodies, [2, 3, 4]);
        assert!(outbox.wait().is_none());
    }
}
