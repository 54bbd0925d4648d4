//! The banks that a command works with.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use examen_bank::files::{FileProblem, SizeCap, SourceFile, read, walk};
use examen_bank::{Bank, FileKind, Glossary, QuestionId};
use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};

use super::bundled;
use super::loaded::{Entry, LoadedBank, Origin};
use super::workspace::files_around;

/// Some banks.
pub(crate) struct Library {
    /// In the order of their paths; never empty.
    pub(crate) banks: Vec<LoadedBank>,
    /// How they came to be used.
    pub(crate) found: Found,
    /// Files that these banks name and that cannot be used.
    pub(crate) problems: Vec<FileProblem>,
}

/// How the banks came to be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// Somebody named them.
    Named,
    /// They lie in the workspace; the bundled one is the last of them.
    Workspace,
    /// There is only the bundled one.
    Bundled,
}

impl Library {
    /// The banks at the paths in `named`; without any, those in the workspaces of `places` and the bundled one.
    ///
    /// # Errors
    /// A named path that cannot be read or holds no bank.
    pub(crate) fn open(named: &[PathBuf], places: &[PathBuf]) -> Result<Self> {
        if named.is_empty() {
            Ok(Self::around(places))
        } else {
            Self::named(named)
        }
    }

    /// The question called `id` in the first bank that has it.
    pub(crate) fn entry(&self, id: &QuestionId) -> Option<(&LoadedBank, Entry<'_>)> {
        self.banks.iter().find_map(|bank| Some((bank, bank.entry(id)?)))
    }

    /// The banks somebody has here: without the bundled one, unless it is the only one.
    pub(crate) fn own(&self) -> &[LoadedBank] {
        match self.found {
            Found::Workspace => &self.banks[..self.banks.len() - 1],
            Found::Named | Found::Bundled => &self.banks,
        }
    }

    fn around(places: &[PathBuf]) -> Self {
        let files = files_around(places);
        let sources = distinct(files).into_par_iter().filter_map(|path| bank_at(&path));
        let mut library = Self::load(sources.collect(), Found::Workspace);
        if library.banks.is_empty() {
            library.found = Found::Bundled;
        }
        library.banks.push(bundled::bank());
        library
    }

    fn named(paths: &[PathBuf]) -> Result<Self> {
        let mut sources = Vec::new();
        for path in paths {
            let before = sources.len();
            if path.is_dir() {
                for file in walk(std::slice::from_ref(path))? {
                    sources.extend(bank_at(&file?));
                }
            } else {
                let source = read(path, SizeCap::DEFAULT)?;
                sources.extend(is_bank(&source).then_some(source));
            }
            if sources.len() == before {
                bail!(
                    "{}: there is no bank; a bank has `bank:` in its front matter or a name that ends in `.bank.md`",
                    path.display()
                );
            }
        }
        Ok(Self::load(sources, Found::Named))
    }

    fn load(mut sources: Vec<SourceFile>, found: Found) -> Self {
        sources.sort_by(|a, b| a.path.cmp(&b.path));
        let mut problems = Vec::new();
        let banks = sources
            .into_iter()
            .map(|source| load(source, &mut problems))
            .collect();
        Self {
            banks,
            found,
            problems,
        }
    }
}

fn load(source: SourceFile, problems: &mut Vec<FileProblem>) -> LoadedBank {
    let bank = Bank::parse(&source.text).value;
    let glossary = match bank.glossary_path() {
        None => Glossary::default(),
        Some(path) => match read(&source.path.with_file_name(&path.value), SizeCap::DEFAULT) {
            Ok(glossary) => Glossary::parse(&glossary.text).value,
            Err(problem) => {
                problems.push(problem);
                Glossary::default()
            }
        },
    };
    LoadedBank::new(Origin::File(source.path), bank, glossary)
}

/// The bank at `path`, if it is one. What is called otherwise need not be opened.
fn bank_at(path: &Path) -> Option<SourceFile> {
    match FileKind::recognise(path, "") {
        None | Some(FileKind::Bank) => read(path, SizeCap::DEFAULT).ok().filter(is_bank),
        Some(_) => None,
    }
}

fn is_bank(source: &SourceFile) -> bool {
    FileKind::recognise(&source.path, &source.text) == Some(FileKind::Bank)
}

/// Each file once, by its real path.
fn distinct(files: Vec<PathBuf>) -> Vec<PathBuf> {
    let mut seen = HashSet::new();
    let is_new = |path: &PathBuf| path.canonicalize().is_ok_and(|real| seen.insert(real));
    files.into_iter().filter(is_new).collect()
}
