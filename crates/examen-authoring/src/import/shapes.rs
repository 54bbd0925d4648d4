//! A reader for each shape. It finds the questions and what the source says of a good answer; it derives nothing.

mod answer_text;
mod cards;
mod details;
mod headings;
mod list;
mod literal;
mod pages;
mod pairs;
mod pipes;
mod prose_key;
mod question_line;
mod table;
mod thirty_seconds;
mod thirty_seconds_json;

use super::draft::Reading;
use super::page::Page;
use super::shape::Shape;
use pages::{criteria, listen_for, why_asked};

pub(crate) use details::n_folds;
pub(crate) use list::n_worded;
pub(crate) use question_line::{is_question, unlabelled};
pub(crate) use table::is_delimited;

/// Reads `text` in the given shape.
pub(crate) fn read(text: &str, shape: Shape) -> Reading {
    let page = Page::new(text);
    match shape {
        Shape::ThirtySecondsJson => thirty_seconds_json::read(text),
        Shape::Table => table::read(text),
        Shape::ThirtySeconds => thirty_seconds::read(&page),
        Shape::Details => details::read(&page),
        Shape::Criteria => criteria::read(&page),
        Shape::ListenFor => listen_for::read(&page),
        Shape::WhyAsked => why_asked::read(&page),
        Shape::Headings => headings::read(&page),
        Shape::ProseKey => prose_key::read(&page),
        Shape::Pairs => pairs::read(&page),
        Shape::List => list::read(&page),
    }
}

/// How many marks of the given shape `text` has: rows, headings, folds or questions with a key.
pub(crate) fn n_marks(text: &str, page: &Page<'_>, shape: Shape) -> usize {
    match shape {
        Shape::ThirtySecondsJson => thirty_seconds_json::n_questions(text),
        Shape::Table => table::n_questions(text),
        Shape::ThirtySeconds => thirty_seconds::n_marks(page),
        Shape::Details => details::n_folds(page),
        Shape::Criteria => criteria::n_marks(page),
        Shape::ListenFor => listen_for::n_marks(page),
        Shape::WhyAsked => why_asked::n_marks(page),
        Shape::Headings => headings::n_questions(page),
        Shape::ProseKey => prose_key::n_keys(page),
        Shape::Pairs => pairs::n_answered(page),
        Shape::List => list::n_questions(page),
    }
}
