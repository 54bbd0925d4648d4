//! `examen bank test`

use std::path::PathBuf;

use anyhow::{Result, bail};
use examen_bank::FileKind;
use examen_bank::files::{SizeCap, SourceFile, read};
use examen_library::banks::{Found, Origin, bundled, directly_in, folder_of};
use examen_library::{Buffers, Library};

use crate::args::{Format, TestArgs};
use crate::commands::Outcome;
use crate::commands::report::{notice, problem, remarks};
use crate::gathering::Gathered;
use crate::json::{TestDocument, to_text};
use crate::remark::Remark;
use crate::render;
use crate::terminal::Terminal;
use crate::tested_cases::TestedCases;

/// What is said where the cases are those of the program.
const NO_BANK_HERE: &str = "there is no bank here, so the one that comes with Examen is tested; cases of your own stand in `NAME.cases.md` \
     next to `NAME.bank.md`";

/// Grades the cases and shows where the grader and the human do not agree.
///
/// # Errors
/// A path or a bank that cannot be used, or no cases at all.
pub(super) fn run(args: &TestArgs, terminal: Terminal) -> Result<Outcome> {
    let named = match args.paths.as_slice() {
        [] => Gathered::default(),
        paths => Gathered::at(paths, &[FileKind::Cases])?,
    };
    let files: Vec<SourceFile> = named.files.into_iter().map(|(file, _)| file).collect();
    let mut places: Vec<PathBuf> = files.iter().map(|file| file.path.clone()).collect();
    places.extend(args.paths.is_empty().then(|| PathBuf::from(".")));
    let library = Library::open(&args.bank_choice.banks, &places, &Buffers::none())?;
    let files = if args.paths.is_empty() {
        next_to_banks(&library)?
    } else {
        files
    };
    if files.is_empty() {
        bail!("there are no cases; they stand in a file `NAME.cases.md` next to a bank");
    }
    for file in named.problems.iter().chain(&library.problems) {
        problem(file, terminal)?;
    }
    let tested: Vec<TestedCases> = files
        .into_iter()
        .map(|file| TestedCases::run(file, &library))
        .collect();
    let text = match args.format {
        Format::Json => to_text(&TestDocument::of(&tested)),
        Format::Human => {
            report_strays(&tested, terminal)?;
            if library.found == Found::Bundled && args.paths.is_empty() {
                notice(NO_BANK_HERE, terminal)?;
            }
            let points = if args.points {
                render::tested_points(&tested, terminal.width())
            } else {
                String::new()
            };
            render::tested_cases(&tested, terminal.width()) + &points
        }
    };
    terminal.print(&text)?;
    let is_passed = named.problems.is_empty() && tested.iter().all(TestedCases::is_passed);
    Ok(if is_passed {
        Outcome::Fine
    } else {
        Outcome::Findings
    })
}

/// The cases in the folders of the banks that somebody has here.
fn next_to_banks(library: &Library) -> Result<Vec<SourceFile>> {
    let mut paths: Vec<PathBuf> = Vec::new();
    let mut files = Vec::new();
    for bank in library.own() {
        match &bank.origin {
            Origin::Bundled => files.push(bundled::cases()),
            Origin::File(path) => paths.extend(directly_in(&folder_of(path))),
        }
    }
    paths.sort();
    paths.dedup();
    for path in paths {
        if FileKind::recognise(&path, "") == Some(FileKind::Cases) {
            files.push(read(&path, SizeCap::DEFAULT)?);
        }
    }
    Ok(files)
}

/// What cannot be read, and names that no bank has.
fn report_strays(tested: &[TestedCases], terminal: Terminal) -> Result<()> {
    for TestedCases {
        file, report, unread, ..
    } in tested
    {
        let unread = unread.iter().cloned().map(Remark::from);
        let unknown = report.issues.iter().cloned().map(Remark::from);
        let mut strays: Vec<Remark> = unread.chain(unknown).collect();
        strays.sort_by_key(|stray| stray.range);
        remarks(&strays, &file.path.display().to_string(), &file.text, terminal)?;
    }
    Ok(())
}
