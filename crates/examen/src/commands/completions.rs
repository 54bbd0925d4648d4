//! `examen completions`

use anyhow::Result;
use clap::CommandFactory as _;

use super::Outcome;
use crate::args::{Args, CompletionsArgs};
use crate::terminal::Terminal;

/// Prints the script for a shell.
///
/// # Errors
/// Standard output cannot be written.
pub(super) fn run(args: &CompletionsArgs, terminal: Terminal) -> Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "examen", &mut script);
    terminal.print(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Fine)
}
