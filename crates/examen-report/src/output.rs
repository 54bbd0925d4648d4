//! Renders a [`Report`](crate::Report) for people, spreadsheets and machines.
//!
//! Everything that strangers wrote is made harmless for where it goes: formulas for spreadsheets, markup for pages and
//! comments, characters that XML does not have. `docs/security.md` says how.

mod classroom;
mod csv;
mod html;
mod json;
mod junit;
mod markdown;
mod numbers;
mod sarif;
mod xlsx;

pub use classroom::classroom;
pub use csv::{csv_long, csv_wide};
pub use html::html;
pub use json::{SCHEMA, json, read_json};
pub use junit::junit;
pub use markdown::{MarkdownLength, markdown, markdown_changes};
pub use sarif::sarif;
pub use xlsx::xlsx;
