//! Finding one's way between banks, sheets, reviews and cases: symbols, definitions, references, renames, and what
//! belongs together in one file. Nothing in here shows the label of a point in a sheet.

#![allow(
    clippy::needless_pass_by_value,
    reason = "requests come by value, and a feature takes what it needs of one"
)]

mod corpus;
mod definition;
mod folding;
mod highlight;
mod links;
mod named;
mod names;
mod occurrence;
mod outline;
mod places;
mod references;
mod rename;
mod reviewed;
mod selection;
mod symbol;
mod workspace_symbols;
mod written_against;

pub(crate) use corpus::file_at;
pub(crate) use definition::definition;
pub(crate) use folding::folding;
pub(crate) use highlight::highlights;
pub(crate) use links::document_links;
pub(crate) use named::Named;
pub(crate) use occurrence::NameCache;
pub(crate) use outline::document_symbols;
pub(crate) use references::references;
pub(crate) use rename::{prepare_rename, rename};
pub(crate) use reviewed::ReviewedSheet;
pub(crate) use selection::selection_ranges;
pub(crate) use symbol::SymbolCache;
pub(crate) use workspace_symbols::workspace_symbols;
