//! Reading the five formats. Each format has a room of its own; what they share is [`document`] and below.

mod bank;
pub(crate) mod cases;
mod depth;
pub(crate) mod document;
pub(crate) mod duration;
pub(crate) mod evidence;
mod file_kind;
pub(crate) mod front_extent;
pub(crate) mod front_matter;
mod glossary;
pub(crate) mod id;
pub(crate) mod lines;
pub(crate) mod meta;
pub(crate) mod meta_slips;
pub(crate) mod part_name;
mod points;
pub(crate) mod question_meta;
pub(crate) mod review;
pub(crate) mod sheet;
mod sheet_part;
pub(crate) mod spelling;
mod visible;

pub use file_kind::FileKind;
pub use id::IdScope;
pub use lines::line_ending;
pub use sheet_part::{PartPlace, SheetPart, duplicate_answers};
pub use spelling::closest;
