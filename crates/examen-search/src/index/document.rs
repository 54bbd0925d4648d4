//! From a question to a document of the index.

use tantivy::TantivyDocument;

use super::schema::Fields;
use super::stored::{StoredQuestion, fingerprint, question_key};
use crate::source::{BankSource, evidence_words};
use crate::text::{Weight, marked};

/// How often a word counts by where it stands. The heading decides what a question is about, a tag is the author's own
/// word for it; a word of an answer may stand there by the way. Chosen on the judged queries of this crate's tests.
mod weights {
    use crate::text::Weight;

    pub(super) const PROMPT: Weight = Weight::times(2);
    pub(super) const TOPIC: Weight = Weight::times(1);
    pub(super) const TAGS: Weight = Weight::times(2);
    pub(super) const POINTS: Weight = Weight::times(1);
}

/// A question, ready to be added.
pub(crate) struct Document {
    pub(crate) key: u64,
    pub(crate) fingerprint: u64,
    question: StoredQuestion,
    stored: String,
    evidence: String,
    bank_key: u64,
    order: u64,
}

/// The documents of a bank, in its order. Of questions with the same id, the first.
pub(crate) fn documents(source: &BankSource<'_>) -> Vec<Document> {
    let bank_key = source.place.key();
    let language = source.language();
    let mut seen = std::collections::HashSet::new();
    let mut lines = LineCounter::new(source.text);
    let mut documents = Vec::with_capacity(source.bank.questions.len());
    for (idx, question) in source.bank.questions.iter().enumerate() {
        let line = lines.line_at(question.heading.range.start);
        if !seen.insert(&question.id) {
            continue;
        }
        let stored = StoredQuestion {
            path: source.place.path.to_string_lossy().into_owned(),
            bank: source.place.name.clone(),
            language,
            ..StoredQuestion::of(question, line)
        };
        let (json, evidence) = (stored.to_json(), evidence_words(question));
        documents.push(Document {
            key: question_key(bank_key, question.id.as_str()),
            fingerprint: fingerprint(&json),
            question: stored,
            stored: json,
            evidence,
            bank_key,
            order: (bank_key >> 32 << 32) | idx as u64,
        });
    }
    documents
}

impl Document {
    /// The document as tantivy takes it.
    pub(crate) fn into_tantivy(self, fields: &Fields) -> TantivyDocument {
        let Self { question, .. } = &self;
        let mut document = TantivyDocument::default();
        document.add_u64(fields.key, self.key);
        document.add_u64(fields.bank_key, self.bank_key);
        document.add_u64(fields.fingerprint, self.fingerprint);
        document.add_u64(fields.order, self.order);
        document.add_text(fields.bank, &question.bank);
        if let Some(topic) = &question.topic {
            document.add_text(fields.topic, topic);
        }
        for tag in &question.tags {
            document.add_text(fields.tag, tag);
        }
        let kind = if question.is_behavioural {
            "behavioural"
        } else {
            "technical"
        };
        document.add_text(fields.kind, kind);
        document.add_u64(fields.level, u64::from(question.level));
        document.add_text(fields.id, &question.id);
        for text in [&question.heading, &question.body] {
            document.add_text(fields.prompt, marked(text, question.language, Weight::ONE));
        }
        for (text, weight) in self.weighted() {
            let text = marked(text, question.language, weight);
            document.add_text(fields.stems, &text);
            document.add_text(fields.words, &text[..]);
        }
        document.add_text(fields.stored, &self.stored);
        document
    }

    fn weighted(&self) -> impl Iterator<Item = (&str, Weight)> {
        let Self { question, .. } = self;
        let tags = question.tags.iter().map(|tag| (tag.as_str(), weights::TAGS));
        let topic = question
            .topic
            .iter()
            .map(|topic| (topic.as_str(), weights::TOPIC));
        let parts = [
            (question.heading.as_str(), weights::PROMPT),
            (&question.body, weights::PROMPT),
            (&question.id, Weight::ONE),
            (&question.points, weights::POINTS),
            (&self.evidence, Weight::ONE),
            (&question.answer, Weight::ONE),
            (&question.hint, Weight::ONE),
            (&question.follow_ups, Weight::ONE),
        ];
        let all = parts.into_iter().chain(tags).chain(topic);
        all.filter(|(text, _)| !text.is_empty())
    }
}

/// Counts lines while it goes through a text.
struct LineCounter<'t> {
    text: Option<&'t str>,
    at: usize,
    line: u32,
}

impl<'t> LineCounter<'t> {
    fn new(text: Option<&'t str>) -> Self {
        Self { text, at: 0, line: 1 }
    }

    /// The line of the byte `offset`, from 1; 0 without a text. Offsets must not fall.
    fn line_at(&mut self, offset: usize) -> u32 {
        let Some(text) = self.text else { return 0 };
        let passed = text.as_bytes().get(self.at..offset).unwrap_or_default();
        let ends = |idx: &usize| match passed[*idx] {
            b'\n' => true,
            b'\r' => passed.get(idx + 1) != Some(&b'\n'),
            _ => false,
        };
        self.line += (0..passed.len()).filter(ends).count() as u32;
        self.at = self.at.max(offset);
        self.line
    }
}
