//! Writing a file whole or not at all.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use super::problem::{FileProblem, FileProblemKind, SpecialFile};

/// What becomes of a file that exists already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overwrite {
    /// It stays as it is, and writing fails.
    Refuse,
    /// It is replaced; its permissions are kept.
    Replace,
}

/// Writes `text` to `path`, so that at any time, also after a crash, the file is either as it was or complete.
///
/// # Errors
/// What [`Replacement::beside`] and [`Replacement::put`] report.
pub fn write_atomically(path: &Path, text: &str, overwrite: Overwrite) -> Result<(), FileProblem> {
    let mut replacement = Replacement::beside(path, overwrite)?;
    let written = replacement.write_all(text.as_bytes());
    written.map_err(|error| FileProblem::new(path, FileProblemKind::Unwritable(error)))?;
    replacement.put()
}

/// What is to stand at a path once it is complete; until then, and if it is dropped before, the file there stays as it is.
///
/// What is written goes to a hidden file in the same folder, which is flushed to disk and then renamed. A link is not
/// replaced: the file it leads to is. Other hard links to a replaced file keep the old text.
#[derive(Debug)]
pub struct Replacement {
    /// As the caller named it.
    path: PathBuf,
    /// Without links.
    target: PathBuf,
    overwrite: Overwrite,
    file: NamedTempFile,
}

impl Replacement {
    /// Begins a file that shall stand at `path`.
    ///
    /// # Errors
    /// [`FileProblemKind::Exists`] where `overwrite` refuses, [`IsFolder`](FileProblemKind::IsFolder),
    /// [`Special`](FileProblemKind::Special), [`BrokenLink`](FileProblemKind::BrokenLink) and
    /// [`Unwritable`](FileProblemKind::Unwritable), also for an existing file that is read-only.
    pub fn beside(path: &Path, overwrite: Overwrite) -> Result<Self, FileProblem> {
        let problem = |kind| FileProblem::new(path, kind);
        let target = resolve(path).map_err(problem)?;
        if target.exists() {
            may_replace(&target, overwrite).map_err(problem)?;
        }
        let file = file_beside(&target).map_err(FileProblemKind::Unwritable);
        Ok(Self {
            path: path.to_owned(),
            file: file.map_err(problem)?,
            target,
            overwrite,
        })
    }

    /// Puts what was written in its place.
    ///
    /// # Errors
    /// [`FileProblemKind::Exists`] where another file has come there and must stay, and
    /// [`Unwritable`](FileProblemKind::Unwritable).
    pub fn put(self) -> Result<(), FileProblem> {
        let problem = |kind| FileProblem::new(&self.path, kind);
        finish(&self.file, &self.target)
            .map_err(FileProblemKind::Unwritable)
            .map_err(problem)?;
        let persisted = match self.overwrite {
            Overwrite::Refuse => self.file.persist_noclobber(&self.target),
            Overwrite::Replace => self.file.persist(&self.target),
        };
        match persisted {
            Ok(_) => Ok(()),
            Err(failed) if failed.error.kind() == io::ErrorKind::AlreadyExists => {
                Err(problem(FileProblemKind::Exists))
            }
            Err(failed) => Err(problem(FileProblemKind::Unwritable(failed.error))),
        }
    }
}

impl Write for Replacement {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// The file that `path` stands for, which need not exist.
fn resolve(path: &Path) -> Result<PathBuf, FileProblemKind> {
    if path.is_symlink() {
        path.canonicalize().map_err(|_| FileProblemKind::BrokenLink)
    } else {
        Ok(path.to_owned())
    }
}

fn may_replace(target: &Path, overwrite: Overwrite) -> Result<(), FileProblemKind> {
    let metadata = fs::metadata(target).map_err(FileProblemKind::Unwritable)?;
    if metadata.is_dir() {
        return Err(FileProblemKind::IsFolder);
    }
    if let Some(special) = SpecialFile::of(metadata.file_type()) {
        return Err(FileProblemKind::Special(special));
    }
    if overwrite == Overwrite::Refuse {
        return Err(FileProblemKind::Exists);
    }
    // Renaming over a file needs no permission on the file itself. One that was made read-only was made so for a
    // reason, so the same permission is asked for as a plain write would need.
    let writable = OpenOptions::new().write(true).open(target);
    writable.map(drop).map_err(FileProblemKind::Unwritable)
}

fn file_beside(target: &Path) -> io::Result<NamedTempFile> {
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut builder = Builder::new();
    builder.prefix(".examen-").suffix(".tmp");
    // By default only the owner can read a temporary file; a new bank gets what the user's umask allows.
    #[cfg(unix)]
    let builder = {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o666))
    };
    builder.tempfile_in(folder)
}

