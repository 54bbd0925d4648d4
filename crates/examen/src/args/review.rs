//! What can be typed after `examen review`.

use std::path::PathBuf;

use clap::Args;

use super::shared::BankChoice;

/// Rule on doubtful points, the most doubtful first
///
/// Shows one point at a time with the answer and asks: `y` grants it, `n` withholds it, Enter lets the verdict stand. Rulings
/// are written to `*.review.md` next to the sheet at once, keyed to the answer, so that they survive every regrade.
/// Of several sheets, answers in like words that make the same points are judged together.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ReviewArgs {
    /// Answer sheets, or folders of them
    #[arg(value_name = "PATH", required = true)]
    pub(crate) paths: Vec<PathBuf>,

    #[command(flatten)]
    pub(crate) bank_choice: BankChoice,

    /// Your alias, which stands in the review: letters, digits, `-`, `_` and `.`
    #[arg(long, value_name = "ALIAS", required_unless_present = "as_cases", value_parser = alias)]
    pub(crate) reviewer: Option<String>,

    /// Only this question
    #[arg(long, short = 'q', value_name = "ID")]
    pub(crate) question: Option<String>,

    /// Every point, also those beyond doubt
    #[arg(long)]
    pub(crate) all: bool,

    /// Ask nothing: add all rulings of mentors to this file of cases
    ///
    /// `examen bank test` then tells how often the grader agrees with them.
    #[arg(long, value_name = "FILE")]
    pub(crate) as_cases: Option<PathBuf>,
}

/// Reads the alias of a mentor, which is a part of the names of files, too.
fn alias(text: &str) -> Result<String, String> {
    let is_fine = |c: char| c.is_alphanumeric() || "-_.".contains(c);
    if text.is_empty() || !text.chars().all(is_fine) {
        return Err("an alias has letters, digits, `-`, `_` and `.`, such as `m-2`".to_owned());
    }
    if text.eq_ignore_ascii_case("self") {
        return Err(
            "`self` is a learner's word on the own answer, which changes no mark; name yourself".to_owned(),
        );
    }
    Ok(text.to_owned())
}

const EXAMPLES: &str = "\
Examples:
  examen review practice.answers.md --reviewer m-2
  examen review cohort/ --reviewer m-2 --question caching
  examen review cohort/ --as-cases team.cases.md";
