//! What stands in the index.

pub(crate) mod catalog;
pub(crate) mod document;
pub(crate) mod document_maker;
pub(crate) mod question_of_bank;
pub(crate) mod schema;
pub(crate) mod stored;
