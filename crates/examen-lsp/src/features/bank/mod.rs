//! Help for authors: banks, cases, glossaries and reviews.

mod cases;
mod code_actions;
mod completion;
mod diagnostics;
mod formatting;
mod glossary;
mod hover;
mod keys;
mod lints;
mod pasted_list;
mod reviews;
mod scratch_case;
mod semantic_tokens;
mod words;
mod written_points;

pub(crate) use cases::inlay_hints;
pub(crate) use code_actions::{code_actions, resolve as resolve_code_action};
pub(crate) use completion::completion;
pub(crate) use diagnostics::{diagnostics, other_diagnostics};
pub(crate) use formatting::formatting;
pub(crate) use hover::hover;
pub(crate) use lints::LintCache;
pub(crate) use scratch_case::scratch_case;
pub(crate) use semantic_tokens::tokens;
