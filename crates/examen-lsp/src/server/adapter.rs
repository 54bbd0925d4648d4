//! Takes messages from the framework in the order of the wire and hands them to the owner.
//!
//! The framework runs handlers side by side, so that ten edits may be made in any order. Here a message is handed on
//! before the next one is read, and its answer does not pass through the framework.

use std::convert::Infallible;
use std::future::{Future, Ready, ready};
use std::pin::Pin;
use std::sync::{Arc, mpsc};
use std::task::{Context, Poll};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tower::Service;

use super::event::Event;
use crate::protocol::{Message, Response};

/// Messages that may be open before the client has to wait: enough that none does, few enough to hold.
pub(super) const MAX_OPEN: usize = 2048;

type Waiting = Pin<Box<dyn Future<Output = Option<OwnedSemaphorePermit>> + Send>>;

/// Hands messages to the owner.
pub(super) struct Adapter {
    events: mpsc::Sender<Event>,
    open: Arc<Semaphore>,
    waiting: Option<Waiting>,
    permit: Option<OwnedSemaphorePermit>,
}

impl Adapter {
    pub(super) fn new(events: mpsc::Sender<Event>) -> Self {
        Self {
            events,
            open: Arc::new(Semaphore::new(MAX_OPEN)),
            waiting: None,
            permit: None,
        }
    }
}

impl Service<Message> for Adapter {
    type Response = Option<Response>;
    type Error = Infallible;
    type Future = Ready<Result<Self::Response, Self::Error>>;

    /// Ready while few messages are open.
    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        if self.permit.is_some() {
            return Poll::Ready(Ok(()));
        }
        if let Ok(permit) = Arc::clone(&self.open).try_acquire_owned() {
            self.permit = Some(permit);
            return Poll::Ready(Ok(()));
        }
        let open = Arc::clone(&self.open);
        let waiting = self
            .waiting
            .get_or_insert_with(|| Box::pin(async move { open.acquire_owned().await.ok() }));
        match waiting.as_mut().poll(context) {
            Poll::Pending => Poll::Pending,
            Poll::Ready(permit) => {
                self.waiting = None;
                self.permit = permit;
                Poll::Ready(Ok(()))
            }
        }
    }

    fn call(&mut self, message: Message) -> Self::Future {
        let permit = self.permit.take();
        // An owner that is gone has said stop.
        let _ = self.events.send(Event::Incoming { message, permit });
        ready(Ok(None))
    }
}
