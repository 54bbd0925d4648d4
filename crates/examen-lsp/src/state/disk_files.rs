//! Files on disk that were read before: what has not changed since then is not read again.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use examen_bank::files::{SizeCap, read};

use super::document::Document;
use crate::protocol::uri_of;

/// How much text is kept, in bytes: ten thousand sheets of some pages. What is beyond is read anew each time.
const MAX_BYTES: usize = 48 << 20;
/// How many files are kept; those of no format of ours cost no text, but a path.
const MAX_FILES: usize = 50_000;

/// Files that were read before, shared by all snapshots.
#[derive(Debug, Default)]
pub(crate) struct DiskFiles(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    files: BTreeMap<PathBuf, File>,
    n_bytes: usize,
    n_reads: u64,
}

#[derive(Debug)]
struct File {
    stamp: Stamp,
    /// None for what is none of our business.
    document: Option<Arc<Document>>,
}

/// What tells that a file is still the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stamp {
    modified: Option<SystemTime>,
    n_bytes: u64,
    /// The limit with which it was read.
    max_bytes: usize,
}

impl DiskFiles {
    /// The file at `path`, if it has one of the formats; of more than `max_bytes` nothing is read.
    pub(crate) fn open(&self, path: &Path, max_bytes: usize) -> Option<Arc<Document>> {
        let metadata = fs::metadata(path).ok()?;
        let stamp = Stamp {
            modified: metadata.modified().ok(),
            n_bytes: metadata.len(),
            max_bytes,
        };
        if let Some(known) = self.lock().files.get(path).filter(|file| file.stamp == stamp) {
            return known.document.clone();
        }
        let document = read(path, SizeCap::bytes(max_bytes as u64))
            .ok()
            .and_then(|file| {
                let document = Document::open(uri_of(path)?, 0, &file.text, max_bytes);
                document.kind.is_some().then(|| Arc::new(document))
            });
        let mut kept = self.lock();
        kept.n_reads += 1;
        kept.forget(path);
        kept.keep(
            path,
            File {
                stamp,
                document: document.clone(),
            },
        );
        document
    }

    /// Reads the file at `path` anew the next time: it was changed, however alike it looks.
    pub(crate) fn forget(&self, path: &Path) {
        self.lock().forget(path);
    }

    /// How many files were read since the server was started.
    pub(crate) fn n_reads(&self) -> u64 {
        self.lock().n_reads
    }

    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Kept {
    fn keep(&mut self, path: &Path, file: File) {
        let n_bytes = self.n_bytes + file.n_bytes();
        if n_bytes <= MAX_BYTES && self.files.len() < MAX_FILES {
            self.n_bytes = n_bytes;
            self.files.insert(path.to_owned(), file);
        }
    }

    fn forget(&mut self, path: &Path) {
        if let Some(old) = self.files.remove(path) {
            self.n_bytes -= old.n_bytes();
        }
    }
}

impl File {
    fn n_bytes(&self) -> usize {
        self.document.as_ref().map_or(0, |document| document.text.len())
    }
}
