//! The fields of the index.
//!
//! `docs/search.md` has the same table for people.

use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::{RAW_TOKENIZER_NAME, TokenizerManager};

use crate::text::{Analyzer, TermForm, TermSplitter};

/// What the fields and the analysers mean. An index with another number is built anew; count it up with every change
/// of fields, of analysers or of what is stored.
pub const SCHEMA_VERSION: u32 = 4;

/// For what was cut into terms before.
const TERM_SPLITTER: &str = "examen_terms";
/// For short texts that are put into the index as they are.
const EXACT_ANALYZER: &str = "examen_exact";

/// The fields of a question's document.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fields {
    /// Number of the question: a hash of its bank's place and its id.
    pub(crate) key: Field,
    /// Number of the bank: a hash of its place. Questions are looked for among those of their bank: a term of its own
    /// for each would be a fifth of all terms.
    pub(crate) bank_key: Field,
    /// Hash of everything in the document; a question whose hash is the same is left alone.
    pub(crate) fingerprint: Field,
    /// What hits are sorted by where none is better than another: half a hash of the bank, then the place in it.
    pub(crate) order: Field,
    /// Name of the bank.
    pub(crate) bank: Field,
    /// Heading of the topic.
    pub(crate) topic: Field,
    /// Tags.
    pub(crate) tag: Field,
    /// `technical` or `behavioural`.
    pub(crate) kind: Field,
    /// 1..=5; 0 for none.
    pub(crate) level: Field,
    /// The id, as words.
    pub(crate) id: Field,
    /// Stems of all parts, each as often as its part weighs, with positions.
    pub(crate) stems: Field,
    /// Stems of the prompt alone: what a question is about counts twice, and a short prompt more than a long one.
    pub(crate) prompt: Field,
    /// The words of prompt, topic, tags and id as they are.
    pub(crate) exact: Field,
    /// The dictionary: words of all parts as they are, each in some of the questions that have it.
    pub(crate) words: Field,
    /// The frequent words among those of the dictionary.
    pub(crate) frequent: Field,
    /// [`super::stored::StoredQuestion`] as JSON.
    pub(crate) stored: Field,
}

/// Names of the fields that are read by name.
pub(crate) mod names {
    pub(crate) const KEY: &str = "key";
    pub(crate) const BANK_KEY: &str = "bank_key";
    pub(crate) const FINGERPRINT: &str = "fingerprint";
    pub(crate) const ORDER: &str = "order";
    pub(crate) const BANK: &str = "bank";
    pub(crate) const TOPIC: &str = "topic";
    pub(crate) const TAG: &str = "tag";
    pub(crate) const KIND: &str = "kind";
    pub(crate) const LEVEL: &str = "level";
}

/// The schema and its fields.
pub(crate) fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    use IndexRecordOption::{Basic, WithFreqs, WithFreqsAndPositions};
    let facet = text(EXACT_ANALYZER, WithFreqsAndPositions, Norms::None).set_fast(RAW_TOKENIZER_NAME);
    let fields = Fields {
        key: builder.add_u64_field(names::KEY, FAST),
        bank_key: builder.add_u64_field(names::BANK_KEY, INDEXED | FAST),
        fingerprint: builder.add_u64_field(names::FINGERPRINT, FAST),
        order: builder.add_u64_field(names::ORDER, FAST),
        bank: builder.add_text_field(names::BANK, facet.clone()),
        topic: builder.add_text_field(names::TOPIC, facet.clone()),
        tag: builder.add_text_field(names::TAG, facet.clone()),
        kind: builder.add_text_field(names::KIND, STRING | FAST),
        level: builder.add_u64_field(names::LEVEL, INDEXED | FAST),
        id: builder.add_text_field("id", text(EXACT_ANALYZER, WithFreqsAndPositions, Norms::None)),
        stems: builder.add_text_field("stems", text(TERM_SPLITTER, WithFreqsAndPositions, Norms::Kept)),
        prompt: builder.add_text_field("prompt", text(TERM_SPLITTER, WithFreqs, Norms::Kept)),
        exact: builder.add_text_field("exact", text(TERM_SPLITTER, WithFreqs, Norms::None)),
        words: builder.add_text_field("words", text(TERM_SPLITTER, Basic, Norms::None)),
        frequent: builder.add_text_field("frequent", text(TERM_SPLITTER, Basic, Norms::None)),
        stored: builder.add_text_field("stored", STORED),
    };
    (builder.build(), fields)
}

/// Whether the length of a field counts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Norms {
    Kept,
    None,
}

fn text(analyzer: &str, record: IndexRecordOption, norms: Norms) -> TextOptions {
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(analyzer)
        .set_index_option(record)
        .set_fieldnorms(norms == Norms::Kept);
    TextOptions::default().set_indexing_options(indexing)
}

/// The analysers that the schema names.
pub(crate) fn tokenizers() -> TokenizerManager {
    let tokenizers = TokenizerManager::default();
    tokenizers.register(TERM_SPLITTER, TermSplitter::default());
    tokenizers.register(EXACT_ANALYZER, Analyzer::new(TermForm::Exact));
    tokenizers
}
