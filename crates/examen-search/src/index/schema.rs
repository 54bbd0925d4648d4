//! The fields of the index.
//!
//! `docs/search.md` has the same table for people.

use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::{RAW_TOKENIZER_NAME, TokenizerManager};

use crate::text::{Analyzer, TermForm};

/// What the fields and the analysers mean. An index with another number is built anew; count it up with every change
/// of fields, of analysers or of what is stored.
pub const SCHEMA_VERSION: u32 = 1;

const STEM_ANALYZER: &str = "examen_stem";
const EXACT_ANALYZER: &str = "examen_exact";

/// The fields of a question's document.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fields {
    /// Number of the question: a hash of its bank's place and its id. Deletions name it.
    pub(crate) key: Field,
    /// Number of the bank: a hash of its place.
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
    /// Words of all parts as they are.
    pub(crate) words: Field,
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
    let facet = text(EXACT_ANALYZER, IndexRecordOption::WithFreqsAndPositions).set_fast(RAW_TOKENIZER_NAME);
    let fields = Fields {
        key: builder.add_u64_field(names::KEY, INDEXED | FAST),
        bank_key: builder.add_u64_field(names::BANK_KEY, INDEXED | FAST),
        fingerprint: builder.add_u64_field(names::FINGERPRINT, FAST),
        order: builder.add_u64_field(names::ORDER, FAST),
        bank: builder.add_text_field(names::BANK, facet.clone()),
        topic: builder.add_text_field(names::TOPIC, facet.clone()),
        tag: builder.add_text_field(names::TAG, facet.clone()),
        kind: builder.add_text_field(names::KIND, STRING | FAST),
        level: builder.add_u64_field(names::LEVEL, INDEXED | FAST),
        id: builder.add_text_field(
            "id",
            text(EXACT_ANALYZER, IndexRecordOption::WithFreqsAndPositions),
        ),
        stems: builder.add_text_field(
            "stems",
            text(STEM_ANALYZER, IndexRecordOption::WithFreqsAndPositions),
        ),
        prompt: builder.add_text_field("prompt", text(STEM_ANALYZER, IndexRecordOption::WithFreqs)),
        words: builder.add_text_field("words", text(EXACT_ANALYZER, IndexRecordOption::Basic)),
        stored: builder.add_text_field("stored", STORED),
    };
    (builder.build(), fields)
}

fn text(analyzer: &str, record: IndexRecordOption) -> TextOptions {
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(analyzer)
        .set_index_option(record);
    TextOptions::default().set_indexing_options(indexing)
}

/// The analysers that the schema names.
pub(crate) fn tokenizers() -> TokenizerManager {
    let tokenizers = TokenizerManager::default();
    tokenizers.register(STEM_ANALYZER, Analyzer::new(TermForm::Stem));
    tokenizers.register(EXACT_ANALYZER, Analyzer::new(TermForm::Exact));
    tokenizers
}
