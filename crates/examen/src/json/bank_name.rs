//! How a bank is named.

use examen_library::banks::{LoadedBank, Origin};
use serde::Serialize;

/// A bank's name and where it is from.
#[derive(Debug, Serialize)]
pub(crate) struct BankName {
    name: String,
    /// None for the bundled bank.
    path: Option<String>,
}

impl BankName {
    pub(crate) fn of(bank: &LoadedBank) -> Self {
        let path = match &bank.origin {
            Origin::Bundled => None,
            Origin::File(path) => Some(path.display().to_string()),
        };
        Self {
            name: bank.name(),
            path,
        }
    }
}