/// Gives `file` the permissions of the one it replaces, and has it on the disk.
fn finish(file: &NamedTempFile, target: &Path) -> io::Result<()> {
    if let Ok(existing) = fs::metadata(target) {
        file.as_file().set_permissions(existing.permissions())?;
    }
    file.as_file().sync_all()
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Write as _;
    use std::path::Path;

    use expect_test::expect;
    use tempfile::tempdir;

    use super::{Overwrite, Replacement, write_atomically};

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_new_file_is_written() {
        let folder = tempdir().unwrap();
        let path = folder.path().join("new.bank.md");
        write_atomically(&path, "## Q\r\n", Overwrite::Refuse).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "## Q\r\n");
        assert_eq!(names(folder.path()), ["new.bank.md"]);
    }

    #[test]
    fn an_existing_file_is_replaced_only_when_asked() {
        let folder = tempdir().unwrap();
        let path = folder.path().join("a.md");
        fs::write(&path, "old").unwrap();
        let problem = write_atomically(&path, "new", Overwrite::Refuse).unwrap_err();
        expect!["exists already and is left as it is; choose another name, or remove it first"]
            .assert_eq(&problem.kind.to_string());
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        write_atomically(&path, "new", Overwrite::Replace).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(names(folder.path()), ["a.md"]);
    }

    #[test]
    fn what_cannot_be_written_leaves_nothing_behind() {
        let folder = tempdir().unwrap();
        let problem = write_atomically(folder.path(), "x", Overwrite::Replace).unwrap_err();
        expect!["this is a folder; name a file in it"].assert_eq(&problem.kind.to_string());
        let path = folder.path().join("absent/a.md");
        let problem = write_atomically(&path, "x", Overwrite::Refuse).unwrap_err();
        expect!["cannot be written: no such file or directory; check that its folder exists"]
            .assert_eq(problem.kind.to_string().split(" at path").next().unwrap());
        assert!(names(folder.path()).is_empty());
    }

    #[test]
    fn what_is_given_up_leaves_the_file_as_it_was() {
        let folder = tempdir().unwrap();
        let path = folder.path().join("a.md");
        fs::write(&path, "old").unwrap();
        let mut replacement = Replacement::beside(&path, Overwrite::Replace).unwrap();
        replacement.write_all(b"half of").unwrap();
        drop(replacement);
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        assert_eq!(names(folder.path()), ["a.md"]);
    }

    #[cfg(unix)]
    mod unix {
        use std::fs;
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        use std::path::Path;

        use expect_test::expect;
        use tempfile::tempdir;

        use crate::files::{Overwrite, write_atomically};

        fn mode(path: &Path) -> u32 {
            fs::metadata(path).unwrap().permissions().mode() & 0o777
        }

        #[test]
        fn permissions_are_kept_and_new_files_get_the_usual_ones() {
            let folder = tempdir().unwrap();
            let (ours, plain) = (folder.path().join("ours.md"), folder.path().join("plain.md"));
            fs::write(&plain, "").unwrap();
            write_atomically(&ours, "a", Overwrite::Refuse).unwrap();
            assert_eq!(mode(&ours), mode(&plain));
            fs::set_permissions(&ours, fs::Permissions::from_mode(0o640)).unwrap();
            write_atomically(&ours, "b", Overwrite::Replace).unwrap();
            assert_eq!(mode(&ours), 0o640);
        }

        #[test]
        fn a_link_stays_a_link() {
            let folder = tempdir().unwrap();
            let (target, link) = (folder.path().join("target.md"), folder.path().join("link.md"));
            fs::write(&target, "old").unwrap();
            symlink("target.md", &link).unwrap();
            write_atomically(&link, "new", Overwrite::Replace).unwrap();
            assert!(link.is_symlink());
            assert_eq!(fs::read_to_string(&target).unwrap(), "new");
        }

        #[test]
        fn devices_and_links_to_nowhere_are_left_alone() {
            let folder = tempdir().unwrap();
            let link = folder.path().join("null");
            symlink("/dev/null", &link).unwrap();
            let problem = write_atomically(&link, "x", Overwrite::Replace).unwrap_err();
            expect!["this is a device, not a file, and is never opened; save its contents to a file"]
                .assert_eq(&problem.kind.to_string());
            let broken = folder.path().join("broken.md");
            symlink("nowhere/at/all", &broken).unwrap();
            let problem = write_atomically(&broken, "x", Overwrite::Replace).unwrap_err();
            expect!["this link leads nowhere; remove it, or point it at a file"]
                .assert_eq(&problem.kind.to_string());
        }
    }
}
