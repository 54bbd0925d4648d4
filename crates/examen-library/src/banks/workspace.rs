//! Where to look for banks when nobody names any.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::{Component, Path, PathBuf};

use examen_bank::files::{is_markdown, walk};

/// The folder that people keep banks in, beside the folder of their sheets.
const BANKS: &str = "banks";

/// The files in which banks may stand, for somebody who works on the files in `places`: every Markdown file of the
/// repositories they are in. Outside of a repository nothing says how far the work extends, and a home folder would
/// take minutes; there, the files next to them, those of the current folder, and those directly in a folder `banks` in
/// or beside these.
///
/// What cannot be read is passed over: it is no business of somebody who did not name it.
pub fn files_around(places: &[PathBuf]) -> Vec<PathBuf> {
    // A thousand sheets of one folder, and a thousand folders of one repository, are looked at once.
    let folders: BTreeSet<PathBuf> = places.iter().map(|place| folder_of(place)).collect();
    let (mut repositories, mut loose) = (BTreeSet::new(), BTreeSet::new());
    for folder in folders {
        match repository_of(&folder) {
            Some(root) => repositories.insert(root),
            None => loose.insert(folder),
        };
    }
    if !loose.is_empty() {
        loose.insert(PathBuf::from("."));
    }
    let repositories: Vec<PathBuf> = repositories.into_iter().collect();
    let walked = walk(&repositories).into_iter().flatten();
    let walked = walked.filter_map(Result::ok).map(|path| from_here(&path));
    let of_banks = loose.iter().flat_map(|folder| up_from(folder));
    let of_banks = of_banks.map(|folder| folder.join(BANKS));
    // A link may lead anywhere.
    let of_banks: BTreeSet<PathBuf> = of_banks.filter(|folder| !folder.is_symlink()).collect();
    walked
        .chain(loose.iter().flat_map(|folder| directly_in(folder)))
        .chain(of_banks.iter().flat_map(|folder| directly_in(folder)))
        .collect()
}

/// `folder` and those above it that belong to the same work, the nearest first, without links: up to the root of the
/// repository. Outside of one, the folder above it, unless that is or has a home folder, is the root of all, or is one that
/// others write into, such as `/tmp`.
pub(super) fn up_from(folder: &Path) -> Vec<PathBuf> {
    let Ok(folder) = folder.canonicalize() else {
        return Vec::new();
    };
    if let Some(root) = repository_of(&folder) {
        let inside = folder
            .ancestors()
            .take_while(|ancestor| ancestor.starts_with(&root));
        return inside.map(Path::to_owned).collect();
    }
    let home = env::home_dir().and_then(|home| home.canonicalize().ok());
    let is_home = |folder: &Path| Some(folder) == home.as_deref();
    let is_of_work = |above: &&Path| {
        above.parent().is_some() && !is_home(above) && !is_home(&folder) && !is_shared(above, &folder)
    };
    let above = folder.parent().filter(is_of_work).map(Path::to_owned);
    std::iter::once(folder).chain(above).collect()
}

/// Whether others than the owner of `folder` may have put files into `above`.
#[cfg(unix)]
fn is_shared(above: &Path, folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;

    const WRITABLE_BY_ALL: u32 = 0o002;
    match (fs::metadata(above), fs::metadata(folder)) {
        (Ok(above), Ok(folder)) => above.mode() & WRITABLE_BY_ALL != 0 || above.uid() != folder.uid(),
        _ => true,
    }
}

/// Who may write into a folder is told by lists that nobody reads here.
#[cfg(not(unix))]
fn is_shared(_: &Path, _: &Path) -> bool {
    false
}

/// The folder that `path` is, or lies in.
pub fn folder_of(path: &Path) -> PathBuf {
    if path.is_dir() {
        return path.to_owned();
    }
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// The Markdown files in `folder`, but not in the folders below it, sorted.
pub fn directly_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()))
        .map(|entry| from_here(&entry.path()))
        .filter(|path| is_markdown(path))
        .collect();
    files.sort();
    files
}

/// The root of the repository that `folder` is in.
pub(super) fn repository_of(folder: &Path) -> Option<PathBuf> {
    let folder = folder.canonicalize().ok()?;
    let root = folder.ancestors().find(|ancestor| ancestor.join(".git").exists());
    root.map(Path::to_owned)
}

/// The path as somebody in the current folder would write it.
pub(super) fn from_here(path: &Path) -> PathBuf {
    let path = path.strip_prefix(".").unwrap_or(path);
    let here = env::current_dir().and_then(|here| here.canonicalize());
    let relative = here.ok().and_then(|here| path.strip_prefix(here).ok());
    relative.unwrap_or(path).to_owned()
}

/// `path` from the root and without `.` and `..`, so that two ways to write it are equal. Links are not followed: what it
/// names need not exist.
pub(crate) fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for component in std::path::absolute(path).as_deref().unwrap_or(path).components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            other => plain.push(other),
        }
    }
    plain
}
