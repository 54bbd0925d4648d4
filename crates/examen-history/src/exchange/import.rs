//! Reading lines that may be damaged.

use crate::fact::Fact;

use super::record::{Header, Record, SCHEMA};

/// What came of an import.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// Facts that were not known before.
    pub n_added: u64,
    /// Facts that were known already, or about an attempt that was forgotten.
    pub n_known: u64,
    /// Facts that the first line promises and that are not there.
    pub n_missing: u64,
    /// Whether there was a first line.
    pub header: HeaderLine,
    /// Lines that could not be read.
    pub damage: Vec<Damage>,
}

/// The first line of an export, which tells it from other files and says how many facts follow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HeaderLine {
    /// It is there, whole or damaged.
    Found,
    /// Nobody can tell whether facts are missing.
    #[default]
    Missing,
}

impl ImportReport {
    /// Whether nothing in the input looked like an export.
    pub fn is_foreign(&self) -> bool {
        self.header == HeaderLine::Missing && self.n_added + self.n_known == 0 && !self.damage.is_empty()
    }
}

/// A line that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// Its number, counted from 1.
    pub line: u64,
    /// What is wrong with it.
    pub reason: String,
}

/// How the first line starts.
pub(crate) const HEADER_START: &[u8] = b"{\"schema\"";

/// A line that could be read.
pub(crate) enum Line {
    /// The first one: how many facts follow.
    Header(u64),
    /// A fact.
    Fact(Box<Fact>),
    /// Nothing.
    Blank,
}

/// Reads one line, its line break left out.
///
/// # Errors
/// What is wrong with it.
pub(crate) fn read_line(bytes: &[u8]) -> Result<Line, String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "it is not UTF-8".to_owned())?;
    if text.trim().is_empty() {
        return Ok(Line::Blank);
    }
    if bytes.starts_with(HEADER_START) {
        let header: Header = serde_json::from_str(text).map_err(|error| said(&error))?;
        return match header.schema.as_str() {
            SCHEMA => Ok(Line::Header(header.facts)),
            other => Err(format!("schema `{other}` is not known to this version")),
        };
    }
    let record: Record = serde_json::from_str(text).map_err(|error| said(&error))?;
    record.into_fact().map(|fact| Line::Fact(Box::new(fact)))
}

/// What the parser says; its line number is that within the line, which only confuses.
fn said(error: &serde_json::Error) -> String {
    let text = error.to_string();
    match text.rsplit_once(" at line ") {
        Some((what, _)) => format!("{what} at column {}", error.column()),
        None => text,
    }
}
