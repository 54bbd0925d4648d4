//! Files that are written for others to read: pages, tables, exports. None of them takes the place of what somebody wrote.

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Read as _, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use examen_bank::FileKind;
use examen_bank::files::{Overwrite, Replacement};

use crate::gathering::kind_name;

/// So much of a file tells what it is.
const HEAD_BYTES: u64 = 1 << 16;

/// How every database of SQLite begins (<https://www.sqlite.org/fileformat.html>, 1.3.1).
const SQLITE: &[u8] = b"SQLite format 3\0";

/// So many bytes are written at once.
const BUFFER_BYTES: usize = 1 << 18;

/// A file on its way; what stood there before stays until it is complete.
pub(crate) enum OutputFile {
    /// A file, or one to be.
    File(BufWriter<Replacement>),
    /// A pipe or a device, which is written to as it is.
    Stream { file: BufWriter<File>, path: PathBuf },
}

impl OutputFile {
    /// Begins the file at `path`, made of `inputs`.
    ///
    /// # Errors
    /// What [`refuse_loss`] finds, or the file cannot be written.
    pub(crate) fn begin(path: &Path, inputs: &[&Path]) -> Result<Self> {
        Self::over(path, inputs, Overwrite::Replace)
    }

    /// The same for a file that nothing may stand in the place of.
    ///
    /// # Errors
    /// As above, or there is a file already.
    pub(crate) fn begin_new(path: &Path, inputs: &[&Path]) -> Result<Self> {
        Self::over(path, inputs, Overwrite::Refuse)
    }

    fn over(path: &Path, inputs: &[&Path], overwrite: Overwrite) -> Result<Self> {
        refuse_loss(path, inputs)?;
        if is_stream(path) {
            let file = OpenOptions::new().write(true).open(path);
            let file = file.with_context(|| unwritable(path))?;
            return Ok(Self::Stream {
                file: BufWriter::with_capacity(BUFFER_BYTES, file),
                path: path.to_owned(),
            });
        }
        let replacement = Replacement::beside(path, overwrite)?;
        Ok(Self::File(BufWriter::with_capacity(BUFFER_BYTES, replacement)))
    }

    /// Puts the file in its place.
    ///
    /// # Errors
    /// It cannot be written.
    pub(crate) fn finish(self) -> Result<()> {
        match self {
            Self::File(file) => Ok(file.into_inner().map_err(io::IntoInnerError::into_error)?.put()?),
            Self::Stream { mut file, path } => file.flush().with_context(|| unwritable(&path)),
        }
    }
}

impl Write for OutputFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::File(file) => file.write(bytes),
            Self::Stream { file, .. } => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::File(file) => file.flush(),
            Self::Stream { file, .. } => file.flush(),
        }
    }
}

/// What is said where the file at `path` cannot be written.
pub(crate) fn unwritable(path: &Path) -> String {
    format!("{}: cannot be written", path.display())
}

/// Looks at what would be lost if the file at `path` were written: one of `inputs`, an answer sheet or another file of
/// ours, or a history.
///
/// # Errors
/// That it is such a file.
pub(crate) fn refuse_loss(path: &Path, inputs: &[&Path]) -> Result<()> {
    let shown = path.display();
    if inputs.iter().any(|input| is_same(path, input)) {
        bail!("{shown}: is read here and would be lost; choose another name");
    }
    if let Some(what) = what_is_at(path) {
        bail!("{shown}: {what} would be lost here; choose another name, or remove it first");
    }
    Ok(())
}

/// Whether two paths lead to one file, which need not be there.
pub(crate) fn is_same(a: &Path, b: &Path) -> bool {
    a == b || real(a) == real(b)
}

/// The path without links, as far as it is there.
fn real(path: &Path) -> PathBuf {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let in_folder = || Some(folder.canonicalize().ok()?.join(path.file_name()?));
    let real = path.canonicalize().ok().or_else(in_folder);
    real.unwrap_or_else(|| path.to_owned())
}

/// What somebody would miss of the file at `path`, or to which a link there leads; none where it is not there, or anything
/// else.
fn what_is_at(path: &Path) -> Option<&'static str> {
    let path = &real(path);
    if is_stream(path) || !path.is_file() {
        return None;
    }
    let mut head = Vec::new();
    // What cannot be read is known by its name.
    let _ = File::open(path).and_then(|file| file.take(HEAD_BYTES).read_to_end(&mut head));
    if head.starts_with(SQLITE) {
        return Some("a database");
    }
    FileKind::recognise(path, &String::from_utf8_lossy(&head)).map(kind_name)
}

/// Whether something is at `path` that has no bytes at rest.
fn is_stream(path: &Path) -> bool {
    path.metadata()
        .is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir())
}
