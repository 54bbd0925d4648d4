//! The one thread that changes anything. Everything that happens reaches it as an event, one after the other.

mod banks;
mod documents;
mod edits;
mod effects;
mod lifecycle;
mod messages;
mod practice;
mod publishing;
mod sessions;
mod settings;

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use tokio::sync::{Notify, OwnedSemaphorePermit};

use super::calls::Calls;
use super::event::{Done, Event};
use super::jobs::{Jobs, words_of};
use super::parent;
use super::{Ending, Options};
use crate::config::Layers;
use crate::protocol::{Id, MessageType};
use crate::publish::Publisher;
use crate::state::{Cancellation, Snapshot};
use crate::transport::Outbox;
use banks::Search;
use lifecycle::Phase;
use messages::Waiting;
use practice::Recall;

pub use sessions::forget_sessions;

/// How often the client's process is looked for.
const PARENT_CHECK: Duration = Duration::from_secs(1);
/// How long the owner sleeps when there is nothing to wait for.
const IDLE: Duration = Duration::from_secs(60);

/// Everything the server has.
pub(super) struct Owner {
    state: Snapshot,
    layers: Layers,
    /// What was said of settings that cannot be used.
    told_of_settings: Vec<String>,
    phase: Phase,
    /// Requests that are not answered yet.
    open: HashMap<Id, Open>,
    /// How often documents were opened.
    n_openings: u64,
    /// Requests that came in before banks were found.
    waiting: Vec<Waiting>,
    calls: Calls,
    publisher: Publisher,
    search: Search,
    recall: Recall,
    jobs: Jobs,
    outbox: Arc<Outbox>,
    stop: Arc<Notify>,
    options: Options,
    /// The client's process, if it said which, and when to look for it again.
    parent: Option<(u32, Instant)>,
    /// When the lenses of interviews show another time.
    next_clock: Option<Instant>,
}

/// A request that is being answered.
struct Open {
    cancellation: Cancellation,
    permit: Option<OwnedSemaphorePermit>,
}

impl Owner {
    pub(super) fn new(outbox: Arc<Outbox>, jobs: Jobs, stop: Arc<Notify>, options: &Options) -> Self {
        let mut state = Snapshot::default();
        state.history = options.history.as_deref().map(Arc::from);
        state.vitals.set_version(&options.version);
        Self {
            state,
            layers: Layers::default(),
            told_of_settings: Vec::new(),
            phase: Phase::Fresh,
            open: HashMap::new(),
            n_openings: 0,
            waiting: Vec::new(),
            calls: Calls::default(),
            publisher: Publisher::default(),
            search: Search::default(),
            recall: Recall::default(),
            jobs,
            outbox,
            stop,
            options: options.clone(),
            parent: None,
            next_clock: None,
        }
    }

    /// Handles events until the conversation ends.
    pub(super) fn run(mut self, events: &Receiver<Event>) -> Ending {
        loop {
            let event = match events.recv_timeout(self.until_next()) {
                Ok(event) => Some(event),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => return self.ending(),
            };
            // All that came in at once is taken in before anything is worked out.
            for event in event.into_iter().chain(events.try_iter()) {
                if matches!(event, Event::InputEnded) {
                    self.stop.notify_one();
                    return self.ending();
                }
                self.contain(|owner| owner.handle(event));
            }
            self.contain(|owner| owner.tick(Instant::now()));
            if self.is_orphaned(Instant::now()) {
                self.stop.notify_one();
                return Ending::Abrupt;
            }
        }
    }

    /// A panic costs what was being done, and nothing else.
    fn contain(&mut self, action: impl FnOnce(&mut Self)) {
        if let Err(panic) = catch_unwind(AssertUnwindSafe(|| action(self))) {
            let words = words_of(panic.as_ref());
            self.log(
                MessageType::ERROR,
                format!("examen: this is a fault of the server: {words}"),
            );
        }
    }

    fn handle(&mut self, event: Event) {
        match event {
            Event::Incoming { message, permit } => self.on_message(message, permit),
            Event::ClientAnswered(response) => self.on_client_answer(response),
            Event::Done(Done::Answer { id, outcome }) => self.on_answer(&id, outcome),
            Event::Done(Done::Diagnostics { uri, edition, report }) => {
                self.on_diagnostics(&uri, edition, report);
            }
            Event::Done(Done::Remembered(outcome)) => self.on_remembered(outcome),
            Event::Done(Done::Found(found)) => self.on_found(found),
            Event::InputEnded => {}
        }
    }

    /// Does what time brings.
    fn tick(&mut self, now: Instant) {
        for purpose in self.calls.overdue(now) {
            self.without_answer(purpose);
        }
        self.on_quiet(now);
        self.send_held(now);
        self.look_for_banks(now);
        self.publish_due();
        self.show_clocks(now);
    }

    fn until_next(&self) -> Duration {
        let now = Instant::now();
        let deadlines = [
            self.calls.next_deadline(),
            self.publisher.next_quiet(),
            self.publisher.next_held(),
            self.search.due,
            self.next_clock,
            self.parent.map(|(_, next_check)| next_check),
        ];
        let next = deadlines.into_iter().flatten().min();
        next.map_or(IDLE, |next| next.saturating_duration_since(now).min(IDLE))
    }

    fn is_orphaned(&mut self, now: Instant) -> bool {
        let Some((id, next_check)) = &mut self.parent else {
            return false;
        };
        if now < *next_check {
            return false;
        }
        *next_check = now + PARENT_CHECK;
        parent::is_gone(*id)
    }
}
