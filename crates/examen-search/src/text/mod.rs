//! How texts become terms: words, their forms and stems, in the language of their bank.

mod analyzer;
mod fold;
mod function_words;
mod language;
mod stems;
mod words;

pub(crate) use analyzer::{Analyzer, TermForm, Weight, marked};
pub(crate) use fold::folded;
pub(crate) use function_words::is_function_word;
pub(crate) use language::Language;
pub(crate) use words::{WordKind, words};
