//! Bringing an index up to date.

use std::fs;
use std::path::PathBuf;
use std::time::SystemTime;

use tantivy::Index;
use tantivy::directory::MmapDirectory;

use super::folder::{FileIndex, IndexFolder};
use super::health::Condition;
use super::manifest::Manifest;
use super::run::Run;
use super::survey::Survey;
use super::update::{Progress, Update};
use crate::error::SearchError;
use crate::index::schema::{schema, tokenizers};

/// As much as is needed to notice that a disk is full.
const PROBE_BYTES: usize = 1 << 20;

impl IndexFolder {
    /// Brings the index up to date with the banks among `files`, whose paths should be absolute, and opens it. An index
    /// that cannot be used is built anew. `progress` is called from several threads.
    ///
    /// # Errors
    /// The folder cannot be written or belongs to something else, or another process is writing. What was there before
    /// is still there.
    pub fn update(
        &self,
        files: &[PathBuf],
        progress: &(dyn Fn(Progress) + Sync),
    ) -> Result<(FileIndex, Update), SearchError> {
        self.bring_up_to_date(files, self.open(), progress)
    }

    /// Builds the index from nothing, as it must be where nothing can be trusted; else as [`Self::update`].
    ///
    /// # Errors
    /// As for [`Self::update`].
    pub fn rebuild(
        &self,
        files: &[PathBuf],
        reason: Condition,
        progress: &(dyn Fn(Progress) + Sync),
    ) -> Result<(FileIndex, Update), SearchError> {
        self.bring_up_to_date(files, Err(reason), progress)
    }

    fn bring_up_to_date(
        &self,
        files: &[PathBuf],
        opened: Result<FileIndex, Condition>,
        progress: &(dyn Fn(Progress) + Sync),
    ) -> Result<(FileIndex, Update), SearchError> {
        let now = SystemTime::now();
        let (before, rebuilt) = match opened {
            Ok(index) => {
                if Survey::of(files, &index.manifest, now).is_current() {
                    self.tidy(&index);
                    return Ok((index, Update::default()));
                }
                (Some(index), None)
            }
            Err(condition) => (None, Some(condition)),
        };
        let _lock = self.lock_for_writing()?;
        // Somebody else may have built it meanwhile.
        let before = match before {
            Some(_) => self.open().ok(),
            None => None,
        };
        let index = match &before {
            Some(_) => {
                let index = self.existing()?;
                // A killed build may have left a list of deletions under the very name that this one will want.
                self.sweep(&index)?;
                index
            }
            None => self.fresh()?,
        };
        let manifest = before
            .as_ref()
            .map_or_else(Manifest::empty, |index| index.manifest.clone());
        let survey = Survey::of(files, &manifest, now);
        let run = Run::new(&index, before.as_ref(), progress, survey.unread.len())
            .and_then(|run| run.finish(survey));
        let mut update = run.map_err(|error| self.after_failure(error, before.as_ref()))?;
        update.rebuilt = rebuilt;
        let opened = self
            .open()
            .map_err(|condition| SearchError::Engine(condition.to_string()))?;
        Ok((opened, update))
    }

    /// Removes what a killed build left in an index that is up to date, unless somebody is building, or nothing can be
    /// written; then it is in nobody's way.
    fn tidy(&self, index: &FileIndex) {
        if self.has_leftovers(&index.index).unwrap_or(false)
            && let Ok(_lock) = self.lock_for_writing()
        {
            let _ = self.existing().and_then(|index| self.sweep(&index));
        }
    }

    /// Says why a build failed. A thread of the engine tells only that it failed; that the disk is full, or the folder
    /// read-only, shows when something is written there. `before` is what the build was to bring up to date.
    fn after_failure(&self, error: SearchError, before: Option<&FileIndex>) -> SearchError {
        let probe = self.path().join("probe");
        let written = fs::write(&probe, vec![0; PROBE_BYTES]);
        let _ = fs::remove_file(&probe);
        if before.is_none() {
            // Nothing in it was ever finished, and what is left of it fills the disk.
            let _ = fs::remove_dir_all(self.segments());
        } else {
            let _ = self.existing().and_then(|index| self.sweep(&index));
        }
        self.io(written).err().unwrap_or(error)
    }

    fn existing(&self) -> Result<Index, SearchError> {
        let mut index =
            Index::open(MmapDirectory::open(self.segments()).map_err(|error| SearchError::engine(&error))?)?;
        index.set_tokenizers(tokenizers());
        Ok(index)
    }

    fn fresh(&self) -> Result<Index, SearchError> {
        let segments = self.segments();
        if segments.exists() {
            self.io(fs::remove_dir_all(&segments))?;
        }
        self.io(fs::create_dir_all(&segments))?;
        let directory = MmapDirectory::open(&segments).map_err(|error| SearchError::engine(&error))?;
        let builder = Index::builder().schema(schema().0).tokenizers(tokenizers());
        Ok(builder.open_or_create(directory)?)
    }
}
