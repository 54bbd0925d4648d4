//! `examen index`

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::shared::{BankChoice, Format};

/// Build, look at or remove the search index
///
/// You never need to: `examen search` keeps the index up to date by itself.
#[derive(Debug, Subcommand)]
#[command(after_help = EXAMPLES, disable_help_subcommand = true)]
pub(crate) enum IndexCommand {
    Build(BuildArgs),
    Status(StatusArgs),
    Clear(ClearArgs),
}

const EXAMPLES: &str = "\
Examples:
  examen index build
  examen index status --bank banks/
  examen index clear";

/// Bring the index up to date with the banks
#[derive(Args, Debug)]
#[command(after_help = BUILD_EXAMPLES)]
pub(crate) struct BuildArgs {
    #[command(flatten)]
    pub(crate) which: IndexChoice,

    /// Build it from nothing
    #[arg(long)]
    pub(crate) force: bool,
}

const BUILD_EXAMPLES: &str = "\
Examples:
  examen index build
  examen index build --bank banks/ --index /tmp/banks-index";

/// Say where the index is, what it holds, and whether it is sound and up to date
///
/// The exit code is 1 if it is neither.
#[derive(Args, Debug)]
#[command(after_help = STATUS_EXAMPLES)]
pub(crate) struct StatusArgs {
    #[command(flatten)]
    pub(crate) which: IndexChoice,
}

const STATUS_EXAMPLES: &str = "\
Examples:
  examen index status
  examen index status --format json";

/// Remove the index
#[derive(Args, Debug)]
#[command(after_help = CLEAR_EXAMPLES)]
pub(crate) struct ClearArgs {
    #[command(flatten)]
    pub(crate) which: IndexChoice,
}

const CLEAR_EXAMPLES: &str = "\
Examples:
  examen index clear
  examen index clear --bank banks/";

/// Which index.
#[derive(Args, Debug)]
pub(crate) struct IndexChoice {
    #[command(flatten)]
    pub(crate) bank_choice: BankChoice,

    /// The folder of the index, if not in your cache folder
    #[arg(long, value_name = "DIR")]
    pub(crate) index: Option<PathBuf>,

    /// Who is to read the output
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(crate) format: Format,
}
