//! `examen grade`

mod lines;
mod sheets;
mod show;

use anyhow::Result;

use super::Outcome;
use crate::args::GradeArgs;
use crate::terminal::Terminal;

/// Grades sheets or lines.
///
/// # Errors
/// A path, a bank or a stream that cannot be used.
pub(crate) fn run(args: &GradeArgs, terminal: Terminal) -> Result<Outcome> {
    match &args.jsonl {
        Some(file) => lines::run(file, &args.bank_choice, terminal),
        None => sheets::run(args, terminal),
    }
}
