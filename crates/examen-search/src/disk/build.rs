//! Bringing an index up to date.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::SystemTime;

use examen_bank::files::{SizeCap, read};
use examen_bank::{Bank, FileKind, Glossary};
use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};
use tantivy::directory::MmapDirectory;
use tantivy::indexer::LogMergePolicy;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet as _, Index, IndexWriter, Searcher, TERMINATED, Term};

use super::folder::{FileIndex, IndexFolder};
use super::health::Condition;
use super::manifest::{BankRecord, FileRecord, GlossaryRecord, Manifest, Stamp, glossary, hash};
use super::survey::{Survey, Unread};
use crate::error::SearchError;
use crate::index::catalog::Catalog;
use crate::index::document::documents;
use crate::index::schema::{Fields, names, schema, tokenizers};
use crate::source::{BankPlace, BankSource, key_of_path};

/// Threads that write segments.
const N_WRITERS: usize = 2;
/// What each may hold in memory before it writes a segment: with parsed banks beside it, a build of a million
/// questions stays below a gibibyte.
const WRITER_BYTES: usize = 220_000_000;
/// Segments of more documents are left alone: merging them costs as much as building them and gains little.
const MAX_MERGED_DOCS: usize = 100_000;

/// As much as is needed to notice that a disk is full.
const PROBE_BYTES: usize = 1 << 20;

/// How far a build is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Files that were read.
    pub n_done: usize,
    /// Files that are to be read.
    pub n_files: usize,
    /// Questions that were read so far.
    pub n_questions: usize,
}

/// What an update did.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Update {
    /// Why the index was built from nothing, if it was.
    pub rebuilt: Option<Condition>,
    /// Questions that were new.
    pub n_added: usize,
    /// Questions that were changed, or that stand elsewhere in their file.
    pub n_changed: usize,
    /// Questions that were taken out.
    pub n_removed: usize,
    /// Files that could not be read, with the reason. They are passed over.
    pub unreadable: Vec<String>,
}

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
            Some(_) => self.existing()?,
            None => self.fresh()?,
        };
        let manifest = before
            .as_ref()
            .map_or_else(Manifest::empty, |index| index.manifest.clone());
        let survey = Survey::of(files, &manifest, now);
        let run = Build::new(&index, before.as_ref(), progress, survey.unread.len())
            .and_then(|build| build.run(survey));
        let mut update = run.map_err(|error| self.after_failure(error, before.is_none()))?;
        update.rebuilt = rebuilt;
        let opened = self
            .open()
            .map_err(|condition| SearchError::Engine(condition.to_string()))?;
        Ok((opened, update))
    }

    /// Says why a build failed. A thread of the engine tells only that it failed; that the disk is full, or the folder
    /// read-only, shows when something is written there.
    fn after_failure(&self, error: SearchError, is_fresh: bool) -> SearchError {
        let probe = self.path().join("probe");
        let written = fs::write(&probe, vec![0; PROBE_BYTES]);
        let _ = fs::remove_file(&probe);
        if is_fresh {
            // Nothing in it was ever finished, and what is left of it fills the disk.
            let _ = fs::remove_dir_all(self.segments());
        }
        self.io(written).err().unwrap_or(error)
    }

    fn existing(&self) -> Result<Index, SearchError> {
        let mut index = Index::open(MmapDirectory::open(self.segments()).map_err(|error| engine(&error))?)?;
        index.set_tokenizers(tokenizers());
        Ok(index)
    }

    fn fresh(&self) -> Result<Index, SearchError> {
        let segments = self.segments();
        if segments.exists() {
            self.io(fs::remove_dir_all(&segments))?;
        }
        self.io(fs::create_dir_all(&segments))?;
        let directory = MmapDirectory::open(&segments).map_err(|error| engine(&error))?;
        let builder = Index::builder().schema(schema().0).tokenizers(tokenizers());
        Ok(builder.open_or_create(directory)?)
    }
}

