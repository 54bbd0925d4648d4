//! How every question stands at a given time.

use std::collections::BTreeMap;

use examen_bank::{Marks, PointId, Score};
use jiff::Timestamp;

use crate::catalogue::{Catalogue, CatalogueEntry, CataloguePoint, Importance, QuestionKey};
use crate::error::HistoryError;
use crate::memory::{Parameters, PointMemory, QuestionMemory, Retention, Scheduler, is_due};
use crate::store::AttemptLog;

/// How the questions of a catalogue stand at a given time.
#[derive(Clone, Debug)]
pub struct Schedule {
    /// The time.
    pub now: Timestamp,
    /// One entry a question, in the order of the catalogue.
    pub questions: Vec<QuestionStatus>,
    /// Questions of the history that are in no bank any more. Their attempts are kept.
    pub hidden: Vec<QuestionKey>,
}

/// How a question stands.
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionStatus {
    /// The question.
    pub key: QuestionKey,
    /// Whether to ask it now.
    pub standing: Standing,
    /// Its points, in the order of the rubric.
    pub points: Vec<PointStatus>,
    /// The last attempt; none for a question that was never asked.
    pub last: Option<LastAttempt>,
    /// The share of the question's marks that an answer would lose now, as far as memory goes: 0..=1, and 1 for a
    /// question that was never asked.
    pub expected_loss: f64,
}

/// Whether to ask a question now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It was never asked.
    New,
    /// One of its important points is about to be forgotten, since then.
    Due(Timestamp),
    /// Not before then.
    Later(Timestamp),
}

/// The last attempt at a question, and how many there were.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LastAttempt {
    /// When.
    pub at: Timestamp,
    /// Its marks.
    pub score: Score,
    /// When the first one was.
    pub first: Timestamp,
    /// How many there were.
    pub n_attempts: u32,
}

/// How a point stands.
#[derive(Clone, Debug, PartialEq)]
pub struct PointStatus {
    /// The point.
    pub point: PointId,
    /// What it is worth; negative for a misconception.
    pub value: Marks,
    /// Whether the question is due by it.
    pub importance: Importance,
    /// What is remembered of it; none where it was never asked, or never came up.
    pub memory: Option<PointMemory>,
    /// When to ask it again.
    pub due: Option<Timestamp>,
    /// The probability of remembering it now; none where nothing is known.
    pub retrievability: Option<f32>,
}

impl AttemptLog {
    /// How the questions of `catalogue` stand at the time `now`.
    ///
    /// # Errors
    /// The history cannot be read.
    pub fn schedule(&mut self, catalogue: &Catalogue, now: Timestamp) -> Result<Schedule, HistoryError> {
        let mut memories = self.memories()?;
        let scheduler = self.scheduler()?;
        let retention = self.settings()?.retention;
        let mut keys_of: BTreeMap<usize, Vec<QuestionKey>> = BTreeMap::new();
        let mut hidden = Vec::new();
        for key in memories.keys() {
            match catalogue.resolve(key) {
                Some(entry_idx) => keys_of.entry(entry_idx).or_default().push(key.clone()),
                None => hidden.push(key.clone()),
            }
        }
        let mut questions = Vec::with_capacity(catalogue.entries().len());
        for (entry_idx, entry) in catalogue.entries().iter().enumerate() {
            let memory = match keys_of.get(&entry_idx).map(Vec::as_slice) {
                None => None,
                Some([key]) => memories.remove(key),
                // A question under several names: as if it had always had one.
                Some(keys) => self.memory_of_all(keys, &scheduler)?,
            };
            let model = Model {
                scheduler: &scheduler,
                retention,
                now,
            };
            questions.push(model.status(entry, memory));
        }
        Ok(Schedule {
            now,
            questions,
            hidden,
        })
    }
}

struct Model<'a> {
    scheduler: &'a Scheduler,
    retention: Retention,
    now: Timestamp,
}

