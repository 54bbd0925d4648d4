//! `examen bank import`

use std::io;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use examen_authoring::{Import, import};
use examen_bank::FileKind;
use examen_bank::files::{Overwrite, SizeCap, SourceFile, read, read_from, write_atomically};

use examen_library::{Buffers, Library};

use crate::args::{Format, ImportArgs, ShapeChoice};
use crate::commands::Outcome;
use crate::json::import_report;
use crate::render;
use crate::searching::KnownQuestions;
use crate::terminal::{Terminal, argument, visible};

/// Imports lists into one bank.
///
/// # Errors
/// A list that cannot be read or has no known shape, or a bank that exists, cannot be written or has a name of no bank.
pub(super) fn run(args: &ImportArgs, terminal: Terminal) -> Result<Outcome> {
    args.output.as_deref().map_or(Ok(()), check_name)?;
    let shape = match args.from {
        ShapeChoice::Auto => None,
        ShapeChoice::Named(shape) => Some(shape),
    };
    let mut parts = Vec::new();
    for path in &args.files {
        let file = open(path)?;
        let part = import(&file.text, shape).with_context(|| file.path.display().to_string())?;
        parts.push((file.path.display().to_string(), part));
    }
    let imported = match parts.len() {
        1 => parts.remove(0).1,
        _ => Import::merge(parts),
    };
    let imported = if args.points {
        imported.with_points_of_answers()
    } else {
        imported
    };
    let imported = match &args.output {
        Some(output) => imported.named(&bank_name(output)),
        None => imported,
    };
    let imported = with_twins(imported, args.output.as_deref())?;
    let summary = match args.format {
        Format::Human => render::import_report(&imported.report, terminal.width()),
        Format::Json => import_report(&imported.report),
    };
    let text = imported.bank.print();
    match &args.output {
        Some(output) => {
            write_atomically(output, &text, Overwrite::Refuse)?;
            terminal.print(&summary)?;
            terminal.print_error(&written(output))?;
        }
        None => {
            terminal.print_error(&summary)?;
            terminal.print(&text)?;
        }
    }
    Ok(if imported.report.needs_human() {
        Outcome::Findings
    } else {
        Outcome::Fine
    })
}

/// No other command would find a bank of another name.
fn check_name(bank: &Path) -> Result<()> {
    let is_read = FileKind::recognise(bank, "---\nbank: x\n---\n") == Some(FileKind::Bank);
    if bank.extension().is_none() || !is_read {
        bail!(
            "{}: a bank is a Markdown file; call it `NAME.bank.md`",
            bank.display()
        );
    }
    Ok(())
}

/// What was written where, and what to do with it.
fn written(bank: &Path) -> String {
    let bank = bank.display().to_string();
    format!(
        "{}: written; `examen new practice.answers.md --bank {}` asks its questions\n",
        visible(&bank),
        argument(&bank)
    )
}

/// Looks for the questions in the banks of the workspace.
fn with_twins(mut imported: Import, output: Option<&Path>) -> Result<Import> {
    let library = Library::open(&[], &[".".into()], &Buffers::none())?;
    let path = output.unwrap_or(Path::new("imported.bank.md"));
    imported.report.asked_elsewhere = KnownQuestions::of(&library).lints(&imported.bank, path);
    Ok(imported)
}

fn open(path: &Path) -> Result<SourceFile> {
    let file = match path.as_os_str() == "-" {
        true => read_from(Path::new("<stdin>"), io::stdin().lock(), SizeCap::DEFAULT),
        false => read(path, SizeCap::DEFAULT),
    };
    Ok(file?)
}

/// `team` for `banks/team.bank.md`.
fn bank_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let name = name.strip_suffix(".md").unwrap_or(&name);
    name.strip_suffix(".bank").unwrap_or(name).to_owned()
}
