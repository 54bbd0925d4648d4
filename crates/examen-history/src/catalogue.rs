//! The questions that can be asked now, as far as a schedule must know them.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use examen_bank::{Bank, Level, Marks, Point, PointId, Question, QuestionId, QuestionKind, Requirement};

/// The name of a question: unique in its bank only, hence with the name of the bank.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct QuestionKey {
    /// The name of the bank.
    pub bank: String,
    /// The id in the bank.
    pub question: QuestionId,
}

impl QuestionKey {
    /// The question `id` of the bank called `bank`.
    pub fn new(bank: &str, id: &QuestionId) -> Self {
        Self {
            bank: bank.to_owned(),
            question: id.clone(),
        }
    }
}

/// What a question is called, and what it used to be called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionNames {
    /// Its name.
    pub now: QuestionKey,
    /// Its names before that one, none of which is another question's.
    pub before: Vec<QuestionKey>,
}

impl QuestionNames {
    /// All of them, the present one first.
    pub fn all(&self) -> impl DoubleEndedIterator<Item = &QuestionKey> {
        std::iter::once(&self.now).chain(&self.before)
    }
}

/// The questions that can be asked now.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    entries: Vec<CatalogueEntry>,
    /// Every name a question of a bank has or had.
    names: BTreeMap<QuestionKey, usize>,
    /// The same, whatever the bank; none where two banks have it.
    anywhere: BTreeMap<QuestionId, Option<usize>>,
    banks: BTreeSet<String>,
}

/// One question that can be asked.
#[derive(Clone, Debug)]
pub struct CatalogueEntry {
    /// Its name.
    pub key: QuestionKey,
    /// The text of its heading.
    pub heading: String,
    /// The topic it belongs to.
    pub topic: Option<String>,
    /// Its tags.
    pub tags: Vec<String>,
    /// How hard it is.
    pub level: Option<Level>,
    /// How it is judged.
    pub kind: QuestionKind,
    /// Its points, misconceptions included.
    pub points: Vec<CataloguePoint>,
}

impl CatalogueEntry {
    /// Its topic and its tags.
    pub fn topics(&self) -> impl Iterator<Item = &String> {
        self.topic.iter().chain(&self.tags)
    }

    /// Whether `topic` is its topic or one of its tags, whatever the case.
    pub fn is_about(&self, topic: &str) -> bool {
        let topic = topic.to_lowercase();
        self.topics().any(|own| own.to_lowercase() == topic)
    }
}

/// A point of a question that can be asked.
#[derive(Clone, Debug)]
pub struct CataloguePoint {
    /// Its name.
    pub id: PointId,
    /// Its label.
    pub label: String,
    /// What it is worth; negative for a misconception.
    pub value: Marks,
    /// Whether the question is due by it.
    pub importance: Importance,
}

/// Whether a question is due by a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Importance {
    /// Yes.
    Important,
    /// No: it is asked along with the others.
    Minor,
}

impl Catalogue {
    /// Adds the questions of a bank called `name`. Of two banks with one name, the first that has a question counts.
    pub fn add(&mut self, name: &str, bank: &Bank) {
        self.banks.insert(name.to_owned());
        let mut added = Vec::new();
        for question in &bank.questions {
            let key = QuestionKey::new(name, &question.id);
            let entry_idx = self.entries.len();
            let is_taken = |idx: &usize| self.entries[*idx].key == key;
            if self.names.get(&key).is_some_and(is_taken) {
                continue;
            }
            // A present name goes before a former one.
            self.names.insert(key.clone(), entry_idx);
            self.claim(&question.id, entry_idx);
            self.entries.push(CatalogueEntry::of(key, question));
            added.push((entry_idx, question));
        }
        for (entry_idx, question) in added {
            for was in &question.was {
                let former = QuestionKey::new(name, was);
                if let Entry::Vacant(vacant) = self.names.entry(former) {
                    vacant.insert(entry_idx);
                    self.claim(was, entry_idx);
                }
            }
        }
    }

    fn claim(&mut self, id: &QuestionId, entry_idx: usize) {
        self.anywhere
            .entry(id.clone())
            .and_modify(|claimed| *claimed = claimed.filter(|idx| *idx == entry_idx))
            .or_insert(Some(entry_idx));
    }

    /// The questions, in the order in which they were added.
    pub fn entries(&self) -> &[CatalogueEntry] {
        &self.entries
    }

    /// The question that attempts under the name `key` belong to: the one that has or had that id in that bank. Where
    /// there is no such bank any more (it was renamed, or its questions moved), the only question with that id
    /// anywhere. None for a question that was removed.
    pub fn resolve(&self, key: &QuestionKey) -> Option<usize> {
        let exact = self.names.get(key).copied();
        exact.or_else(|| {
            let is_gone = !self.banks.contains(&key.bank);
            is_gone.then(|| self.anywhere.get(&key.question).copied().flatten())?
        })
    }
}

impl CatalogueEntry {
    fn of(key: QuestionKey, question: &Question) -> Self {
        let points = question.points();
        let values = points.iter().map(|point| point.value);
        let most = values.max().unwrap_or_default();
        Self {
            key,
            heading: question.heading.value.clone(),
            topic: question.topic.clone(),
            tags: question.tags.clone(),
            level: question.level,
            kind: question.kind,
            points: points
                .iter()
                .map(|point| CataloguePoint::of(point, most))
                .collect(),
        }
    }

    /// The topic, or a word for not having one.
    pub fn topic_name(&self) -> &str {
        self.topic.as_deref().unwrap_or("without a topic")
    }
}

impl CataloguePoint {
    /// A point is important if the answer cannot pass without it, if it is worth at least half of what the question's
    /// most valuable point is worth, or if it is a misconception (which is remembered only once it was claimed).
    fn of(point: &Point, most: Marks) -> Self {
        let is_weighty = point.value.hundredths().saturating_mul(2) >= most.hundredths();
        let is_important =
            point.requirement == Requirement::KnockOut || point.is_misconception() || is_weighty;
        Self {
            id: point.id.clone(),
            label: point.label.value.clone(),
            value: point.value,
            importance: if is_important {
                Importance::Important
            } else {
                Importance::Minor
            },
        }
    }
}
