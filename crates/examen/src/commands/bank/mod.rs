//! `examen bank`

mod fmt;
mod import;
mod list;
mod show;
mod test;

use anyhow::Result;

use super::{Outcome, check};
use crate::args::BankCommand;
use crate::terminal::Terminal;

/// Carries out a command on banks.
///
/// # Errors
/// Whatever makes it impossible.
pub(super) fn run(command: &BankCommand, terminal: Terminal) -> Result<Outcome> {
    match command {
        BankCommand::List(args) => list::run(args, terminal),
        BankCommand::Show(args) => show::run(args, terminal),
        BankCommand::Fmt(args) => fmt::run(args, terminal),
        BankCommand::Import(args) => import::run(args, terminal),
        BankCommand::Check(args) => check::run(args, check::OF_AUTHORS, terminal),
        BankCommand::Test(args) => test::run(args, terminal),
    }
}
