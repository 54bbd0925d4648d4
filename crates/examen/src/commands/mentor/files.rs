//! The files that a report is written to.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use examen_report::{Cohort, Report, output};

use crate::args::ReportFiles;
use crate::commands::report::warning;
use crate::render::count;
use crate::terminal::{Terminal, visible};

/// A way to write a report.
type Writer = fn(&Report, &mut dyn Write) -> io::Result<()>;

/// Writes the files that are asked for, says so on standard error, and returns how many these are.
///
/// # Errors
/// A file that cannot be written.
pub(super) fn write_files(files: &ReportFiles, report: &Report, terminal: Terminal) -> Result<usize> {
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
    if files.sarif.is_some() {
        let text =
            "alerts made of the SARIF file show what was missed, and so the key, to everybody who sees them";
        warning(text, terminal)?;
    }
    let mut n_written = 0;
    for (path, writer) in wanted {
        if let Some(path) = path {
            write_one(path, report, writer, terminal)?;
            n_written += 1;
        }
    }
    Ok(n_written)
}

/// `written (12 candidates, 48 answers)`
fn holds(report: &Report) -> String {
    let Cohort {
        candidates, answers, ..
    } = &report.cohort;
    let candidates = count(candidates.len(), "candidate");
    format!("written ({candidates}, {})", count(answers.len(), "answer"))
}

fn write_one(path: &Path, report: &Report, writer: Writer, terminal: Terminal) -> Result<()> {
    if path.as_os_str() == "-" {
        return Ok(writer(report, &mut BufWriter::new(io::stdout().lock()))?);
    }
    let context = || format!("cannot write {}", path.display());
    let mut file = BufWriter::with_capacity(1 << 18, File::create(path).with_context(context)?);
    writer(report, &mut file).with_context(context)?;
    file.flush().with_context(context)?;
    let path = path.display().to_string();
    Ok(terminal.print_error(&format!("{}: {}\n", visible(&path), holds(report)))?)
}
