//! What a search finds.

use examen_bank::{Level, QuestionId, QuestionKind, TextRange};
use serde::Serialize;

use crate::query::{FacetField, Note};
use crate::source::BankPlace;

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// What somebody typed; see `docs/search.md` for what it may hold. It may hold anything.
    pub query: &'a str,
    /// Whether its last word is finished.
    pub last_word: LastWord,
    /// Which of the hits to return.
    pub paging: Paging,
    /// How many values of each facet to return, the most frequent first; 0 saves counting them.
    pub n_facet_values: usize,
    /// Where snippets may come from.
    pub secrecy: Secrecy,
}

impl<'a> Request<'a> {
    /// The first ten hits for `query`, whose last word may go on, with snippets from what candidates may see.
    pub fn new(query: &'a str) -> Self {
        Self {
            query,
            last_word: LastWord::Begun,
            paging: Paging::default(),
            n_facet_values: 0,
            secrecy: Secrecy::Kept,
        }
    }
}

/// Whether the last word of a query is finished.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LastWord {
    /// Somebody is typing: it also stands for longer words.
    #[default]
    Begun,
    /// It stands for itself.
    Finished,
}

/// Which hits to return.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paging {
    /// How many to pass over.
    pub offset: usize,
    /// How many to return at most; 0 counts only.
    pub limit: usize,
}

impl Default for Paging {
    /// The first ten.
    fn default() -> Self {
        Self { offset: 0, limit: 10 }
    }
}

/// Whether snippets may show what a candidate should not see yet. All parts are searched in any case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Secrecy {
    /// Snippets come from the prompt only.
    #[default]
    Kept,
    /// They come from any part, points and model answer included.
    Revealed,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Results {
    /// How many questions were found in all.
    pub n_found: u64,
    /// Whether `n_found` and the facets were counted or estimated.
    pub counting: Counting,
    /// The hits that were asked for, best first.
    pub hits: Vec<Hit>,
    /// Values of each facet with the number of hits that have them, the most frequent first.
    pub facets: Vec<Facet>,
    /// What is worth saying about the query, such as how a word was respelt.
    pub notes: Vec<Note>,
}

/// Whether numbers are exact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Counting {
    /// Every hit was counted.
    #[default]
    Exact,
    /// There are so many hits that a part of them was counted, spread over the whole index.
    Estimated,
}

/// A question that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The bank it stands in.
    pub bank: BankPlace,
    /// Its id.
    pub question: QuestionId,
    /// Its heading.
    pub heading: String,
    /// What was found in the heading: byte ranges, in order, apart from each other.
    pub heading_ranges: Vec<TextRange>,
    /// The heading above it.
    pub topic: Option<String>,
    /// Its tags.
    pub tags: Vec<String>,
    /// Its level.
    pub level: Option<Level>,
    /// How it is judged.
    pub kind: QuestionKind,
    /// Hash of prompt and rubric, as [`examen_bank::Question::revision`] prints it.
    pub revision: String,
    /// Where else the words were found; none if they stand in the heading only or where secrecy covers them.
    pub snippet: Option<Snippet>,
    /// Where it stands.
    pub location: Location,
    /// BM25 with weighted parts; it compares hits of one query only.
    pub score: f32,
}

/// A passage with what was found in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The part of the question it comes from.
    pub part: SnippetPart,
    /// Some words of it, on one line.
    pub text: String,
    /// What was found: byte ranges in `text`, in order, apart from each other.
    pub ranges: Vec<TextRange>,
}

/// A part of a question that can be searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SnippetPart {
    /// The text under the heading.
    Prompt,
    /// Labels of points.
    Points,
    /// The model answer.
    Answer,
    /// The hint.
    Hint,
    /// The follow-ups.
    FollowUps,
}

/// Where a question stood when it was indexed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// The line of the heading, from 1, if the text was at hand.
    pub line: Option<u32>,
    /// The bytes from the heading to the next question.
    pub range: TextRange,
}

/// The values of one property among the hits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    /// The property.
    pub field: FacetField,
    /// The most frequent values, then by name.
    pub values: Vec<FacetValue>,
}

/// A value and how many hits have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FacetValue {
    /// The value as the banks write it.
    pub value: String,
    /// How many hits.
    pub count: u64,
}

/// The texts of a question, as far as they may be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// What stands under the heading.
    pub body: String,
    /// Labels of the points, one a line; empty while they are secret, as are the parts below.
    pub points: String,
    /// The hint.
    pub hint: String,
    /// The model answer.
    pub answer: String,
    /// The follow-ups, one a line.
    pub follow_ups: String,
}
