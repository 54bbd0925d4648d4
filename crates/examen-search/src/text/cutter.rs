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

/// An entry of forty bytes at most, in tables that are three quarters full on average.
const BYTES_OF_WORD: usize = 56;

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
    /// By the word in lower case. With the text in the table itself there is one place in memory to wait for, not three.
    known: HashMap<CompactString, Known, FxBuildHasher>,
    forms: Forms,
    /// The words of the present text in lower case, without anything between them.
    lower: String,
    /// The words of the present text.
    read: Vec<ReadWord>,
    /// What has become of them.
    cut: Vec<CutWord>,
}

/// A word of the present text.
struct ReadWord {
    /// Where it ends among the words in lower case.
    end: usize,
    position: u32,
    kind: WordKind,
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
            read: Vec::new(),
            cut: Vec::new(),
        }
    }

    /// The texts of the forms of cut words.
    pub(crate) fn forms(&self) -> &Forms {
        &self.forms
    }

    /// About as much memory as the words that are remembered take.
    pub(crate) fn n_bytes(&self) -> usize {
        (self.forms.len() + self.known.len()) * BYTES_OF_WORD
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
        self.read_words(text);
        self.look_up_all();
        for word in &self.cut {
            take(&self.forms, *word);
        }
    }

    /// Puts the words of `text` into `lower` and `read`.
    fn read_words(&mut self, text: &str) {
        self.lower.clear();
        self.read.clear();
        for word in words(text) {
            push_lower(&text[word.range], &mut self.lower);
            self.read.push(ReadWord {
                end: self.lower.len(),
                position: word.position as u32,
                kind: word.kind,
            });
        }
    }

    /// Cuts the words that were read. This is where a build waits for memory; in a loop of its own, with little
    /// between one word and the next, the processor asks for several words at once.
    fn look_up_all(&mut self) {
        self.cut.clear();
        let mut start = 0;
        for word in &self.read {
            let text = &self.lower[start..word.end];
            start = word.end;
            let known = match self.known.get_mut(text) {
                Some(known) => known,
                None => {
                    let known = Known::of(text, self.language, &mut self.forms);
                    self.known.entry(text.into()).or_insert(known)
                }
            };
            let (exact, listing) = match word.kind {
                WordKind::Part => (Form::EMPTY, Listing::Nowhere),
                _ => (known.exact, known.list(self.coverage)),
            };
            if !known.stem.is_empty() {
                self.cut.push(CutWord {
                    stem: known.stem,
                    exact,
                    position: word.position,
                    listing,
                });
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
