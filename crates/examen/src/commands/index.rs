//! `examen index`

use anyhow::{Result, bail};
use examen_search::{Condition, Update};

use super::Outcome;
use super::report::{notice, problem};
use crate::args::{BankChoice, BuildArgs, ClearArgs, Format, IndexCommand, StatusArgs};
use crate::json::{IndexDocument, to_text};
use crate::render::count;
use crate::searching::{SearchedBanks, with_progress};
use crate::terminal::Terminal;

const ONLY_BUNDLED: &str =
    "there is no bank but the one that comes with Examen, which is searched in memory and has no index";

/// Carries out a command on the index.
///
/// # Errors
/// A bank that was named cannot be read, or the folder of the index cannot be used.
pub(super) fn run(command: &IndexCommand, terminal: Terminal) -> Result<Outcome> {
    match command {
        IndexCommand::Build(args) => build(args, terminal),
        IndexCommand::Status(args) => status(args, terminal),
        IndexCommand::Clear(args) => clear(args, terminal),
    }
}

/// The banks of an index.
fn banks_of(choice: &BankChoice, terminal: Terminal) -> Result<SearchedBanks> {
    let banks = SearchedBanks::of(choice)?;
    for file in &banks.problems {
        problem(file, terminal)?;
    }
    if banks.are_only_bundled() {
        bail!(
            "the bank that comes with Examen is searched in memory and has no index; name another, or none"
        );
    }
    Ok(banks)
}

/// Whether there is nothing to index: the bank that comes with Examen is searched without.
fn needs_none(banks: &SearchedBanks) -> bool {
    banks.have_bundled && !banks.have_own()
}

fn build(args: &BuildArgs, terminal: Terminal) -> Result<Outcome> {
    let banks = banks_of(&args.which.bank_choice, terminal)?;
    let folder = banks.index_folder(args.which.index.as_deref())?;
    let needs_none = needs_none(&banks) && folder.status(&banks.files).condition == Condition::Absent;
    let update = match (needs_none, args.force) {
        (true, _) => Update::default(),
        (false, true) => with_progress(|p| folder.rebuild(&banks.files, Condition::Absent, p))?.1,
        (false, false) => with_progress(|p| folder.update(&banks.files, p))?.1,
    };
    for unreadable in &update.unreadable {
        notice(unreadable, terminal)?;
    }
    let status = folder.status(&banks.files);
    let text = match args.which.format {
        Format::Json => to_text(&IndexDocument::of(&status, Some(&update))),
        Format::Human if needs_none => format!("{ONLY_BUNDLED}\n"),
        Format::Human => format!(
            "{}\n{} in {}: {}\n",
            folder.path().display(),
            count(status.n_questions as usize, "question"),
            count(status.n_banks, "bank"),
            said(&update),
        ),
    };
    terminal.print(&text)?;
    Ok(Outcome::Fine)
}

fn said(update: &Update) -> String {
    let Update {
        n_added,
        n_changed,
        n_removed,
        ..
    } = update;
    match (n_added, n_changed, n_removed) {
        (0, 0, 0) => "nothing has changed".to_owned(),
        _ => format!("{n_added} added, {n_changed} changed, {n_removed} removed"),
    }
}

fn status(args: &StatusArgs, terminal: Terminal) -> Result<Outcome> {
    let banks = banks_of(&args.which.bank_choice, terminal)?;
    let folder = banks.index_folder(args.which.index.as_deref())?;
    let status = folder.status(&banks.files);
    let needs_none = status.condition == Condition::Absent && needs_none(&banks);
    let text = match args.which.format {
        Format::Json => to_text(&IndexDocument::of(&status, None)),
        Format::Human if needs_none => format!("{ONLY_BUNDLED}\n"),
        Format::Human => format!(
            "{}\n{} in {}, {} KiB, {}\n",
            status.path.display(),
            count(status.n_questions as usize, "question"),
            count(status.n_banks, "bank"),
            status.n_bytes.div_ceil(1024),
            status.condition,
        ),
    };
    terminal.print(&text)?;
    Ok(match status.condition {
        Condition::Current => Outcome::Fine,
        _ if needs_none => Outcome::Fine,
        _ => Outcome::Findings,
    })
}

fn clear(args: &ClearArgs, terminal: Terminal) -> Result<Outcome> {
    let banks = banks_of(&args.which.bank_choice, terminal)?;
    let folder = banks.index_folder(args.which.index.as_deref())?;
    let was_there = folder.clear()?;
    let text = match args.which.format {
        Format::Json => to_text(&IndexDocument::of(&folder.status(&banks.files), None)),
        Format::Human if was_there => format!("removed {}\n", folder.path().display()),
        Format::Human => "there was no index\n".to_owned(),
    };
    terminal.print(&text)?;
    Ok(Outcome::Fine)
}
