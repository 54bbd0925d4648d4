//! One run of an update: files are read in as many threads as there are cores, and committed at once.
//!
//! In a build from nothing each thread makes segments of its own. In an update, where most often little has changed,
//! they hand documents to the engine's threads.

use std::collections::{BTreeSet, HashMap};
use std::num::NonZeroUsize;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::SystemTime;

use examen_bank::files::{SizeCap, read};
use examen_bank::{Bank, FileKind, Glossary};
use tantivy::indexer::{LogMergePolicy, NoMergePolicy};
use tantivy::{Index, IndexWriter, Searcher, Term};

use super::folder::FileIndex;
use super::manifest::{BankRecord, FileRecord, GlossaryRecord, Manifest, Stamp, glossary, hash};
use super::survey::{Survey, Unread};
use super::update::{Progress, Update};
use crate::error::SearchError;
use crate::index::catalog::Catalog;
use crate::index::document::{Document, documents};
use crate::index::document_maker::DocumentMaker;
use crate::index::question_of_bank::{SomeOfBank, questions_of_bank};
use crate::index::schema::{Fields, schema};
use crate::segment::SegmentMaker;
use crate::source::{BankPlace, BankSource, key_of_path};
use crate::text::Coverage;

/// Threads of the engine that write what an update brings.
const N_WRITERS: usize = 2;
/// What each may hold in memory before it writes a segment; it takes only what it needs.
const WRITER_BYTES: usize = 220_000_000;
/// What all threads of a build from nothing hold together before segments are written: with parsed banks and the
/// dictionaries of the threads beside it, a build of a million questions stays below a gibibyte.
const BUILD_BYTES: usize = 600_000_000;
/// Segments of more documents are left alone: merging them costs as much as building them and gains little.
const MAX_MERGED_DOCS: usize = 100_000;

/// What was read, and the problem if it could not be.
type ReadFile = (FileRecord, Option<String>);

/// How an index that grows little by little stays in few segments. A build from nothing makes few by itself.
fn merges() -> LogMergePolicy {
    let mut policy = LogMergePolicy::default();
    policy.set_max_docs_before_merge(MAX_MERGED_DOCS);
    policy.set_del_docs_ratio_before_merge(0.5);
    policy
}

/// Where the questions that a thread reads go.
enum Target<'w> {
    /// To segments of the thread's own, in a build from nothing.
    Segments(SegmentMaker<'w>),
    /// To the engine.
    Documents(DocumentMaker),
}

/// One run of an update.
pub(super) struct Run<'b> {
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

