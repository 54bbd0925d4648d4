//! What an index must know of its banks to understand a query.

use std::collections::{BTreeMap, BTreeSet};

use examen_bank::Glossary;
use serde::{Deserialize, Serialize};

use crate::text::{Language, folded, words};

/// The languages of an index, and the words that mean the same in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Catalog {
    /// Those of the banks: a word of a query is stemmed in each.
    pub(crate) languages: BTreeSet<Language>,
    /// What means the same as a word, or as several with a blank between.
    by_words: BTreeMap<String, BTreeSet<String>>,
}

/// More words than this are no term of a glossary.
pub(crate) const MAX_TERM_WORDS: usize = 8;

impl Catalog {
    /// Adds a bank.
    pub(crate) fn add(&mut self, language: Language, glossary: &Glossary) {
        self.languages.insert(language);
        self.add_glossary(glossary);
    }

    /// Adds what means the same, for all banks.
    pub(crate) fn add_glossary(&mut self, glossary: &Glossary) {
        for entry in &glossary.entries {
            let all = std::iter::once(&entry.term).chain(&entry.equivalents);
            let group: BTreeSet<String> = all.map(|term| normalised(&term.value)).collect();
            let group: Vec<String> = group
                .into_iter()
                .filter(|term| (1..=MAX_TERM_WORDS).contains(&term.split(' ').count()) && !term.is_empty())
                .collect();
            if group.len() > 1 {
                self.connect(&group);
            }
        }
    }

    fn connect(&mut self, group: &[String]) {
        for term in group {
            let others = group.iter().filter(|other| *other != term).cloned();
            self.by_words.entry(term.clone()).or_default().extend(others);
        }
    }

    /// What means the same as `words`, which are folded and have one blank between them.
    pub(crate) fn equivalents(&self, words: &str) -> impl Iterator<Item = &str> {
        self.by_words.get(words).into_iter().flatten().map(String::as_str)
    }

    /// Whether any entry has several words.
    pub(crate) fn has_synonyms(&self) -> bool {
        !self.by_words.is_empty()
    }
}

/// The words of a term, folded, with one blank between them.
fn normalised(term: &str) -> String {
    let words: Vec<String> = words(term).map(|word| folded(&term[word.range])).collect();
    words.join(" ")
}
