//! A history as JSON Lines: one fact a line, for backups, other programs, and carrying a history to another machine.
//!
//! The first line is `{"schema":"examen.history/1","facts":N}`; every other line is a fact with the key `fact`. Facts
//! stand in the order of their ids and times, so that equal histories give equal files.

mod import;
mod record;

pub use import::{Damage, HeaderLine, ImportReport};

pub(crate) use import::{HEADER_START, Line, read_line};
pub(crate) use record::{header, line};