impl<'b> Run<'b> {
    pub(super) fn new(
        index: &Index,
        before: Option<&FileIndex>,
        progress: &'b (dyn Fn(Progress) + Sync),
        n_files: usize,
    ) -> Result<Self, SearchError> {
        let writer: IndexWriter = index.writer_with_num_threads(N_WRITERS, N_WRITERS * WRITER_BYTES)?;
        writer.set_merge_policy(match before {
            Some(_) => Box::new(merges()),
            None => Box::new(NoMergePolicy),
        });
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

    /// Reads, indexes and commits.
    pub(super) fn finish(mut self, survey: Survey) -> Result<Update, SearchError> {
        for path in &survey.gone {
            self.remove(path)?;
        }
        let read = self.read_all(&survey.unread)?;
        let unreadable = read.iter().filter_map(|(_, problem)| problem.clone()).collect();
        let mut files = survey.kept;
        files.extend(read.into_iter().map(|(record, _)| record));
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let manifest = manifest_of(files);
        let payload = manifest.to_payload()?;
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

    /// Reads the files, in as many threads as the machine has cores.
    fn read_all(&self, unread: &[Unread]) -> Result<Vec<ReadFile>, SearchError> {
        let n_cores = thread::available_parallelism().map_or(1, NonZeroUsize::get);
        let next = AtomicUsize::new(0);
        let n_workers = n_cores.min(unread.len());
        let most_bytes = BUILD_BYTES / n_workers.max(1);
        thread::scope(|scope| {
            let work = || scope.spawn(|| self.read_some(unread, &next, self.target(most_bytes)));
            let workers: Vec<_> = (0..n_workers).map(|_| work()).collect();
            let mut read = Vec::with_capacity(unread.len());
            for worker in workers {
                read.extend(worker.join().unwrap_or_else(|panic| resume_unwind(panic))?);
            }
            Ok(read)
        })
    }

    fn target(&self, most_bytes: usize) -> Target<'_> {
        match self.before {
            Some(_) => Target::Documents(DocumentMaker::new(self.fields, Coverage::Full)),
            None => Target::Segments(SegmentMaker::new(&self.writer, self.fields, most_bytes)),
        }
    }

    /// Reads one file after the other as long as there are some that no other thread has taken.
    fn read_some(
        &self,
        unread: &[Unread],
        next: &AtomicUsize,
        mut target: Target<'_>,
    ) -> Result<Vec<ReadFile>, SearchError> {
        let mut files = Vec::new();
        while let Some(file) = unread.get(next.fetch_add(1, Ordering::Relaxed)) {
            let read = self.read(file, &mut target);
            if read.is_err() {
                // The others need not go on.
                next.store(unread.len(), Ordering::Relaxed);
            }
            files.push(read?);
        }
        if let Target::Segments(segments) = &mut target {
            segments.finish()?;
        }
        Ok(files)
    }

    /// Reads a file and indexes it if it is a bank.
    fn read(&self, file: &Unread, target: &mut Target<'_>) -> Result<ReadFile, SearchError> {
        let mut record = FileRecord {
            path: file.path.clone(),
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
                    record.bank = Some(self.index_bank(file, &source.text, target)?);
                }
            }
        }
        if file.is_known && record.bank.is_none() {
            self.remove(&record.path)?;
        }
        self.report();
        Ok((record, problem))
    }

    fn index_bank(
        &self,
        file: &Unread,
        text: &str,
        target: &mut Target<'_>,
    ) -> Result<BankRecord, SearchError> {
        let path = &file.path;
        let bank = Bank::outline(text);
        let place = BankPlace::new(path, bank.name().map_or_else(|| stem(path), str::to_owned));
        let source = BankSource {
            place: &place,
            bank: &bank,
            glossary: &Glossary::default(),
            text: Some(text),
        };
        let bank_key = place.key();
        let record = BankRecord {
            name: place.name.clone(),
            language: source.language(),
            n_questions: bank.questions.len(),
            glossary: bank.glossary_path().map(|name| path.with_file_name(&name.value)),
        };
        match target {
            Target::Segments(segments) => self.add_new(&source, segments)?,
            Target::Documents(maker) => {
                let before = match file.is_known {
                    true => self.fingerprints(bank_key)?,
                    false => HashMap::new(),
                };
                self.add_changed(&source, before, maker)?;
            }
        }
        Ok(record)
    }

    /// Indexes a bank that the index does not have.
    fn add_new(&self, source: &BankSource<'_>, segments: &mut SegmentMaker<'_>) -> Result<(), SearchError> {
        let mut n_added = 0;
        for document in documents(*source) {
            segments.add(&document)?;
            n_added += 1;
        }
        self.n_questions.fetch_add(n_added, Ordering::Relaxed);
        self.n_added.fetch_add(n_added, Ordering::Relaxed);
        Ok(())
    }

    /// Indexes what is not as `before`, and takes out what is no longer there.
    fn add_changed(
        &self,
        source: &BankSource<'_>,
        mut before: HashMap<u64, u64>,
        maker: &mut DocumentMaker,
    ) -> Result<(), SearchError> {
        let bank_key = source.place.key();
        let documents: Vec<Document<'_>> = documents(*source).collect();
        self.n_questions.fetch_add(documents.len(), Ordering::Relaxed);
        let (mut new, mut changed) = (Vec::new(), Vec::new());
        for document in &documents {
            match before.remove(&document.key) {
                Some(known) if known == document.fingerprint => {}
                Some(_) => changed.push(document),
                None => new.push(document),
            }
        }
        self.n_added.fetch_add(new.len(), Ordering::Relaxed);
        self.n_changed.fetch_add(changed.len(), Ordering::Relaxed);
        self.n_removed.fetch_add(before.len(), Ordering::Relaxed);
        let changed_keys = changed.iter().map(|document| document.key);
        let gone = SomeOfBank::new(&self.fields, bank_key, changed_keys.chain(before.into_keys()));
        if !gone.is_empty() {
            self.writer.delete_query(Box::new(gone))?;
        }
        self.add(changed.into_iter().chain(new), maker)
    }

    fn add<'d>(
        &self,
        documents: impl IntoIterator<Item = &'d Document<'d>>,
        maker: &mut DocumentMaker,
    ) -> Result<(), SearchError> {
        for document in documents {
            self.writer.add_document(maker.make(document))?;
        }
        Ok(())
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
        let Some(searcher) = &self.before else {
            return Ok(HashMap::new());
        };
        let found = questions_of_bank(searcher, &self.fields, bank_key)?.into_iter();
        Ok(found
            .map(|question| (question.key, question.fingerprint))
            .collect())
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
