//! `examen grade --jsonl`

use std::io::{self, BufReader, BufWriter};
use std::path::{Path, PathBuf};

use anyhow::Result;
use examen_bank::files::open;

use crate::args::BankChoice;
use crate::bulk::{self, Matchers, Tally};
use crate::commands::Outcome;
use crate::commands::report::warning;
use crate::terminal::Terminal;

/// Grades the lines of `file`, or of standard input if it is `-`.
///
/// # Errors
/// The file or a bank cannot be read, or standard output cannot be written.
pub(super) fn run(file: &Path, choice: &BankChoice, terminal: Terminal) -> Result<Outcome> {
    let is_stdin = file.as_os_str() == "-";
    let place = if is_stdin {
        PathBuf::from(".")
    } else {
        file.to_owned()
    };
    let matchers = Matchers::new(choice.banks.clone(), vec![place])?;
    let output = BufWriter::with_capacity(BUFFER, io::stdout());
    let tally = if is_stdin {
        bulk::run(BufReader::with_capacity(BUFFER, io::stdin()), output, &matchers)?
    } else {
        let input = open(file)?;
        bulk::run(BufReader::with_capacity(BUFFER, input), output, &matchers)?
    };
    if tally.n_bad == 0 {
        return Ok(Outcome::Fine);
    }
    let Tally { n_bad, n_graded } = tally;
    let of = n_bad + n_graded;
    let text = format!("{n_bad} of {of} lines could not be graded; each says why");
    warning(&text, terminal)?;
    Ok(Outcome::Findings)
}

/// Larger than what a pipe holds.
const BUFFER: usize = 1 << 18;
