//! The folder of an index: opening it, looking into it, clearing it.

use std::fs::{self, File, TryLockError};
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use tantivy::directory::MmapDirectory;
use tantivy::{Index, IndexReader, ReloadPolicy};
use xxhash_rust::xxh3::xxh3_64;

use super::health::{Condition, Status, damaged};
use super::manifest::Manifest;
use super::read_only::ReadOnly;
use super::survey::Survey;
use crate::error::SearchError;
use crate::index::schema::{SCHEMA_VERSION, schema, tokenizers};
use crate::search::QuestionSearch;

/// The name and the first line are those of the Cache Directory Tagging Specification, so that backups pass it over.
const TAG: &str = "CACHEDIR.TAG";
const TAG_TEXT: &str = "Signature: 8a477f597d28d172789f06886806bc55\n\
    # A search index of Examen. It is built anew whenever it is missing; `examen index clear` removes it.\n";
const LOCK: &str = "lock";
const SEGMENTS: &str = "segments";

/// Up to this size all checksums are compared whenever an index is opened, which takes some milliseconds. A larger one
/// is checked by `examen index status`, and whenever something about it is odd.
const ALWAYS_CHECKED: u64 = 64 << 20;

/// A killed reader's file may be gone by the time it is opened; so often it is tried again.
const N_TRIES: usize = 3;

/// A folder with an index, or for one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexFolder {
    path: PathBuf,
}

/// An index that can be searched.
pub struct FileIndex {
    /// What finds questions.
    pub search: QuestionSearch,
    pub(super) manifest: Manifest,
    pub(super) index: Index,
}

impl IndexFolder {
    /// The folder `path`, which need not exist.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }

    /// The folder below `cache` for the banks in or at `places`: it is the same however they are ordered or spelt,
    /// and another for another version of the schema, so that two versions of Examen do not build in turns.
    pub fn for_banks(cache: &Path, places: &[PathBuf]) -> Self {
        let mut places: Vec<PathBuf> = places
            .iter()
            .map(|place| place.canonicalize().unwrap_or_else(|_| place.clone()))
            .collect();
        places.sort();
        places.dedup();
        let mut key = Vec::new();
        for place in &places {
            key.extend(place.as_os_str().as_encoded_bytes());
            key.push(0);
        }
        Self::at(cache.join(format!("v{SCHEMA_VERSION}-{:016x}", xxh3_64(&key))))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Opens the index as it is, without comparing it with the banks.
    ///
    /// # Errors
    /// The condition that makes it unusable.
    pub fn open(&self) -> Result<FileIndex, Condition> {
        let mut opened = self.open_surely();
        for _ in 1..N_TRIES {
            if !matches!(opened, Err(Condition::Damaged { .. })) {
                break;
            }
            opened = self.open_surely();
        }
        opened
    }

    /// A damaged segment can make the engine panic while it opens it; that is damage like any other.
    fn open_surely(&self) -> Result<FileIndex, Condition> {
        catch_unwind(AssertUnwindSafe(|| self.try_open()))
            .unwrap_or_else(|_| Err(damaged(&"a segment cannot be read")))
    }

    fn try_open(&self) -> Result<FileIndex, Condition> {
        if !self.path.join(TAG).is_file() || !self.segments().join("meta.json").is_file() {
            return Err(Condition::Absent);
        }
        let directory = MmapDirectory::open(self.segments()).map_err(|error| damaged(&error))?;
        let mut index = Index::open(ReadOnly(directory)).map_err(|error| damaged(&error))?;
        let payload = index.load_metas().map_err(|error| damaged(&error))?.payload;
        let manifest = Manifest::of_payload(payload.as_deref())?;
        let (wanted, fields) = schema();
        if index.schema() != wanted {
            return Err(Condition::OtherSchema {
                found: Some(manifest.schema),
            });
        }
        index.set_tokenizers(tokenizers());
        if self.n_bytes() <= ALWAYS_CHECKED {
            verify(&index)?;
        }
        let reader: IndexReader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .try_into()
            .map_err(|error| damaged(&error))?;
        Ok(FileIndex {
            search: QuestionSearch::new(reader, fields, manifest.catalog.clone()),
            manifest,
            index,
        })
    }

    /// How the index stands to the banks among `files`, with all checksums compared.
    pub fn status(&self, files: &[PathBuf]) -> Status {
        let mut status = Status {
            path: self.path.clone(),
            condition: Condition::Current,
            n_banks: 0,
            n_questions: 0,
            n_bytes: self.n_bytes(),
        };
        match self.open() {
            Err(condition) => status.condition = condition,
            Ok(index) => {
                status.n_banks = index.manifest.n_banks();
                status.n_questions = index.search.n_questions();
                let survey = Survey::of(files, &index.manifest, SystemTime::now());
                if let Err(damaged) = index.verify() {
                    status.condition = damaged;
                } else if !survey.is_current() {
                    status.condition = Condition::Outdated {
                        n_changed: survey.unread.len(),
                        n_gone: survey.gone.len(),
                    };
                }
            }
        }
        status
    }

    /// Removes the index; says whether there was one.
    ///
    /// # Errors
    /// The folder is not ours, somebody is writing, or a file cannot be removed.
    pub fn clear(&self) -> Result<bool, SearchError> {
        if !self.path.exists() {
            return Ok(false);
        }
        self.refuse_foreign()?;
        if !self.is_tagged() {
            return Ok(false);
        }
        let _lock = self.lock()?;
        self.io(fs::remove_dir_all(&self.path))?;
        Ok(true)
    }

    /// Where tantivy's files are.
    pub(super) fn segments(&self) -> PathBuf {
        self.path.join(SEGMENTS)
    }

    /// Makes the folder ours, and makes sure that nobody else writes.
    pub(super) fn lock_for_writing(&self) -> Result<File, SearchError> {
        self.refuse_foreign()?;
        self.io(fs::create_dir_all(&self.path))?;
        let lock = self.lock()?;
        if !self.is_tagged() {
            self.io(fs::write(self.path.join(TAG), TAG_TEXT))?;
        }
        Ok(lock)
    }

    fn is_tagged(&self) -> bool {
        fs::read_to_string(self.path.join(TAG)).is_ok_and(|text| text.contains("Examen"))
    }

    fn lock(&self) -> Result<File, SearchError> {
        let path = self.path.join(LOCK);
        let file = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path);
        let file = self.io(file)?;
        match file.try_lock() {
            Ok(()) => Ok(file),
            Err(TryLockError::WouldBlock) => Err(SearchError::Busy {
                path: self.path.clone(),
            }),
            Err(TryLockError::Error(error)) => self.io(Err(error)),
        }
    }

