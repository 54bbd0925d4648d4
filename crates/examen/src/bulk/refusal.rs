//! Why a line cannot be graded.

use std::collections::BTreeMap;

use examen_bank::closest;
use serde::Deserialize;
use serde_json::error::Category;
use serde_json::value::RawValue;

/// The fields of a line that are read.
const FIELDS: &[&str] = &[
    "id",
    "candidate",
    "question_id",
    "question",
    "points",
    "reference",
    "references",
    "answer",
];

/// The field without which no line is graded.
const ANSWER: &str = "answer";

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
        let told = error.to_string().replace(" at line 1 column ", " at column ");
        let fields = fields(bytes);
        let reason = if told.starts_with("missing field") {
            format!("{told}{}", slip(&fields, &[ANSWER]))
        } else if let (Category::Data, Some(name)) =
            (error.classify(), field_at(bytes, &fields, error.column()))
        {
            format!("`{name}`: {told}")
        } else {
            told
        };
        Self::new(named.id, reason)
    }

    /// A line that has nothing to grade by.
    pub(super) fn without_rubric(id: Option<&'a RawValue>, bytes: &[u8]) -> Self {
        let names = ["points", "reference", "references", "question_id"];
        let slip = slip(&fields(bytes), &names);
        Self::new(
            id,
            format!("give `points`, `reference`, `references` or `question_id` to grade by{slip}"),
        )
    }
}

/// The fields of a line; none where it is no object.
fn fields(bytes: &[u8]) -> BTreeMap<String, &RawValue> {
    serde_json::from_slice(bytes).unwrap_or_default()
}

/// The field whose value ends at `column`, or in which it lies.
fn field_at<'f>(bytes: &[u8], fields: &'f BTreeMap<String, &RawValue>, column: usize) -> Option<&'f str> {
    let start_of = |value: &RawValue| value.get().as_ptr().addr().checked_sub(bytes.as_ptr().addr());
    let is_there = |value: &RawValue| {
        start_of(value).is_some_and(|start| start <= column && column <= start + value.get().len())
    };
    let mut found = fields.iter().filter(|(_, value)| is_there(value));
    found.next().map(|(name, _)| name.as_str())
}

/// That a field which nobody reads is probably meant for one of `wanted`; nothing where there is none.
fn slip(fields: &BTreeMap<String, &RawValue>, wanted: &[&str]) -> String {
    let mut unread = fields.keys().filter(|name| !FIELDS.contains(&name.as_str()));
    let found = unread.find_map(|name| Some((name, closest(name, wanted)?)));
    found.map_or_else(String::new, |(name, meant)| {
        format!("; `{name}` is no field, did you mean `{meant}`?")
    })
}
