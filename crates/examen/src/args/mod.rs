//! What can be typed: one file a command, each with examples in its help.

mod bank;
mod check;
mod completions;
mod grade;
mod history;
mod index;
mod lsp;
mod new;
mod practice;
mod regrade;
mod report;
mod review;
mod search;
mod shared;
mod standing;
mod time;

use clap::{Parser, Subcommand};
use examen_library::banks::bundled;

pub(crate) use bank::{BankCommand, FmtArgs, ImportArgs, ListArgs, ShapeChoice, ShowArgs, TestArgs};
pub(crate) use check::CheckArgs;
pub(crate) use completions::CompletionsArgs;
pub(crate) use grade::GradeArgs;
pub(crate) use history::{
    ExportArgs, ForgetArgs, HistoryChoice, HistoryCommand, HistoryImportArgs, HistoryListArgs, OptimiseArgs,
    SettingsArgs, UndoArgs, YesNo,
};
pub(crate) use index::{BuildArgs, ClearArgs, IndexCommand, StatusArgs};
pub(crate) use lsp::LspArgs;
pub(crate) use new::NewArgs;
pub(crate) use practice::{DueArgs, PracticeArgs, PracticeMode, StatsArgs};
pub(crate) use regrade::RegradeArgs;
pub(crate) use report::{AttemptChoice, CohortView, Comparison, ReportArgs, ReportFiles};
pub(crate) use review::ReviewArgs;
pub(crate) use search::SearchArgs;
pub(crate) use shared::{BankChoice, Format, When};
pub(crate) use standing::StandingChoice;

/// Answer interview questions in a Markdown file and see which sentence earns what.
///
/// Nothing leaves the machine, the same answer always gets the same marks, and every mark is traced to the words
/// that earned it.
#[derive(Debug, Parser)]
#[command(name = "examen", version = bundled::version(), after_help = EXAMPLES, disable_help_subcommand = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,

    /// When to use colour
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: When,
}

const EXAMPLES: &str = "\
Examples:
  examen new practice.answers.md --count 3        three questions to answer
  examen grade practice.answers.md                what each sentence earns
  examen grade cohort/ --fail-under 60            a table of everybody's marks
  examen report cohort/ --html report.html        a cohort at a glance
  examen practice                                 what will teach you most
  examen bank list                                what can be asked
  examen search idempotency                       find a question by a few words
  examen bank import questions.txt -o my.bank.md  ask your own questions";

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Grade(GradeArgs),
    Report(Box<ReportArgs>),
    Review(ReviewArgs),
    Regrade(RegradeArgs),
    New(NewArgs),
    Practice(PracticeArgs),
    Due(DueArgs),
    Stats(StatsArgs),
    #[command(subcommand)]
    History(HistoryCommand),
    Check(CheckArgs),
    Search(SearchArgs),
    #[command(subcommand)]
    Index(IndexCommand),
    #[command(subcommand)]
    Bank(BankCommand),
    Lsp(LspArgs),
    Completions(CompletionsArgs),
}
