//! Why a line cannot be graded.

use serde::Deserialize;
use serde_json::value::RawValue;

/// Why a line cannot be graded.
#[derive(Debug)]
pub(super) struct Refusal<'a> {
    pub(super) id: Option<&'a RawValue>,
    pub(super) reason: String,
}

/// A line of which nothing but the id is read: other fields may hold what cannot be.
#[derive(Default, Deserialize)]
struct Named<'a> {
    #[serde(borrow)]
    id: Option<&'a RawValue>,
}

impl<'a> Refusal<'a> {
    pub(super) fn new(id: Option<&'a RawValue>, reason: impl Into<String>) -> Self {
        Self {
            id,
            reason: reason.into(),
        }
    }

    /// Bytes that are not a request may still be an object that says its id.
    pub(super) fn of_line(bytes: &'a [u8], error: &serde_json::Error) -> Self {
        let named: Named<'a> = serde_json::from_slice(bytes).unwrap_or_default();
        // A line has only one line: the column is what helps.
        Self::new(
            named.id,
            error.to_string().replace(" at line 1 column ", " at column "),
        )
    }
}
