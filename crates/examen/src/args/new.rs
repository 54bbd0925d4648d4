//! `examen new`

use std::path::PathBuf;

use clap::Args;
use examen_bank::Level;

use super::shared::{BankChoice, seed};

/// Write a sheet to answer
///
/// Questions are drawn by a seed: the same bank, options and seed give the same sheet.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct NewArgs {
    /// The sheet to write, by custom `NAME.answers.md`; an existing file is left alone
    #[arg(value_name = "SHEET")]
    pub(crate) sheet: PathBuf,

    /// Only questions of this topic or with this tag
    #[arg(long, short = 't', value_name = "TOPIC")]
    pub(crate) topic: Option<String>,

    /// Only questions of this level, 1 (everybody) to 5 (few)
    #[arg(long, short = 'l', value_name = "LEVEL", value_parser = level)]
    pub(crate) level: Option<Level>,

    /// How many questions; all that fit if not given
    #[arg(long, short = 'n', value_name = "COUNT", value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) count: Option<u32>,

    /// Which draw; taken from the system and printed if not given
    #[arg(long, short = 's', value_name = "SEED", value_parser = seed, allow_negative_numbers = true)]
    pub(crate) seed: Option<u64>,

    #[command(flatten)]
    pub(crate) bank_choice: BankChoice,
}

const EXAMPLES: &str = "\
Examples:
  examen new practice.answers.md
  examen new monday.answers.md --topic caching --count 2
  examen new exam.answers.md --level 2 --count 5 --seed 42";

pub(super) fn level(text: &str) -> Result<Level, String> {
    text.parse()
        .ok()
        .and_then(Level::new)
        .ok_or_else(|| "expected a level from 1 to 5".to_owned())
}