impl Model<'_> {
    fn status(&self, entry: &CatalogueEntry, memory: Option<QuestionMemory>) -> QuestionStatus {
        let points: Vec<PointStatus> = entry
            .points
            .iter()
            .map(|point| self.point(point, memory.as_ref()))
            .collect();
        let last = memory.map(|memory| LastAttempt {
            at: memory.last,
            score: memory.last_score,
            first: memory.first,
            n_attempts: memory.n_attempts,
        });
        QuestionStatus {
            key: entry.key.clone(),
            standing: last.map_or(Standing::New, |last| self.standing(&points, last)),
            expected_loss: if last.is_some() {
                expected_loss(&points)
            } else {
                1.0
            },
            points,
            last,
        }
    }

    fn point(&self, point: &CataloguePoint, memory: Option<&QuestionMemory>) -> PointStatus {
        let memory = memory.and_then(|memory| memory.points.get(&point.id)).copied();
        PointStatus {
            point: point.id.clone(),
            value: point.value,
            importance: point.importance,
            due: memory.map(|memory| memory.due(self.scheduler, self.retention)),
            retrievability: memory.map(|memory| memory.retrievability(self.scheduler, self.now)),
            memory,
        }
    }

    /// By the weakest of the important points. A point that was added since the last attempt is due at once.
    fn standing(&self, points: &[PointStatus], last: LastAttempt) -> Standing {
        let important = points
            .iter()
            .filter(|point| point.importance == Importance::Important);
        let dues = important.filter_map(|point| match point.due {
            None if point.value.is_negative() => None,
            None => Some(last.at),
            due => due,
        });
        match dues.min() {
            Some(due) if is_due(due, self.now) => Standing::Due(due),
            Some(due) => Standing::Later(due),
            // A question without points has nothing to remember.
            None => Standing::Later(Timestamp::MAX),
        }
    }
}

fn expected_loss(points: &[PointStatus]) -> f64 {
    let (mut lost, mut all) = (0.0, 0.0);
    for point in points.iter().filter(|point| !point.is_unclaimed()) {
        let weight = point.value.as_f64().abs();
        all += weight;
        lost += weight * (1.0 - f64::from(point.retrievability.unwrap_or(0.0)));
    }
    if all > 0.0 { lost / all } else { 0.0 }
}

impl PointStatus {
    /// Whether this is a misconception that never came up, so that there is nothing to unlearn.
    pub fn is_unclaimed(&self) -> bool {
        self.value.is_negative() && self.memory.is_none()
    }

    /// Whether asking again has not helped.
    pub fn is_leech(&self) -> bool {
        self.memory.is_some_and(|memory| memory.is_leech())
    }
}

impl QuestionStatus {
    /// Whether it is to be asked now, for the first time or again.
    pub fn is_due(&self) -> bool {
        matches!(self.standing, Standing::Due(_))
    }

    /// The point that is most likely forgotten, of those that were asked.
    pub fn weakest(&self) -> Option<&PointStatus> {
        let known = self.points.iter().filter(|point| point.retrievability.is_some());
        known.min_by(|a, b| {
            a.retrievability
                .partial_cmp(&b.retrievability)
                .unwrap_or(std::cmp::Ordering::Equal)
        })
    }
}

impl Schedule {
    /// How the questions of `catalogue` stand for somebody who has no history yet: all are new.
    pub fn untouched(catalogue: &Catalogue, now: Timestamp) -> Self {
        let scheduler = Scheduler::new(&Parameters::default());
        let model = Model {
            scheduler: &scheduler,
            retention: Retention::default(),
            now,
        };
        let entries = catalogue.entries().iter();
        Self {
            now,
            questions: entries.map(|entry| model.status(entry, None)).collect(),
            hidden: Vec::new(),
        }
    }

    /// How the question called `key` stands.
    pub fn question(&self, key: &QuestionKey) -> Option<&QuestionStatus> {
        self.questions.iter().find(|question| question.key == *key)
    }
}
