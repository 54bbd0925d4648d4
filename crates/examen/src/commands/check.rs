//! `examen check`, and `examen bank check` for the files of a bank's author.

use std::path::PathBuf;

use anyhow::Result;
use examen_bank::files::{FileProblem, Overwrite, SourceFile, write_atomically};
use examen_bank::{FileKind, Severity};
use examen_library::{Buffers, Library};

use super::Outcome;
use super::report::problem;
use crate::args::{CheckArgs, Format};
use crate::checking::{Checked, mended, remarks};
use crate::gathering::Gathered;
use crate::json::{CheckDocument, to_text};
use crate::remark::Remark;
use crate::render::{self, count};
use crate::searching::KnownQuestions;
use crate::terminal::Terminal;

/// The files of somebody who writes banks.
pub(super) const OF_AUTHORS: &[FileKind] = &[FileKind::Bank, FileKind::Cases, FileKind::Glossary];
/// All files of ours.
pub(super) const ALL: &[FileKind] = &[
    FileKind::Bank,
    FileKind::Sheet,
    FileKind::Review,
    FileKind::Cases,
    FileKind::Glossary,
];

/// Fixes may make room for others; more rounds than this would mean that two undo each other.
const MOST_ROUNDS: usize = 8;

/// Reports what is odd in files of these `kinds`, or mends it.
///
/// # Errors
/// A path that cannot be used, or a named file that is none of ours.
pub(super) fn run(args: &CheckArgs, kinds: &[FileKind], terminal: Terminal) -> Result<Outcome> {
    let Gathered { files, problems } = Gathered::at(&args.paths, kinds)?;
    let places: Vec<PathBuf> = files.iter().map(|(file, _)| file.path.clone()).collect();
    let library = Library::open(&args.bank_choice.banks, &places, &Buffers::none())?;
    let known = KnownQuestions::of(&library);
    let mut checked = Vec::new();
    for (file, kind) in files {
        let file = check(file, kind, &library, &known);
        checked.push(if args.fix {
            mend(file, kind, &library, &known, terminal)?
        } else {
            file
        });
    }
    match args.format {
        Format::Json => terminal.print(&to_text(&CheckDocument::of(&checked, &problems)))?,
        Format::Human => show(
            &checked,
            &problems,
            if args.details {
                Advice::All
            } else {
                Advice::FirstOfKind
            },
            terminal,
        )?,
    }
    let mut severities = checked
        .iter()
        .flat_map(|checked| &checked.remarks)
        .map(|remark| remark.severity);
    let is_fine = problems.is_empty() && severities.all(|severity| severity == Severity::Advice);
    Ok(if is_fine { Outcome::Fine } else { Outcome::Findings })
}

fn check(file: SourceFile, kind: FileKind, library: &Library, known: &KnownQuestions) -> Checked {
    let remarks = remarks(&file, kind, library, known);
    Checked { file, remarks }
}

/// Mends a file as far as it can be, and returns what is left.
fn mend(
    mut checked: Checked,
    kind: FileKind,
    library: &Library,
    known: &KnownQuestions,
    terminal: Terminal,
) -> Result<Checked> {
    let before = checked.file.text.clone();
    let mut n_mended = 0;
    for _ in 0..MOST_ROUNDS {
        let (text, n_fixed) = mended(&checked.file.text, &checked.remarks);
        if n_fixed == 0 {
            break;
        }
        n_mended += n_fixed;
        checked = check(SourceFile { text, ..checked.file }, kind, library, known);
    }
    if checked.file.text != before {
        write_atomically(&checked.file.path, &checked.file.text, Overwrite::Replace)?;
        let path = checked.file.path.display();
        terminal.print_error(&format!("{path}: {} mended\n", count(n_mended, "issue")))?;
    }
    Ok(checked)
}

/// How much advice is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Advice {
    /// The first of each kind in a file.
    FirstOfKind,
    /// Every piece.
    All,
}

/// The remarks to show of a file: of advice only the first of each kind, for the sake of the rest.
fn to_show(remarks: &[Remark], advice: Advice) -> Vec<&Remark> {
    let mut seen = Vec::new();
    let mut is_news = |remark: &Remark| {
        let is_known = remark.severity == Severity::Advice && seen.contains(&remark.code);
        seen.push(remark.code);
        !is_known
    };
    remarks
        .iter()
        .filter(|remark| is_news(remark) || advice == Advice::All)
        .collect()
}

fn show(checked: &[Checked], problems: &[FileProblem], advice: Advice, terminal: Terminal) -> Result<()> {
    for file in problems {
        problem(file, terminal)?;
    }
    let mut n_left_out = 0;
    for Checked { file, remarks } in checked {
        let path = file.path.display().to_string();
        let chosen = to_show(remarks, advice);
        n_left_out += remarks.len() - chosen.len();
        let shown = chosen
            .into_iter()
            .map(|remark| render::remark(remark, &path, &file.text, terminal.width()));
        terminal.print(&shown.collect::<String>())?;
    }
    let remarks: Vec<&Remark> = checked.iter().flat_map(|checked| &checked.remarks).collect();
    terminal.print(&render::check_summary(&remarks, checked.len()))?;
    terminal.print(&render::advice_left_out(n_left_out))?;
    Ok(())
}
