//! An index that is ready, in a folder or in memory.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Result, bail};
use examen_bank::FileKind;
use examen_bank::files::{SizeCap, read};
use examen_library::banks::{Origin, bundled};
use examen_library::{Buffers, LoadedBank};
use examen_search::{
    BankPlace, BankSource, Condition, Corpus, CorpusResults, FileIndex, IndexFolder, MemoryIndex, Progress,
    QuestionSearch, Request, SearchError, Update,
};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::banks::SearchedBanks;

/// How long another process's build is waited for where there is nothing to read meanwhile.
const PATIENCE: Duration = Duration::from_secs(20);
const POLL: Duration = Duration::from_millis(200);

/// An index, and what there is to say about how it came to be.
pub(crate) struct Opened {
    corpus: Corpus,
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
        if banks.are_only_bundled() {
            return Self::without_banks(&banks);
        }
        if !folder.path().exists() && !banks.have_own() {
            return Self::without_banks(&banks);
        }
        match with_patience(&folder, &banks.files) {
            Ok((index, update)) => {
                notices.extend(said(&update));
                if index.n_banks() == 0 {
                    let _ = folder.clear();
                    return Self::without_banks(&banks);
                }
                Self::of_file(index, folder, banks, notices)
            }
            Err(error @ SearchError::Foreign { .. }) => bail!(error),
            Err(error) => match folder.open() {
                Ok(index) => {
                    notices.push(format!("{error}; searching what was indexed before"));
                    Self::of_file(index, folder, banks, notices)
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
    pub(crate) fn search(&mut self, request: &Request<'_>) -> Result<CorpusResults> {
        match attempt(&self.corpus, request) {
            Err(_) if self.mend()? => Ok(attempt(&self.corpus, request)?),
            found => Ok(found?),
        }
    }

    /// What finds questions.
    pub(crate) fn corpus(&self) -> &Corpus {
        &self.corpus
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
        self.corpus.own = index.search;
        Ok(true)
    }

    fn of_file(
        index: FileIndex,
        folder: IndexFolder,
        banks: SearchedBanks,
        notices: Vec<String>,
    ) -> Result<Self> {
        let behind = bundled_beside(&banks, |name| index.has_bank(name))?;
        Ok(Self {
            corpus: Corpus {
                own: index.search,
                behind,
            },
            folder: Some(folder),
            files: banks.files,
            notices,
        })
    }

    fn without_banks(banks: &SearchedBanks) -> Result<Self> {
        if !banks.have_bundled {
            bail!(
                "there is no bank; a bank has `bank:` in its front matter or a name that ends in `.bank.md`"
            );
        }
        let corpus = Corpus {
            own: index_of(&[(&bundled::bank(), None)])?,
            behind: None,
        };
        Ok(Self::of_memory(corpus, Vec::new()))
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
            .map(|(bank, text)| (bank, Some(text.as_str())))
            .collect();
        let corpus = Corpus {
            own: index_of(&sources)?,
            behind: bundled_beside(banks, |name| loaded.iter().any(|(bank, _)| bank.name() == name))?,
        };
        Ok(Self::of_memory(corpus, notices))
    }

    fn of_memory(corpus: Corpus, notices: Vec<String>) -> Self {
        Self {
            corpus,
            folder: None,
            files: Vec::new(),
            notices,
        }
    }
}

/// The index of the bundled bank, where it is searched beside others, of which `is_known` tells the names.
fn bundled_beside(banks: &SearchedBanks, is_known: impl Fn(&str) -> bool) -> Result<Option<QuestionSearch>> {
    let bank = bundled::beside(is_known).filter(|_| banks.have_bundled);
    bank.map(|bank| index_of(&[(&bank, None)])).transpose()
}

/// An index in memory of banks, with the texts of those that stand in files.
fn index_of(banks: &[(&LoadedBank, Option<&str>)]) -> Result<QuestionSearch> {
    let places: Vec<BankPlace> = banks.iter().map(|(bank, _)| place_of(bank)).collect();
    let sources = banks.iter().zip(&places).map(|((bank, text), place)| BankSource {
        place,
        bank: &bank.bank,
        glossary: &bank.glossary,
        text: *text,
    });
    // What writes is dropped: nothing is added later.
    Ok(MemoryIndex::new(sources)?.search().clone())
}

fn place_of(bank: &LoadedBank) -> BankPlace {
    match &bank.origin {
        Origin::Bundled => BankPlace::new("", bank.name()),
        Origin::File(path) => BankPlace::new(path, bank.name()),
    }
}

/// A damaged segment can make the engine panic; here that is an error like any other.
fn attempt(corpus: &Corpus, request: &Request<'_>) -> Result<CorpusResults, SearchError> {
    catch_unwind(AssertUnwindSafe(|| corpus.search(request))).unwrap_or(Err(SearchError::Damaged))
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
