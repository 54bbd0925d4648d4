//! Cuts the texts of banks into terms.

use std::collections::HashMap;

use rustc_hash::FxBuildHasher;

use super::fold::{push_lower, without_accents};
use super::language::Language;
use super::stems::stem_of;
use super::words::{Word, WordKind, words};

/// So many words are remembered, in some tens of megabytes; later ones are worked out each time they come. The
/// frequent ones come early.
const MAX_REMEMBERED: usize = 300_000;

/// A word stands in the dictionary of the index for each of its first sixteen occurrences, and from then on for every
/// one whose number is a power of two. See [`Coverage::Sparse`].
const ALWAYS_LISTED: u32 = 16;

/// How many occurrences of a word are put into the dictionary of the index, from which completions and respellings
/// come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Coverage {
    /// All. What is known of a word then is in how many questions it stands.
    Full,
    /// Those that tell how frequent it is: nearly all of a text is made of a few thousand words, and that one of them
    /// is there need not be said a million times. For a build from nothing only: where questions are taken out later,
    /// a word that is still in others must not go with them.
    Sparse,
}

/// Which dictionaries of the index an occurrence of a word is put into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Listing {
    /// None.
    Nowhere,
    /// That of all words.
    All,
    /// That of all words and that of the frequent ones, which are soon looked through where somebody has typed two
    /// letters.
    Frequent,
}

/// A word that was cut out.
pub(crate) struct CutWord<'c> {
    /// Its stem, without accents; never empty.
    pub(crate) stem: &'c str,
    /// The word in lower case, without accents; empty for a part of a name.
    pub(crate) exact: &'c str,
    /// Where it stands, in words.
    pub(crate) position: usize,
    /// Which dictionaries it is put into.
    pub(crate) listing: Listing,
}

/// Cuts texts into terms, and remembers words: the same few thousand make up most of any text.
pub(crate) struct Cutter {
    coverage: Coverage,
    language: Language,
    known: HashMap<Box<str>, Known, FxBuildHasher>,
    /// The present word in lower case.
    lower: String,
}

/// What is known of a word.
struct Known {
    stem: Spelling,
    exact: Spelling,
    n_seen: u32,
}

/// A form of a word. Most stems are its beginning, and need no memory of their own.
enum Spelling {
    Beginning(usize),
    Other(Box<str>),
}

impl Spelling {
    fn of(form: &str, word: &str) -> Self {
        if word.starts_with(form) {
            Self::Beginning(form.len())
        } else {
            Self::Other(form.into())
        }
    }

    fn in_word<'s>(&'s self, word: &'s str) -> &'s str {
        match self {
            Self::Beginning(length) => &word[..*length],
            Self::Other(form) => form,
        }
    }
}

impl Known {
    fn of(word: &str, language: Language) -> Self {
        let stem = stem_of(word, language);
        Self {
            stem: Spelling::of(&stem, word),
            exact: Spelling::of(&without_accents(word), word),
            n_seen: 0,
        }
    }

    fn give(&mut self, lower: &str, word: &Word, coverage: Coverage, take: &mut impl FnMut(CutWord<'_>)) {
        let stem = self.stem.in_word(lower);
        if stem.is_empty() {
            return;
        }
        if word.kind == WordKind::Part {
            return take(CutWord {
                stem,
                exact: "",
                position: word.position,
                listing: Listing::Nowhere,
            });
        }
        self.n_seen = self.n_seen.saturating_add(1);
        let listing = match self.n_seen {
            n if n > ALWAYS_LISTED && n.is_power_of_two() => Listing::Frequent,
            n if n > ALWAYS_LISTED && coverage == Coverage::Sparse => Listing::Nowhere,
            _ => Listing::All,
        };
        take(CutWord {
            stem,
            exact: self.exact.in_word(lower),
            position: word.position,
            listing,
        });
    }
}

impl Cutter {
    pub(crate) fn new(coverage: Coverage) -> Self {
        Self {
            coverage,
            language: Language::default(),
            known: HashMap::default(),
            lower: String::new(),
        }
    }

    /// Gives each word of `text` to `take`, from left to right.
    pub(crate) fn cut(&mut self, text: &str, language: Language, mut take: impl FnMut(CutWord<'_>)) {
        if self.language != language {
            self.known.clear();
            self.language = language;
        }
        for word in words(text) {
            self.lower.clear();
            push_lower(&text[word.range.clone()], &mut self.lower);
            if let Some(known) = self.known.get_mut(self.lower.as_str()) {
                known.give(&self.lower, &word, self.coverage, &mut take);
                continue;
            }
            let mut known = Known::of(&self.lower, language);
            known.give(&self.lower, &word, self.coverage, &mut take);
            if self.known.len() < MAX_REMEMBERED {
                self.known.insert(self.lower.as_str().into(), known);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::{Coverage, Cutter, Language, Listing};

    fn check(text: &str, language: Language, expected: &Expect) {
        let mut cut = Vec::new();
        Cutter::new(Coverage::Full).cut(text, language, |word| {
            cut.push(format!("{}:{}@{}", word.exact, word.stem, word.position));
        });
        expected.assert_eq(&cut.join(" "));
    }

    #[test]
    fn words_are_cut_in_both_forms() {
        check(
            "Caches expired in localStorage",
            Language::English,
            &expect!["caches:cach@0 expired:expir@1 in:in@2 localstorage:localstorag@3 :local@3 :storag@4"],
        );
        check(
            "Größere Städte",
            Language::German,
            &expect!["großere:gross@0 stadte:stadt@1"],
        );
    }

    #[test]
    fn a_frequent_word_is_listed_ever_less_often() {
        let listed = |coverage: Coverage| {
            let mut n_listed = 0;
            Cutter::new(coverage).cut(&"the ".repeat(1024), Language::English, |word| {
                n_listed += usize::from(word.listing != Listing::Nowhere);
            });
            n_listed
        };
        assert_eq!(listed(Coverage::Full), 1024);
        assert_eq!(listed(Coverage::Sparse), 16 + 6);
    }
}
