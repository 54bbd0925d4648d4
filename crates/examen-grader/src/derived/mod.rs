//! Points without evidence lines, matched by the content words of their label.
//!
//! The label's words are weighed by how rare they are and each is matched by its best word of the answer; the
//! weighted mean is the coverage. One point may gather its words from several sentences: the best single sentence
//! alone agrees less with human graders.

mod aligned;
mod alignment;
mod derived_match;
mod derived_point;
mod gist;
mod grammar;
mod label;
mod label_words;
mod mix;
mod notated;
mod numbers;
mod own_words;
mod phrases;
mod signals;
mod terms;
mod topic;
mod weights;

pub(crate) use alignment::{Alignment, LabelTies, MoreThanKin};
pub(crate) use derived_match::{DerivedMatch, to_millionths};
pub(crate) use derived_point::{AlignedAnswer, DerivedPoint};
pub(crate) use gist::Passages;
pub(crate) use label::Label;
pub(crate) use label_words::LabelWords;
pub(crate) use mix::earned_share;
pub(crate) use numbers::{cardinal, may_be_cardinal, names_one_of_several};
pub(crate) use own_words::OwnWords;
pub use signals::DerivedSignals;
pub(crate) use topic::Topic;
