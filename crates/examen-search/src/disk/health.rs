//! Whether an index can be used, and if not, why.

use std::fmt;
use std::path::PathBuf;

use serde::Serialize;

/// What is the matter with an index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum Condition {
    /// There is none, or none was ever finished.
    Absent,
    /// It can be used and fits the banks.
    Current,
    /// It can be used, but banks have changed since.
    Outdated {
        /// Banks that are new or were changed, and files that may be banks.
        n_changed: usize,
        /// Banks that are gone.
        n_gone: usize,
    },
    /// Another version of Examen built it.
    OtherSchema {
        /// The version of its schema, if it says.
        found: Option<u32>,
    },
    /// It cannot be read, or its checksums do not fit.
    Damaged {
        /// What was found.
        reason: String,
    },
}

impl Condition {
    /// Whether it is built anew before it is used.
    pub fn is_unusable(&self) -> bool {
        !matches!(self, Self::Current | Self::Outdated { .. })
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Absent => f.write_str("not built yet"),
            Self::Current => f.write_str("up to date"),
            Self::Outdated { n_changed, n_gone } => {
                write!(f, "outdated: {n_changed} changed or new, {n_gone} gone")
            }
            Self::OtherSchema { found: Some(found) } => {
                write!(f, "built by another version of Examen (schema {found})")
            }
            Self::OtherSchema { found: None } => f.write_str("built by another version of Examen"),
            Self::Damaged { reason } => write!(f, "damaged: {reason}"),
        }
    }
}

/// An index as it stands on disk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Status {
    /// Its folder.
    pub path: PathBuf,
    /// What is the matter with it.
    pub condition: Condition,
    /// How many banks it has.
    pub n_banks: usize,
    /// How many questions it has.
    pub n_questions: u64,
    /// The size of its files.
    pub n_bytes: u64,
}

/// What cannot be read, for this reason.
pub(super) fn damaged(error: &dyn std::fmt::Display) -> Condition {
    Condition::Damaged {
        reason: error.to_string(),
    }
}
