//! Work that is done beside the owner. A panic in it costs its result and nothing else.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc;

use tokio::runtime::Handle;

use super::event::{Done, Event};

/// Runs jobs on the threads of the runtime that are made for computing.
pub(super) struct Jobs {
    runtime: Handle,
    events: mpsc::Sender<Event>,
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
