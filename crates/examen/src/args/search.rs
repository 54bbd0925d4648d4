//! `examen search`

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::Args;

use super::shared::{BankChoice, Format};

/// Find questions by a few words, a half-remembered phrase, or what they are about
///
/// Words are found in any form and with typos, the last one also while it goes on. `"a phrase"` stands together, `-word`
/// is left out, and `topic:`, `tag:`, `level:`, `kind:`, `bank:` and `id:` narrow the search. Points and model answers
/// are searched too, but not shown unless you ask for them.
///
/// Questions of your own banks stand first, then those of the bank that comes with Examen; `--bank .` leaves these out.
///
/// Without a query, on a terminal, you pick from the questions while you type. The exit code is 1 if nothing is found.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct SearchArgs {
    /// What to look for; put `--` before it if it begins with a `-`
    #[arg(value_name = "QUERY")]
    pub(crate) query: Vec<String>,

    /// How many questions to show
    #[arg(long, short = 'n', value_name = "COUNT", default_value = "10", value_parser = from_one)]
    pub(crate) limit: NonZeroUsize,

    /// Which page of them, from 1
    #[arg(long, short = 'p', value_name = "PAGE", default_value = "1", value_parser = from_one)]
    pub(crate) page: NonZeroUsize,

    /// Also show what was found in points, hints and model answers
    #[arg(long, short = 'r')]
    pub(crate) reveal: bool,

    /// Open the best hit, or the one at this place, in your editor (`$VISUAL`, else `$EDITOR`)
    #[arg(long, value_name = "PLACE", num_args = 0..=1, require_equals = true, default_missing_value = "1", value_parser = from_one)]
    pub(crate) open: Option<NonZeroUsize>,

    /// While picking: the sheet that Enter adds the question to, instead of opening it
    #[arg(long, value_name = "SHEET")]
    pub(crate) sheet: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) bank_choice: BankChoice,

    /// Keep the index in this folder instead of your cache folder
    #[arg(long, value_name = "DIR")]
    pub(crate) index: Option<PathBuf>,

    /// Who is to read the output
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(crate) format: Format,
}

const EXAMPLES: &str = "\
Examples:
  examen search idempotncy
  examen search '\"start page\" level:2- -kafka'
  examen search topic:caching --open
  examen search
  examen search --sheet monday.answers.md";

fn from_one(text: &str) -> Result<NonZeroUsize, String> {
    text.parse()
        .map_err(|_| "expected a whole number from 1".to_owned())
}
