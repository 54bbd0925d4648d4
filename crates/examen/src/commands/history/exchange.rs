//! `examen history export` and `examen history import`

use std::io::{self, BufReader};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use examen_bank::files::open;
use examen_history::HeaderLine;

use crate::args::{ExportArgs, HistoryImportArgs};
use crate::commands::Outcome;
use crate::history_file;
use crate::output_file::{OutputFile, unwritable};
use crate::render::count;
use crate::render::styles::{FAIR, styled};
use crate::terminal::{Terminal, visible};

/// Writes all facts.
///
/// # Errors
/// The history cannot be read, or the file not be written.
pub(super) fn export(args: &ExportArgs, terminal: Terminal) -> Result<Outcome> {
    let log = history_file::open_existing(&args.history)?;
    let is_file = |path: &&PathBuf| !matches!(path.to_str(), Some("-" | "/dev/stdout" | "/dev/fd/1"));
    let Some(path) = args.file.as_ref().filter(is_file) else {
        log.export(io::stdout().lock())??;
        return Ok(Outcome::Fine);
    };
    // An earlier export may be the only place where a fact is.
    let mut file = OutputFile::begin_new(path, &[log.path()])?;
    let export = log.export(&mut file)?.with_context(|| unwritable(path))?;
    file.finish()?;
    let n_facts = count(usize::try_from(export.n_facts).unwrap_or(usize::MAX), "fact");
    terminal.print(&format!("{}: {n_facts}\n", visible(&path.display().to_string())))?;
    Ok(Outcome::Fine)
}

/// Adds the facts of a file; damage is a finding.
///
/// # Errors
/// The file cannot be read or is no export, or the history cannot be written.
pub(super) fn import(args: &HistoryImportArgs, terminal: Terminal) -> Result<Outcome> {
    let mut log = history_file::open(&args.history)?;
    let report = if args.file == Path::new("-") {
        log.import(io::stdin().lock())??
    } else {
        let what = || format!("{}: cannot be read", args.file.display());
        let file = open(&args.file)?;
        log.import(BufReader::new(file))?.with_context(what)?
    };
    let path = args.file.display().to_string();
    if report.is_foreign() {
        bail!("{path}: this is no export of a history; `examen history export` writes one");
    }
    if report.header == HeaderLine::Missing {
        let text = format!(
            "{path}: the first line, which says how many facts there are, is not there; some may be missing"
        );
        terminal.tell("note:", FAIR, &text)?;
    }
    for damage in &report.damage {
        let text = format!("{path}:{}: {}", damage.line, damage.reason);
        terminal.print_error(&format!("{} {}\n", styled(FAIR, "warning:"), visible(&text)))?;
    }
    if report.n_missing > 0 {
        let n = usize::try_from(report.n_missing).unwrap_or(usize::MAX);
        let text = format!(
            "{path}: {} promised by the first line are not there",
            count(n, "fact")
        );
        terminal.print_error(&format!("{} {}\n", styled(FAIR, "warning:"), visible(&text)))?;
    }
    terminal.print(&format!("{} new, {} known\n", report.n_added, report.n_known))?;
    if report.damage.is_empty() && report.n_missing == 0 {
        Ok(Outcome::Fine)
    } else {
        Ok(Outcome::Findings)
    }
}
