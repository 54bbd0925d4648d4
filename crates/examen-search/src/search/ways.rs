//! The ways to meet one word: by its stems, as it goes on, and as it may have been meant.

use tantivy::{Score, Term};

use super::group::{Group, Purpose};
use super::lookups::{boosted, term_lookup};
use super::plan::Planner;
use super::vocabulary::{KnownWord, Typed};
use super::wanted::WantedWord;
use crate::error::SearchError;
use crate::query::Note;

/// How much more a word is worth in the prompt, beside its weight among all parts.
const PROMPT: Score = 1.0;
/// The very form that somebody typed is worth so much more than another form of the word.
const SAME_FORM: Score = 0.5;
/// What a word that was only begun is worth by the words that go on like it.
const COMPLETION: Score = 0.6;
/// What each edit of a misspelt word leaves of it.
const EDIT: Score = 0.7;

impl Planner<'_, '_> {
    /// The ways to meet one word. Where a glossary has `equivalents` of it, it need not be known itself.
    pub(super) fn word(&mut self, wanted: &WantedWord, equivalents: &[String]) -> Result<Group, SearchError> {
        let WantedWord {
            word,
            typed,
            is_prefix,
        } = wanted;
        let mut ways = Group::default();
        let stems = self.vocabulary.known_stems(word)?;
        if !*is_prefix {
            for stem in &stems {
                self.push_stem(stem, 1.0, &mut ways);
            }
            if self.vocabulary.doc_freq(word)? > 0 {
                self.push_form(word, 1.0, &mut ways);
            }
        }
        let mut may_go_on = false;
        if *typed == Typed::Begun && (word.chars().count() > 1 || ways.is_empty()) {
            let completions = self.vocabulary.completions(word)?;
            let others = completions
                .iter()
                .filter(|known| known.word != *word || *is_prefix);
            let mut seen = if *is_prefix { Vec::new() } else { stems };
            for known in others {
                may_go_on = true;
                self.push_stems(&known.word, COMPLETION, &mut seen, &mut ways)?;
            }
        }
        if !ways.is_empty() && equivalents.is_empty() && !may_go_on {
            self.push_likelier(word, &mut ways)?;
        }
        if ways.is_empty() && equivalents.is_empty() {
            ways = self.respelt(word, *typed)?;
        }
        if ways.is_empty() && equivalents.is_empty() {
            self.plan.notes.push(Note::UnknownWord { word: word.clone() });
        }
        Ok(ways)
    }

    /// Adds the very form of a word, which stands out in a prompt.
    fn push_form(&self, word: &str, worth: Score, ways: &mut Group) {
        let form = term_lookup(self.vocabulary.exact_term(word));
        ways.rank.push(boosted(form, SAME_FORM * worth));
    }

    /// Adds what a word that hardly any question has was probably meant to be: authors misspell words, too, and one slip
    /// in one answer must not hide all questions that have the word as it should be.
    fn push_likelier(&mut self, word: &str, ways: &mut Group) -> Result<(), SearchError> {
        let mut seen = self.vocabulary.known_stems(word)?;
        for likelier in self.vocabulary.likelier(word)? {
            self.push_respelling(&likelier.word, EDIT, &mut seen, ways)?;
        }
        Ok(())
    }

    /// The ways to meet a word that no question has.
    fn respelt(&mut self, word: &str, typed: Typed) -> Result<Group, SearchError> {
        if let Some(parts) = self.parts(word)? {
            let marked = self.plan.marked.clone();
            let mut ways = Group::default();
            ways.extend_both(self.phrase(&parts));
            if ways.lookup(Purpose::Counting).count(self.vocabulary.searcher)? > 0 {
                self.plan.notes.push(Note::Respelt {
                    word: word.to_owned(),
                    instead: vec![parts.join(" ")],
                });
                return Ok(ways);
            }
            // Words that nowhere stand side by side are not what was meant.
            self.plan.marked = marked;
        }
        let mut respellings = self.vocabulary.respellings(word, Typed::Whole)?;
        if respellings.is_empty() && typed == Typed::Begun {
            respellings = self.vocabulary.respellings(word, Typed::Begun)?;
        }
        let (mut ways, mut seen) = (Group::default(), Vec::new());
        for KnownWord { word: other, .. } in &respellings {
            let n_edits = strsim::osa_distance(word, other).min(3) as i32;
            self.push_respelling(other, EDIT.powi(n_edits), &mut seen, &mut ways)?;
        }
        if !respellings.is_empty() {
            self.plan.notes.push(Note::Respelt {
                word: word.to_owned(),
                instead: respellings.into_iter().take(3).map(|known| known.word).collect(),
            });
        }
        Ok(ways)
    }

    /// Adds a word that was probably meant, in its form and in others.
    fn push_respelling(
        &mut self,
        word: &str,
        worth: Score,
        seen: &mut Vec<String>,
        ways: &mut Group,
    ) -> Result<(), SearchError> {
        self.push_stems(word, worth, seen, ways)?;
        self.push_form(word, worth, ways);
        Ok(())
    }

    /// `ratelimit`: `rate`, `limit`, if both are words of the index.
    fn parts(&self, word: &str) -> Result<Option<Vec<String>>, SearchError> {
        const SHORTEST_PART: usize = 3;
        let mut best: Option<(u64, [&str; 2])> = None;
        for (at, _) in word.char_indices().skip(SHORTEST_PART) {
            let (first, second) = word.split_at(at);
            if second.chars().count() < SHORTEST_PART {
                break;
            }
            let known = self
                .vocabulary
                .doc_freq(first)?
                .min(self.vocabulary.doc_freq(second)?);
            if known > best.map_or(0, |(known, _)| known) {
                best = Some((known, [first, second]));
            }
        }
        Ok(best.map(|(_, parts)| parts.map(str::to_owned).to_vec()))
    }

    pub(super) fn push_stems(
        &mut self,
        word: &str,
        boost: Score,
        seen: &mut Vec<String>,
        ways: &mut Group,
    ) -> Result<(), SearchError> {
        for stem in self.vocabulary.known_stems(word)? {
            if !seen.contains(&stem) {
                self.push_stem(&stem, boost, ways);
                seen.push(stem);
            }
        }
        Ok(())
    }

    pub(super) fn stems_group(&mut self, word: &str) -> Group {
        let mut ways = Group::default();
        for stem in self.vocabulary.stems(word) {
            self.push_stem(&stem, 1.0, &mut ways);
        }
        ways
    }

    /// A stem is in the prompt only where it is among those of all parts, so that these decide.
    fn push_stem(&mut self, stem: &str, boost: Score, ways: &mut Group) {
        self.plan.marked.stems.insert(stem.to_owned());
        let anywhere = term_lookup(self.vocabulary.stem_term(stem));
        let prompt = Term::from_field_text(self.vocabulary.fields.prompt, stem);
        ways.decide.push(anywhere.box_clone());
        ways.rank.push(boosted(anywhere, boost));
        ways.rank.push(boosted(term_lookup(prompt), boost * PROMPT));
    }
}
