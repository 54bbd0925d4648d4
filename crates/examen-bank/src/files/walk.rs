//! From the paths a person names to the files to read, sorted and without duplicates.
//!
//! Sorted sources are merged as they are walked, so that a caller can read the first file while the last folder
//! has not been opened yet. What is held in memory is the named paths and the listing of the folders on the way
//! to the current file.

use std::cmp::{Ordering, Reverse};
use std::collections::{BinaryHeap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::folder::{Folder, shown};
use super::problem::{FileProblem, FileProblemKind, SpecialFile};

/// Finds files: a path to a file stands for itself, whatever it is called; a path to a folder stands for the
/// Markdown files below it.
///
/// In a folder, hidden files and what `.gitignore` and `.ignore` exclude are passed over, also where the folder is
/// no Git repository. Ignore files of enclosing folders count only within a repository, and a user's global one
/// never does. Links below a folder are not followed: neither can a walk run in circles, nor can a file in a folder
/// of strangers' answers pull in something from elsewhere. A link that a person names is followed.
///
/// Paths come in the order of their components, each file once even if several roots lead to it.
///
/// # Errors
/// The first of `roots` that does not exist or cannot be looked at. Everything met later is an item of the iterator.
pub fn walk(roots: &[PathBuf]) -> Result<Walk, FileProblem> {
    let mut named = roots
        .iter()
        .map(|root| Root::new(root))
        .collect::<Result<Vec<_>, _>>()?;
    named.sort_by(|a, b| a.path.cmp(&b.path));
    let mut seen = HashSet::new();
    named.retain(|root| seen.insert(root.real.clone()));

    let mut walk = Walk {
        pending: BinaryHeap::new(),
        folders: Vec::new(),
    };
    let mut real_paths: Vec<&Path> = named.iter().map(|root| root.real.as_path()).collect();
    real_paths.sort_unstable();
    for root in &named {
        walk.add(root, &real_paths);
    }
    Ok(walk)
}

/// The files that [`walk`] finds, with problems in between where they are met.
pub struct Walk {
    pending: BinaryHeap<Reverse<Pending>>,
    folders: Vec<Folder>,
}

impl Walk {
    fn add(&mut self, root: &Root, real_paths: &[&Path]) {
        match root.kind {
            RootKind::File => self.push(Ok(shown(&root.path)), None),
            RootKind::Special(special) => {
                let kind = FileProblemKind::Special(special);
                self.push(Err(FileProblem::new(shown(&root.path), kind)), None);
            }
            RootKind::Folder => {
                let elsewhere = below(&root.real, real_paths);
                self.folders.push(Folder::new(&root.path, &root.real, elsewhere));
                self.advance(self.folders.len() - 1);
            }
        }
    }

    fn advance(&mut self, folder_idx: usize) {
        if let Some(found) = self.folders[folder_idx].next() {
            self.push(found, Some(folder_idx));
        }
    }

    fn push(&mut self, found: Result<PathBuf, FileProblem>, folder_idx: Option<usize>) {
        self.pending.push(Reverse(Pending { found, folder_idx }));
    }
}

impl Iterator for Walk {
    type Item = Result<PathBuf, FileProblem>;

    fn next(&mut self) -> Option<Self::Item> {
        let Reverse(Pending { found, folder_idx }) = self.pending.pop()?;
        if let Some(folder_idx) = folder_idx {
            self.advance(folder_idx);
        }
        Some(found)
    }
}

/// A path that a person named.
struct Root {
    path: PathBuf,
    /// The same without links and relative parts.
    real: PathBuf,
    kind: RootKind,
}

enum RootKind {
    File,
    Folder,
    Special(SpecialFile),
}

impl Root {
    fn new(path: &Path) -> Result<Self, FileProblem> {
        let reading = |error| FileProblem::reading(path, error);
        let metadata = fs::metadata(path).map_err(reading)?;
        let kind = match SpecialFile::of(metadata.file_type()) {
            Some(special) => RootKind::Special(special),
            None if metadata.is_dir() => RootKind::Folder,
            None => RootKind::File,
        };
        // What a process substitution names has no real path; it is known by the name it was given.
        let real = match kind {
            RootKind::Special(_) => path.to_owned(),
            RootKind::File | RootKind::Folder => path.canonicalize().map_err(reading)?,
        };
        let path = path.to_owned();
        Ok(Self { path, real, kind })
    }
}

/// Those of the sorted `real_paths` that lie below `folder`, relative to it.
fn below(folder: &Path, real_paths: &[&Path]) -> HashSet<PathBuf> {
    let first = real_paths.partition_point(|path| *path <= folder);
    real_paths[first..]
        .iter()
        .map_while(|path| path.strip_prefix(folder).ok())
        .map(Path::to_owned)
        .collect()
}

/// The next find of a source, ordered by path.
struct Pending {
    found: Result<PathBuf, FileProblem>,
    folder_idx: Option<usize>,
}

impl Pending {
    fn key(&self) -> (&Path, Option<usize>) {
        let path = match &self.found {
            Ok(path) => path,
            Err(problem) => &problem.path,
        };
        (path, self.folder_idx)
    }
}

impl Ord for Pending {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
}

impl PartialOrd for Pending {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Pending {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Pending {}

#[cfg(test)]
mod tests;
