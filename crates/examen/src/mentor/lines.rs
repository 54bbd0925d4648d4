//! A cohort from lines of grades.

use std::io::{self, BufRead, BufReader};
use std::path::Path;

use anyhow::{Context as _, Result};
use examen_bank::files::open;
use examen_report::{Cohort, CohortBuilder};

use super::identity::Identity;
use crate::bulk::{Content, Lines};

/// A cohort, and the lines that could not be used.
pub(crate) struct FromLines {
    pub(crate) cohort: Cohort,
    /// The number of each of the first, from 1, and why.
    pub(crate) bad: Vec<(usize, String)>,
    /// How many there are.
    pub(crate) n_bad: usize,
}

/// No more than so many bad lines are kept to be shown.
const MOST_BAD: usize = 20;

/// How every document of Examen's begins, and no line of grades does.
const DOCUMENT: &[u8] = br#"{"schema":""#;
const NO_LINES: &str = "it holds one document; `--from` takes the lines of `examen grade --jsonl`, and an earlier report \
                        is compared with by `--baseline`";

/// Reads the lines of `file`, or of standard input if it is `-`.
///
/// # Errors
/// The file cannot be read.
pub(crate) fn cohort_of_lines(file: &Path, identity: &Identity) -> Result<FromLines> {
    if file.as_os_str() == "-" {
        return read(io::stdin().lock(), identity).context("cannot read standard input");
    }
    let context = || format!("cannot read {}", file.display());
    let input = open(file)?;
    read(BufReader::with_capacity(1 << 18, input), identity).with_context(context)
}

fn read(input: impl BufRead, identity: &Identity) -> io::Result<FromLines> {
    let mut builder = CohortBuilder::default();
    let mut lines = Lines::new(input);
    let (mut number, mut held) = (0, Vec::new());
    let (mut bad, mut n_bad) = (Vec::new(), 0);
    while let Some(place) = lines.next(&mut held)? {
        number += 1;
        let content = place.content(&held);
        let taken = match content {
            _ if content.is_blank() => Ok(()),
            Content::Bytes(bytes) if number == 1 && bytes.starts_with(DOCUMENT) => {
                return Err(io::Error::other(NO_LINES));
            }
            Content::Bytes(bytes) => builder
                .line(bytes, |alias| identity.shown(alias))
                .map_err(|error| error.to_string()),
            Content::TooLong => Err("is too long".to_owned()),
        };
        if let Err(reason) = taken {
            n_bad += 1;
            if bad.len() < MOST_BAD {
                bad.push((number, reason));
            }
        }
        held.clear();
    }
    Ok(FromLines {
        cohort: builder.finish(),
        bad,
        n_bad,
    })
}
