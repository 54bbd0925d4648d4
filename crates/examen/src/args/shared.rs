//! Options that several commands take.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// Which banks to use.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct BankChoice {
    /// A bank, a folder of banks, or `bundled` for the bank that comes with Examen; may be given more than once
    ///
    /// Without it the banks of the workspace are used: inside a repository those anywhere in it, else those in the
    /// folder and in a folder `banks` in or beside it; and those that `banks` of `examen.toml` names. Where there are
    /// none, the bank that comes with Examen is. Beside others it is searched, graded by and asked again from, but
    /// nothing new is taken from it. A sheet that names no bank may answer questions of several.
    #[arg(long = "bank", short = 'b', value_name = "PATH")]
    pub(crate) banks: Vec<PathBuf>,
}

/// Who is to read the output.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Text for people
    #[default]
    Human,
    /// One JSON document with a versioned schema
    Json,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum When {
    /// On a terminal, unless `NO_COLOR` is set
    #[default]
    Auto,
    /// Also into a file or a pipe
    Always,
    /// Not at all
    Never,
}

/// Reads a seed.
pub(super) fn seed(text: &str) -> Result<u64, String> {
    text.trim()
        .parse()
        .map_err(|_| "a seed is a whole number, such as 42: the same one draws the same questions".to_owned())
}

/// Reads `60` or `60 %`.
pub(super) fn percentage(text: &str) -> Result<f64, String> {
    let number = text.trim_end_matches('%').trim();
    match number.parse::<f64>() {
        Ok(percent) if (0.0..=100.0).contains(&percent) => Ok(percent),
        _ => Err("expected a number from 0 to 100".to_owned()),
    }
}
