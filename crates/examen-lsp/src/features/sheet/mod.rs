//! Feedback on answer sheets. Nothing in here tells what an answer lacks before the candidate asks for it.

mod code_lens;
mod diagnostics;
mod inlay_hints;
mod semantic_tokens;
mod wording;

pub(crate) use code_lens::code_lens;
pub(crate) use diagnostics::diagnostics;
pub(crate) use inlay_hints::inlay_hints;
pub(crate) use semantic_tokens::tokens;
pub(crate) use wording::{may_name, summary};
