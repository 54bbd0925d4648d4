//! `examen bank fmt`

use anyhow::Result;
use examen_bank::files::{Overwrite, SourceFile, write_atomically};
use examen_bank::{Bank, FileKind};

use crate::args::FmtArgs;
use crate::commands::Outcome;
use crate::commands::report::problem;
use crate::gathering::Gathered;
use crate::terminal::Terminal;

/// Puts banks into the usual layout, or says which are not in it.
///
/// # Errors
/// A path that cannot be read or written, a named file that is no bank.
pub(super) fn run(args: &FmtArgs, terminal: Terminal) -> Result<Outcome> {
    let gathered = Gathered::at(&args.paths, &[FileKind::Bank])?;
    if gathered.files.is_empty() && gathered.problems.is_empty() {
        terminal.print("nothing to format: no bank is here\n")?;
    }
    let mut outcomes = Vec::new();
    for file in &gathered.problems {
        problem(file, terminal)?;
        outcomes.push(Outcome::Findings);
    }
    for (file, _) in &gathered.files {
        outcomes.push(format(file, args, terminal)?);
    }
    let is_fine = outcomes.iter().all(|outcome| *outcome == Outcome::Fine);
    Ok(if is_fine { Outcome::Fine } else { Outcome::Findings })
}

fn format(file: &SourceFile, args: &FmtArgs, terminal: Terminal) -> Result<Outcome> {
    let path = file.path.display();
    let formatted = Bank::format(&file.text);
    if formatted == file.text {
        return Ok(Outcome::Fine);
    }
    if args.check {
        terminal.print(&format!("{path}: would be formatted\n"))?;
        return Ok(Outcome::Findings);
    }
    write_atomically(&file.path, &formatted, Overwrite::Replace)?;
    terminal.print(&format!("{path}: formatted\n"))?;
    Ok(Outcome::Fine)
}
