//! The banks that a command works with.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use examen_bank::files::{FileProblem, FileProblemKind, SourceFile, walk};
use examen_bank::{FileKind, Question, QuestionId};
use rayon::iter::{Either, IntoParallelIterator as _, ParallelIterator as _};

use super::bundled;
use super::loaded::{Entry, LoadedBank};
use super::named::NamedQuestion;
use super::settings::{self, BankSettings};
use super::workspace::{files_around, folder_of};
use crate::buffers::Buffers;
use crate::error::LibraryError;

/// Some banks. Never empty: where there is nothing else, there is the bundled one.
#[derive(Debug)]
pub struct Library {
    /// In the order of their paths; never empty.
    pub banks: Vec<Arc<LoadedBank>>,
    /// How they came to be used.
    pub found: Found,
    /// What is wrong with what these banks name, each with the path of the bank.
    pub problems: Vec<FileProblem>,
    /// Files that are banks by their names and cannot be read. Who walks a folder on his own has met them there.
    pub unread: Vec<FileProblem>,
}

/// How the banks came to be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// Somebody named them.
    Named,
    /// They lie in the workspace; the bundled one is the last of them.
    Workspace,
    /// There is only the bundled one.
    Bundled,
}

impl Library {
    /// The banks at the paths in `named`, of which [`bundled::WORD`] is the bundled one; without any, those in the
    /// workspaces of `places`, those that their settings name, and the bundled one. What is open in `buffers` counts as it
    /// stands there.
    ///
    /// # Errors
    /// A named path that cannot be read or holds no bank.
    pub fn open(named: &[PathBuf], places: &[PathBuf], buffers: &Buffers) -> Result<Self, LibraryError> {
        if !named.is_empty() {
            return Self::named(named, buffers);
        }
        let settings = BankSettings::read(&settings::files_for(places));
        let mut library = Self::around(places, &settings.banks, buffers, &[]);
        let missing = library.without_banks(&settings.banks, buffers);
        library.problems.extend(settings.problems);
        library.problems.extend(missing.into_iter().map(of_settings));
        Ok(library)
    }

    /// A library of `own` banks, in the order of their paths, with the bundled one behind them.
    pub fn of(own: Vec<Arc<LoadedBank>>, problems: Vec<FileProblem>) -> Self {
        let found = if own.is_empty() {
            Found::Bundled
        } else {
            Found::Workspace
        };
        let mut banks = own;
        banks.push(bundled::bank());
        Self {
            banks,
            found,
            problems,
            unread: Vec::new(),
        }
    }

