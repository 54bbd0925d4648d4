//! A bare list: one question an item or a line, perhaps under titles. What is listed below a question is what to
//! listen for, or, where it asks in turn, a follow-up.
//!
//! Such a list has no marks of its own, so that a text counts as one only where it holds next to nothing but
//! questions ([`tally`]).

pub(super) mod entry;
pub(super) mod mark;
mod piece;
mod reader;
mod tally;
mod wording;

use crate::import::draft::Reading;
use crate::import::page::Page;
use reader::Reader;

/// Reads the questions of `page`.
pub(crate) fn read(page: &Page<'_>) -> Reading {
    Reader::read(page).0
}

/// How many questions `page` has, if it is a list of questions and next to nothing else.
pub(crate) fn n_questions(page: &Page<'_>) -> usize {
    let (_, tally) = Reader::read(page);
    if tally.is_list() { tally.questions() } else { 0 }
}

/// How many lines of `page`, headings aside, are worded as questions, whatever stands before them.
pub(crate) fn n_worded(page: &Page<'_>) -> usize {
    let text = page.lines.iter().filter(|line| line.is_text());
    text.filter(|line| entry::Entry::of(line.text).is_worded())
        .count()
}

#[cfg(test)]
mod tests;
