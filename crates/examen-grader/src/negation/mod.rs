//! What an answer denies: cues such as `not` or `is a mistake`, and the words they turn.

mod cue;
mod cue_table;
mod cues;
mod denial;
mod polarity;
mod reaches;
mod scope;
mod stances;
mod worth;

pub(crate) use cues::{begins_cue, continues_cue, denies_alone, is_cue};
pub(crate) use polarity::{Denials, Force, Polarity};
