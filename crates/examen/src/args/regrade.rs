//! What can be typed after `examen regrade`.

use std::path::PathBuf;

use clap::{ArgGroup, Args};

use super::report::{CohortView, Comparison};
use super::shared::{BankChoice, Format};

/// Show what another revision of the banks, or another version of Examen, changes
///
/// Marks are never stored: every command grades anew. This one lists the candidates, questions and points that come
/// out otherwise than before, and writes nothing.
#[derive(Args, Debug)]
#[command(
    after_help = EXAMPLES,
    override_usage = "examen regrade --dry-run --against <REV> [OPTIONS] <PATH>...\n       \
                      examen regrade --dry-run --baseline <FILE> [OPTIONS] <PATH>...",
    group(ArgGroup::new("earlier").required(true).args(["against", "baseline"]))
)]
pub(crate) struct RegradeArgs {
    /// Answer sheets, or folders of them
    #[arg(value_name = "PATH", required = true)]
    pub(crate) paths: Vec<PathBuf>,

    /// Only show; there is nothing else to do yet, and saying so keeps scripts honest
    #[arg(long, required = true)]
    pub(crate) dry_run: bool,

    #[command(flatten)]
    pub(crate) bank_choice: BankChoice,

    #[command(flatten)]
    pub(crate) comparison: Comparison,

    #[command(flatten)]
    pub(crate) view: CohortView,

    /// Who is to read the output; JSON is a report with all changes
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(crate) format: Format,
}

const EXAMPLES: &str = "\
Examples:
  examen regrade --dry-run cohort/ --against HEAD
  examen regrade --dry-run cohort/ --against v1.2 --bank team.bank.md
  examen regrade --dry-run cohort/ --baseline before.json";