fn engine(error: &dyn std::fmt::Display) -> SearchError {
    SearchError::Engine(error.to_string())
}

/// One run of an update.
struct Build<'b> {
    writer: IndexWriter,
    fields: Fields,
    before: Option<Searcher>,
    progress: &'b (dyn Fn(Progress) + Sync),
    n_files: usize,
    n_done: AtomicUsize,
    n_questions: AtomicUsize,
    n_added: AtomicUsize,
    n_changed: AtomicUsize,
    n_removed: AtomicUsize,
}

impl<'b> Build<'b> {
    fn new(
        index: &Index,
        before: Option<&FileIndex>,
        progress: &'b (dyn Fn(Progress) + Sync),
        n_files: usize,
    ) -> Result<Self, SearchError> {
        let writer: IndexWriter = index.writer_with_num_threads(N_WRITERS, N_WRITERS * WRITER_BYTES)?;
        let mut policy = LogMergePolicy::default();
        policy.set_max_docs_before_merge(MAX_MERGED_DOCS);
        policy.set_del_docs_ratio_before_merge(0.5);
        writer.set_merge_policy(Box::new(policy));
        // A build that was killed may have left a list of deletions under the very name that this one will want.
        writer.garbage_collect_files().wait()?;
        Ok(Self {
            writer,
            fields: schema().1,
            before: before.map(|index| index.search.searcher()),
            progress,
            n_files,
            n_done: AtomicUsize::new(0),
            n_questions: AtomicUsize::new(0),
            n_added: AtomicUsize::new(0),
            n_changed: AtomicUsize::new(0),
            n_removed: AtomicUsize::new(0),
        })
    }

    fn run(mut self, survey: Survey) -> Result<Update, SearchError> {
        for path in &survey.gone {
            self.remove(path)?;
        }
        let read: Vec<(FileRecord, Option<String>)> = survey
            .unread
            .into_par_iter()
            .map(|file| self.read(file))
            .collect::<Result<_, SearchError>>()?;
        let unreadable = read.iter().filter_map(|(_, problem)| problem.clone()).collect();
        let mut files = survey.kept;
        files.extend(read.into_iter().map(|(record, _)| record));
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let manifest = manifest_of(files);
        let payload = serde_json::to_string(&manifest).map_err(|error| engine(&error))?;
        let mut commit = self.writer.prepare_commit()?;
        commit.set_payload(&payload);
        commit.commit()?;
        self.writer.wait_merging_threads()?;
        let count = |count: &AtomicUsize| count.load(Ordering::Relaxed);
        Ok(Update {
            rebuilt: None,
            n_added: count(&self.n_added),
            n_changed: count(&self.n_changed),
            n_removed: count(&self.n_removed),
            unreadable,
        })
    }

    /// Reads a file and indexes it if it is a bank.
    fn read(&self, file: Unread) -> Result<(FileRecord, Option<String>), SearchError> {
        let mut record = FileRecord {
            path: file.path,
            stamp: file.stamp,
            hash: None,
            bank: None,
        };
        let mut problem = None;
        match read(&record.path, SizeCap::DEFAULT) {
            Err(error) => problem = Some(error.to_string()),
            Ok(source) => {
                record.hash = Some(hash(&source.text));
                if FileKind::recognise(&record.path, &source.text) == Some(FileKind::Bank) {
                    record.bank = Some(self.index_bank(&record.path, &source.text, file.is_known)?);
                }
            }
        }
        if file.is_known && record.bank.is_none() {
            self.remove(&record.path)?;
        }
        self.report();
        Ok((record, problem))
    }

