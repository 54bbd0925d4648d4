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

    fn is_edit(&self) -> bool {
        matches!(self, Self::Edit(_))
    }
}

/// Requests that the client has not answered.
#[derive(Debug, Default)]
pub(super) struct Calls {
    next_id: i64,
    /// Each with its deadline. All have the same time, so that the first is the first to be overdue.
    open: BTreeMap<i64, (Purpose, Instant)>,
    /// How many of them are edits.
    n_edits: usize,
}

impl Calls {
    /// Notes a request that is sent at `now`, which is not before the last one. Returns its id.
    pub(super) fn open(&mut self, purpose: Purpose, now: Instant) -> i64 {
        self.next_id += 1;
        self.n_edits += usize::from(purpose.is_edit());
        self.open.insert(self.next_id, (purpose, now + PATIENCE));
        self.next_id
    }

    /// How many edits are awaited.
    pub(super) fn n_edits(&self) -> usize {
        self.n_edits
    }

    /// What is to be done with an answer; none if nobody asked.
    pub(super) fn close(&mut self, response: Response) -> Option<(Purpose, Answer<Value>)> {
        let (id, outcome) = response.into_parts();
        let Id::Number(id) = id else {
            return None;
        };
        let purpose = self.remove(id)?;
        let outcome = outcome.map_err(|error| Failure::of_client(error.code.code(), &error.message));
        Some((purpose, outcome))
    }

    /// What is not answered in time, to be done without.
    pub(super) fn overdue(&mut self, now: Instant) -> Vec<Purpose> {
        let overdue: Vec<i64> = self
            .open
            .iter()
            .take_while(|(_, (_, deadline))| *deadline <= now)
            .map(|(id, _)| *id)
            .collect();
        overdue.into_iter().filter_map(|id| self.remove(id)).collect()
    }

    /// When the next one is overdue.
    pub(super) fn next_deadline(&self) -> Option<Instant> {
        self.open.first_key_value().map(|(_, (_, deadline))| *deadline)
    }

    fn remove(&mut self, id: i64) -> Option<Purpose> {
        let (purpose, _) = self.open.remove(&id)?;
        self.n_edits -= usize::from(purpose.is_edit());
        Some(purpose)
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::{AwaitedEdit, Calls, PATIENCE, Purpose};
    use crate::protocol::{Id, Response};

    fn edit() -> Purpose {
        Purpose::Edit(Box::new(AwaitedEdit {
            id: Id::Number(1),
            result: Vec::new(),
            effects: Vec::new(),
            shown: None,
        }))
    }

    #[test]
    fn edits_are_counted_until_they_are_answered_or_overdue() {
        let mut calls = Calls::default();
        let start = Instant::now();
        let later = start + Duration::from_secs(1);
        let answered = calls.open(edit(), start);
        calls.open(edit(), start);
        calls.open(Purpose::Ignored, start);
        calls.open(edit(), later);
        assert_eq!(calls.n_edits(), 3);
        let answer = || Response::from_ok(Id::Number(answered), serde_json::Value::Null);
        assert!(calls.close(answer()).is_some());
        assert!(calls.close(answer()).is_none());
        assert_eq!(calls.n_edits(), 2);
        assert_eq!(calls.next_deadline(), Some(start + PATIENCE));
        assert_eq!(calls.overdue(start + PATIENCE).len(), 2);
        assert_eq!(calls.n_edits(), 1);
        assert_eq!(calls.next_deadline(), Some(later + PATIENCE));
        assert_eq!(calls.overdue(later + PATIENCE).len(), 1);
        assert_eq!((calls.n_edits(), calls.next_deadline()), (0, None));
    }
}
