//! Settings as people write them. The schema is one for all sources; `docs/language-server.md` describes it.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Deserialize;

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
    pub(super) pause_ms: Option<u64>,
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
    pub(super) max_bytes: Option<usize>,
}
