//! What an answer denies: cues such as `not` or `is a mistake`, and the words they turn.

mod beyond_clause;
mod comment;
mod comment_words;
mod comparison;
mod cue;
mod cue_clause;
mod cue_table;
mod cues;
mod denial;
mod denials;
mod idioms;
mod lines;
mod main_clause;
mod main_verb;
mod placed_cue;
mod polarity;
mod reported;
mod scope;
mod stances;
mod supposed;
#[cfg(test)]
mod tests;
mod topics;
mod verbal;
mod within_clause;
mod worth;

pub(crate) use cue::Force;
pub(crate) use cues::{begins_cue, continues_cue, denies_alone, is_cue};
pub(crate) use denials::Denials;
pub(crate) use polarity::Polarity;
