//! An index that is ready, in a folder or in memory.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Result, bail};
use examen_bank::files::{SizeCap, read};
use examen_bank::{Bank, FileKind, Glossary};
use examen_library::banks::{Origin, bundled};
use examen_library::{Buffers, LoadedBank};
use examen_search::{
    BankPlace, BankSource, Condition, FileIndex, IndexFolder, MemoryIndex, Progress, QuestionSearch, Request,
    Results, SearchError, Update,
};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::banks::SearchedBanks;

/// How long another process's build is waited for where there is nothing to read meanwhile.
const PATIENCE: Duration = Duration::from_secs(20);
const POLL: Duration = Duration::from_millis(200);

/// An index, and what there is to say about how it came to be.
pub(crate) struct Opened {
    search: QuestionSearch,
    /// Keeps an index in memory alive.
    _memory: Option<MemoryIndex>,
    folder: Option<IndexFolder>,
    files: Vec<PathBuf>,
    /// For people, each a sentence.
    pub(crate) notices: Vec<String>,
}

impl Opened {
    /// Opens the index of `banks`, brought up to date. Where its folder cannot be written, what is there is used if it
    /// can be read, else an index in memory.
    ///
    /// # Errors
    /// A named path holds no bank, or neither way leads to an index.
    pub(crate) fn new(banks: SearchedBanks, folder: IndexFolder) -> Result<Self> {
        let mut notices = Vec::new();
        if !folder.path().exists() && !banks.files.iter().any(|path| is_bank(path)) {
            return Self::without_banks(&banks);
        }
        match with_patience(&folder, &banks.files) {
            Ok((index, update)) => {
                notices.extend(said(&update));
                if index.n_banks() == 0 {
                    let _ = folder.clear();
                    return Self::without_banks(&banks);
                }
                Ok(Self::of_file(index, folder, banks.files, notices))
            }
            Err(error @ SearchError::Foreign { .. }) => bail!(error),
            Err(error) => match folder.open() {
                Ok(index) => {
                    notices.push(format!("{error}; searching what was indexed before"));
                    Ok(Self::of_file(index, folder, banks.files, notices))
                }
                Err(_) => {
                    notices.push(format!("{error}; searching without an index on disk"));
                    Self::in_memory(&banks, notices)
                }
            },
        }
    }

    /// Finds questions. An index that turns out to be damaged is built anew, once.
    ///
    /// # Errors
    /// The index cannot be read.
    pub(crate) fn search(&mut self, request: &Request<'_>) -> Result<Results> {
        match attempt(&self.search, request) {
            Err(_) if self.mend()? => Ok(attempt(&self.search, request)?),
            results => Ok(results?),
        }
    }

    /// What finds questions.
    pub(crate) fn questions(&self) -> &QuestionSearch {
        &self.search
    }

    /// Builds the index anew if its checksums do not fit; says whether it did.
    fn mend(&mut self) -> Result<bool> {
        let Some(folder) = &self.folder else {
            return Ok(false);
        };
        let condition = folder.status(&self.files).condition;
        if !condition.is_unusable() {
            return Ok(false);
        }
        self.notices
            .push(format!("the search index was {condition}; it is built anew"));
        let (index, _) = folder.rebuild(&self.files, condition, &|_| {})?;
        self.search = index.search;
        Ok(true)
    }

    fn of_file(index: FileIndex, folder: IndexFolder, files: Vec<PathBuf>, notices: Vec<String>) -> Self {
        Self {
            search: index.search,
            _memory: None,
            folder: Some(folder),
            files,
            notices,
        }
    }

    fn without_banks(banks: &SearchedBanks) -> Result<Self> {
        if banks.are_named {
            bail!(
                "there is no bank; a bank has `bank:` in its front matter or a name that ends in `.bank.md`"
            );
        }
        let bank = bundled::bank();
        Self::of_memory(&[(place_of(&bank), &bank.bank, &bank.glossary, None)], Vec::new())
    }

