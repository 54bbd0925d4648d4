//! What happens to the owner of all state, one thing after the other.

use std::sync::Arc;

use examen_library::Library;
use examen_library::grading::Reviews;
use tokio::sync::OwnedSemaphorePermit;

use crate::commands::{Effect, RequestedEdit};
use crate::practice::Remembered;
use crate::protocol::{Answer, Id, Message, Response, Uri};
use crate::publish::Report;
use crate::state::Edition;

/// Something that happened.
pub(super) enum Event {
    /// The client sent a request or a notification.
    Incoming {
        message: Message,
        permit: Option<OwnedSemaphorePermit>,
    },
    /// The client answered a request of the server.
    ClientAnswered(Response),
    /// There is nothing more to read.
    InputEnded,
    /// A job is done.
    Done(Done),
}

/// What a job brought.
pub(super) enum Done {
    /// The result of a request as JSON, and what else is to be done.
    Answer { id: Id, outcome: Answer<Finished> },
    /// The diagnostics of a version of a document; none if the job panicked.
    Diagnostics {
        uri: Uri,
        edition: Edition,
        report: Option<Report>,
    },
    /// The history was read, or why it cannot be.
    Remembered(Result<Arc<Remembered>, String>),
    /// Banks and reviews that were found; none if the job panicked.
    Found(Option<Found>),
}

/// The result of a request.
pub(super) struct Finished {
    /// JSON.
    pub(super) result: Vec<u8>,
    pub(super) effects: Vec<Effect>,
    /// What the client has to make first.
    pub(super) edit: Option<RequestedEdit>,
}

/// What lies in the folders of the client.
pub(super) struct Found {
    pub(super) library: Library,
    /// What cannot be used of what the settings name.
    pub(super) problems: Vec<String>,
    pub(super) reviews: Arc<Reviews>,
}
