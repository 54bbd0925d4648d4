//! What the server knows. One thread changes it; everybody else reads a snapshot.

mod client;
mod document;
mod session;
mod snapshot;

pub(crate) use client::ClientProfile;
pub(crate) use document::{Change, Document, Reading};
pub(crate) use session::{Opened, Progress, SheetSession};
pub(crate) use snapshot::Snapshot;
