//! Which words an index has, and which of them are meant by what somebody typed.

use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use tantivy::query::FuzzyTermQuery;
use tantivy::schema::Field;
use tantivy::{Searcher, Term};

use crate::error::SearchError;
use crate::index::catalog::Catalog;
use crate::index::schema::Fields;
use crate::text::{Analyzer, Language, TermForm};

/// A prefix stands for so many words at most, the most frequent ones.
const MAX_COMPLETIONS: usize = 16;
/// The same where there are [`MANY_QUESTIONS`]: the time of a lookup grows with what the words stand in, and the most
/// frequent ones fill every page.
const MAX_COMPLETIONS_OF_MANY: usize = 6;
const MANY_QUESTIONS: u64 = 250_000;

/// So many words of a segment are looked at for one prefix. More begin alike only where a million questions have ten
/// thousands of words; then the frequent ones, which are listed apart, are enough.
const MAX_SCANNED: usize = 10_000;

/// A word in more questions than this is no slip of the pen.
const MOST_SLIPS: u64 = 2;
/// By how much a word must be more frequent than one that is taken for a slip.
const TIMES_LIKELIER: u64 = 4;

/// So many spellings are taken for a word that nobody wrote.
const MAX_RESPELLINGS: usize = 6;

/// A word of the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct KnownWord {
    pub(super) word: String,
    /// In how many questions it stands.
    pub(super) doc_freq: u64,
}

/// Looks words up.
pub(super) struct Vocabulary<'s> {
    pub(super) searcher: &'s Searcher,
    pub(super) fields: &'s Fields,
    pub(super) catalog: &'s Catalog,
    stemmer: RefCell<Analyzer>,
}

impl<'s> Vocabulary<'s> {
    pub(super) fn new(searcher: &'s Searcher, fields: &'s Fields, catalog: &'s Catalog) -> Self {
        Self {
            searcher,
            fields,
            catalog,
            stemmer: RefCell::new(Analyzer::new(TermForm::Stem)),
        }
    }

    /// The stems of a word in the languages of the index, each once; `word` is in lower case.
    pub(super) fn stems(&self, word: &str) -> Vec<String> {
        let mut stems: Vec<String> = Vec::with_capacity(1);
        for language in &self.catalog.languages {
            let stem = self.stem(word, *language);
            if !stem.is_empty() && !stems.contains(&stem) {
                stems.push(stem);
            }
        }
        stems
    }

    /// The stem of a word in one language.
    pub(super) fn stem(&self, word: &str, language: Language) -> String {
        self.stemmer.borrow_mut().stem(word, language)
    }

    /// The stems of a word in the languages of the index, without those that no question has.
    pub(super) fn known_stems(&self, word: &str) -> Result<Vec<String>, SearchError> {
        let mut known = Vec::new();
        for stem in self.stems(word) {
            if self.searcher.doc_freq(&self.stem_term(&stem))? > 0 {
                known.push(stem);
            }
        }
        Ok(known)
    }

    pub(super) fn stem_term(&self, stem: &str) -> Term {
        Term::from_field_text(self.fields.stems, stem)
    }

    pub(super) fn word_term(&self, word: &str) -> Term {
        Term::from_field_text(self.fields.words, word)
    }

    /// A word as it is where a question says what it is about.
    pub(super) fn exact_term(&self, word: &str) -> Term {
        Term::from_field_text(self.fields.exact, word)
    }

    /// In how many questions the dictionary has the folded `word`: none that stands somewhere has 0, and a frequent one
    /// has more than a rare one, but not by as much as it is more frequent.
    pub(super) fn doc_freq(&self, word: &str) -> Result<u64, SearchError> {
        Ok(self.searcher.doc_freq(&self.word_term(word))?)
    }

