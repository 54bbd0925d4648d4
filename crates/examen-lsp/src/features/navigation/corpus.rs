//! The files of a workspace: those that are open as they stand in the editor, the others as they stand on disk.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use examen_bank::files::walk;
use examen_library::banks::files_around;

use crate::features::Context;
use crate::protocol::Answer;
use crate::state::{Document, Snapshot};

/// A file of one of the formats.
#[derive(Clone, Debug)]
pub(crate) struct CorpusFile {
    pub(crate) document: Arc<Document>,
    /// As the client counts; none for a file that it does not have open.
    pub(crate) version: Option<i32>,
}

/// The file at `path`, which must be absolute, if it has one of the formats.
pub(crate) fn file_at(snapshot: &Snapshot, path: &Path) -> Option<CorpusFile> {
    let open = snapshot
        .documents()
        .find(|open| open.path.as_deref() == Some(path));
    let file = match open {
        Some(open) => CorpusFile::open(open),
        None => CorpusFile::on_disk(path, snapshot)?,
    };
    file.document.kind.is_some().then_some(file)
}

/// All files in the folders of the client and around its open documents, in the order of their paths, those that were
/// never saved first.
///
/// # Errors
/// The client took its request back.
pub(crate) fn files(context: &Context) -> Answer<Vec<CorpusFile>> {
    let snapshot = &context.snapshot;
    let open = snapshot.documents().filter(|open| open.kind.is_some());
    let mut files: Vec<CorpusFile> = open.map(CorpusFile::open).collect();
    let open: BTreeSet<PathBuf> = snapshot
        .documents()
        .filter_map(|open| open.path.clone())
        .collect();
    for path in paths(snapshot, &open) {
        context.check_cancelled()?;
        if !open.contains(&path) {
            files.extend(CorpusFile::on_disk(&path, snapshot));
        }
    }
    files.sort_by(|a, b| a.document.path.cmp(&b.document.path));
    Ok(files)
}

impl CorpusFile {
    fn open(document: &Arc<Document>) -> Self {
        Self {
            document: Arc::clone(document),
            version: Some(document.version),
        }
    }

    fn on_disk(path: &Path, snapshot: &Snapshot) -> Option<Self> {
        let document = snapshot.disk.open(path, snapshot.config.max_bytes)?;
        Some(Self {
            document,
            version: None,
        })
    }
}

/// The Markdown files at hand, each once.
fn paths(snapshot: &Snapshot, open: &BTreeSet<PathBuf>) -> BTreeSet<PathBuf> {
    let folders = snapshot.folders.iter().chain(&snapshot.config.banks);
    let folders: Vec<PathBuf> = folders.filter(|folder| folder.exists()).cloned().collect();
    let outside = open
        .iter()
        .filter(|path| !folders.iter().any(|folder| path.starts_with(folder)));
    let outside: Vec<PathBuf> = outside.cloned().collect();
    let mut found = if outside.is_empty() {
        Vec::new()
    } else {
        files_around(&outside)
    };
    if !folders.is_empty() {
        found.extend(walk(&folders).into_iter().flatten().filter_map(Result::ok));
    }
    let absolute = found.iter().filter_map(|path| std::path::absolute(path).ok());
    absolute.collect()
}
