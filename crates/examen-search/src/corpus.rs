//! Questions of one index, and behind them those of another: of somebody's own banks, and of one that everybody has.
//!
//! Their scores cannot be compared, for a word may be rare in the one and common in the other, and what somebody wrote is
//! nearer to what is looked for: own questions stand first.

use std::cmp::Reverse;

use crate::error::SearchError;
use crate::query::Note;
use crate::results::{Counting, Facet, FacetValue, Hit, Paging, Preview, Request, Results, Secrecy};
use crate::search::QuestionSearch;

/// What is searched.
#[derive(Clone)]
pub struct Corpus {
    /// The banks whose questions stand first.
    pub own: QuestionSearch,
    /// Banks whose questions stand behind those, if there are any. They must stand at other places than the own ones.
    pub behind: Option<QuestionSearch>,
}

/// What was found in a corpus, and how much of it stands behind.
#[derive(Clone, Debug, Default)]
pub struct CorpusResults {
    /// What was found in both, own questions first.
    pub results: Results,
    /// How many of the questions that were found are not own ones.
    pub n_behind: u64,
}

impl Corpus {
    /// Finds questions, own ones first.
    ///
    /// # Errors
    /// An index cannot be read.
    pub fn search(&self, request: &Request<'_>) -> Result<CorpusResults, SearchError> {
        let Some(behind) = &self.behind else {
            return Ok(CorpusResults {
                results: self.own.search(request)?,
                n_behind: 0,
            });
        };
        // The most frequent values of both need not be the most frequent of either.
        let n_facet_values = match request.n_facet_values {
            0 => 0,
            _ => usize::MAX,
        };
        let request_to_both = Request {
            n_facet_values,
            ..*request
        };
        let own = self.own.search(&request_to_both)?;
        let n_own = usize::try_from(own.n_found).unwrap_or(usize::MAX);
        let paging = Paging {
            offset: request.paging.offset.saturating_sub(n_own),
            limit: request.paging.limit - own.hits.len(),
        };
        let behind = behind.search(&Request {
            paging,
            ..request_to_both
        })?;
        Ok(CorpusResults {
            n_behind: behind.n_found,
            results: joined(own, behind, request.n_facet_values),
        })
    }

    /// The texts of a hit; none if it was taken out since.
    ///
    /// # Errors
    /// An index cannot be read.
    pub fn preview(&self, hit: &Hit, secrecy: Secrecy) -> Result<Option<Preview>, SearchError> {
        match (self.own.preview(hit, secrecy)?, &self.behind) {
            (None, Some(behind)) => behind.preview(hit, secrecy),
            (found, _) => Ok(found),
        }
    }
}

/// What was found in both, own questions first.
fn joined(own: Results, behind: Results, n_facet_values: usize) -> Results {
    let n_found = own.n_found + behind.n_found;
    let counting = match (own.counting, behind.counting) {
        (Counting::Exact, Counting::Exact) => Counting::Exact,
        _ => Counting::Estimated,
    };
    let notes = notes(&own, &behind);
    Results {
        n_found,
        counting,
        hits: own.hits.into_iter().chain(behind.hits).collect(),
        facets: facets(own.facets, behind.facets, n_facet_values),
        notes,
    }
}

/// What is said of how the query was read: by the index that found something, own questions first. Each has words of its
/// own, and two readings of one word would only confuse.
fn notes(own: &Results, behind: &Results) -> Vec<Note> {
    match (own.n_found, behind.n_found) {
        (0, 0) => notes_of_nothing(own, behind),
        (0, _) => behind.notes.clone(),
        _ => own.notes.clone(),
    }
}

/// What filters hide is counted in both. Where they hide something, each word is known to one of them.
fn notes_of_nothing(own: &Results, behind: &Results) -> Vec<Note> {
    let mut notes = own.notes.clone();
    for note in &behind.notes {
        add_note(&mut notes, note);
    }
    if notes.iter().any(|note| matches!(note, Note::Hidden { .. })) {
        notes.retain(|note| !matches!(note, Note::UnknownWord { .. }));
    }
    notes
}

fn add_note(notes: &mut Vec<Note>, note: &Note) {
    let is_like = |known: &&mut Note| match (&**known, note) {
        (Note::Hidden { filters: known, .. }, Note::Hidden { filters, .. }) => known == filters,
        (known, note) => known == note,
    };
    match (notes.iter_mut().find(is_like), note) {
        (
            Some(Note::Hidden {
                n_questions: n_known,
                values: known,
                ..
            }),
            Note::Hidden {
                n_questions, values, ..
            },
        ) => {
            *n_known += n_questions;
            for value in values {
                if !known.contains(value) {
                    known.push(value.clone());
                }
            }
        }
        (Some(_), _) => {}
        (None, note) => notes.push(note.clone()),
    }
}

fn facets(own: Vec<Facet>, behind: Vec<Facet>, n_values: usize) -> Vec<Facet> {
    let mut facets = own;
    for facet in behind {
        match facets.iter_mut().find(|known| known.field == facet.field) {
            Some(known) => add_values(&mut known.values, facet.values),
            None => facets.push(facet),
        }
    }
    facets.sort_by_key(|facet| facet.field);
    for facet in &mut facets {
        // As in one index: the most frequent first, then by name.
        facet.values.sort_by(|a, b| a.value.cmp(&b.value));
        facet.values.sort_by_key(|value| Reverse(value.count));
        facet.values.truncate(n_values);
    }
    facets
}

fn add_values(values: &mut Vec<FacetValue>, more: Vec<FacetValue>) {
    for value in more {
        match values.iter_mut().find(|known| known.value == value.value) {
            Some(known) => known.count += value.count,
            None => values.push(value),
        }
    }
}
