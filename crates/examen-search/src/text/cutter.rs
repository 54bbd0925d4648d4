//! Cuts the texts of banks into terms.

use std::collections::HashMap;

use compact_str::CompactString;
use rustc_hash::FxBuildHasher;

use super::fold::{folded, push_lower, without_accents};
use super::forms::{Form, Forms};
use super::language::Language;
use super::stems::stem_of;
use super::words::{WordKind, words};

/// So many forms of words are remembered, in some tens of megabytes. A build from nothing forgets only between segments,
/// which limit it too.
const MAX_FORMS: usize = 600_000;

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
#[derive(Clone, Copy)]
pub(crate) struct CutWord {
    /// Its stem, without accents; never empty.
    pub(crate) stem: Form,
    /// The word in lower case, without accents; empty for a part of a name.
    pub(crate) exact: Form,
    /// Where it stands, in words.
    pub(crate) position: u32,
    /// Which dictionaries it is put into.
    pub(crate) listing: Listing,
}

/// Cuts texts into terms, and remembers words: the same few thousand make up most of any text.
pub(crate) struct Cutter {
    coverage: Coverage,
    language: Language,
    /// By the word in lower case. This is where a build waits for memory, and with the text in the table itself once a
    /// word instead of three times.
    known: HashMap<CompactString, Known, FxBuildHasher>,
    forms: Forms,
    /// The present word in lower case.
    lower: String,
}

/// What is known of a word.
#[derive(Clone, Copy)]
struct Known {
    stem: Form,
    exact: Form,
    n_seen: u32,
}

impl Known {
    fn of(word: &str, language: Language, forms: &mut Forms) -> Self {
        Self {
            stem: forms.number(&stem_of(word, language)),
            exact: forms.number(&without_accents(word)),
            n_seen: 0,
        }
    }

    /// Counts the word, and says which dictionaries it is put into.
    fn list(&mut self, coverage: Coverage) -> Listing {
        self.n_seen = self.n_seen.saturating_add(1);
        match self.n_seen {
            n if n > ALWAYS_LISTED && n.is_power_of_two() => Listing::Frequent,
            n if n > ALWAYS_LISTED && coverage == Coverage::Sparse => Listing::Nowhere,
            _ => Listing::All,
        }
    }
}

impl Cutter {
    pub(crate) fn new(coverage: Coverage) -> Self {
        Self {
            coverage,
            language: Language::default(),
            known: HashMap::default(),
            forms: Forms::default(),
            lower: String::new(),
        }
    }

    /// The texts of the forms of cut words.
    pub(crate) fn forms(&self) -> &Forms {
        &self.forms
    }

    /// Sorts the forms.
    pub(crate) fn sort_forms(&mut self) {
        self.forms.sort();
    }

    /// Forgets the words that were seen a few times, if there are too many. Numbers of forms are then others.
    pub(crate) fn forget_rare(&mut self) {
        if self.forms.len() <= MAX_FORMS {
            return;
        }
        let forms = std::mem::take(&mut self.forms);
        self.known.retain(|_, known| known.n_seen > ALWAYS_LISTED);
        for known in self.known.values_mut() {
            known.stem = self.forms.number(forms.text(known.stem));
            known.exact = self.forms.number(forms.text(known.exact));
        }
    }

    /// Gives each word of `text` to `take`, from left to right.
    pub(crate) fn cut(&mut self, text: &str, language: Language, mut take: impl FnMut(&Forms, CutWord)) {
        if self.language != language {
            self.known.clear();
            self.language = language;
        }
        for word in words(text) {
            let coverage = self.coverage;
            let (stem, exact, listing) = self.look_up(&text[word.range.clone()], |known| match word.kind {
                WordKind::Part => (known.stem, Form::EMPTY, Listing::Nowhere),
                _ => (known.stem, known.exact, known.list(coverage)),
            });
            if !stem.is_empty() {
                let position = word.position as u32;
                take(
                    &self.forms,
                    CutWord {
                        stem,
                        exact,
                        position,
                        listing,
                    },
                );
            }
        }
    }

    /// Gives the words of a name to `take` as they are, each with its position, without counting them.
    pub(crate) fn cut_name(&mut self, name: &str, mut take: impl FnMut(Form, u32)) {
        for word in words(name).filter(|word| word.kind != WordKind::Part) {
            let exact = self.forms.number(&folded(&name[word.range]));
            if !exact.is_empty() {
                take(exact, word.position as u32);
            }
        }
    }

    fn look_up<R>(&mut self, word: &str, ask: impl FnOnce(&mut Known) -> R) -> R {
        self.lower.clear();
        push_lower(word, &mut self.lower);
        if let Some(known) = self.known.get_mut(self.lower.as_str()) {
            return ask(known);
        }
        let mut known = Known::of(&self.lower, self.language, &mut self.forms);
        let answer = ask(&mut known);
        self.known.insert(self.lower.as_str().into(), known);
        answer
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::{Coverage, Cutter, Language, Listing};

    fn check(text: &str, language: Language, expected: &Expect) {
        let mut cut = Vec::new();
        Cutter::new(Coverage::Full).cut(text, language, |forms, word| {
            let (exact, stem) = (forms.text(word.exact), forms.text(word.stem));
            cut.push(format!("{exact}:{stem}@{}", word.position));
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
            Cutter::new(coverage).cut(&"the ".repeat(1024), Language::English, |_, word| {
                n_listed += usize::from(word.listing != Listing::Nowhere);
            });
            n_listed
        };
        assert_eq!(listed(Coverage::Full), 1024);
        assert_eq!(listed(Coverage::Sparse), 16 + 6);
    }
}
