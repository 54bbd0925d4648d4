//! The formats as their users see them: what is read, what is reported, what is written.

mod annotated;
mod bank_structure;
mod cases;
mod evidence;
mod format;
mod front_matter;
mod glossary;
mod points;
mod print;
mod properties;
mod question_meta;
mod reprint;
mod review;
mod sheet;
