//! `examen grade`

use std::path::PathBuf;

use clap::Args;

use super::shared::{BankChoice, Format, percentage};

/// Grade answer sheets
///
/// Shows every answer with the words that earned marks underlined, and what became of each point. Several sheets,
/// or a folder, give a table of candidates and questions, of which the last row has the mean shares over first attempts,
/// where no answer counts as nothing. Rulings in `*.review.md` files next to a sheet take
/// precedence over the machine's as long as they fit the answer.
///
/// The exit code is 0 if everything that is written was graded, 1 if a sheet has errors, which are shown, or falls
/// below `--fail-under`, and 2 if the command could not be carried out. An answer whose heading is that of no question
/// or fits several, and text that stands under no heading, are errors: they count nowhere.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct GradeArgs {
    /// Answer sheets, folders of them, or `-` for a sheet on standard input
    #[arg(value_name = "PATH", required_unless_present = "jsonl")]
    pub(crate) paths: Vec<PathBuf>,

    #[command(flatten)]
    pub(crate) bank_choice: BankChoice,

    /// Who is to read the output; JSON always holds every point
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(crate) format: Format,

    /// Show how words matched and which sentence came closest to a missed point
    #[arg(long, short = 'd')]
    pub(crate) details: bool,

    /// Show what the missed points are, instead of only how many
    #[arg(long, short = 'r')]
    pub(crate) reveal: bool,

    /// Exit with 1 if a sheet earns less than this share of its marks, or has no question that a bank knows
    #[arg(long, value_name = "PERCENT", value_parser = percentage, allow_negative_numbers = true)]
    pub(crate) fail_under: Option<f64>,

    /// Grade one JSON object a line, from a file or `-` for standard input
    ///
    /// A line is {"id", "question_id", "answer"}, or brings its own rubric: {"id", "question", "points": [..] |
    /// "reference": ".." | "references": [..], "answer"}. Every line gives one line, in the same order; a bad one
    /// gives {"id", "error", "line"} and exit code 1. Where a line calls its question by a former id or with its bank,
    /// `graded_as` gives the id it goes by.
    #[arg(
        long,
        value_name = "FILE",
        conflicts_with_all = ["paths", "format", "details", "reveal", "fail_under"]
    )]
    pub(crate) jsonl: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  examen grade practice.answers.md
  examen grade practice.answers.md --details --reveal
  examen grade cohort/ --bank team.bank.md --fail-under 60
  examen grade - < practice.answers.md
  examen grade --jsonl answers.jsonl > grades.jsonl";
