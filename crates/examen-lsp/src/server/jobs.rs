//! Work that is done beside the owner. A panic in it costs its result and nothing else.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};

use tokio::runtime::Handle;

use super::event::{Done, Event};
use crate::protocol::Failure;

/// Runs jobs on the threads of the runtime that are made for computing.
pub(super) struct Jobs {
    runtime: Handle,
    events: mpsc::Sender<Event>,
}

/// Whether the client still wants a result.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cancellation(Arc<AtomicBool>);

impl Cancellation {
    /// The client does not want it any more.
    pub(super) fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Ends work that nobody waits for.
    ///
    /// # Errors
    /// The client does not want the result any more.
    pub(crate) fn check(&self) -> Result<(), Failure> {
        if self.0.load(Ordering::Relaxed) {
            Err(Failure::cancelled())
        } else {
            Ok(())
        }
    }
}

impl Jobs {
    pub(super) fn new(runtime: Handle, events: mpsc::Sender<Event>) -> Self {
        Self { runtime, events }
    }

    /// Runs `job` and tells the owner what it brought; `on_panic` says what that is if it panicked.
    pub(super) fn spawn(
        &self,
        job: impl FnOnce() -> Done + Send + 'static,
        on_panic: impl FnOnce(String) -> Done + Send + 'static,
    ) {
        let events = self.events.clone();
        self.runtime.spawn_blocking(move || {
            let done = catch_unwind(AssertUnwindSafe(job));
            let done = done.unwrap_or_else(|panic| on_panic(words_of(panic.as_ref())));
            let _ = events.send(Event::Done(done));
        });
    }
}

/// What a panic said.
pub(super) fn words_of(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
    text.unwrap_or("it panicked without words").to_owned()
}
