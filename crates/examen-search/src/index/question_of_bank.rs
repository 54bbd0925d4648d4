//! Questions of the index by bank and number.

use std::ops::Bound;

use tantivy::query::{BooleanQuery, Query as Lookup, RangeQuery, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, DocSet as _, Searcher, TERMINATED, Term};

use super::schema::{Fields, names};
use crate::error::SearchError;

/// A question of the index.
pub(crate) struct IndexedQuestion {
    pub(crate) key: u64,
    pub(crate) fingerprint: u64,
    pub(crate) address: DocAddress,
}

/// The questions of the bank with the number `bank_key`.
pub(crate) fn questions_of_bank(
    searcher: &Searcher,
    fields: &Fields,
    bank_key: u64,
) -> Result<Vec<IndexedQuestion>, SearchError> {
    let mut found = Vec::new();
    let term = Term::from_field_u64(fields.bank_key, bank_key);
    for (segment_ord, segment) in (0..).zip(searcher.segment_readers()) {
        let index = segment.inverted_index(fields.bank_key)?;
        let Some(mut docs) = index.read_postings(&term, IndexRecordOption::Basic)? else {
            continue;
        };
        let keys = segment.fast_fields().u64(names::KEY)?;
        let fingerprints = segment.fast_fields().u64(names::FINGERPRINT)?;
        while docs.doc() != TERMINATED {
            let doc_id = docs.doc();
            if !segment.is_deleted(doc_id)
                && let (Some(key), Some(fingerprint)) = (keys.first(doc_id), fingerprints.first(doc_id))
            {
                found.push(IndexedQuestion {
                    key,
                    fingerprint,
                    address: DocAddress { segment_ord, doc_id },
                });
            }
            docs.advance();
        }
    }
    Ok(found)
}

/// Finds the question with the number `key` of the bank with the number `bank_key`.
pub(crate) fn one_question(fields: &Fields, bank_key: u64, key: u64) -> Box<dyn Lookup> {
    let key = Term::from_field_u64(fields.key, key);
    let is_it = RangeQuery::new(Bound::Included(key.clone()), Bound::Included(key));
    let bank = Term::from_field_u64(fields.bank_key, bank_key);
    let of_bank = TermQuery::new(bank, IndexRecordOption::Basic);
    Box::new(BooleanQuery::intersection(vec![
        Box::new(of_bank),
        Box::new(is_it),
    ]))
}
