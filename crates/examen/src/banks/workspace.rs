//! Where to look for banks when nobody names any.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use examen_bank::files::walk;

/// The files in which banks may stand, for somebody who works on `path`: every Markdown file of the repository it is
/// in. Outside of a repository nothing says how far the work extends, and a home folder would take minutes; there,
/// the files next to `path` and those of the current folder.
///
/// What cannot be read is passed over: it is no business of somebody who did not name it.
pub(super) fn files_around(path: &Path) -> Vec<PathBuf> {
    let folder = folder_of(path);
    match repository_of(&folder) {
        Some(root) => {
            let found = walk(&[root]).into_iter().flatten();
            found
                .filter_map(Result::ok)
                .map(|path| from_here(&path))
                .collect()
        }
        None => [folder.as_path(), Path::new(".")]
            .into_iter()
            .flat_map(directly_in)
            .collect(),
    }
}

/// The folder that `path` is, or lies in.
pub(crate) fn folder_of(path: &Path) -> PathBuf {
    if path.is_dir() {
        return path.to_owned();
    }
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// The Markdown files in `folder`, but not in the folders below it, sorted.
pub(crate) fn directly_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()))
        .map(|entry| from_here(&entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    files.sort();
    files
}

fn repository_of(folder: &Path) -> Option<PathBuf> {
    let folder = folder.canonicalize().ok()?;
    let root = folder.ancestors().find(|ancestor| ancestor.join(".git").exists());
    root.map(Path::to_owned)
}

/// The path as somebody in the current folder would write it.
fn from_here(path: &Path) -> PathBuf {
    let path = path.strip_prefix(".").unwrap_or(path);
    let here = env::current_dir().and_then(|here| here.canonicalize());
    let relative = here.ok().and_then(|here| path.strip_prefix(here).ok());
    relative.unwrap_or(path).to_owned()
}
