//! Writing the five formats: afresh for values that were built, and as few edits as possible for values that were
//! read and changed.
//!
//! `print` gives the canonical form. `reprint` reads the source again, pairs old and new elements by their ranges and
//! prints only what differs, so that a value that was not changed gives its source back, byte for byte.

mod bank;
mod cases;
mod evidence;
mod format;
mod front_matter;
mod glossary;
mod line;
mod patch;
mod pin;
mod points;
mod prose;
mod question;
mod review;
mod sheet;
