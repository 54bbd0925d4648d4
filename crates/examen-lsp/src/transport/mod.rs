//! Bytes in and out: what comes in is checked before anybody trusts it, what goes out waits in one queue.

mod egress;
mod envelope;
mod frames;
mod ingress;
mod outbox;

pub(crate) use egress::write_all;
pub use frames::{Frame, FrameFault, Frames};
pub(crate) use ingress::pump;
pub(crate) use outbox::{Outbox, Outgoing};
