//! Texts that are open in an editor and stand in place of the files on disk.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use examen_bank::files::{FileProblem, SizeCap, SourceFile, read};

/// The open texts of an editor, by the absolute path of each; empty on the command line.
///
/// A clone shares the texts.
#[derive(Clone, Debug, Default)]
pub struct Buffers {
    texts: BTreeMap<PathBuf, Arc<str>>,
    /// How much is read of a file.
    cap: SizeCap,
}

impl Buffers {
    /// No open texts: every file is read from disk.
    pub fn none() -> Self {
        Self::default()
    }

    /// No open texts, and files are read up to `cap` instead of up to the default.
    pub fn up_to(cap: SizeCap) -> Self {
        Self {
            cap,
            ..Self::default()
        }
    }

    /// Puts `text` in place of the file at `path`.
    pub fn set(&mut self, path: PathBuf, text: Arc<str>) {
        self.texts.insert(path, text);
    }

    /// Lets the file at `path` speak for itself again.
    pub fn remove(&mut self, path: &Path) {
        self.texts.remove(path);
    }

    /// The open text that stands in place of the file at `path`.
    pub fn get(&self, path: &Path) -> Option<&Arc<str>> {
        if self.texts.is_empty() {
            return None;
        }
        let absolute = std::path::absolute(path).ok()?;
        self.texts.get(&absolute)
    }

    /// The paths of the open texts, sorted. The files need not exist.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.texts.keys().map(PathBuf::as_path)
    }

    /// The open text at `path`, else the file.
    ///
    /// # Errors
    /// What [`read`] reports of the file; an open text can always be read.
    pub fn read(&self, path: &Path) -> Result<SourceFile, FileProblem> {
        match self.get(path) {
            Some(text) => Ok(SourceFile {
                path: path.to_owned(),
                text: text.to_string(),
            }),
            None => read(path, self.cap),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::Buffers;

    #[test]
    fn an_open_text_stands_in_place_of_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        fs::write(&path, "on disk").unwrap();
        let text = |buffers: &Buffers| buffers.read(&path).unwrap().text;
        let mut buffers = Buffers::none();
        assert_eq!(text(&buffers), "on disk");
        buffers.set(path.clone(), "being typed".into());
        assert_eq!(text(&buffers), "being typed");
        buffers.remove(&path);
        assert_eq!(text(&buffers), "on disk");
    }

    #[test]
    fn an_open_text_needs_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new.md");
        let mut buffers = Buffers::none();
        assert!(buffers.read(&path).is_err());
        buffers.set(path.clone(), "new".into());
        assert_eq!(buffers.read(&path).unwrap().text, "new");
    }
}
