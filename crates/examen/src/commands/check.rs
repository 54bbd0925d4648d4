//! `examen check`, and `examen bank check` for the files of a bank's author.

use std::path::PathBuf;

use anyhow::{Result, bail};
use examen_bank::files::{FileProblem, Overwrite, SizeCap, SourceFile, read, walk, write_atomically};
use examen_bank::{FileKind, Severity};

use super::Outcome;
use super::report::problem;
use crate::args::{CheckArgs, Format};
use crate::banks::Library;
use crate::checking::{mended, remarks};
use crate::json::{CheckDocument, to_text};
use crate::remark::Remark;
use crate::render::{self, count};
use crate::terminal::Terminal;

/// Which files are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    Everything,
    /// Banks, cases and glossaries.
    Banks,
}

/// A file and what is to be said of it.
pub(crate) struct Checked {
    pub(crate) file: SourceFile,
    pub(crate) remarks: Vec<Remark>,
}

/// Fixes may make room for others; more rounds than this would mean that two undo each other.
const MOST_ROUNDS: usize = 8;

/// Reports what is odd, or mends it.
///
/// # Errors
/// A path that cannot be used, or a named file that is none of ours.
pub(super) fn run(args: &CheckArgs, scope: Scope, terminal: Terminal) -> Result<Outcome> {
    let paths = if args.paths.is_empty() {
        vec![PathBuf::from(".")]
    } else {
        args.paths.clone()
    };
    let (files, problems) = find(&paths, scope)?;
    let places: Vec<PathBuf> = files.iter().map(|(file, _)| file.path.clone()).collect();
    let library = Library::open(&args.bank_choice.banks, &places)?;
    let mut checked = Vec::new();
    for (file, kind) in files {
        checked.push(if args.fix {
            mend(file, kind, &library, terminal)?
        } else {
            check(file, kind, &library)
        });
    }
    match args.format {
        Format::Json => terminal.print(&to_text(&CheckDocument::of(&checked, &problems)))?,
        Format::Human => show(&checked, &problems, terminal)?,
    }
    let mut severities = checked
        .iter()
        .flat_map(|checked| &checked.remarks)
        .map(|remark| remark.severity);
    let is_fine = problems.is_empty() && severities.all(|severity| severity == Severity::Advice);
    Ok(if is_fine { Outcome::Fine } else { Outcome::Findings })
}

type Found = (Vec<(SourceFile, FileKind)>, Vec<FileProblem>);

/// Reads the files that are ours.
fn find(paths: &[PathBuf], scope: Scope) -> Result<Found> {
    let (mut files, mut problems) = (Vec::new(), Vec::new());
    for found in walk(paths)? {
        let file = match found.and_then(|path| read(&path, SizeCap::DEFAULT)) {
            Ok(file) => file,
            Err(problem) if is_named(&problem.path, paths) => return Err(problem.into()),
            Err(problem) => {
                problems.push(problem);
                continue;
            }
        };
        match FileKind::recognise(&file.path, &file.text) {
            Some(kind) if is_in_scope(kind, scope) => files.push((file, kind)),
            _ if is_named(&file.path, paths) => {
                let path = file.path.display();
                bail!(
                    "{path}: this is no bank, sheet, review, cases or glossary; its front matter or name would say so"
                )
            }
            _ => {}
        }
    }
    Ok((files, problems))
}

/// The walk leaves out a leading `./`.
fn is_named(path: &std::path::Path, paths: &[PathBuf]) -> bool {
    paths
        .iter()
        .any(|named| named.strip_prefix(".").unwrap_or(named) == path)
}

fn is_in_scope(kind: FileKind, scope: Scope) -> bool {
    match scope {
        Scope::Everything => true,
        Scope::Banks => matches!(kind, FileKind::Bank | FileKind::Cases | FileKind::Glossary),
    }
}

fn check(file: SourceFile, kind: FileKind, library: &Library) -> Checked {
    let remarks = remarks(&file, kind, library);
    Checked { file, remarks }
}

/// Mends a file as far as it can be, and returns what is left.
fn mend(file: SourceFile, kind: FileKind, library: &Library, terminal: Terminal) -> Result<Checked> {
    let before = file.text.clone();
    let mut checked = check(file, kind, library);
    let mut n_mended = 0;
    for _ in 0..MOST_ROUNDS {
        let (text, n_fixed) = mended(&checked.file.text, &checked.remarks);
        if n_fixed == 0 {
            break;
        }
        n_mended += n_fixed;
        checked = check(SourceFile { text, ..checked.file }, kind, library);
    }
    if checked.file.text != before {
        write_atomically(&checked.file.path, &checked.file.text, Overwrite::Replace)?;
        let path = checked.file.path.display();
        terminal.print_error(&format!("{path}: {} mended\n", count(n_mended, "issue")))?;
    }
    Ok(checked)
}

fn show(checked: &[Checked], problems: &[FileProblem], terminal: Terminal) -> Result<()> {
    for file in problems {
        problem(file, terminal)?;
    }
    for Checked { file, remarks } in checked {
        let path = file.path.display().to_string();
        let shown = remarks
            .iter()
            .map(|remark| render::remark(remark, &path, &file.text, terminal.width()));
        terminal.print(&shown.collect::<String>())?;
    }
    let remarks: Vec<&Remark> = checked.iter().flat_map(|checked| &checked.remarks).collect();
    terminal.print(&render::check_summary(&remarks, checked.len()))?;
    Ok(())
}
