//! Small lookups that plans are made of.

use tantivy::query::{BooleanQuery, BoostQuery, ConstScoreQuery, EmptyQuery, Query as Lookup, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{Score, Term};

/// What any of `ways` finds.
pub(super) fn any_of(mut ways: Vec<Box<dyn Lookup>>) -> Box<dyn Lookup> {
    match ways.len() {
        0 => Box::new(EmptyQuery),
        1 => ways.remove(0),
        _ => Box::new(BooleanQuery::union(ways)),
    }
}

/// What has the term.
pub(super) fn term_lookup(term: Term) -> Box<dyn Lookup> {
    Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))
}

/// The same, worth `boost` times as much.
pub(super) fn boosted(lookup: Box<dyn Lookup>, boost: Score) -> Box<dyn Lookup> {
    if boost == 1.0 {
        lookup
    } else {
        Box::new(BoostQuery::new(lookup, boost))
    }
}

/// The same, worth nothing: it only decides.
pub(super) fn unscored(lookup: Box<dyn Lookup>) -> Box<dyn Lookup> {
    Box::new(ConstScoreQuery::new(lookup, 0.0))
}
