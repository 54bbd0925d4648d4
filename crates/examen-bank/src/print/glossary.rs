//! Glossaries.

use super::line::on_one_line;
use super::patch::{Element, Home, Patch, Spacing};
use crate::glossary::{Glossary, GlossaryEntry};
use crate::parse::document::Document;
use crate::text_range::TextRange;

impl Glossary {
    /// The glossary in canonical form, with LF line endings; it reads back as the same value, apart from ranges.
    pub fn print(&self) -> String {
        self.entries
            .iter()
            .map(|entry| format!("{}\n", entry.print()))
            .collect()
    }

    /// `source`, which this glossary was parsed from, with what has been changed since then printed afresh and
    /// everything else as it is.
    pub fn reprint(&self, source: &str) -> String {
        let document = Document::new(source);
        let old = Self::parse(source).value;
        let mut patch = Patch::new(&document);
        let home = Home {
            offset: source.len(),
            spacing: Spacing::BlankLine,
        };
        patch.list(&old.entries, &self.entries, home);
        patch.finish()
    }
}

impl Element for GlossaryEntry {
    const SPACING: Spacing = Spacing::Line;

    fn range(&self) -> TextRange {
        self.range
    }

    fn print(&self) -> String {
        let words: Vec<String> = self
            .equivalents
            .iter()
            .map(|word| printed_word(&word.value))
            .collect();
        format!("- {} = {}", printed_word(&self.term.value), words.join(", "))
    }

    fn patch(&self, old: &Self, patch: &mut Patch<'_>) {
        patch.replace(old.range, &self.print());
    }
}

/// A word in quotes if it holds a sign of the grammar, and in backticks if it holds quotes too.
fn printed_word(word: &str) -> String {
    let word = on_one_line(word);
    let needs_quotes = word.contains([',', '=', '"', '`']) || word.starts_with('\'') || word.trim() != word;
    match needs_quotes {
        false => word,
        true if word.contains('"') => format!("`{}`", word.replace('`', "'")),
        true => format!("\"{word}\""),
    }
}
