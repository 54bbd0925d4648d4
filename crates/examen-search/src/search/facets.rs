//! How many hits have which value.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use tantivy::columnar::{Column, StrColumn};
use tantivy::query::{EnableScoring, Query as Lookup, TermQuery};
use tantivy::{DocId, DocSet, Searcher, SegmentReader, TERMINATED};

use crate::error::SearchError;
use crate::index::schema::names;
use crate::query::FacetField;
use crate::results::{Counting, Facet, FacetValue};

/// Up to so many hits are counted one by one. Of more, those in [`N_WINDOWS`] windows that are spread evenly over each
/// segment are, and stand for the rest: a count of half a million to within a per cent tells as much as an exact one.
const MAX_COUNTED: u64 = 25_000;
/// The number of windows.
const N_WINDOWS: u32 = 128;

/// Numbers of hits.
pub(super) struct Counts {
    pub(super) n_found: u64,
    pub(super) counting: Counting,
    pub(super) facets: Vec<Facet>,
}

/// Counts the hits of `lookup` and, if `n_values` is not 0, the values of their facets.
pub(super) fn count(
    searcher: &Searcher,
    lookup: &dyn Lookup,
    n_values: usize,
) -> Result<Counts, SearchError> {
    if n_values == 0 && lookup.is::<TermQuery>() {
        // The dictionary knows it.
        return Ok(Counts {
            n_found: lookup.count(searcher)? as u64,
            counting: Counting::Exact,
            facets: Vec::new(),
        });
    }
    let weight = lookup.weight(EnableScoring::disabled_from_searcher(searcher))?;
    let mut scorers = Vec::new();
    for segment in searcher.segment_readers() {
        scorers.push((segment, weight.scorer(segment, 1.0)?));
    }
    let n_expected: u64 = scorers.iter().map(|(_, docs)| u64::from(docs.size_hint())).sum();
    let share = (MAX_COUNTED as f64 / n_expected.max(1) as f64).min(1.0);
    let mut total = Total::default();
    for (segment, mut docs) in scorers {
        let mut columns = match n_values {
            0 => Columns::default(),
            _ => Columns::open(segment)?,
        };
        let sample = Sample::of(segment.max_doc(), share);
        let mut n_found = 0;
        sample.for_each(docs.as_mut(), |doc| {
            if !segment.is_deleted(doc) {
                n_found += 1;
                columns.count(doc);
            }
        });
        total.add(n_found, columns, sample.factor())?;
    }
    let counting = if share < 1.0 {
        Counting::Estimated
    } else {
        Counting::Exact
    };
    Ok(Counts {
        n_found: total.n_found,
        counting,
        facets: total.facets(n_values),
    })
}

/// The documents of a segment that are looked at.
struct Sample {
    max_doc: DocId,
    /// Window by window, where it begins, and where the part of it ends that is looked at.
    windows: Vec<(DocId, DocId)>,
}

impl Sample {
    fn of(max_doc: DocId, share: f64) -> Self {
        let windows = if share >= 1.0 || max_doc < N_WINDOWS * 16 {
            vec![(0, max_doc)]
        } else {
            let start =
                |window: u32| (u64::from(window) * u64::from(max_doc) / u64::from(N_WINDOWS)) as DocId;
            let window = |n: u32| {
                let (from, to) = (start(n), start(n + 1));
                let looked_at = (f64::from(to - from) * share).ceil() as DocId;
                (from, from + looked_at)
            };
            (0..N_WINDOWS).map(window).collect()
        };
        Self { max_doc, windows }
    }

    /// By how much a count must be multiplied.
    fn factor(&self) -> f64 {
        let looked_at: u64 = self.windows.iter().map(|(from, to)| u64::from(to - from)).sum();
        f64::from(self.max_doc) / looked_at.max(1) as f64
    }

    fn for_each(&self, docs: &mut dyn DocSet, mut visit: impl FnMut(DocId)) {
        let mut doc = docs.doc();
        for (from, to) in &self.windows {
            if doc < *from {
                doc = docs.seek(*from);
            }
            while doc < *to {
                visit(doc);
                doc = docs.advance();
            }
            if doc == TERMINATED {
                return;
            }
        }
    }
}

/// The facet columns of a segment, with counts by the number of the value.
#[derive(Default)]
struct Columns {
    texts: Vec<(FacetField, StrColumn, Vec<u64>)>,
    level: Option<(Column<u64>, [u64; 6])>,
}

impl Columns {
    fn open(segment: &SegmentReader) -> Result<Self, SearchError> {
        let fast = segment.fast_fields();
        let mut texts = Vec::new();
        for (field, name) in [
            (FacetField::Bank, names::BANK),
            (FacetField::Topic, names::TOPIC),
            (FacetField::Tag, names::TAG),
            (FacetField::Kind, names::KIND),
        ] {
            if let Some(column) = fast.str(name)? {
                let n_values = column.num_terms();
                texts.push((field, column, vec![0; n_values]));
            }
        }
        Ok(Self {
            texts,
            level: Some((fast.u64(names::LEVEL)?, [0; 6])),
        })
    }

    fn count(&mut self, doc: DocId) {
        for (_, column, counts) in &mut self.texts {
            for ordinal in column.ords().values_for_doc(doc) {
                if let Some(count) = counts.get_mut(ordinal as usize) {
                    *count += 1;
                }
            }
        }
        if let Some((column, counts)) = &mut self.level {
            let level = column.first(doc).unwrap_or_default();
            if let Some(count) = counts.get_mut(level as usize) {
                *count += 1;
            }
        }
    }
}

/// Counts of all segments.
#[derive(Default)]
struct Total {
    n_found: u64,
    by_field: BTreeMap<FacetField, BTreeMap<String, u64>>,
}

impl Total {
    fn add(&mut self, n_found: u64, columns: Columns, factor: f64) -> Result<(), SearchError> {
        let scaled = |count: u64| (count as f64 * factor).round() as u64;
        self.n_found += scaled(n_found);
        for (field, column, counts) in columns.texts {
            let values = self.by_field.entry(field).or_default();
            let ordinals: Vec<u64> = (0..counts.len() as u64)
                .filter(|ord| counts[*ord as usize] > 0)
                .collect();
            let mut next = ordinals.iter();
            column.dictionary().sorted_ords_to_term_cb(&ordinals, |value| {
                let count = next.next().map_or(0, |ord| counts[*ord as usize]);
                *values
                    .entry(String::from_utf8_lossy(value).into_owned())
                    .or_default() += scaled(count);
            })?;
        }
        if let Some((_, counts)) = columns.level {
            let values = self.by_field.entry(FacetField::Level).or_default();
            for (level, count) in counts
                .into_iter()
                .enumerate()
                .skip(1)
                .filter(|(_, count)| *count > 0)
            {
                *values.entry(level.to_string()).or_default() += scaled(count);
            }
        }
        Ok(())
    }

    fn facets(self, n_values: usize) -> Vec<Facet> {
        let facet = |(field, values): (FacetField, BTreeMap<String, u64>)| {
            let values = values
                .into_iter()
                .map(|(value, count)| FacetValue { value, count });
            let mut values: Vec<FacetValue> = values.collect();
            // Stable, so that values of the same count stay in the order of their names.
            values.sort_by_key(|value| Reverse(value.count));
            values.truncate(n_values);
            Facet { field, values }
        };
        let facets = self.by_field.into_iter().map(facet);
        facets.filter(|facet| !facet.values.is_empty()).collect()
    }
}
