//! What the server knows. One thread changes it; everybody else reads a snapshot.

mod cancellation;
mod client;
mod disk_files;
mod document;
mod search;
mod session;
mod snapshot;
mod vitals;

pub(crate) use cancellation::Cancellation;
pub(crate) use client::ClientProfile;
pub(crate) use document::{Change, Document, Edition};
pub(crate) use session::{Progress, SheetSession};
pub(crate) use snapshot::Snapshot;
pub(crate) use vitals::{EditTimes, QueueLengths};
