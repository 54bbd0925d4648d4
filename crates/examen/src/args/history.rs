//! `examen history`, and where a history is.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use examen_bank::QuestionId;
use examen_history::AttemptId;

use super::shared::{BankChoice, Format};
use super::time::Moment;

/// Which history to use.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct HistoryChoice {
    /// The history to use; `examen/history.sqlite3` in your data directory if not given
    #[arg(long, value_name = "FILE")]
    pub(crate) history: Option<PathBuf>,
}

/// Look after your history: what you answered, and when
///
/// Every submitted answer is kept, on this machine only. Schedules and statistics are derived from that. A history is
/// a set of facts: exports of several machines can be imported in any order and give the same history.
#[derive(Debug, Subcommand)]
#[command(after_help = EXAMPLES, disable_help_subcommand = true)]
pub(crate) enum HistoryCommand {
    List(HistoryListArgs),
    Undo(UndoArgs),
    Export(ExportArgs),
    Import(HistoryImportArgs),
    Forget(ForgetArgs),
    Optimise(OptimiseArgs),
    Settings(SettingsArgs),
}

const EXAMPLES: &str = "\
Examples:
  examen history list
  examen history undo
  examen history export > history.jsonl
  examen history import laptop.jsonl
  examen history forget --question caching --yes
  examen history optimise
  examen history settings --keep-answers no --retention 85";

/// List what you submitted, the latest last
#[derive(Args, Debug)]
#[command(after_help = LIST_EXAMPLES)]
pub(crate) struct HistoryListArgs {
    /// Only attempts at this question, also those under names that it had before
    #[arg(long, short = 'q', value_name = "QUESTION", value_parser = question)]
    pub(crate) question: Option<QuestionId>,

    #[command(flatten)]
    pub(crate) bank_choice: BankChoice,

    /// How many, the latest
    #[arg(long, short = 'n', value_name = "COUNT", default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) count: u32,

    /// Who is to read the output; JSON holds points, hints and answers, too
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(crate) format: Format,

    #[command(flatten)]
    pub(crate) history: HistoryChoice,
}

const LIST_EXAMPLES: &str = "\
Examples:
  examen history list
  examen history list --question caching --count 5
  examen history list --format json";

/// Undo the last submission
///
/// It is kept and counts nowhere. To erase it, use `examen history forget`.
#[derive(Args, Debug)]
#[command(after_help = UNDO_EXAMPLES)]
pub(crate) struct UndoArgs {
    #[command(flatten)]
    pub(crate) history: HistoryChoice,
}

const UNDO_EXAMPLES: &str = "\
Examples:
  examen history undo";

/// Write the history as JSON Lines, one fact a line
#[derive(Args, Debug)]
#[command(after_help = EXPORT_EXAMPLES)]
pub(crate) struct ExportArgs {
    /// The file to write; an existing one is left alone. Standard output if not given
    #[arg(value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) history: HistoryChoice,
}

const EXPORT_EXAMPLES: &str = "\
Examples:
  examen history export history.jsonl
  examen history export | gzip > history.jsonl.gz";

/// Add the facts of an export
///
/// What is known already changes nothing, and what was forgotten here stays forgotten. A file that is torn or damaged
/// is read as far as it can be: damaged lines are named, and the exit code is 1.
#[derive(Args, Debug)]
#[command(after_help = IMPORT_EXAMPLES)]
pub(crate) struct HistoryImportArgs {
    /// The file to read, or `-` for standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,

    #[command(flatten)]
    pub(crate) history: HistoryChoice,
}

const IMPORT_EXAMPLES: &str = "\
Examples:
  examen history import laptop.jsonl
  zcat history.jsonl.gz | examen history import -";

/// Erase attempts, or only their answers
///
/// What is erased is overwritten, also in backups. Only that something was forgotten is remembered, so that no import
/// brings it back. Exports that you made are yours to delete.
#[derive(Args, Debug)]
#[command(after_help = FORGET_EXAMPLES, override_usage = "examen history forget <WHICH ATTEMPTS> [OPTIONS]")]
#[group(id = "what", required = true, multiple = false)]
pub(crate) struct ForgetArgs {
    /// This attempt, by its id in `examen history list`
    #[arg(long, value_name = "ID", value_parser = attempt, group = "what")]
    pub(crate) attempt: Option<AttemptId>,

    /// All attempts at this question, also those under names that it had before
    #[arg(long, short = 'q', value_name = "QUESTION", value_parser = question, group = "what")]
    pub(crate) question: Option<QuestionId>,

    #[command(flatten)]
    pub(crate) bank_choice: BankChoice,

    /// All attempts before this day
    #[arg(long, value_name = "DATE", group = "what")]
    pub(crate) before: Option<Moment>,

    /// All attempts
    #[arg(long, group = "what")]
    pub(crate) all: bool,

    /// Erase only the texts of answers; marks and schedule stay
    #[arg(long)]
    pub(crate) answers: bool,

    /// Do it; without, it is only said what would be erased
    #[arg(long, short = 'y')]
    pub(crate) yes: bool,

    #[command(flatten)]
    pub(crate) history: HistoryChoice,
}

const FORGET_EXAMPLES: &str = "\
Examples:
  examen history forget --question caching
  examen history forget --before 2026-01-01 --answers --yes
  examen history forget --all --yes";

/// Fit the schedule to how you remember
///
/// The parameters of the schedule's model are fitted to your own reviews, once there are enough. They are put to use
/// only if they predict the latest fifth of your reviews better, which the fit for that comparison has not seen.
#[derive(Args, Debug)]
#[command(visible_alias = "optimize", after_help = OPTIMISE_EXAMPLES)]
pub(crate) struct OptimiseArgs {
    /// Only say what would change
    #[arg(long)]
    pub(crate) dry_run: bool,

    #[command(flatten)]
    pub(crate) history: HistoryChoice,
}

const OPTIMISE_EXAMPLES: &str = "\
Examples:
  examen history optimise --dry-run
  examen history optimise";

/// Show settings and where the history is, or change settings
///
/// Settings belong to this history; exports do not hold them.
#[derive(Args, Debug)]
#[command(after_help = SETTINGS_EXAMPLES)]
pub(crate) struct SettingsArgs {
    /// Whether the texts of your answers are kept, on this machine only
    #[arg(long, value_name = "YES|NO")]
    pub(crate) keep_answers: Option<YesNo>,

    /// At which probability of remembering a point is asked again, 70 to 99
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(70..=99))]
    pub(crate) retention: Option<u8>,

    /// How many new questions a day brings at most
    #[arg(long, value_name = "COUNT")]
    pub(crate) new_a_day: Option<u32>,

    /// How many due questions a day brings at most
    #[arg(long, value_name = "COUNT")]
    pub(crate) due_a_day: Option<u32>,

    #[command(flatten)]
    pub(crate) history: HistoryChoice,
}

const SETTINGS_EXAMPLES: &str = "\
Examples:
  examen history settings
  examen history settings --keep-answers no
  examen history settings --retention 85 --new-a-day 5 --due-a-day 20";

/// A choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum YesNo {
    Yes,
    No,
}

fn question(text: &str) -> Result<QuestionId, std::convert::Infallible> {
    Ok(QuestionId::new(text))
}

fn attempt(text: &str) -> Result<AttemptId, String> {
    AttemptId::parse(text)
        .ok_or_else(|| "expected an id of 26 letters and digits; see `examen history list`".to_owned())
}
