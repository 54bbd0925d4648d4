//! What goes into an index: banks as they are at hand.

use std::path::PathBuf;

use examen_bank::{Bank, Glossary, LineKind, Question};
use serde::{Deserialize, Serialize};

use crate::text::Language;

/// A bank to be indexed.
#[derive(Clone, Copy, Debug)]
pub struct BankSource<'a> {
    /// Where the bank is, and its identity in the index: an update of the same place replaces it.
    pub place: &'a BankPlace,
    /// Its questions.
    pub bank: &'a Bank,
    /// What means the same in it.
    pub glossary: &'a Glossary,
    /// The text it was parsed from, from which the lines of its questions are counted; hits have no line without it.
    pub text: Option<&'a str>,
}

impl BankSource<'_> {
    /// The language of the bank's words.
    pub(crate) fn language(&self) -> Language {
        Language::of_bank(self.bank.front.get("lang").map(|lang| lang.value.as_str()))
    }
}

/// Where a bank is and what it is called.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct BankPlace {
    /// The path of its file, or any other text that no other bank has.
    pub path: PathBuf,
    /// What people call it; facets and `bank:` in a query mean this.
    pub name: String,
}

impl BankPlace {
    /// The bank at `path`, called `name`.
    pub fn new(path: impl Into<PathBuf>, name: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            name: name.into(),
        }
    }

    /// The number by which the index knows the bank.
    pub(crate) fn key(&self) -> u64 {
        key_of_path(&self.path)
    }
}

/// The number by which the index knows the bank at `path`.
pub(crate) fn key_of_path(path: &std::path::Path) -> u64 {
    xxhash_rust::xxh3::xxh3_64(path.as_os_str().as_encoded_bytes())
}

/// What a rubric's evidence lines say, one a line.
pub(crate) fn evidence_words(question: &Question) -> String {
    let lines = question.rubric.points.iter().flat_map(|point| &point.lines);
    let said = lines.filter(|line| line.kind != LineKind::Why);
    let mut words = String::new();
    for line in said {
        words.push_str(&line.text.value);
        words.push('\n');
    }
    words
}
