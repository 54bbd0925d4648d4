//! Requests of the server to the client. Nobody waits for their answers: what is to be done with one is kept here, and
//! after a while it is done without.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::protocol::{Answer, Failure, Id, Response, ShowDocumentParams};

/// How long a client may take. A person may have to click before a document is shown.
const PATIENCE: Duration = Duration::from_secs(30);

/// What is to be done with an answer.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Purpose {
    /// Nothing.
    Ignored,
    /// The settings of each workspace folder in turn.
    Configuration,
    /// The client will show progress under this token.
    Progress,
    /// The client makes an edit that a person asked for.
    Edit,
    /// The same, and then it shows a place.
    EditThenShow(Box<ShowDocumentParams>),
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
