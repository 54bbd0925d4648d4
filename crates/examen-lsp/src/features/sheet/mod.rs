//! Feedback on answer sheets. Nothing in here tells what an answer lacks before the candidate asks for it.

mod code_actions;
mod code_lens;
mod completion;
mod diagnostics;
mod hover;
mod inlay_hints;
mod own_views;
mod semantic_tokens;
mod wording;

pub(crate) use code_actions::{code_actions, resolve as resolve_code_action};
pub(crate) use code_lens::code_lens;
pub(crate) use completion::{completion, resolve as resolve_completion};
pub(crate) use diagnostics::diagnostics;
pub(crate) use hover::hover;
pub(crate) use inlay_hints::{inlay_hints, resolve as resolve_inlay_hint};
pub(crate) use semantic_tokens::tokens;
pub(crate) use wording::{may_name, own_view, summary};
