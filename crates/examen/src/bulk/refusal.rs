//! Why a line cannot be graded.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::inline::blank_in;
use super::lines::Content;
use super::request::{Request, RubricSource, without_mark};

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

/// A line of which only the rubric is read.
#[derive(Deserialize)]
struct Inline {
    #[serde(rename = "question")]
    _prompt: Option<String>,
    points: Option<Vec<String>>,
    #[serde(rename = "reference")]
    _reference: Option<String>,
    #[serde(rename = "references")]
    _references: Option<Vec<String>>,
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

    /// `request` was read from `content`, but there is no rubric to grade by.
    pub(super) fn without_rubric(request: &Request<'a>, content: Content<'a>) -> Self {
        if let (RubricSource::Bank, Some(id)) = (request.rubric, &request.question) {
            let reason = format!("no bank has a question `{id}`; see `examen bank list`");
            return Self::new(request.id, reason);
        }
        if let Content::Bytes(bytes) = content {
            let inline: Inline = match serde_json::from_slice(without_mark(bytes)) {
                Ok(inline) => inline,
                Err(error) => return Self::of_line(without_mark(bytes), &error),
            };
            let points = inline.points.unwrap_or_default();
            if let (Some(idx), true) = (
                blank_in(&points),
                points.iter().any(|point| !point.trim().is_empty()),
            ) {
                let reason = format!(
                    "point {} is blank; say what it asks for, or leave it out",
                    idx + 1
                );
                return Self::new(request.id, reason);
            }
        }
        let reason = "there is nothing to grade by; give at least one point or reference that is not blank";
        Self::new(request.id, reason)
    }
}
