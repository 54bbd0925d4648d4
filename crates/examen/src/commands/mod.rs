//! The commands, one room each.

mod bank;
mod check;
mod completions;
mod due;
mod grade;
mod history;
mod index;
mod lsp;
mod mentor;
mod new;
mod practice;
mod report;
mod search;
mod standing;
mod stats;
mod topics;

use anyhow::Result;

use crate::args::{Args, Command};
use crate::terminal::Terminal;

/// How a command ended that could be carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Nothing to complain about.
    Fine,
    /// Something in the user's files needs a human.
    Findings,
}

/// Carries out what was typed.
///
/// # Errors
/// Whatever makes the command impossible.
pub(crate) fn run(args: Args) -> Result<Outcome> {
    let terminal = Terminal::new(args.color);
    match args.command {
        Command::Grade(args) => grade::run(&args, terminal),
        Command::Report(args) => mentor::report(&args, terminal),
        Command::Review(args) => mentor::review(&args, terminal),
        Command::Regrade(args) => mentor::regrade(&args, terminal),
        Command::New(args) => new::run(&args, terminal),
        Command::Practice(args) => practice::run(&args, terminal),
        Command::Due(args) => due::run(&args, terminal),
        Command::Stats(args) => stats::run(&args, terminal),
        Command::History(command) => history::run(&command, terminal),
        Command::Bank(command) => bank::run(&command, terminal),
        Command::Lsp(args) => lsp::run(&args, terminal),
        Command::Completions(args) => completions::run(&args, terminal),
        Command::Search(args) => search::run(&args, terminal),
        Command::Index(command) => index::run(&command, terminal),
        Command::Check(args) => check::run(&args, check::ALL, terminal),
    }
}
