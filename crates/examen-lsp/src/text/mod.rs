//! Texts that are typed in: kept in pieces, so that a keystroke costs as much as its piece, and every conversion
//! between bytes and the client's positions.

mod encoding;
mod lines;
mod piece;
mod place;
mod sentence;
mod store;
mod word;

pub(crate) use encoding::Encoding;
pub(crate) use piece::Piece;
pub(crate) use place::{Place, Span};
pub(crate) use sentence::sentence_at;
pub(crate) use store::{Cut, Text};
pub(crate) use word::word_at;
