//! Reading the five formats. Each format has a room of its own; what they share is [`document`] and below.

mod bank;
mod cases;
mod document;
mod duration;
mod evidence;
mod file_kind;
mod front_matter;
mod glossary;
mod id;
mod lines;
mod meta;
mod points;
mod question_meta;
mod review;
mod sheet;
mod spelling;

pub use file_kind::FileKind;
