//! `examen bank`: everything a bank's author and its readers do.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand};
use examen_authoring::Shape;
use examen_bank::QuestionId;

use super::check::CheckArgs;
use super::shared::{BankChoice, Format};

/// Look into banks, check, format, import and test them
#[derive(Debug, Subcommand)]
#[command(after_help = EXAMPLES, disable_help_subcommand = true)]
pub(crate) enum BankCommand {
    List(ListArgs),
    Show(ShowArgs),
    /// Report everything odd in banks; as `examen check`, for banks, cases and glossaries only
    #[command(after_help = CHECK_EXAMPLES)]
    Check(CheckArgs),
    Fmt(FmtArgs),
    Import(ImportArgs),
    Test(TestArgs),
}

const EXAMPLES: &str = "\
Examples:
  examen bank list
  examen bank show caching
  examen bank check banks/
  examen bank import questions.txt --output my.bank.md
  examen bank test";

const CHECK_EXAMPLES: &str = "\
Examples:
  examen bank check
  examen bank check banks/ --fix
  examen bank check my.bank.md --format json";

/// List the questions of the banks
#[derive(Args, Debug)]
#[command(after_help = LIST_EXAMPLES)]
pub(crate) struct ListArgs {
    /// Only questions of this topic or with this tag
    #[arg(long, short = 't', value_name = "TOPIC")]
    pub(crate) topic: Option<String>,

    #[command(flatten)]
    pub(crate) bank_choice: BankChoice,

    /// Who is to read the output
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(crate) format: Format,
}

const LIST_EXAMPLES: &str = "\
Examples:
  examen bank list
  examen bank list --topic caching
  examen bank list --bank team.bank.md --format json";

/// Show one question
///
/// The points and the model answer stay covered unless you ask for them.
#[derive(Args, Debug)]
#[command(after_help = SHOW_EXAMPLES)]
pub(crate) struct ShowArgs {
    /// The question's id, as `examen bank list` shows it, or `bank/id` where several banks have it
    #[arg(value_name = "ID", value_parser = |text: &str| Ok::<_, String>(QuestionId::new(text)))]
    pub(crate) id: QuestionId,

    /// Also show points, hint and model answer
    #[arg(long, short = 'r')]
    pub(crate) reveal: bool,

    #[command(flatten)]
    pub(crate) bank_choice: BankChoice,

    /// Who is to read the output
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(crate) format: Format,
}

const SHOW_EXAMPLES: &str = "\
Examples:
  examen bank show caching
  examen bank show caching --reveal";

/// Put banks into the usual layout
#[derive(Args, Debug)]
#[command(after_help = FMT_EXAMPLES)]
pub(crate) struct FmtArgs {
    /// Banks, or folders of banks; the current folder if not given
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// Change nothing; exit with 1 if something would change
    #[arg(long)]
    pub(crate) check: bool,
}

const FMT_EXAMPLES: &str = "\
Examples:
  examen bank fmt my.bank.md
  examen bank fmt --check banks/";

/// Turn a list of questions, with or without answers, into a bank
///
/// Reads the shapes that such lists come in, from a question a line over tables and flash cards of Anki to pages with
/// answers, and refuses what it does not know. Questions with nothing but an answer are graded by it. What needs a human
/// is kept out of the marks, listed, and gives exit code 1.
#[derive(Args, Debug)]
#[command(after_help = IMPORT_EXAMPLES)]
pub(crate) struct ImportArgs {
    /// The lists; `-` is standard input
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,

    /// The shape of the lists
    #[arg(long, value_name = "SHAPE", default_value = "auto", value_parser = shape())]
    pub(crate) from: ShapeChoice,

    /// Also make points of model answers, to be edited
    ///
    /// Without them answers are compared with the model answer as a whole, which agrees better with people than points that
    /// are made of it and left as they are.
    #[arg(long)]
    pub(crate) points: bool,

    /// The bank to write; standard output if not given. An existing file is left alone
    #[arg(long, short = 'o', value_name = "BANK")]
    pub(crate) output: Option<PathBuf>,

    /// Who is to read the summary. It goes to standard error where the bank goes to standard output
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(crate) format: Format,
}

const IMPORT_EXAMPLES: &str = "\
Examples:
  examen bank import questions.txt --output my.bank.md
  examen bank import anki.txt --output cards.bank.md
  examen bank import interviews.md --points > interviews.bank.md
  examen bank import a.json b.json --format json --output team.bank.md";

/// Grade the cases of banks and compare with what a human granted
///
/// Cases stand in `*.cases.md` files next to a bank.
#[derive(Args, Debug)]
#[command(after_help = TEST_EXAMPLES)]
pub(crate) struct TestArgs {
    /// Case files, or folders of them; those next to the banks if not given
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    #[command(flatten)]
    pub(crate) bank_choice: BankChoice,

    /// Show how often grader and human agree on each point
    #[arg(long)]
    pub(crate) points: bool,

    /// Who is to read the output
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(crate) format: Format,
}

const TEST_EXAMPLES: &str = "\
Examples:
  examen bank test
  examen bank test --bank my.bank.md my.cases.md";

/// The shape to read a list in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ShapeChoice {
    /// The one it is found to have.
    Auto,
    Named(Shape),
}

/// Makes the names of the shapes known to help and completions.
fn shape() -> impl TypedValueParser<Value = ShapeChoice> {
    let names = std::iter::once("auto").chain(Shape::ALL.map(Shape::name));
    PossibleValuesParser::new(names).map(|name| match name.parse() {
        Ok(shape) => ShapeChoice::Named(shape),
        Err(_) => ShapeChoice::Auto,
    })
}
