//! From a question to a document of the index.

use tantivy::TantivyDocument;

use super::schema::Fields;
use super::stored::{StoredQuestion, fingerprint, question_key};
use crate::source::{BankSource, evidence_words};
use crate::text::{Coverage, Cutter, Language, Listing, TermList, Weight};

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
        let json = stored.to_json();
        documents.push(Document {
            key: question_key(bank_key, question.id.as_str()),
            fingerprint: fingerprint(&json),
            question: stored,
            stored: json,
            evidence: evidence_words(question),
            bank_key,
            order: (bank_key >> 32 << 32) | idx as u64,
        });
    }
    documents
}

/// Makes documents as tantivy takes them. Each thread has its own.
pub(crate) struct DocumentMaker {
    fields: Fields,
    cutter: Cutter,
    stems: TermList,
    exact: TermList,
    words: TermList,
    frequent: TermList,
}

/// A part of a question.
struct Part<'d> {
    text: &'d str,
    weight: Weight,
    role: Role,
}

impl<'d> Part<'d> {
    fn new(text: &'d str, weight: Weight, role: Role) -> Self {
        Self { text, weight, role }
    }
}

/// What a part is to its question.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// What it is about: heading and body.
    Prompt,
    /// What it is filed under: topic, tags and id.
    Label,
    /// Everything else.
    Rest,
}

impl DocumentMaker {
    pub(crate) fn new(fields: Fields, coverage: Coverage) -> Self {
        Self {
            fields,
            cutter: Cutter::new(coverage),
            stems: TermList::default(),
            exact: TermList::default(),
            words: TermList::default(),
            frequent: TermList::default(),
        }
    }

    /// The document as tantivy takes it.
    pub(crate) fn make(&mut self, document: &Document) -> TantivyDocument {
        let (question, fields) = (&document.question, self.fields);
        let mut made = TantivyDocument::with_capacity(4 * document.stored.len());
        made.add_u64(fields.key, document.key);
        made.add_u64(fields.bank_key, document.bank_key);
        made.add_u64(fields.fingerprint, document.fingerprint);
        made.add_u64(fields.order, document.order);
        made.add_text(fields.bank, &question.bank);
        if let Some(topic) = &question.topic {
            made.add_text(fields.topic, topic);
        }
        for tag in &question.tags {
            made.add_text(fields.tag, tag);
        }
        let kind = if question.is_behavioural {
            "behavioural"
        } else {
            "technical"
        };
        made.add_text(fields.kind, kind);
        made.add_u64(fields.level, u64::from(question.level));
        made.add_text(fields.id, &question.id);
        self.words.begin(Weight::ONE);
        self.frequent.begin(Weight::ONE);
        for part in document.parts() {
            self.add_part(&part, question.language, &mut made);
        }
        if !self.words.is_empty() {
            made.add_text(fields.words, self.words.as_str());
        }
        if !self.frequent.is_empty() {
            made.add_text(fields.frequent, self.frequent.as_str());
        }
        made.add_text(fields.stored, &document.stored);
        made
    }

    fn add_part(&mut self, part: &Part<'_>, language: Language, made: &mut TantivyDocument) {
        let Self {
            stems,
            exact,
            words,
            frequent,
            ..
        } = self;
        stems.begin(part.weight);
        exact.begin(Weight::ONE);
        self.cutter.cut(part.text, language, |word| {
            stems.push(word.stem, word.position);
            if part.role != Role::Rest && !word.exact.is_empty() {
                exact.push(word.exact, word.position);
            }
            if word.listing != Listing::Nowhere {
                words.push(word.exact, 0);
            }
            if word.listing == Listing::Frequent {
                frequent.push(word.exact, 0);
            }
        });
        if stems.is_empty() {
            return;
        }
        made.add_text(self.fields.stems, stems.as_str());
        if part.role == Role::Prompt {
            stems.weigh(Weight::ONE);
            made.add_text(self.fields.prompt, stems.as_str());
        }
        if !exact.is_empty() {
            made.add_text(self.fields.exact, exact.as_str());
        }
    }
}

impl Document {
    fn parts(&self) -> impl Iterator<Item = Part<'_>> {
        let Self { question, .. } = self;
        let tags = question.tags.iter();
        let tags = tags.map(|tag| Part::new(tag, weights::TAGS, Role::Label));
        let topic = question.topic.iter();
        let topic = topic.map(|topic| Part::new(topic, weights::TOPIC, Role::Label));
        let parts = [
            Part::new(&question.heading, weights::PROMPT, Role::Prompt),
            Part::new(&question.body, weights::PROMPT, Role::Prompt),
            Part::new(&question.id, Weight::ONE, Role::Label),
            Part::new(&question.points, weights::POINTS, Role::Rest),
            Part::new(&self.evidence, Weight::ONE, Role::Rest),
            Part::new(&question.answer, Weight::ONE, Role::Rest),
            Part::new(&question.hint, Weight::ONE, Role::Rest),
            Part::new(&question.follow_ups, Weight::ONE, Role::Rest),
        ];
        let all = parts.into_iter().chain(tags).chain(topic);
        all.filter(|part| !part.text.is_empty())
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
