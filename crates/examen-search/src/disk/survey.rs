//! What has changed since an index was built.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use examen_bank::FileKind;
use examen_bank::files::{SizeCap, read};

use super::manifest::{FileRecord, Manifest, Stamp, hash};

/// How files differ from a manifest.
pub(super) struct Survey {
    /// Files to be read.
    pub(super) unread: Vec<Unread>,
    /// Files that are gone and were banks.
    pub(super) gone: Vec<PathBuf>,
    /// Records that still hold.
    pub(super) kept: Vec<FileRecord>,
    /// Whether a glossary changed.
    pub(super) is_glossary_changed: bool,
}

/// A file that is new or was changed.
pub(super) struct Unread {
    pub(super) path: PathBuf,
    pub(super) stamp: Stamp,
    /// Whether the index has a bank from an earlier state of it.
    pub(super) is_known: bool,
}

impl Survey {
    /// Compares `files` with what `manifest` remembers.
    pub(super) fn of(files: &[PathBuf], manifest: &Manifest, now: SystemTime) -> Self {
        let known: BTreeMap<&Path, &FileRecord> = manifest
            .files
            .iter()
            .map(|record| (record.path.as_path(), record))
            .collect();
        let wanted: BTreeSet<&Path> = files.iter().map(PathBuf::as_path).collect();
        let mut survey = Self {
            unread: Vec::new(),
            gone: Vec::new(),
            kept: Vec::new(),
            is_glossary_changed: false,
        };
        for path in &wanted {
            survey.look_at(path, known.get(path).copied(), now);
        }
        let gone = manifest
            .files
            .iter()
            .filter(|record| !wanted.contains(record.path.as_path()));
        let gone = gone.filter(|record| record.bank.is_some());
        survey.gone.extend(gone.map(|record| record.path.clone()));
        survey.is_glossary_changed = manifest.glossaries.iter().any(|record| {
            !record.stamp.still_holds(Stamp::of(&record.path, now)) && record.stamp != Stamp::default()
        });
        survey
    }

    /// Whether the index is as the files are.
    pub(super) fn is_current(&self) -> bool {
        self.unread.is_empty() && self.gone.is_empty() && !self.is_glossary_changed
    }

    fn look_at(&mut self, path: &Path, known: Option<&FileRecord>, now: SystemTime) {
        // What is called otherwise need not be opened.
        if !matches!(FileKind::recognise(path, ""), None | Some(FileKind::Bank)) {
            return;
        }
        let stamp = Stamp::of(path, now);
        match known {
            Some(record) if record.stamp.still_holds(stamp) || is_same_text(path, record) => {
                self.kept.push(record.clone());
            }
            _ => self.unread.push(Unread {
                path: path.to_owned(),
                stamp,
                is_known: known.is_some_and(|record| record.bank.is_some()),
            }),
        }
    }
}

/// A file whose time tells nothing is read; most often nothing has happened.
fn is_same_text(path: &Path, record: &FileRecord) -> bool {
    let Some(known) = &record.hash else { return false };
    read(path, SizeCap::DEFAULT).is_ok_and(|source| hash(&source.text) == *known)
}
