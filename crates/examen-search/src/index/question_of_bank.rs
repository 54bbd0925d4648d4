//! Questions of the index by bank and number.

use std::collections::BTreeSet;

use tantivy::query::{ConstScorer, EnableScoring, Explanation, Query as Lookup, Scorer, Weight};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, DocId, DocSet, Score, Searcher, SegmentReader, TERMINATED, Term};

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

/// Finds some questions of a bank by their numbers, in one pass through the bank.
#[derive(Clone, Debug)]
pub(crate) struct SomeOfBank {
    bank_key: Term,
    keys: BTreeSet<u64>,
}

impl SomeOfBank {
    /// The questions with the numbers `keys` of the bank with the number `bank_key`.
    pub(crate) fn new(fields: &Fields, bank_key: u64, keys: impl IntoIterator<Item = u64>) -> Self {
        Self {
            bank_key: Term::from_field_u64(fields.bank_key, bank_key),
            keys: keys.into_iter().collect(),
        }
    }

    /// Whether there is nothing to find.
    pub(crate) fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }
}

impl Lookup for SomeOfBank {
    fn weight(&self, _scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(self.clone()))
    }
}

impl Weight for SomeOfBank {
    fn scorer(&self, segment: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let index = segment.inverted_index(self.bank_key.field())?;
        let mut found = Vec::new();
        if let Some(mut docs) = index.read_postings(&self.bank_key, IndexRecordOption::Basic)? {
            let keys = segment.fast_fields().u64(names::KEY)?;
            while docs.doc() != TERMINATED {
                if keys.first(docs.doc()).is_some_and(|key| self.keys.contains(&key)) {
                    found.push(docs.doc());
                }
                docs.advance();
            }
        }
        Ok(Box::new(ConstScorer::new(Found { docs: found, at: 0 }, boost)))
    }

    fn explain(&self, _segment: &SegmentReader, _doc: DocId) -> tantivy::Result<Explanation> {
        Ok(Explanation::new("one of the questions of the bank", 1.0))
    }
}

/// Documents in their order.
struct Found {
    docs: Vec<DocId>,
    at: usize,
}

impl DocSet for Found {
    fn advance(&mut self) -> DocId {
        self.at += 1;
        self.doc()
    }

    fn doc(&self) -> DocId {
        self.docs.get(self.at).copied().unwrap_or(TERMINATED)
    }

    fn size_hint(&self) -> u32 {
        self.docs.len() as u32
    }
}
