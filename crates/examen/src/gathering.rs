//! Reading the files of some kinds that people name, or that lie in folders they name.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use examen_bank::FileKind;
use examen_bank::files::{FileProblem, SizeCap, SourceFile, kind_of, read, walk};

/// Files of the kinds that are wanted.
#[derive(Debug, Default)]
pub(crate) struct Gathered {
    /// In the order of their paths.
    pub(crate) files: Vec<(SourceFile, FileKind)>,
    /// What was met in folders and cannot be used.
    pub(crate) problems: Vec<FileProblem>,
}

impl Gathered {
    /// Reads the files at `paths`, or in the current folder if there are none. Files of other kinds in folders are
    /// passed over.
    ///
    /// # Errors
    /// A path that was named and cannot be read, or is of no kind in `wanted`.
    pub(crate) fn at(paths: &[PathBuf], wanted: &[FileKind]) -> Result<Self> {
        let here = [PathBuf::from(".")];
        let paths = if paths.is_empty() { &here } else { paths };
        let mut gathered = Self::default();
        for found in walk(paths)? {
            let read = found.and_then(|path| read(&path, SizeCap::DEFAULT));
            let read = read.and_then(|file| Ok((kind_of(&file)?, file)));
            let (kind, file) = match read {
                Ok(read) => read,
                Err(problem) if is_named(&problem.path, paths) => return Err(problem.into()),
                Err(problem) => {
                    gathered.problems.push(problem);
                    continue;
                }
            };
            match kind {
                Some(kind) if wanted.contains(&kind) => gathered.files.push((file, kind)),
                _ if is_named(&file.path, paths) => bail!(
                    "{}: this is not {}; its front matter or its name would say so",
                    file.path.display(),
                    names(wanted)
                ),
                _ => {}
            }
        }
        Ok(gathered)
    }
}

/// Whether a walk found `path` because it is one of `named`; a walk leaves out a leading `./`.
pub(crate) fn is_named(path: &Path, named: &[PathBuf]) -> bool {
    named
        .iter()
        .any(|named| named.strip_prefix(".").unwrap_or(named) == path)
}

/// `a bank, a sheet or a review`
fn names(kinds: &[FileKind]) -> String {
    let names: Vec<&str> = kinds.iter().map(|kind| kind_name(*kind)).collect();
    match names.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => "wanted".to_owned(),
    }
}

/// `a bank`
pub(crate) fn kind_name(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Bank => "a bank",
        FileKind::Sheet => "an answer sheet",
        FileKind::Review => "a review",
        FileKind::Cases => "cases",
        FileKind::Glossary => "a glossary",
    }
}
