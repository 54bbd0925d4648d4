//! Diagnostics: when they are worked out, and which of them are sent.
//!
//! Every version that the client has is answered, as soon as it is worked out; a version that is older than what the
//! client has by then is dropped. Complaints about the sentence at the caret wait until nobody has typed for a while.

mod publisher;
mod report;

pub(crate) use publisher::Publisher;
pub(crate) use report::{Report, diagnostic, report};
