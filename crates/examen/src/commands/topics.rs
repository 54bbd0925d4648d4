//! What to say of a topic that no question has.

use anyhow::{Error, anyhow};
use examen_bank::closest;

/// That no question is about `topic`, and which of the `known` topics and tags may be meant.
pub(super) fn unknown_topic<'t>(topic: &str, known: impl Iterator<Item = &'t String>) -> Error {
    match meant_by(topic, known) {
        Some(meant) => anyhow!("no question is about `{topic}`; did you mean `{meant}`?"),
        None => anyhow!("no question is about `{topic}`; `examen bank list` shows the topics of all"),
    }
}

/// The one of the `known` topics and tags that `topic` is a slip of; none if it is one of them.
pub(super) fn meant_by<'t>(topic: &str, known: impl Iterator<Item = &'t String>) -> Option<&'t str> {
    let mut known: Vec<&str> = known.map(String::as_str).collect();
    known.sort_unstable();
    known.dedup();
    closest(topic, &known).filter(|meant| !meant.eq_ignore_ascii_case(topic))
}