    /// The most frequent words that begin with `prefix`, which is folded. Where enough of them are frequent, the others
    /// need not be looked through.
    pub(super) fn completions(&self, prefix: &str) -> Result<Vec<KnownWord>, SearchError> {
        let most = if self.searcher.num_docs() < MANY_QUESTIONS {
            MAX_COMPLETIONS
        } else {
            MAX_COMPLETIONS_OF_MANY
        };
        let frequent = self.beginning_with(prefix, self.fields.frequent)?;
        if frequent.len() >= most {
            return Ok(most_frequent(frequent, most));
        }
        let all = self.beginning_with(prefix, self.fields.words)?;
        Ok(most_frequent(all, most))
    }

    fn beginning_with(&self, prefix: &str, field: Field) -> Result<BTreeMap<String, u64>, SearchError> {
        let mut found = BTreeMap::new();
        for segment in self.searcher.segment_readers() {
            let index = segment.inverted_index(field)?;
            let mut range = index.terms().range().ge(prefix);
            if let Some(end) = after_prefix(prefix) {
                range = range.lt(end);
            }
            let mut stream = range.into_stream()?;
            let mut most = Most::new(MAX_COMPLETIONS * 4);
            for _ in 0..MAX_SCANNED {
                if !stream.advance() {
                    break;
                }
                most.offer(stream.key(), stream.value().doc_freq);
            }
            most.add_to(&mut found);
        }
        Ok(found)
    }

    /// The words that somebody who typed `word` may have meant: those within one edit, or two in a long word, a swap
    /// of neighbours being one. The nearest come first, then the most frequent. With [`Typed::Begun`] the word may go
    /// on.
    pub(super) fn respellings(&self, word: &str, typed: Typed) -> Result<Vec<KnownWord>, SearchError> {
        let Some(max_edits) = max_edits(word) else {
            return Ok(Vec::new());
        };
        for (edits, first_letter) in passes(max_edits) {
            let found = self.within(word, edits, first_letter, typed)?;
            if !found.is_empty() {
                return Ok(nearest(word, typed, found));
            }
        }
        Ok(Vec::new())
    }

    /// The words one edit from `word`, which hardly any question has, that are much more frequent.
    pub(super) fn likelier(&self, word: &str) -> Result<Vec<KnownWord>, SearchError> {
        let doc_freq = self.doc_freq(word)?;
        if doc_freq > MOST_SLIPS || max_edits(word).is_none() {
            return Ok(Vec::new());
        }
        let mut found = self.within(word, 1, FirstLetter::Kept, Typed::Whole)?;
        found.retain(|_, others| *others >= TIMES_LIKELIER * doc_freq.max(1));
        Ok(nearest(word, Typed::Whole, found))
    }

    fn within(
        &self,
        word: &str,
        edits: u8,
        first_letter: FirstLetter,
        typed: Typed,
    ) -> Result<BTreeMap<String, u64>, SearchError> {
        let term = self.word_term(word);
        let query = match typed {
            Typed::Whole => FuzzyTermQuery::new(term, edits, true),
            Typed::Begun => FuzzyTermQuery::new_prefix(term, edits, true),
        };
        let initial = word.chars().next().map(String::from).unwrap_or_default();
        let mut found = BTreeMap::new();
        for segment in self.searcher.segment_readers() {
            let index = segment.inverted_index(self.fields.words)?;
            let mut matching = index.terms().search(query.automaton()?);
            if first_letter == FirstLetter::Kept {
                matching = matching.ge(&initial);
                if let Some(end) = after_prefix(&initial) {
                    matching = matching.lt(end);
                }
            }
            let mut stream = matching.into_stream()?;
            let mut most = Most::new(MAX_RESPELLINGS * 16);
            while stream.advance() {
                most.offer(stream.key(), stream.value().doc_freq);
            }
            most.add_to(&mut found);
        }
        Ok(found)
    }
}

/// Whether a word is finished.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Typed {
    Whole,
    Begun,
}

/// Whether a misspelt word is taken to begin as the right one does. Nearly all do, and it saves most of the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FirstLetter {
    Kept,
    Any,
}

