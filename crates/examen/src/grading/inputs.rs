//! Which sheets are meant.

use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use examen_bank::FileKind;
use examen_bank::files::{FileProblem, SizeCap, SourceFile, read, read_from, walk};
use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};

/// The sheets that were named or lie in folders that were named.
#[derive(Debug, Default)]
pub(crate) struct Inputs {
    /// In the order of their paths, standard input first.
    pub(crate) sheets: Vec<Input>,
    /// What was met in folders and cannot be used.
    pub(crate) problems: Vec<FileProblem>,
}

/// A sheet that is still to be read, if it is not in memory already.
#[derive(Clone, Debug)]
pub(crate) enum Input {
    File(PathBuf),
    /// Standard input can be read only once.
    Text(SourceFile),
}

/// What standard input is called in output.
const STDIN: &str = "<stdin>";

impl Inputs {
    /// Finds the sheets at `paths`; `-` is a sheet on standard input.
    ///
    /// # Errors
    /// A path that is not there or cannot be read, a file that was named and is no sheet, or no sheet at all.
    pub(crate) fn find(paths: &[PathBuf]) -> Result<Self> {
        let mut inputs = Self::default();
        let (stdin, files): (Vec<PathBuf>, Vec<PathBuf>) =
            paths.iter().cloned().partition(|path| path.as_os_str() == "-");
        if !stdin.is_empty() {
            let text = read_from(Path::new(STDIN), io::stdin().lock(), SizeCap::DEFAULT)?;
            inputs.sheets.push(Input::Text(text));
        }
        // The walk leaves out a leading `./`.
        let is_named = |path: &Path| {
            files
                .iter()
                .any(|file| file.strip_prefix(".").unwrap_or(file) == path)
        };
        let mut candidates = Vec::new();
        for found in walk(&files)? {
            match found {
                Ok(path) => candidates.push(path),
                Err(problem) if is_named(&problem.path) => return Err(problem.into()),
                Err(problem) => inputs.problems.push(problem),
            }
        }
        let sheets = candidates.into_par_iter().map(|path| {
            let is_sheet = is_sheet(&path);
            (path, is_sheet)
        });
        for (path, is_sheet) in sheets.collect::<Vec<_>>() {
            let was_named = is_named(&path);
            match is_sheet {
                Ok(true) => inputs.sheets.push(Input::File(path)),
                Ok(false) if was_named => bail!(
                    "{}: this is no answer sheet; a sheet has `sheet:` in its front matter or a name that ends in `.answers.md`",
                    path.display()
                ),
                Ok(false) => {}
                Err(problem) if was_named => return Err(problem.into()),
                Err(problem) => inputs.problems.push(problem),
            }
        }
        if inputs.sheets.is_empty() {
            let names: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
            bail!(
                "{}: there is no answer sheet; `examen new` writes one",
                names.join(", ")
            );
        }
        Ok(inputs)
    }
}

impl Inputs {
    /// The sheets that are files.
    pub(crate) fn files(&self) -> Vec<PathBuf> {
        let files = self.sheets.iter().filter_map(|input| match input {
            Input::File(path) => Some(path.clone()),
            Input::Text(_) => None,
        });
        files.collect()
    }
}

impl Input {
    /// Where banks for this sheet are looked for.
    pub(crate) fn place(&self) -> PathBuf {
        match self {
            Self::File(path) => path.clone(),
            Self::Text(_) => PathBuf::from("."),
        }
    }

    /// The text of the sheet.
    ///
    /// # Errors
    /// The file cannot be read any more.
    pub(crate) fn read(&self) -> Result<SourceFile, FileProblem> {
        match self {
            Self::File(path) => read(path, SizeCap::DEFAULT),
            Self::Text(source) => Ok(source.clone()),
        }
    }
}

/// Whether the file at `path` is a sheet; one with a telling name need not be opened for that.
fn is_sheet(path: &Path) -> Result<bool, FileProblem> {
    match FileKind::recognise(path, "") {
        Some(kind) => Ok(kind == FileKind::Sheet),
        None => {
            let source = read(path, SizeCap::DEFAULT)?;
            Ok(FileKind::recognise(path, &source.text) == Some(FileKind::Sheet))
        }
    }
}