    /// The question called `id` in the first bank that has it; with the name of a bank and a `/` before it, in that.
    pub fn entry(&self, id: &QuestionId) -> Option<Entry<'_>> {
        let (bank, question) = self.question(id)?;
        bank.entry(&question.id)
    }

    /// The same question and its bank. No matcher is compiled.
    pub fn question(&self, id: &QuestionId) -> Option<(&LoadedBank, &Question)> {
        NamedQuestion::find(self.banks.iter().map(Arc::as_ref), id)
    }

    /// The banks somebody has here: without the bundled one, unless it is the only one.
    pub fn own(&self) -> &[Arc<LoadedBank>] {
        match self.found {
            Found::Workspace => &self.banks[..self.banks.len() - 1],
            Found::Named | Found::Bundled => &self.banks,
        }
    }

    /// The bundled bank where its questions are found behind those of [`Self::own`].
    pub fn bundled_behind(&self) -> Option<Arc<LoadedBank>> {
        match self.found {
            Found::Workspace => bundled::beside(|name| self.own().iter().any(|bank| bank.name() == name)),
            Found::Named | Found::Bundled => None,
        }
    }

    /// The banks in which questions are found: own ones, then the bundled one unless a copy stands in its place.
    pub fn searched(&self) -> impl Iterator<Item = &Arc<LoadedBank>> {
        let has_bundled = self.found != Found::Workspace || self.bundled_behind().is_some();
        let bundled = self.banks[self.own().len()..].iter();
        self.own().iter().chain(bundled.filter(move |_| has_bundled))
    }

    /// The banks in the workspaces of `places`, those at the paths in `beside`, and the bundled one. What cannot be read
    /// is passed over, and told where its name is that of a bank. Banks whose texts are still those of one in `before` are taken from there.
    pub fn around(
        places: &[PathBuf],
        beside: &[PathBuf],
        buffers: &Buffers,
        before: &[Arc<LoadedBank>],
    ) -> Self {
        let mut files = files_around(places);
        let existing: Vec<PathBuf> = beside.iter().filter(|path| path.exists()).cloned().collect();
        files.extend(walk(&existing).into_iter().flatten().filter_map(Result::ok));
        let folders: Vec<PathBuf> = places.iter().map(|place| folder_of(place)).collect();
        let is_near = |path: &&Path| folders.iter().any(|folder| path.starts_with(folder));
        let unsaved = buffers.paths().filter(|path| !path.exists());
        let unsaved: Vec<PathBuf> = unsaved.filter(is_near).map(Path::to_owned).collect();
        let (sources, unread): (Vec<_>, Vec<_>) = distinct(files, unsaved)
            .into_par_iter()
            .map(|path| read_bank(&path, buffers))
            .partition_map(|read| match read {
                Ok(source) => Either::Left(source),
                Err(problem) => Either::Right(problem),
            });
        let (banks, problems) = load_all(sources.into_iter().flatten().collect(), buffers, before);
        let mut library = Self::of(banks, problems);
        library.unread = unread;
        library.unread.sort_by(|a, b| a.path.cmp(&b.path));
        library
    }

    /// Those of the paths in `beside` that brought no bank to [`Self::around`], and why.
    pub fn without_banks(&self, beside: &[PathBuf], buffers: &Buffers) -> Vec<LibraryError> {
        let files = self.banks.iter().filter_map(|bank| bank.origin.file());
        let files: Vec<PathBuf> = files.filter_map(|file| file.canonicalize().ok()).collect();
        let brought_none = |path: &&PathBuf| {
            let real = path.canonicalize();
            real.map_or(true, |real| !files.iter().any(|file| file.starts_with(&real)))
        };
        let problem = |path: &PathBuf| match buffers.read(path) {
            Err(problem) if !matches!(problem.kind, FileProblemKind::IsFolder) => problem.into(),
            _ => LibraryError::NoBank { path: path.clone() },
        };
        beside.iter().filter(brought_none).map(problem).collect()
    }

    fn named(paths: &[PathBuf], buffers: &Buffers) -> Result<Self, LibraryError> {
        let mut sources = Vec::new();
        let (bundled, files): (Vec<&PathBuf>, Vec<&PathBuf>) =
            paths.iter().partition(|path| path.as_os_str() == bundled::WORD);
        for path in files {
            let before = sources.len();
            if path.is_dir() {
                for file in walk(std::slice::from_ref(path))? {
                    sources.extend(read_bank(&file?, buffers).ok().flatten());
                }
            } else {
                let source = buffers.read(path)?;
                sources.extend(is_bank(&source).then_some(source));
            }
            if sources.len() == before {
                return Err(LibraryError::NoBank { path: path.clone() });
            }
        }
        let (mut banks, problems) = load_all(sources, buffers, &[]);
        banks.extend(bundled.first().map(|_| bundled::bank()));
        Ok(Self {
            banks,
            found: Found::Named,
            problems,
            unread: Vec::new(),
        })
    }
}

/// A bank that settings name and that is not there.
fn of_settings(problem: LibraryError) -> FileProblem {
    match problem {
        LibraryError::File(FileProblem { path, kind }) => FileProblem {
            path,
            kind: FileProblemKind::BanksSetting(kind.to_string()),
        },
        LibraryError::NoBank { path } => FileProblem {
            kind: FileProblemKind::BanksSetting("there is no bank".to_owned()),
            path,
        },
    }
}

fn load_all(
    mut sources: Vec<SourceFile>,
    buffers: &Buffers,
    before: &[Arc<LoadedBank>],
) -> (Vec<Arc<LoadedBank>>, Vec<FileProblem>) {
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    let mut problems = Vec::new();
    let load = |source| {
        let (bank, problem) = LoadedBank::load_unless_known(source, buffers, before);
        problems.extend(problem);
        bank
    };
    (sources.into_iter().map(load).collect(), problems)
}

/// The bank at `path`, if it is one. What is called otherwise need not be opened, and is passed over where it cannot be.
///
/// # Errors
/// A file that is a bank by its name cannot be read.
fn read_bank(path: &Path, buffers: &Buffers) -> Result<Option<SourceFile>, FileProblem> {
    match FileKind::recognise(path, "") {
        None => Ok(buffers.read(path).ok().filter(is_bank)),
        Some(FileKind::Bank) => Ok(Some(buffers.read(path)?).filter(is_bank)),
        Some(_) => Ok(None),
    }
}

fn is_bank(source: &SourceFile) -> bool {
    FileKind::recognise(&source.path, &source.text) == Some(FileKind::Bank)
}

/// Each file once, by its real path, and those that are not on disk.
fn distinct(files: Vec<PathBuf>, unsaved: Vec<PathBuf>) -> Vec<PathBuf> {
    let mut seen = HashSet::new();
    let is_new = |path: &PathBuf| path.canonicalize().is_ok_and(|real| seen.insert(real));
    files.into_iter().filter(is_new).chain(unsaved).collect()
}
