//! Which files are searched.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use etcetera::BaseStrategy as _;
use examen_bank::FileKind;
use examen_bank::files::{FileProblem, FileProblemKind, SizeCap, open, read, walk};
use examen_library::banks::settings::{self, BankSettings};
use examen_library::banks::{bundled, files_around};
use examen_search::IndexFolder;

use crate::args::BankChoice;

/// The files in which banks may stand, not yet opened: a million questions are not parsed to find one.
pub(crate) struct SearchedBanks {
    /// By their real paths, so that an index is the same from every folder.
    pub(crate) files: Vec<PathBuf>,
    /// What was named; the workspace if nothing was.
    places: Vec<PathBuf>,
    /// Whether the bank that comes with Examen is searched, too: it is unless others are named.
    pub(crate) have_bundled: bool,
    /// What of the settings of the workspace cannot be used.
    pub(crate) problems: Vec<FileProblem>,
}

impl SearchedBanks {
    /// The files that are meant.
    ///
    /// # Errors
    /// A named path that cannot be read.
    pub(crate) fn of(choice: &BankChoice) -> Result<Self> {
        let are_named = !choice.banks.is_empty();
        let (bundled, paths): (Vec<PathBuf>, Vec<PathBuf>) = choice
            .banks
            .iter()
            .cloned()
            .partition(|path| path.as_os_str() == bundled::WORD);
        let (found, problems) = if are_named {
            (named(&paths)?, Vec::new())
        } else {
            around(&[PathBuf::from(".")])
        };
        let mut files: Vec<PathBuf> = found.iter().filter_map(|path| path.canonicalize().ok()).collect();
        files.sort();
        files.dedup();
        let places = if are_named { paths } else { vec![workspace()] };
        Ok(Self {
            files,
            places,
            have_bundled: !are_named || !bundled.is_empty(),
            problems,
        })
    }

    /// Whether one of the files is a bank.
    pub(crate) fn have_own(&self) -> bool {
        self.files.iter().any(|path| is_bank(path))
    }

    /// Whether only the bank that comes with Examen is meant, which is searched in memory.
    pub(crate) fn are_only_bundled(&self) -> bool {
        self.have_bundled && self.places.is_empty()
    }

    /// The folder of their index: `chosen`, else one of their own in the user's cache folder.
    ///
    /// # Errors
    /// There is no home folder.
    pub(crate) fn index_folder(&self, chosen: Option<&Path>) -> Result<IndexFolder> {
        match chosen {
            Some(folder) => Ok(IndexFolder::at(folder)),
            None => {
                let folders = etcetera::choose_base_strategy()
                    .context("there is no home folder for the search index; name a folder with `--index`")?;
                let cache = folders.cache_dir().join("examen").join("search");
                Ok(IndexFolder::for_banks(&cache, &self.places))
            }
        }
    }
}

/// The files in the workspaces of `places` and at the paths that their settings name, and what cannot be used of these.
fn around(places: &[PathBuf]) -> (Vec<PathBuf>, Vec<FileProblem>) {
    let BankSettings { banks, mut problems } = BankSettings::read(&settings::files_for(places));
    let (there, missing): (Vec<PathBuf>, Vec<PathBuf>) = banks.into_iter().partition(|path| path.exists());
    let missing = missing.into_iter().filter_map(|path| open(&path).err());
    problems.extend(missing.map(|FileProblem { path, kind }| FileProblem {
        path,
        kind: FileProblemKind::BanksSetting(kind.to_string()),
    }));
    let walked = walk(&there).into_iter().flatten().filter_map(Result::ok);
    (files_around(places).into_iter().chain(walked).collect(), problems)
}

fn is_bank(path: &Path) -> bool {
    match FileKind::recognise(path, "") {
        Some(kind) => kind == FileKind::Bank,
        None => read(path, SizeCap::DEFAULT)
            .is_ok_and(|source| FileKind::recognise(path, &source.text) == Some(FileKind::Bank)),
    }
}

fn named(paths: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in walk(paths)? {
        files.push(path?);
    }
    Ok(files)
}

/// The repository of the current folder, or the folder itself: two folders of one repository have the same banks.
fn workspace() -> PathBuf {
    let here = env::current_dir().unwrap_or_else(|_| PathBuf::from("."));
    let root = here.ancestors().find(|folder| folder.join(".git").exists());
    root.map_or_else(|| here.clone(), Path::to_owned)
}

/// `path` as somebody in the current folder would write it.
pub(crate) fn from_here(path: &Path) -> PathBuf {
    let here = env::current_dir().and_then(|here| here.canonicalize());
    let relative = here.ok().and_then(|here| path.strip_prefix(here).ok());
    relative.unwrap_or(path).to_owned()
}
