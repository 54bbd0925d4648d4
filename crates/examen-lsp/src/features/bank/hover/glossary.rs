//! Words of a glossary.

use examen_bank::{TextRange, code_span};

use super::bank::equivalents;
use crate::state::Document;

/// What is found for the word at `offset` of a glossary, and by which it is found.
pub(super) fn at(document: &Document, offset: usize) -> Option<(TextRange, String)> {
    let glossary = &document.glossary().value;
    let mut words = glossary
        .entries
        .iter()
        .flat_map(|entry| std::iter::once(&entry.term).chain(&entry.equivalents));
    let word = words.find(|word| word.range.contains(offset))?;
    let same = equivalents(glossary, &word.value).join(", ");
    let text = format!(
        "{} is also found as {same}, and the other way round",
        code_span(&word.value)
    );
    (!same.is_empty()).then_some((word.range, text))
}
