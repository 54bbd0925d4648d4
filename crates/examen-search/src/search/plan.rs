//! From what people type to what is looked up.

use std::collections::BTreeSet;

use tantivy::query::{AllQuery, BooleanQuery, EmptyQuery, Occur as Must, PhraseQuery, Query as Lookup};
use tantivy::{Score, Term};

use super::group::{Group, Purpose};
use super::lookups::{any_of, boosted, term_lookup, unscored};
use super::vocabulary::{Typed, Vocabulary};
use super::wanted::{WantedWord, split, wanted_words};
use crate::error::SearchError;
use crate::index::catalog::MAX_TERM_WORDS;
use crate::query::{Clause, Demand, FacetField, Note, Occur, Query};
use crate::text::{folded, is_function_word};

/// What an equivalent from a glossary is worth.
const EQUIVALENT: Score = 0.8;

/// A query that is ready to be run.
pub(super) struct Plan {
    /// The demands on words, best met all.
    pub(super) groups: Vec<Group>,
    /// What must be so without being a matter of degree.
    filters: Vec<(Must, Box<dyn Lookup>)>,
    /// What is shown as found.
    pub(super) marked: Marked,
    /// Whether one hit can be better than another.
    pub(super) ranking: Ranking,
    /// What is worth saying.
    pub(super) notes: Vec<Note>,
}

/// Whether one hit can be better than another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ranking {
    /// Words or phrases make it so.
    ByWords,
    /// Only facets decide.
    None,
}

/// The terms whose occurrences are shown as found.
#[derive(Clone, Debug, Default)]
pub(super) struct Marked {
    pub(super) stems: BTreeSet<String>,
}

impl Plan {
    pub(super) fn new(query: Query, last: Typed, vocabulary: &Vocabulary<'_>) -> Result<Self, SearchError> {
        let mut planner = Planner {
            vocabulary,
            plan: Self {
                groups: Vec::new(),
                filters: Vec::new(),
                marked: Marked::default(),
                ranking: Ranking::None,
                notes: query.notes,
            },
        };
        let wanted = wanted_words(&query.clauses, last);
        planner.add_words(&wanted)?;
        for clause in &query.clauses {
            planner.add(clause)?;
        }
        Ok(planner.plan)
    }

    /// The lookup of questions that meet at least `n_wanted` demands on words and pass all filters.
    pub(super) fn lookup(&self, n_wanted: usize, purpose: Purpose) -> Box<dyn Lookup> {
        let mut parts: Vec<(Must, Box<dyn Lookup>)> = Vec::new();
        let n_groups = self.groups.len();
        let groups = self.groups.iter().map(|group| group.lookup(purpose));
        if n_groups > 0 && n_wanted >= n_groups {
            parts.extend(groups.map(|group| (Must::Must, group)));
        } else if n_groups > 0 {
            let any = groups.map(|group| (Must::Should, group));
            let some = BooleanQuery::with_minimum_required_clauses(any.collect(), n_wanted.max(1));
            parts.push((Must::Must, Box::new(some)));
        }
        let filters = self
            .filters
            .iter()
            .map(|(must, filter)| (*must, filter.box_clone()));
        parts.extend(filters);
        let is_open = !parts.iter().any(|(must, _)| *must == Must::Must);
        if is_open && parts.is_empty() {
            return Box::new(AllQuery);
        }
        if is_open {
            parts.push((Must::Must, Box::new(AllQuery)));
        }
        match (parts.len(), parts.pop()) {
            (1, Some((_, only))) => only,
            (_, Some(last)) => {
                parts.push(last);
                Box::new(BooleanQuery::new(parts))
            }
            (_, None) => Box::new(AllQuery),
        }
    }
}

/// Makes a plan.
pub(super) struct Planner<'p, 's> {
    pub(super) vocabulary: &'p Vocabulary<'s>,
    pub(super) plan: Plan,
}