    fn refuse_foreign(&self) -> Result<(), SearchError> {
        // Looked at in this order, because another process may be making the folder: whatever else is in it was put
        // there after the tag had been written.
        let is_new = fs::read_dir(&self.path).map_or(true, |entries| {
            let mut names = entries.filter_map(Result::ok).map(|entry| entry.file_name());
            names.all(|name| name == TAG || name == LOCK)
        });
        if is_new || self.is_tagged() {
            Ok(())
        } else {
            Err(SearchError::Foreign {
                path: self.path.clone(),
            })
        }
    }

    pub(super) fn io<T>(&self, result: io::Result<T>) -> Result<T, SearchError> {
        result.map_err(|source| SearchError::Io {
            path: self.path.clone(),
            source,
        })
    }

    fn n_bytes(&self) -> u64 {
        let entries = fs::read_dir(self.segments()).into_iter().flatten().flatten();
        entries
            .filter_map(|entry| entry.metadata().ok())
            .map(|metadata| metadata.len())
            .sum()
    }
}

impl FileIndex {
    /// How many banks it has.
    pub fn n_banks(&self) -> usize {
        self.manifest.n_banks()
    }

    /// Whether a bank in it is called `name`.
    pub fn has_bank(&self, name: &str) -> bool {
        let mut banks = self.manifest.files.iter().filter_map(|file| file.bank.as_ref());
        banks.any(|bank| bank.name == name)
    }

    /// Compares the checksum of every file.
    ///
    /// # Errors
    /// The index is damaged.
    pub fn verify(&self) -> Result<(), Condition> {
        verify(&self.index)
    }
}

fn verify(index: &Index) -> Result<(), Condition> {
    let bad = index.validate_checksum().map_err(|error| damaged(&error))?;
    match bad.into_iter().min() {
        None => Ok(()),
        Some(file) => Err(Condition::Damaged {
            reason: format!("the checksum of {} does not fit", file.display()),
        }),
    }
}
