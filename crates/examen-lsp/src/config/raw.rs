//! Settings as people write them. The schema is one for all sources; `docs/language-server.md` describes it.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;

use serde::Deserialize;
use serde::de::{Deserializer, Error, Visitor};

use super::SeveritySetting;

/// Settings of one source. What is left out is for others to say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct RawSettings {
    pub(super) diagnostics: Option<RawDiagnostics>,
    pub(super) inlay_hints: Option<RawFeature>,
    pub(super) code_lens: Option<RawFeature>,
    pub(super) semantic_tokens: Option<RawFeature>,
    pub(super) sheet_notifications: Option<bool>,
    pub(super) banks: Option<Vec<PathBuf>>,
    pub(super) limits: Option<RawLimits>,
}

/// Settings of diagnostics.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct RawDiagnostics {
    pub(super) enable: Option<bool>,
    pub(super) severity: Option<BTreeMap<String, SeveritySetting>>,
    pub(super) pause_ms: Option<WholeNumber>,
}

/// Settings of a feature that can be turned off.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct RawFeature {
    pub(super) enable: Option<bool>,
}

/// Limits.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct RawLimits {
    pub(super) max_bytes: Option<WholeNumber>,
}

/// A whole number as somebody wrote it. Whether it is within bounds is told for itself, so that the other settings of its
/// source count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct WholeNumber(pub(super) i128);

impl<'de> Deserialize<'de> for WholeNumber {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_i64(WholeNumberVisitor)
    }
}

struct WholeNumberVisitor;

impl Visitor<'_> for WholeNumberVisitor {
    type Value = WholeNumber;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a whole number")
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<WholeNumber, E> {
        Ok(WholeNumber(number.into()))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<WholeNumber, E> {
        Ok(WholeNumber(number.into()))
    }
}