impl Planner<'_, '_> {
    fn add(&mut self, clause: &Clause) -> Result<(), SearchError> {
        let must = match clause.occur {
            Occur::Wanted => Must::Must,
            Occur::Unwanted => Must::MustNot,
        };
        match &clause.demand {
            Demand::Word(text) | Demand::Prefix(text) if must == Must::MustNot => {
                let lookup = match &clause.demand {
                    Demand::Prefix(_) => self.prefix_filter(text)?,
                    _ => self.phrase(&split(text)),
                };
                self.plan.filters.extend(lookup.map(|lookup| (must, lookup)));
            }
            Demand::Word(_) | Demand::Prefix(_) => {}
            Demand::Phrase(text) => self.add_phrase(text, must),
            Demand::Facet(field, value) => {
                let lookup = self.facet(*field, value);
                self.plan.filters.push((must, lookup));
            }
            Demand::Level(levels) => {
                let level = |level: u8| Term::from_field_u64(self.vocabulary.fields.level, level.into());
                let any = levels.clone().map(|n| term_lookup(level(n)));
                let lookup = Box::new(BooleanQuery::union(any.collect()));
                self.plan.filters.push((must, unscored(lookup)));
            }
        }
        Ok(())
    }

    /// Adds the words outside of quotes, runs of them that a glossary knows together.
    fn add_words(&mut self, wanted: &[WantedWord]) -> Result<(), SearchError> {
        let is_content = |word: &WantedWord| !is_function_word(&word.word);
        let any_content = wanted.iter().any(is_content);
        let mut at = 0;
        while at < wanted.len() {
            let (n_words, equivalents) = self.known_run(&wanted[at..])?;
            let run = &wanted[at..at + n_words];
            at += n_words;
            if n_words == 1 && any_content && !is_content(&run[0]) {
                continue;
            }
            if !self.add_group(run, &equivalents)? {
                for word in run.iter().filter(|word| is_content(word)) {
                    self.add_group(std::slice::from_ref(word), &[])?;
                }
            }
        }
        if any_content && self.plan.is_unknown() {
            // What the few words that are known find has nothing to do with what was asked.
            self.plan.groups = vec![Group::default()];
        }
        Ok(())
    }

    /// The longest run of words at the start that a glossary has, and what means the same; else one word.
    fn known_run(&self, wanted: &[WantedWord]) -> Result<(usize, Vec<String>), SearchError> {
        if self.vocabulary.catalog.has_synonyms() {
            for n_words in (1..=wanted.len().min(MAX_TERM_WORDS)).rev() {
                let run: Vec<&str> = wanted[..n_words].iter().map(|word| word.word.as_str()).collect();
                let run = run.join(" ");
                let same = self.vocabulary.catalog.equivalents(&run);
                let same: Vec<String> = same.map(str::to_owned).collect();
                if !same.is_empty() {
                    return Ok((n_words, same));
                }
            }
        }
        let joined = self.joined(wanted)?;
        Ok(joined.map_or((1, Vec::new()), |joined| (2, vec![joined])))
    }

    /// `data` before `base`: `database`, if there is such a word.
    fn joined(&self, wanted: &[WantedWord]) -> Result<Option<String>, SearchError> {
        let [first, second, ..] = wanted else {
            return Ok(None);
        };
        if is_function_word(&first.word) || is_function_word(&second.word) {
            return Ok(None);
        }
        let joined = format!("{}{}", first.word, second.word);
        Ok((self.vocabulary.doc_freq(&joined)? > 0).then_some(joined))
    }

