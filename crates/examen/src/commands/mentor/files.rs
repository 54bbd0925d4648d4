//! The files that a report is written to.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use examen_report::{Cohort, Report, output};

use crate::args::{Format, ReportArgs, ReportFiles};
use crate::commands::report::warning;
use crate::mentor::Gathering;
use crate::output_file::{OutputFile, is_same, refuse_loss, unwritable};
use crate::render::count;
use crate::terminal::{Terminal, visible};

/// A way to write a report.
type Writer = fn(&Report, &mut dyn Write) -> io::Result<()>;

/// Looks at the files that `args` ask for before anything is read, so that none is written where one must not be.
///
/// # Errors
/// Two documents for one file, or a file that would be lost.
pub(super) fn check_files(args: &ReportArgs) -> Result<()> {
    let mut wanted: Vec<&Path> = wanted(&args.files).iter().filter_map(|(path, _)| *path).collect();
    if args.format == Format::Json {
        wanted.insert(0, Path::new("-"));
    }
    let inputs = inputs(args);
    for (at, path) in wanted.iter().enumerate() {
        if wanted[..at].iter().any(|before| is_same(before, path)) {
            bail!(
                "{}: two documents would be written there; choose two names",
                shown(path)
            );
        }
        if !is_stdout(path) {
            refuse_loss(path, &inputs)?;
        }
    }
    Ok(())
}

/// Looks once more at the files that `args` ask for, when it is known what lies among the sheets: what somebody was told to
/// be left out must be there to be mended.
///
/// # Errors
/// A file that would be lost.
pub(super) fn check_found(args: &ReportArgs, gathering: &Gathering) -> Result<()> {
    let files = wanted(&args.files);
    let wanted = files.iter().filter_map(|(path, _)| *path);
    let glossaries = gathering.glossaries();
    let glossaries: Vec<&Path> = glossaries.iter().map(PathBuf::as_path).collect();
    for path in wanted.filter(|path| !is_stdout(path)) {
        if gathering.not_read().any(|file| is_same(path, file)) {
            bail!(
                "{}: is left out of the report and would be lost; choose another name, or remove it first",
                shown(path)
            );
        }
        refuse_loss(path, &glossaries)?;
    }
    Ok(())
}

/// Writes the files that are asked for, says so on standard error, and returns how many these are.
///
/// # Errors
/// A file that cannot be written.
pub(super) fn write_files(args: &ReportArgs, report: &Report, terminal: Terminal) -> Result<usize> {
    if args.files.sarif.is_some() {
        let text =
            "alerts made of the SARIF file show what was missed, and so the key, to everybody who sees them";
        warning(text, terminal)?;
    }
    let inputs = inputs(args);
    let mut n_written = 0;
    for (path, writer) in wanted(&args.files) {
        let Some(path) = path else { continue };
        n_written += 1;
        if is_stdout(path) {
            writer(report, &mut BufWriter::new(io::stdout().lock()))?;
            continue;
        }
        let mut file = OutputFile::begin(path, &inputs)?;
        writer(report, &mut file).with_context(|| unwritable(path))?;
        file.finish()?;
        terminal.print_error(&format!("{}: {}\n", visible(&shown(path)), holds(report)))?;
    }
    Ok(n_written)
}

/// What can be asked for, and what writes it.
fn wanted(files: &ReportFiles) -> [(Option<&Path>, Writer); 9] {
    let wanted: [(&Option<PathBuf>, Writer); 9] = [
        (&files.html, |report, output| output::html(report, output)),
        (&files.markdown, |report, output| {
            let text = output::markdown(report, output::MarkdownLength::Comment);
            output.write_all(text.as_bytes())
        }),
        (&files.json, |report, output| output::json(report, output)),
        (&files.csv, |report, output| output::csv_long(report, output)),
        (&files.csv_wide, |report, output| output::csv_wide(report, output)),
        (&files.xlsx, |report, output| output::xlsx(report, output)),
        (&files.junit, |report, output| {
            output.write_all(output::junit(report).as_bytes())
        }),
        (&files.sarif, |report, output| {
            output.write_all(output::sarif(report).as_bytes())
        }),
        (&files.classroom, |report, output| {
            output.write_all(output::classroom(report).as_bytes())
        }),
    ];
    wanted.map(|(path, writer)| (path.as_deref(), writer))
}

/// What a report is made of, as it was named.
fn inputs(args: &ReportArgs) -> Vec<&Path> {
    let files = [
        &args.from,
        &args.view.names,
        &args.view.anonymise,
        &args.comparison.baseline,
    ];
    let named = args.paths.iter().chain(&args.bank_choice.banks);
    named
        .chain(files.into_iter().flatten())
        .map(PathBuf::as_path)
        .collect()
}

fn is_stdout(path: &Path) -> bool {
    path.as_os_str() == "-"
}

fn shown(path: &Path) -> String {
    if is_stdout(path) {
        "standard output".to_owned()
    } else {
        path.display().to_string()
    }
}

/// `written (12 candidates, 48 answers)`
fn holds(report: &Report) -> String {
    let Cohort {
        candidates, answers, ..
    } = &report.cohort;
    let candidates = count(candidates.len(), "candidate");
    format!("written ({candidates}, {})", count(answers.len(), "answer"))
}
