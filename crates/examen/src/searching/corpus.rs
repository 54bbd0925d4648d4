//! Questions of somebody's own banks, and behind them those that come with Examen.
//!
//! They are two indexes, because the one is a file and the other is part of the program. Their scores cannot be compared,
//! and what somebody wrote is nearer to what is looked for: own questions stand first.

use std::cmp::Reverse;

use anyhow::Result;
use examen_library::banks::Origin;
use examen_search::{
    Counting, Facet, FacetValue, Hit, Note, Paging, Preview, QuestionSearch, Request, Results, SearchError,
    Secrecy,
};

/// What is searched.
#[derive(Clone)]
pub(crate) struct Corpus {
    /// The banks at hand: somebody's own, or the bundled one where there are no others.
    pub(crate) first: QuestionSearch,
    /// The bundled bank, where it is searched beside others.
    pub(crate) bundled: Option<QuestionSearch>,
}

/// What was found, and how much of it comes with Examen.
#[derive(Clone, Debug, Default)]
pub(crate) struct Found {
    pub(crate) results: Results,
    /// How many of the questions that were found stand in the bundled bank, where others were searched before it.
    pub(crate) n_bundled: u64,
}

impl Corpus {
    /// Finds questions, own ones first.
    ///
    /// # Errors
    /// An index cannot be read.
    pub(crate) fn search(&self, request: &Request<'_>) -> Result<Found, SearchError> {
        let Some(bundled) = &self.bundled else {
            return Ok(Found {
                results: self.first.search(request)?,
                n_bundled: 0,
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
        let own = self.first.search(&request_to_both)?;
        let n_own = usize::try_from(own.n_found).unwrap_or(usize::MAX);
        let paging = Paging {
            offset: request.paging.offset.saturating_sub(n_own),
            limit: request.paging.limit - own.hits.len(),
        };
        let bundled = bundled.search(&Request {
            paging,
            ..request_to_both
        })?;
        Ok(Found {
            n_bundled: bundled.n_found,
            results: joined(own, bundled, request.n_facet_values),
        })
    }

    /// The texts of a hit; none if it was taken out since.
    ///
    /// # Errors
    /// An index cannot be read.
    pub(crate) fn preview(&self, hit: &Hit, secrecy: Secrecy) -> Result<Option<Preview>, SearchError> {
        let bundled = self.bundled.as_ref().filter(|_| is_bundled(hit));
        bundled.unwrap_or(&self.first).preview(hit, secrecy)
    }
}

/// The bank of a hit as people are told it: `team`, `backend-developer (bundled)`.
pub(crate) fn bank_name(hit: &Hit) -> String {
    if is_bundled(hit) {
        format!("{} ({})", hit.bank.name, Origin::Bundled)
    } else {
        hit.bank.name.clone()
    }
}

fn is_bundled(hit: &Hit) -> bool {
    hit.bank.path.as_os_str().is_empty()
}

/// What was found in both, own questions first.
fn joined(own: Results, bundled: Results, n_facet_values: usize) -> Results {
    let n_found = own.n_found + bundled.n_found;
    let counting = match (own.counting, bundled.counting) {
        (Counting::Exact, Counting::Exact) => Counting::Exact,
        _ => Counting::Estimated,
    };
    let notes = notes(&own, &bundled);
    Results {
        n_found,
        counting,
        hits: own.hits.into_iter().chain(bundled.hits).collect(),
        facets: facets(own.facets, bundled.facets, n_facet_values),
        notes,
    }
}

/// What is said of how the query was read: by the index that found something, own questions first. Each has words of its
/// own, and two readings of one word would only confuse.
fn notes(own: &Results, bundled: &Results) -> Vec<Note> {
    match (own.n_found, bundled.n_found) {
        (0, 0) => notes_of_nothing(own, bundled),
        (0, _) => bundled.notes.clone(),
        _ => own.notes.clone(),
    }
}

/// What filters hide is counted in both. Where they hide something, each word is known to one of them.
fn notes_of_nothing(own: &Results, bundled: &Results) -> Vec<Note> {
    let mut notes = own.notes.clone();
    for note in &bundled.notes {
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

fn facets(own: Vec<Facet>, bundled: Vec<Facet>, n_values: usize) -> Vec<Facet> {
    let mut facets = own;
    for facet in bundled {
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