    /// Adds what stands for a run of words as one demand. Says no, and adds nothing, if there are several words and no
    /// question meets it: its words may still be found apart.
    fn add_group(&mut self, run: &[WantedWord], equivalents: &[String]) -> Result<bool, SearchError> {
        let mut group = Group::default();
        if let [word] = run {
            group = self.word(word, equivalents)?;
        } else {
            let all = run.iter().map(|word| self.stems_group(&word.word));
            let all: Vec<Group> = all.collect();
            let both = |purpose: Purpose| {
                let each = all.iter().map(|group| group.lookup(purpose));
                Box::new(BooleanQuery::intersection(each.collect())) as Box<dyn Lookup>
            };
            group.rank.push(both(Purpose::Ranking));
            group.decide.push(both(Purpose::Counting));
        }
        for equivalent in equivalents {
            let words: Vec<String> = equivalent.split(' ').map(str::to_owned).collect();
            match words.as_slice() {
                [word] => group.extend(self.stems_group(word).boosted(EQUIVALENT)),
                words => group.extend_both(self.phrase(words).map(|phrase| boosted(phrase, EQUIVALENT))),
            }
        }
        if group.is_empty() {
            return Ok(true);
        }
        let is_run = run.len() > 1;
        if is_run && group.lookup(Purpose::Counting).count(self.vocabulary.searcher)? == 0 {
            return Ok(false);
        }
        self.plan.ranking = Ranking::ByWords;
        self.plan.groups.push(group);
        Ok(true)
    }

    fn add_phrase(&mut self, text: &str, must: Must) {
        let words = split(text);
        match (must, self.phrase(&words)) {
            (_, None) => {}
            (Must::MustNot, Some(phrase)) => self.plan.filters.push((must, unscored(phrase))),
            (_, Some(phrase)) => {
                self.plan.ranking = Ranking::ByWords;
                self.plan.filters.push((Must::Must, phrase));
            }
        }
    }

    /// Words next to each other, by their stems.
    pub(super) fn phrase(&mut self, words: &[String]) -> Option<Box<dyn Lookup>> {
        match words {
            [] => None,
            [word] => Some(self.stems_group(word).lookup(Purpose::Ranking)),
            _ => {
                let mut phrases: Vec<Vec<String>> = Vec::new();
                for language in &self.vocabulary.catalog.languages {
                    let stems = words.iter().map(|word| self.vocabulary.stem(word, *language));
                    let stems: Vec<String> = stems.collect();
                    if !phrases.contains(&stems) {
                        phrases.push(stems);
                    }
                }
                let lookups = phrases.into_iter().map(|stems| {
                    let terms = stems.iter().map(|stem| self.vocabulary.stem_term(stem)).collect();
                    self.plan.marked.stems.extend(stems);
                    Box::new(PhraseQuery::new(terms)) as Box<dyn Lookup>
                });
                Some(any_of(lookups.collect()))
            }
        }
    }

    fn prefix_filter(&mut self, text: &str) -> Result<Option<Box<dyn Lookup>>, SearchError> {
        let Some(prefix) = split(text).pop() else {
            return Ok(None);
        };
        let (mut ways, mut seen) = (Group::default(), Vec::new());
        for known in self.vocabulary.completions(&prefix)? {
            self.push_stems(&known.word, 1.0, &mut seen, &mut ways)?;
        }
        Ok(Some(ways.lookup(Purpose::Counting)))
    }

    fn facet(&self, field: FacetField, value: &str) -> Box<dyn Lookup> {
        let fields = self.vocabulary.fields;
        let field = match field {
            FacetField::Bank => fields.bank,
            FacetField::Topic => fields.topic,
            FacetField::Tag => fields.tag,
            FacetField::Id => fields.id,
            FacetField::Level => fields.level,
            FacetField::Kind => {
                let kinds = ["technical", "behavioural"].into_iter();
                let meant = kinds.filter(|kind| kind.starts_with(&folded(value)));
                let terms = meant.map(|kind| term_lookup(Term::from_field_text(fields.kind, kind)));
                return unscored(any_of(terms.collect()));
            }
        };
        let terms: Vec<Term> = split(value)
            .iter()
            .map(|word| Term::from_field_text(field, word))
            .collect();
        unscored(match terms.len() {
            0 => Box::new(EmptyQuery),
            1 => any_of(terms.into_iter().map(term_lookup).collect()),
            _ => Box::new(PhraseQuery::new(terms)),
        })
    }
}
