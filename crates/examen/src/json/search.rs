//! `examen search --format json` (schema `examen.search/1`) and `examen index … --format json` (schema
//! `examen.index/1`).

use examen_bank::{QuestionId, QuestionKind, TextRange};
use examen_search::{
    Condition, Counting, Facet, FacetField, FacetValue, Hit, Note, Request, Results, Snippet, SnippetPart,
    Status, Update,
};
use serde::Serialize;

use crate::searching::from_here;

/// What a query found.
#[derive(Debug, Serialize)]
pub(crate) struct SearchDocument<'a> {
    schema: &'static str,
    query: &'a str,
    n_found: u64,
    counting: Counting,
    offset: usize,
    hits: Vec<FoundQuestion<'a>>,
    facets: Vec<CountedFacet<'a>>,
    notes: Vec<Said<'a>>,
}

#[derive(Debug, Serialize)]
struct FoundQuestion<'a> {
    id: &'a QuestionId,
    heading: &'a str,
    /// Bytes of `heading` that were found.
    heading_ranges: &'a [TextRange],
    bank: &'a str,
    /// None for the bundled bank.
    path: Option<String>,
    line: Option<u32>,
    /// Bytes of the file.
    range: TextRange,
    topic: Option<&'a str>,
    tags: &'a [String],
    level: Option<u8>,
    kind: QuestionKind,
    revision: &'a str,
    score: f32,
    snippet: Option<FoundPassage<'a>>,
}

#[derive(Debug, Serialize)]
struct FoundPassage<'a> {
    part: SnippetPart,
    text: &'a str,
    /// Bytes of `text` that were found.
    ranges: &'a [TextRange],
}

#[derive(Debug, Serialize)]
struct CountedFacet<'a> {
    field: FacetField,
    values: &'a [FacetValue],
}

#[derive(Debug, Serialize)]
struct Said<'a> {
    #[serde(flatten)]
    note: &'a Note,
    message: String,
}

impl<'a> SearchDocument<'a> {
    pub(crate) fn of(results: &'a Results, request: &Request<'a>) -> Self {
        let facet = |Facet { field, values }: &'a Facet| CountedFacet {
            field: *field,
            values,
        };
        let said = |note: &'a Note| Said {
            note,
            message: note.to_string(),
        };
        Self {
            schema: "examen.search/1",
            query: request.query,
            n_found: results.n_found,
            counting: results.counting,
            offset: request.paging.offset,
            hits: results.hits.iter().map(FoundQuestion::of).collect(),
            facets: results.facets.iter().map(facet).collect(),
            notes: results.notes.iter().map(said).collect(),
        }
    }
}

impl<'a> FoundQuestion<'a> {
    fn of(hit: &'a Hit) -> Self {
        let passage = |Snippet { part, text, ranges }: &'a Snippet| FoundPassage {
            part: *part,
            text,
            ranges,
        };
        let path = Some(&hit.bank.path).filter(|path| !path.as_os_str().is_empty());
        Self {
            id: &hit.question,
            heading: &hit.heading,
            heading_ranges: &hit.heading_ranges,
            bank: &hit.bank.name,
            path: path.map(|path| from_here(path).display().to_string()),
            line: hit.location.line,
            range: hit.location.range,
            topic: hit.topic.as_deref(),
            tags: &hit.tags,
            level: hit.level.map(examen_bank::Level::get),
            kind: hit.kind,
            revision: &hit.revision,
            score: hit.score,
            snippet: hit.snippet.as_ref().map(passage),
        }
    }
}

/// An index and what was done to it.
#[derive(Debug, Serialize)]
pub(crate) struct IndexDocument<'a> {
    schema: &'static str,
    path: String,
    condition: &'a Condition,
    n_banks: usize,
    n_questions: u64,
    n_bytes: u64,
    update: Option<&'a Update>,
}

impl<'a> IndexDocument<'a> {
    pub(crate) fn of(status: &'a Status, update: Option<&'a Update>) -> Self {
        Self {
            schema: "examen.index/1",
            path: status.path.display().to_string(),
            condition: &status.condition,
            n_banks: status.n_banks,
            n_questions: status.n_questions,
            n_bytes: status.n_bytes,
            update,
        }
    }
}
