//! What an answer denies: cues such as `not` or `is a mistake`, and the words they turn.

mod cues;
mod scope;

pub(crate) use cues::begins_cue;
pub(crate) use scope::{Denials, Force, Polarity};