    fn index_bank(&self, path: &Path, text: &str, is_known: bool) -> Result<BankRecord, SearchError> {
        let bank = Bank::parse(text).value;
        let place = BankPlace::new(path, bank.name().map_or_else(|| stem(path), str::to_owned));
        let source = BankSource {
            place: &place,
            bank: &bank,
            glossary: &Glossary::default(),
            text: Some(text),
        };
        let mut before = match is_known {
            true => self.fingerprints(place.key())?,
            false => HashMap::new(),
        };
        let documents = documents(&source);
        self.n_questions.fetch_add(documents.len(), Ordering::Relaxed);
        for document in documents {
            match before.remove(&document.key) {
                Some(known) if known == document.fingerprint => continue,
                Some(_) => {
                    self.delete(document.key);
                    self.n_changed.fetch_add(1, Ordering::Relaxed);
                }
                None => {
                    self.n_added.fetch_add(1, Ordering::Relaxed);
                }
            }
            self.writer.add_document(document.into_tantivy(&self.fields))?;
        }
        self.n_removed.fetch_add(before.len(), Ordering::Relaxed);
        for key in before.into_keys() {
            self.delete(key);
        }
        Ok(BankRecord {
            name: place.name.clone(),
            language: source.language(),
            n_questions: bank.questions.len(),
            glossary: bank.glossary_path().map(|name| path.with_file_name(&name.value)),
        })
    }

    fn delete(&self, key: u64) {
        self.writer
            .delete_term(Term::from_field_u64(self.fields.key, key));
    }

    fn remove(&self, path: &Path) -> Result<(), SearchError> {
        let key = key_of_path(path);
        let n_questions = self.fingerprints(key)?.len();
        self.writer
            .delete_term(Term::from_field_u64(self.fields.bank_key, key));
        self.n_removed.fetch_add(n_questions, Ordering::Relaxed);
        Ok(())
    }

    /// The fingerprints of a bank's questions in the index, by their numbers.
    fn fingerprints(&self, bank_key: u64) -> Result<HashMap<u64, u64>, SearchError> {
        let mut found = HashMap::new();
        let Some(searcher) = &self.before else {
            return Ok(found);
        };
        let term = Term::from_field_u64(self.fields.bank_key, bank_key);
        for segment in searcher.segment_readers() {
            let index = segment.inverted_index(self.fields.bank_key)?;
            let Some(mut docs) = index.read_postings(&term, IndexRecordOption::Basic)? else {
                continue;
            };
            let keys = segment.fast_fields().u64(names::KEY)?;
            let fingerprints = segment.fast_fields().u64(names::FINGERPRINT)?;
            while docs.doc() != TERMINATED {
                let doc = docs.doc();
                if !segment.is_deleted(doc)
                    && let (Some(key), Some(fingerprint)) = (keys.first(doc), fingerprints.first(doc))
                {
                    found.insert(key, fingerprint);
                }
                docs.advance();
            }
        }
        Ok(found)
    }

    fn report(&self) {
        (self.progress)(Progress {
            n_done: self.n_done.fetch_add(1, Ordering::Relaxed) + 1,
            n_files: self.n_files,
            n_questions: self.n_questions.load(Ordering::Relaxed),
        });
    }
}

/// The manifest of `files`, with all their glossaries read anew: they are few and small.
fn manifest_of(files: Vec<FileRecord>) -> Manifest {
    let now = SystemTime::now();
    let banks = || files.iter().filter_map(|file| file.bank.as_ref());
    let paths: BTreeSet<&PathBuf> = banks().filter_map(|bank| bank.glossary.as_ref()).collect();
    let glossaries: Vec<GlossaryRecord> = paths
        .into_iter()
        .map(|path| GlossaryRecord {
            path: path.clone(),
            stamp: Stamp::of(path, now),
        })
        .collect();
    let mut catalog = Catalog::default();
    let languages: BTreeSet<_> = banks().map(|bank| bank.language).collect();
    for language in languages {
        catalog.add(language, &Glossary::default());
    }
    for record in &glossaries {
        catalog.add_glossary(&glossary(&record.path));
    }
    Manifest {
        files,
        glossaries,
        catalog,
        ..Manifest::empty()
    }
}

/// `team` for `banks/team.bank.md`.
fn stem(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let name = name.strip_suffix(".md").unwrap_or(&name);
    name.strip_suffix(".bank").unwrap_or(name).to_owned()
}