/// How many edits a misspelling of `word` may be away; none where a short word or a number would become another one.
/// The lengths are those of Elasticsearch's `fuzziness: AUTO`, one letter later.
fn max_edits(word: &str) -> Option<u8> {
    let length = word.chars().count();
    let is_number = word.chars().any(|c| c.is_ascii_digit());
    match length {
        _ if is_number => None,
        0..=3 => None,
        4..=7 => Some(1),
        _ => Some(2),
    }
}

fn passes(max_edits: u8) -> Vec<(u8, FirstLetter)> {
    let mut passes = vec![(1, FirstLetter::Kept), (1, FirstLetter::Any)];
    if max_edits > 1 {
        passes.extend([(2, FirstLetter::Kept), (2, FirstLetter::Any)]);
    }
    passes
}

fn nearest(word: &str, typed: Typed, found: BTreeMap<String, u64>) -> Vec<KnownWord> {
    let length = word.chars().count();
    let distance = |other: &str| match typed {
        Typed::Whole => strsim::osa_distance(word, other),
        Typed::Begun => (length.saturating_sub(2)..=length + 2)
            .map(|n| strsim::osa_distance(word, &other.chars().take(n).collect::<String>()))
            .min()
            .unwrap_or(length),
    };
    let mut ranked: Vec<(usize, KnownWord)> = found
        .into_iter()
        .map(|(word, doc_freq)| (distance(&word), KnownWord { word, doc_freq }))
        .collect();
    ranked.sort_by(|(a, a_word), (b, b_word)| (a, b_word.doc_freq).cmp(&(b, a_word.doc_freq)));
    ranked.truncate(MAX_RESPELLINGS);
    ranked.into_iter().map(|(_, word)| word).collect()
}

fn most_frequent(found: BTreeMap<String, u64>, n: usize) -> Vec<KnownWord> {
    let mut words: Vec<KnownWord> = found
        .into_iter()
        .map(|(word, doc_freq)| KnownWord { word, doc_freq })
        .collect();
    words.sort_by_key(|known| Reverse(known.doc_freq));
    words.truncate(n);
    words
}

/// The first text that no longer begins with `prefix`.
fn after_prefix(prefix: &str) -> Option<Vec<u8>> {
    let mut end = prefix.as_bytes().to_vec();
    while let Some(last) = end.pop() {
        if last < u8::MAX {
            end.push(last + 1);
            return Some(end);
        }
    }
    None
}

/// The most frequent of many words. Only those that get in are copied.
struct Most {
    size: usize,
    words: Vec<(u32, Vec<u8>)>,
    least: u32,
}

impl Most {
    fn new(size: usize) -> Self {
        Self {
            size,
            words: Vec::new(),
            least: 0,
        }
    }

    fn offer(&mut self, word: &[u8], doc_freq: u32) {
        if doc_freq <= self.least {
            return;
        }
        self.words.push((doc_freq, word.to_vec()));
        if self.words.len() >= self.size * 2 {
            self.words.sort_by_key(|(doc_freq, _)| Reverse(*doc_freq));
            self.words.truncate(self.size);
            self.least = self.words.last().map_or(0, |(doc_freq, _)| *doc_freq);
        }
    }

    fn add_to(self, found: &mut BTreeMap<String, u64>) {
        for (doc_freq, word) in self.words {
            if let Ok(word) = String::from_utf8(word) {
                *found.entry(word).or_default() += u64::from(doc_freq);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{after_prefix, max_edits};

    #[test]
    fn a_range_ends_where_the_prefix_does() {
        assert_eq!(after_prefix("ab").as_deref(), Some("ac".as_bytes()));
        assert_eq!(after_prefix(""), None);
    }

    #[test]
    fn short_words_and_numbers_are_never_misspelt() {
        assert_eq!(
            ["sql", "p99s", "cahce", "idempotncy"].map(max_edits),
            [None, None, Some(1), Some(2)]
        );
    }
}
