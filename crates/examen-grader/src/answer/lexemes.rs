//! Distinct words, folded and stemmed once.

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;

use super::function_words::{auxiliary_base, is_function_word};
use crate::lexicon::Vocabulary;

/// Index of a distinct word in its [`Lexemes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct LexemeId(pub u32);

/// A distinct word.
#[derive(Clone, Debug)]
pub(crate) struct Lexeme {
    /// Lower case, without accents.
    pub folded: Box<str>,
    /// Its stem (Porter2), or the base of an auxiliary.
    pub stem: Box<str>,
    /// Whether it carries grammar rather than content.
    pub is_function: bool,
    /// Whether it is a word of English or of computing.
    pub is_known: bool,
}

/// Distinct words in the order in which they were first seen.
pub(crate) struct Lexemes {
    stemmer: Stemmer,
    ids: FxHashMap<Box<str>, LexemeId>,
    all: Vec<Lexeme>,
}

impl Default for Lexemes {
    fn default() -> Self {
        Self {
            stemmer: Stemmer::create(Algorithm::English),
            ids: FxHashMap::default(),
            all: Vec::new(),
        }
    }
}

impl Lexemes {
    /// The lexeme of a folded word.
    pub fn intern(&mut self, folded: &str) -> LexemeId {
        if let Some(id) = self.ids.get(folded) {
            return *id;
        }
        let id = LexemeId(self.all.len() as u32);
        self.all.push(Lexeme {
            folded: folded.into(),
            stem: stem(&self.stemmer, folded).into(),
            is_function: is_function_word(folded),
            is_known: Vocabulary::contains(folded),
        });
        self.ids.insert(folded.into(), id);
        id
    }

    /// The lexeme called `id`.
    pub fn get(&self, id: LexemeId) -> &Lexeme {
        &self.all[id.0 as usize]
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }
}

fn stem(stemmer: &Stemmer, folded: &str) -> String {
    if let Some(base) = auxiliary_base(folded) {
        return base.to_owned();
    }
    // The stemmer knows English letters only; other scripts are their own stem.
    if folded.is_ascii() {
        stemmer.stem(folded).into_owned()
    } else {
        folded.to_owned()
    }
}