    fn in_memory(banks: &SearchedBanks, notices: Vec<String>) -> Result<Self> {
        let mut loaded = Vec::new();
        for path in &banks.files {
            let Ok(source) = read(path, SizeCap::DEFAULT) else {
                continue;
            };
            if FileKind::recognise(path, &source.text) == Some(FileKind::Bank) {
                let text = source.text.clone();
                loaded.push((LoadedBank::load(source, &Buffers::none()).0, text));
            }
        }
        if loaded.is_empty() {
            return Self::without_banks(banks);
        }
        let sources: Vec<_> = loaded
            .iter()
            .map(|(bank, text)| (place_of(bank), &bank.bank, &bank.glossary, Some(text.as_str())))
            .collect();
        Self::of_memory(&sources, notices)
    }

    fn of_memory(
        banks: &[(BankPlace, &Bank, &Glossary, Option<&str>)],
        notices: Vec<String>,
    ) -> Result<Self> {
        let sources = banks.iter().map(|(place, bank, glossary, text)| BankSource {
            place,
            bank,
            glossary,
            text: *text,
        });
        let memory = MemoryIndex::new(sources)?;
        Ok(Self {
            search: memory.search().clone(),
            _memory: Some(memory),
            folder: None,
            files: Vec::new(),
            notices,
        })
    }
}

fn is_bank(path: &Path) -> bool {
    match FileKind::recognise(path, "") {
        Some(kind) => kind == FileKind::Bank,
        None => read(path, SizeCap::DEFAULT)
            .is_ok_and(|source| FileKind::recognise(path, &source.text) == Some(FileKind::Bank)),
    }
}

fn place_of(bank: &LoadedBank) -> BankPlace {
    match &bank.origin {
        Origin::Bundled => BankPlace::new("", bank.name()),
        Origin::File(path) => BankPlace::new(path, bank.name()),
    }
}

/// A damaged segment can make the engine panic; here that is an error like any other.
fn attempt(search: &QuestionSearch, request: &Request<'_>) -> Result<Results, SearchError> {
    catch_unwind(AssertUnwindSafe(|| search.search(request))).unwrap_or(Err(SearchError::Damaged))
}

/// Brings the index up to date. While another process does so and there is nothing to read, waits for it.
fn with_patience(folder: &IndexFolder, files: &[PathBuf]) -> Result<(FileIndex, Update), SearchError> {
    let mut waited = Duration::ZERO;
    loop {
        let updated = with_progress(|progress| folder.update(files, progress));
        let is_busy = matches!(updated, Err(SearchError::Busy { .. }));
        if !is_busy || waited >= PATIENCE || folder.open().is_ok() {
            return updated;
        }
        std::thread::sleep(POLL);
        waited += POLL;
    }
}

/// Runs a build with a bar on standard error, if that is a terminal and there is more than one file to read.
pub(crate) fn with_progress<T>(build: impl FnOnce(&(dyn Fn(Progress) + Sync)) -> T) -> T {
    let target = match io::IsTerminal::is_terminal(&io::stderr()) {
        true => ProgressDrawTarget::stderr(),
        false => ProgressDrawTarget::hidden(),
    };
    let bar = ProgressBar::with_draw_target(None, target);
    let style = ProgressStyle::with_template("indexing {bar:30} {pos}/{len} files, {msg} questions")
        .expect("the template names only known keys");
    bar.set_style(style);
    let result = build(&|progress: Progress| {
        if progress.n_files > 1 {
            bar.set_length(progress.n_files as u64);
            bar.set_message(progress.n_questions.to_string());
            bar.set_position(progress.n_done as u64);
        }
    });
    bar.finish_and_clear();
    result
}

fn said(update: &Update) -> Vec<String> {
    let rebuilt = match &update.rebuilt {
        None | Some(Condition::Absent) => None,
        Some(condition) => Some(format!("the search index was {condition}; it is built anew")),
    };
    rebuilt
        .into_iter()
        .chain(update.unreadable.iter().cloned())
        .collect()
}
