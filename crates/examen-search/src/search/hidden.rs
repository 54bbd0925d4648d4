//! Which filters of a query that finds nothing keep what back.

use super::facets::Counts;
use crate::error::SearchError;
use crate::query::{Clause, FacetField, Note, Query};

/// So many values of a field tell what to ask for instead.
const N_VALUES: usize = 5;

/// Says of each filter of `query`, which finds nothing, what it alone hides; where none does, what all hide together.
/// `count` finds questions, with so many values of each facet.
pub(super) fn hidden(
    query: &Query,
    count: impl Fn(Query, usize) -> Result<Counts, SearchError>,
) -> Result<Vec<Note>, SearchError> {
    let mut notes = Vec::new();
    for (idx, clause) in query.clauses.iter().enumerate() {
        if clause.is_filter() {
            let counts = count(without(query, |other, _| other != idx), N_VALUES)?;
            notes.extend((counts.n_found > 0).then(|| Note::Hidden {
                filters: vec![clause.to_string()],
                n_questions: counts.n_found,
                values: values(clause, &counts),
            }));
        }
    }
    let filters = query.clauses.iter().filter(|clause| clause.is_filter());
    let filters: Vec<String> = filters.map(Clause::to_string).collect();
    if notes.is_empty() && filters.len() > 1 {
        let counts = count(without(query, |_, clause| !clause.is_filter()), 0)?;
        notes.extend((counts.n_found > 0).then_some(Note::Hidden {
            filters,
            n_questions: counts.n_found,
            values: Vec::new(),
        }));
    }
    Ok(notes)
}

/// The query with those of its clauses that `keep` chooses by place and content.
fn without(query: &Query, keep: impl Fn(usize, &Clause) -> bool) -> Query {
    let clauses = query.clauses.iter().enumerate();
    Query {
        clauses: clauses
            .filter(|(idx, clause)| keep(*idx, clause))
            .map(|(_, clause)| clause.clone())
            .collect(),
        notes: Vec::new(),
    }
}

/// What the questions have where `clause` asks for something else.
fn values(clause: &Clause, counts: &Counts) -> Vec<String> {
    let of_field = counts
        .facets
        .iter()
        .filter(|facet| clause.field() == Some(facet.field));
    let values = of_field.flat_map(|facet| &facet.values);
    let mut values: Vec<String> = values.map(|value| value.value.clone()).collect();
    if clause.field() == Some(FacetField::Level) {
        values.sort();
    }
    values
}
