//! `examen check`

use std::path::PathBuf;

use clap::Args;

use super::shared::{BankChoice, Format};

/// Report everything odd in banks, sheets, reviews, cases and glossaries
///
/// The exit code is 0 if there is nothing to report but advice, 1 if there is, and 2 if the command could not be carried out.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct CheckArgs {
    /// Files or folders; the current folder if not given
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    #[command(flatten)]
    pub(crate) bank_choice: BankChoice,

    /// Mend what can be mended
    #[arg(long)]
    pub(crate) fix: bool,

    /// Show every piece of advice, not only the first of its kind in a file
    #[arg(long, short)]
    pub(crate) details: bool,

    /// Who is to read the output
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(crate) format: Format,
}

const EXAMPLES: &str = "\
Examples:
  examen check
  examen check practice.answers.md
  examen check banks/ --fix
  examen check --format json";
