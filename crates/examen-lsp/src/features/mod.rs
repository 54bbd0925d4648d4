//! What the server does for people: pure functions from a snapshot to an answer, one room for each format.

mod bank;
mod changes;
pub(crate) mod codes;
mod context;
mod diagnostics;
mod edits;
mod finding;
mod sheet;
mod tokens;
mod wanted_actions;
mod workspace;

pub(crate) mod navigation;
pub(crate) mod requests;

pub(crate) use bank::{LintCache, scratch_case};
pub(crate) use changes::{Changes, Confirmation};
pub(crate) use context::{Context, gives_feedback};
pub(crate) use diagnostics::findings;
pub(crate) use edits::{edit_of, request_for, with_endings};
pub(crate) use finding::{Finding, Level};
pub(crate) use navigation::{NameCache, SymbolCache};
pub(crate) use sheet::{may_name, own_view, summary};
pub(crate) use tokens::{TokenCache, TokenKind, legend};
