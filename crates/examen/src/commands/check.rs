//! `examen check`, and `examen bank check` for the files of a bank's author.

use std::collections::HashMap;
use std::path::PathBuf;

use anyhow::Result;
use examen_bank::files::{FileProblem, Overwrite, SourceFile, write_atomically};
use examen_bank::{FileKind, Severity};
use examen_library::{Buffers, Library};

use super::Outcome;
use super::report::problem;
use crate::args::{CheckArgs, Format};
use crate::checking::{Checked, mended, mended_downwards, remarks};
use crate::gathering::Gathered;
use crate::json::{CheckDocument, to_text};
use crate::place::Places;
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
const MOST_ROUNDS: usize = 64;

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
                Extent::All
            } else {
                Extent::FirstOfKind
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
        let round = mended(&checked.file.text, &checked.remarks);
        if round.n_fixed == 0 {
            break;
        }
        let (text, n_below) = mended_downwards(round.text, kind);
        n_mended += round.n_fixed + n_below;
        checked = check(SourceFile { text, ..checked.file }, kind, library, known);
    }
    if checked.file.text != before {
        write_atomically(&checked.file.path, &checked.file.text, Overwrite::Replace)?;
        let path = checked.file.path.display();
        terminal.print_error(&format!("{path}: {} mended\n", count(n_mended, "issue")))?;
    }
    Ok(checked)
}

/// As many warnings of one kind in a file fill some screens; more are counted.
const MOST_WARNINGS: usize = 24;

/// How many remarks are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Extent {
    /// The first advice and the first warnings of each kind in a file.
    FirstOfKind,
    /// Every one.
    All,
}

/// The remarks to show of a file: of each kind only the first ones, for the sake of the rest, which go to `left_out`.
fn to_show<'r>(remarks: &'r [Remark], extent: Extent, left_out: &mut Vec<&'r Remark>) -> Vec<&'r Remark> {
    let mut n_seen: HashMap<&str, usize> = HashMap::new();
    let (shown, others) = remarks.iter().partition::<Vec<&Remark>, _>(|remark| {
        let n_seen = n_seen.entry(kind(remark)).or_default();
        *n_seen += 1;
        let most = match remark.severity {
            Severity::Advice => 1,
            Severity::Warning => MOST_WARNINGS,
            Severity::Error => usize::MAX,
        };
        extent == Extent::All || *n_seen <= most
    });
    left_out.extend(others);
    shown
}

/// What makes two remarks say the same: each key that is misspelt is another slip.
fn kind(remark: &Remark) -> &str {
    if remark.code == "unknown-front-matter-key" {
        &remark.message
    } else {
        remark.code
    }
}

fn show(checked: &[Checked], problems: &[FileProblem], extent: Extent, terminal: Terminal) -> Result<()> {
    for file in problems {
        problem(file, terminal)?;
    }
    let mut left_out = Vec::new();
    for Checked { file, remarks } in checked {
        let path = file.path.display().to_string();
        let chosen = to_show(remarks, extent, &mut left_out);
        let places = Places::of(&file.text);
        let shown = chosen
            .into_iter()
            .map(|remark| render::remark(remark, &path, &places, terminal.width()));
        terminal.print(&shown.collect::<String>())?;
    }
    let remarks: Vec<&Remark> = checked.iter().flat_map(|checked| &checked.remarks).collect();
    terminal.print(&render::check_summary(&remarks, checked.len()))?;
    terminal.print(&render::left_out(&left_out))?;
    Ok(())
}
