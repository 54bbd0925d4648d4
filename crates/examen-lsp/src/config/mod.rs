//! Settings: what they are, where each value comes from, and what is wrong with the others.

mod layers;
mod raw;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use serde::{Deserialize, Serialize};

pub(crate) use layers::{Layer, Layers};
pub(crate) use raw::RawSettings;

/// How long nobody types before complaints about the sentence at the caret come: half a second more than the longest gap
/// between keys of a fluent typist.
const PAUSE: Duration = Duration::from_millis(800);
/// The largest document that is read.
const MAX_BYTES: usize = 16 << 20;

/// The settings in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Configuration {
    /// Whether diagnostics are shown at all.
    pub(crate) diagnostics: Switch,
    /// Severities other than usual, by code.
    pub(crate) severities: BTreeMap<String, SeveritySetting>,
    /// How long nobody types before complaints about the sentence at the caret come.
    pub(crate) pause: Duration,
    pub(crate) inlay_hints: Switch,
    pub(crate) code_lens: Switch,
    pub(crate) semantic_tokens: Switch,
    /// Whether `examen/sheet` is sent.
    pub(crate) sheet_notifications: Switch,
    /// Banks beside those in the workspace.
    pub(crate) banks: Vec<PathBuf>,
    /// The largest document that is read, in bytes.
    pub(crate) max_bytes: usize,
    /// Where each value that is not the default comes from, by key.
    pub(crate) origins: BTreeMap<&'static str, Layer>,
    /// What could not be used, in sentences.
    pub(crate) problems: Vec<String>,
}

/// Whether a feature is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Switch {
    On,
    Off,
}

/// A severity that somebody chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum SeveritySetting {
    Error,
    Warning,
    Information,
    Hint,
    Off,
}

impl Switch {
    /// Whether it is on.
    pub(crate) fn is_on(self) -> bool {
        self == Self::On
    }
}

impl From<bool> for Switch {
    fn from(is_on: bool) -> Self {
        if is_on { Self::On } else { Self::Off }
    }
}

impl Default for Configuration {
    fn default() -> Self {
        Self {
            diagnostics: Switch::On,
            severities: BTreeMap::new(),
            pause: PAUSE,
            inlay_hints: Switch::On,
            code_lens: Switch::On,
            semantic_tokens: Switch::On,
            sheet_notifications: Switch::Off,
            banks: Vec::new(),
            max_bytes: MAX_BYTES,
            origins: BTreeMap::new(),
            problems: Vec::new(),
        }
    }
}
