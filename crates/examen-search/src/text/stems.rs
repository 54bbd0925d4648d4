//! Stems, remembered.

use std::borrow::Cow;
use std::collections::HashMap;

use frostem::Stemmer;
use rustc_hash::FxBuildHasher;

use super::fold::without_accents;
use super::language::Language;

/// So many stems are remembered before all are forgotten: nearly all words of most banks, in some megabytes.
const MAX_REMEMBERED: usize = 65_536;

/// Reduces words to stems. A stem costs some hundred nanoseconds, and the same few thousand words make up most of any
/// text.
#[derive(Clone, Default)]
pub(super) struct Stems {
    language: Language,
    remembered: HashMap<String, String, FxBuildHasher>,
}

impl Stems {
    /// Appends the stem of `word` in `language`, without accents, to `stem`.
    pub(super) fn push(&mut self, word: &str, language: Language, stem: &mut String) {
        if self.language != language || self.remembered.len() >= MAX_REMEMBERED {
            self.remembered.clear();
            self.language = language;
        }
        if let Some(known) = self.remembered.get(word) {
            stem.push_str(known);
            return;
        }
        let fresh = stem_of(word, language);
        stem.push_str(&fresh);
        self.remembered.insert(word.to_owned(), fresh);
    }
}

/// The stem of `word`, which is in lower case, without accents.
pub(super) fn stem_of(word: &str, language: Language) -> String {
    let stem = match language.algorithm() {
        Some(algorithm) => Stemmer::new(algorithm).stem(word),
        None => Cow::Borrowed(word),
    };
    without_accents(&stem).into_owned()
}
