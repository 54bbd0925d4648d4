//! How texts become terms: words, their forms and stems, in the language of their bank.

mod analyzer;
mod cutter;
mod fold;
mod forms;
mod function_words;
mod language;
mod stems;
mod term_list;
mod words;

pub(crate) use analyzer::{Analyzer, TermForm};
pub(crate) use cutter::{Coverage, Cutter, Listing};
pub(crate) use fold::folded;
pub(crate) use forms::{Form, Forms};
pub(crate) use function_words::is_function_word;
pub(crate) use language::Language;
pub(crate) use term_list::{TermList, TermSplitter, Weight};
pub(crate) use words::{WordKind, words};
