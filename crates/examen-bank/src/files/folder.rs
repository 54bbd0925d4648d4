//! Walking one folder: what is ignored, what is reported, what is found.

use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};

use ignore::{DirEntry, WalkBuilder};

use super::problem::{FileProblem, FileProblemKind, SpecialFile};

/// The Markdown files below one folder, in the order of their paths.
pub(super) struct Folder {
    walk: ignore::Walk,
    root: PathBuf,
    /// The folder without links, to tell which links lead out of it.
    real_root: PathBuf,
}

impl Folder {
    /// Begins to walk `root`. Paths in `elsewhere` (relative to the root) are found by another walk.
    pub(super) fn new(root: &Path, real_root: &Path, elsewhere: HashSet<PathBuf>) -> Self {
        let base = root.to_owned();
        let walk = WalkBuilder::new(root)
            .hidden(true)
            .follow_links(false)
            .require_git(false)
            // A user's global ignore file would make the same folder mean something else on another machine.
            .git_global(false)
            // Outside of a repository nothing says where to stop, and a `*` in a home folder would hide everything.
            .parents(is_in_repository(real_root))
            .sort_by_file_name(|a, b| a.cmp(b))
            .filter_entry(move |entry| {
                let relative = entry.path().strip_prefix(&base).unwrap_or(entry.path());
                relative.as_os_str().is_empty() || !elsewhere.contains(relative)
            })
            .build();
        Self {
            walk,
            root: root.to_owned(),
            real_root: real_root.to_owned(),
        }
    }

    fn judge(&self, entry: &DirEntry) -> Option<Result<PathBuf, FileProblem>> {
        if let Some(error) = entry.error() {
            let kind = FileProblemKind::IgnoreFile(error.to_string());
            return Some(Err(FileProblem::new(shown(entry.path()), kind)));
        }
        let file_type = entry.file_type()?;
        if entry.depth() == 0 || file_type.is_dir() {
            return None;
        }
        if file_type.is_symlink() {
            return self.judge_link(entry.path()).map(Err);
        }
        if !is_markdown(entry.path()) {
            return None;
        }
        let path = shown(entry.path());
        Some(match SpecialFile::of(file_type) {
            Some(special) => Err(FileProblem::new(path, FileProblemKind::Special(special))),
            None => Ok(path),
        })
    }

    /// A link is never followed. One that stays in the folder leads to something that is found anyway; one that
    /// leads out of it, or nowhere, is a problem if what it stands for could have been wanted.
    fn judge_link(&self, link: &Path) -> Option<FileProblem> {
        let Ok(target) = link.canonicalize() else {
            let broken = FileProblem::new(shown(link), FileProblemKind::BrokenLink);
            return is_markdown(link).then_some(broken);
        };
        let is_wanted = is_markdown(link) || target.is_dir();
        let leads_out = !target.starts_with(&self.real_root);
        (is_wanted && leads_out)
            .then(|| FileProblem::new(shown(link), FileProblemKind::LinkLeadsOut { target }))
    }

    fn problem(&self, error: ignore::Error) -> FileProblem {
        let path = path_of(&error).map_or_else(|| self.root.clone(), Path::to_owned);
        let text = error.to_string();
        let kind = match error.into_io_error() {
            Some(error) => FileProblemKind::Unreadable(innermost(error)),
            None => FileProblemKind::IgnoreFile(text),
        };
        FileProblem::new(shown(&path), kind)
    }
}

impl Iterator for Folder {
    type Item = Result<PathBuf, FileProblem>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let found = match self.walk.next()? {
                Ok(entry) => self.judge(&entry),
                Err(error) => Some(Err(self.problem(error))),
            };
            if found.is_some() {
                return found;
            }
        }
    }
}

/// The path without a leading `./`, which is not what people call their files.
pub(super) fn shown(path: &Path) -> PathBuf {
    match path.strip_prefix(".") {
        Ok(rest) if !rest.as_os_str().is_empty() => rest.to_owned(),
        _ => path.to_owned(),
    }
}

/// Whether a file of this name is Markdown: `.md` or `.markdown`, in any case. Which format it has, if any, its text
/// tells.
pub fn is_markdown(path: &Path) -> bool {
    let extension = path.extension().unwrap_or_default();
    ["md", "markdown"]
        .iter()
        .any(|markdown| extension.eq_ignore_ascii_case(markdown))
}

fn is_in_repository(folder: &Path) -> bool {
    folder.ancestors().any(|ancestor| ancestor.join(".git").exists())
}

/// What the system said. The walk wraps it in a sentence of its own that names the path again.
fn innermost(error: io::Error) -> io::Error {
    let wrapped = error.get_ref().and_then(|outer| outer.source());
    let system = wrapped.and_then(|inner| inner.downcast_ref::<io::Error>());
    match system.and_then(io::Error::raw_os_error) {
        Some(number) => io::Error::from_raw_os_error(number),
        None => error,
    }
}

fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => path_of(err),
        ignore::Error::Loop { child, .. } => Some(child),
        _ => None,
    }
}
