//! What an index remembers of the files it was made from.

use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use examen_bank::files::{SizeCap, read};
use examen_bank::{Glossary, Revision};
use serde::{Deserialize, Serialize};

use super::health::{Condition, damaged};
use crate::error::SearchError;
use crate::index::catalog::Catalog;
use crate::index::schema::SCHEMA_VERSION;
use crate::text::Language;

/// A file that was changed less than this before it was read may be changed again without another time: file systems
/// keep times to as little as two seconds (FAT), and Git treats its index likewise ("racy git").
const SETTLED_AFTER: Duration = Duration::from_secs(2);

/// Everything that was read for an index. It is the payload of the commit, so that it cannot differ from the segments.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Manifest {
    /// [`SCHEMA_VERSION`] of who wrote it.
    pub(super) schema: u32,
    pub(super) files: Vec<FileRecord>,
    pub(super) glossaries: Vec<GlossaryRecord>,
    pub(super) catalog: Catalog,
}

impl Manifest {
    pub(super) fn empty() -> Self {
        Self {
            schema: SCHEMA_VERSION,
            files: Vec::new(),
            glossaries: Vec::new(),
            catalog: Catalog::default(),
        }
    }

    /// As the payload of a commit: JSON, and below it its hash. The engine keeps no checksum of the file it goes into.
    pub(super) fn to_payload(&self) -> Result<String, SearchError> {
        let json = serde_json::to_string(self).map_err(|error| SearchError::engine(&error))?;
        let hash = hash(&json);
        Ok(format!("{json}\n{hash}"))
    }

    /// Reads the payload of a commit.
    ///
    /// # Errors
    /// There is none, another version of Examen wrote it, or it is not what was written.
    pub(super) fn of_payload(payload: Option<&str>) -> Result<Self, Condition> {
        #[derive(Deserialize)]
        struct Version {
            schema: u32,
        }
        let payload = payload.ok_or(Condition::Absent)?;
        let (json, written) = payload
            .split_once('\n')
            .ok_or(Condition::OtherSchema { found: None })?;
        let found = serde_json::from_str(json).ok().map(|Version { schema }| schema);
        if found != Some(SCHEMA_VERSION) {
            return Err(Condition::OtherSchema { found });
        }
        if hash(json) != written {
            return Err(damaged(&"the list of banks is not what was written"));
        }
        serde_json::from_str(json).map_err(|error| damaged(&error))
    }

    pub(super) fn n_banks(&self) -> usize {
        self.files.iter().filter(|file| file.bank.is_some()).count()
    }
}

/// A file that was looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct FileRecord {
    pub(super) path: PathBuf,
    pub(super) stamp: Stamp,
    /// Hash of its text; none if it could not be read.
    pub(super) hash: Option<String>,
    /// What it holds; none if it is no bank, or none that can be read.
    pub(super) bank: Option<BankRecord>,
}

/// A bank that was indexed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct BankRecord {
    pub(super) name: String,
    pub(super) language: Language,
    pub(super) n_questions: usize,
    pub(super) glossary: Option<PathBuf>,
}

/// A glossary that was read for some bank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct GlossaryRecord {
    pub(super) path: PathBuf,
    pub(super) stamp: Stamp,
}

/// By what a file is taken to be unchanged without reading it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stamp {
    size: u64,
    /// Nanoseconds since 1970.
    modified: u128,
    /// Whether the time tells enough.
    is_settled: bool,
}

impl Stamp {
    /// The stamp of a file that is read at `now`; the default one, which fits no file, if it cannot be looked at.
    pub(super) fn of(path: &Path, now: SystemTime) -> Self {
        std::fs::metadata(path).map_or_else(|_| Self::default(), |metadata| Self::read(&metadata, now))
    }

    fn read(metadata: &Metadata, now: SystemTime) -> Self {
        let modified = metadata.modified().unwrap_or(UNIX_EPOCH);
        let age = now.duration_since(modified).unwrap_or_default();
        Self {
            size: metadata.len(),
            modified: modified.duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos(),
            is_settled: age >= SETTLED_AFTER,
        }
    }

    /// Whether a file with the stamp `now` is surely what it was when this stamp was taken.
    pub(super) fn still_holds(self, now: Self) -> bool {
        self.is_settled && self.size == now.size && self.modified == now.modified
    }
}

/// Hash of a text.
pub(super) fn hash(text: &str) -> String {
    Revision::of(text).to_string()
}

/// The glossary at `path`; an empty one if it cannot be read, which `examen check` reports.
pub(super) fn glossary(path: &Path) -> Glossary {
    let source = read(path, SizeCap::DEFAULT).ok();
    source
        .map(|source| Glossary::parse(&source.text).value)
        .unwrap_or_default()
}
