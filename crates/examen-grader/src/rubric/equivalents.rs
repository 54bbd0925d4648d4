//! The glossary as groups of word sequences that stand for one another.

use examen_bank::Glossary;
use rustc_hash::FxHashMap;

use crate::answer::{AnswerReader, LexemeId};

/// Sequences of stems, and the other sequences that mean the same.
#[derive(Debug, Default)]
pub(crate) struct Equivalents {
    groups: Vec<Vec<Vec<LexemeId>>>,
    by_stems: FxHashMap<String, Vec<usize>>,
    longest: usize,
}

impl Equivalents {
    /// Reads a glossary: a term and its equivalents are one group.
    pub fn read(glossary: &Glossary, reader: &mut AnswerReader) -> Self {
        let mut equivalents = Self::default();
        for entry in &glossary.entries {
            let texts = std::iter::once(&entry.term).chain(&entry.equivalents);
            let group: Vec<Vec<LexemeId>> = texts
                .map(|text| reader.tokens(&text.value))
                .filter(|tokens| !tokens.is_empty())
                .collect();
            equivalents.add(group, reader);
        }
        equivalents
    }

    fn add(&mut self, group: Vec<Vec<LexemeId>>, reader: &AnswerReader) {
        let idx = self.groups.len();
        for tokens in &group {
            self.longest = self.longest.max(tokens.len());
            let groups = self.by_stems.entry(key(tokens, reader)).or_default();
            if groups.last() != Some(&idx) {
                groups.push(idx);
            }
        }
        self.groups.push(group);
    }

    /// Other ways to say `tokens`: each has one part of it replaced by an equivalent.
    pub fn of(&self, tokens: &[LexemeId], reader: &AnswerReader) -> Vec<Vec<LexemeId>> {
        let mut found: Vec<Vec<LexemeId>> = Vec::new();
        for len in 1..=self.longest.min(tokens.len()) {
            for (start, part) in tokens.windows(len).enumerate() {
                let part_key = key(part, reader);
                let groups = self.by_stems.get(&part_key).into_iter().flatten();
                for other in groups.flat_map(|group| &self.groups[*group]) {
                    if key(other, reader) == part_key {
                        continue;
                    }
                    let replaced = [&tokens[..start], other, &tokens[start + len..]].concat();
                    if !found.contains(&replaced) {
                        found.push(replaced);
                    }
                }
            }
        }
        found
    }
}

fn key(tokens: &[LexemeId], reader: &AnswerReader) -> String {
    let stems: Vec<&str> = tokens
        .iter()
        .map(|token| &*reader.lexeme_by_id(*token).stem)
        .collect();
    stems.join(" ")
}
