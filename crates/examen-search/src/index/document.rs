//! From a question to a document of the index.

use std::collections::HashSet;

use rustc_hash::FxBuildHasher;
use tantivy::TantivyDocument;

use super::schema::Fields;
use super::stored::{StoredQuestion, fingerprint, question_key};
use crate::source::{BankSource, evidence_words};
use crate::text::Weight;

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
pub(crate) struct Document<'q> {
    pub(crate) key: u64,
    pub(crate) fingerprint: u64,
    pub(crate) question: StoredQuestion<'q>,
    pub(crate) bank_key: u64,
    stored: String,
    evidence: String,
    order: u64,
}

/// The documents of a bank, in its order. Of questions with the same id, the first.
pub(crate) fn documents<'s>(source: BankSource<'s>) -> impl Iterator<Item = Document<'s>> {
    let bank_key = source.place.key();
    let language = source.language();
    let mut seen = HashSet::with_hasher(FxBuildHasher);
    let mut lines = LineCounter::new(source.text);
    let questions = source.bank.questions.iter().enumerate();
    questions.filter_map(move |(idx, question)| {
        let line = lines.line_at(question.heading.range.start);
        if !seen.insert(&question.id) {
            return None;
        }
        let stored = StoredQuestion {
            path: source.place.path.to_string_lossy(),
            bank: source.place.name.as_str().into(),
            language,
            ..StoredQuestion::of(question, line)
        };
        let json = stored.to_json();
        Some(Document {
            key: question_key(bank_key, question.id.as_str()),
            fingerprint: fingerprint(&json),
            question: stored,
            stored: json,
            evidence: evidence_words(question),
            bank_key,
            order: (bank_key >> 32 << 32) | idx as u64,
        })
    })
}

/// A part of a question.
#[derive(Clone, Copy)]
pub(crate) struct Part<'d> {
    pub(crate) text: &'d str,
    /// How often its words count among all stems.
    pub(crate) weight: Weight,
    pub(crate) role: Role,
}

impl<'d> Part<'d> {
    fn new(text: &'d str, weight: Weight, role: Role) -> Self {
        Self { text, weight, role }
    }
}

/// What a part is to its question.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// What it is about: heading and body.
    Prompt,
    /// What it is filed under.
    Label(Label),
    /// Everything else.
    Rest,
}

/// What a question is filed under, and found by alone.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Label {
    Id,
    Tag,
    Topic,
}

impl Document<'_> {
    /// The texts in which words are looked for.
    pub(crate) fn parts(&self) -> impl Iterator<Item = Part<'_>> {
        let Self { question, .. } = self;
        let tags = question.tags.iter();
        let tags = tags.map(|tag| Part::new(tag, weights::TAGS, Role::Label(Label::Tag)));
        let topic = question.topic.iter();
        let topic = topic.map(|topic| Part::new(topic, weights::TOPIC, Role::Label(Label::Topic)));
        let parts = [
            Part::new(&question.heading, weights::PROMPT, Role::Prompt),
            Part::new(&question.body, weights::PROMPT, Role::Prompt),
            Part::new(&question.id, Weight::ONE, Role::Label(Label::Id)),
            Part::new(&question.points, weights::POINTS, Role::Rest),
            Part::new(&self.evidence, Weight::ONE, Role::Rest),
            Part::new(&question.answer, Weight::ONE, Role::Rest),
            Part::new(&question.hint, Weight::ONE, Role::Rest),
            Part::new(&question.follow_ups, Weight::ONE, Role::Rest),
        ];
        let all = parts.into_iter().chain(tags).chain(topic);
        all.filter(|part| !part.text.is_empty())
    }

    /// `technical` or `behavioural`.
    pub(crate) fn kind(&self) -> &'static str {
        if self.question.is_behavioural {
            "behavioural"
        } else {
            "technical"
        }
    }

    /// What is stored of it, and what it is sorted and counted by.
    pub(crate) fn columns(&self, fields: &Fields) -> TantivyDocument {
        let question = &self.question;
        let mut columns = TantivyDocument::with_capacity(2 * self.stored.len());
        columns.add_u64(fields.key, self.key);
        columns.add_u64(fields.bank_key, self.bank_key);
        columns.add_u64(fields.fingerprint, self.fingerprint);
        columns.add_u64(fields.order, self.order);
        columns.add_text(fields.bank, &question.bank);
        if let Some(topic) = &question.topic {
            columns.add_text(fields.topic, topic);
        }
        for tag in &*question.tags {
            columns.add_text(fields.tag, tag);
        }
        columns.add_text(fields.kind, self.kind());
        columns.add_u64(fields.level, u64::from(question.level));
        columns.add_text(fields.stored, &self.stored);
        columns
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
