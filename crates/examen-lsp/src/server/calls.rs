//! Requests of the server to the client. Nobody waits for their answers: what is to be done with one is kept here, and
//! after a while it is done without.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::commands::Effect;
use crate::protocol::{Answer, Failure, Id, Response, ShowDocumentParams};

/// How long a client may take. A person may have to click before a document is shown.
const PATIENCE: Duration = Duration::from_secs(30);

/// What is to be done with an answer.
#[derive(Clone, Debug)]
pub(super) enum Purpose {
    /// Nothing.
    Ignored,
    /// The settings of each workspace folder in turn.
    Configuration,
    /// The client will show progress under this token.
    Progress,
    /// The client makes the edit of a command, which is done then.
    Edit(Box<AwaitedEdit>),
}

/// A command that waits for its edit.
#[derive(Clone, Debug)]
pub(super) struct AwaitedEdit {
    /// The request that is answered then.
    pub(super) id: Id,
    /// Its result as JSON.
    pub(super) result: Vec<u8>,
    /// What changes then.
    pub(super) effects: Vec<Effect>,
    /// The place that the client is to show then.
    pub(super) shown: Option<Box<ShowDocumentParams>>,
}

impl Purpose {
    /// What the client is asked for, for the log.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Ignored => "a request",
            Self::Configuration => "settings",
            Self::Progress => "progress",
            Self::Edit(_) => "an edit",
        }
    }
}

/// Requests that the client has not answered.
#[derive(Debug, Default)]
pub(super) struct Calls {
    next_id: i64,
    open: BTreeMap<i64, (Purpose, Instant)>,
}

impl Calls {
    /// Notes a request that is sent at `now`. Returns its id.
    pub(super) fn open(&mut self, purpose: Purpose, now: Instant) -> i64 {
        self.next_id += 1;
        self.open.insert(self.next_id, (purpose, now + PATIENCE));
        self.next_id
    }

    /// What is to be done with an answer; none if nobody asked.
    pub(super) fn close(&mut self, response: Response) -> Option<(Purpose, Answer<Value>)> {
        let (id, outcome) = response.into_parts();
        let Id::Number(id) = id else {
            return None;
        };
        let (purpose, _) = self.open.remove(&id)?;
        let outcome = outcome.map_err(|error| Failure::of_client(error.code.code(), &error.message));
        Some((purpose, outcome))
    }

    /// What is not answered in time, to be done without.
    pub(super) fn overdue(&mut self, now: Instant) -> Vec<Purpose> {
        let overdue: Vec<i64> = self
            .open
            .iter()
            .filter(|(_, (_, deadline))| *deadline <= now)
            .map(|(id, _)| *id)
            .collect();
        overdue
            .iter()
            .filter_map(|id| self.open.remove(id))
            .map(|(purpose, _)| purpose)
            .collect()
    }

    /// When the next one is overdue.
    pub(super) fn next_deadline(&self) -> Option<Instant> {
        self.open.values().map(|(_, deadline)| *deadline).min()
    }
}
