//! Flat `key: value` lines between `---` lines at the top of a file.

use serde::Serialize;

use crate::text_range::{Located, TextRange};

/// The front matter of a file; without entries and with an empty range where a file has none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FrontMatter {
    /// From the first `---` to the end of the line of the last.
    pub range: TextRange,
    /// The entries in the order of the file.
    pub entries: Vec<FrontEntry>,
}

/// One `key: value` line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FrontEntry {
    /// The key, as written.
    pub key: Located<String>,
    /// The value, without white space around it; may be empty.
    pub value: Located<String>,
}

impl FrontMatter {
    /// The value of the first entry called `key`.
    pub fn get(&self, key: &str) -> Option<&Located<String>> {
        self.entries
            .iter()
            .find(|entry| entry.key.value == key)
            .map(|entry| &entry.value)
    }

    /// Gives the first entry called `key` another value, or adds one that stands in no source yet.
    pub fn set(&mut self, key: &str, value: impl Into<String>) {
        match self.entries.iter_mut().find(|entry| entry.key.value == key) {
            Some(entry) => entry.value.value = value.into(),
            None => self.push(key, value),
        }
    }

    /// Adds an entry that stands in no source yet.
    pub fn push(&mut self, key: &str, value: impl Into<String>) {
        self.entries.push(FrontEntry {
            key: Located::built(key.to_owned()),
            value: Located::built(value.into()),
        });
    }
}
