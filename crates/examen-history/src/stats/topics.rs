//! The topics and their weakest points.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use jiff::SignedDuration;

use crate::catalogue::{Catalogue, CatalogueEntry, CataloguePoint, QuestionKey};
use crate::memory::{PointMemory, Rating, Scheduler};
use crate::schedule::{QuestionStatus, Schedule};

/// How far a learner plans.
const WEEK: SignedDuration = SignedDuration::from_hours(7 * 24);

/// How a topic stands.
#[derive(Clone, Debug, PartialEq)]
pub struct TopicStanding {
    /// Its name; none for questions above the first `# ` heading.
    pub topic: Option<String>,
    /// How many questions it has.
    pub n_questions: usize,
    /// How many of them were asked.
    pub n_asked: usize,
    /// How many are due.
    pub n_due: usize,
    /// The probability of remembering a point that was asked, on average by what points are worth; 0..=1, and none
    /// where nothing was asked.
    pub retention: Option<f64>,
    /// How many of its points are leeches.
    pub n_leeches: usize,
}

/// A point that is not remembered well.
#[derive(Clone, Debug, PartialEq)]
pub struct WeakPoint {
    /// The question.
    pub key: QuestionKey,
    /// Its heading.
    pub heading: String,
    /// The topic of the question.
    pub topic: Option<String>,
    /// The point.
    pub point: PointName,
    /// The probability of remembering it in a week, 0..=1. Now would say little: right after an answer everybody
    /// remembers.
    pub in_a_week: f64,
    /// How many times it was asked.
    pub n_reviews: u32,
    /// How many times it was missed.
    pub n_missed: u32,
    /// Whether asking again has not helped.
    pub is_leech: bool,
}

/// The names of a point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PointName {
    /// Its id.
    pub id: examen_bank::PointId,
    /// Its label.
    pub label: String,
}

/// The topics, in the order of the catalogue.
pub fn topics(catalogue: &Catalogue, schedule: &Schedule) -> Vec<TopicStanding> {
    let mut places: BTreeMap<Option<&str>, usize> = BTreeMap::new();
    let mut topics: Vec<(TopicStanding, Weighted)> = Vec::new();
    for (entry, question) in catalogue.entries().iter().zip(&schedule.questions) {
        let name = entry.topic.as_deref();
        let place = *places.entry(name).or_insert_with(|| {
            topics.push((TopicStanding::empty(name), Weighted::default()));
            topics.len() - 1
        });
        let (topic, weighted) = &mut topics[place];
        topic.count(question);
        weighted.add(question);
    }
    let finish = |(topic, weighted): (TopicStanding, Weighted)| TopicStanding {
        retention: weighted.mean(),
        ..topic
    };
    topics.into_iter().map(finish).collect()
}

/// The `n` points that an answer would most likely miss in a week, of those that were missed before; leeches first, then
/// the weakest.
pub fn weak_points(
    catalogue: &Catalogue,
    schedule: &Schedule,
    scheduler: &Scheduler,
    n: usize,
) -> Vec<WeakPoint> {
    let in_a_week = schedule.now.saturating_add(WEEK).unwrap_or(schedule.now);
    let mut weak: Vec<Missed<'_>> = catalogue
        .entries()
        .iter()
        .zip(&schedule.questions)
        .flat_map(|(entry, question)| {
            let points = entry.points.iter().zip(&question.points);
            points.filter_map(move |(point, status)| {
                let memory = status.memory.filter(|memory| memory.n_missed > 0)?;
                Some(Missed {
                    entry,
                    point,
                    memory,
                    in_a_week: memory.retrievability(scheduler, in_a_week),
                })
            })
        })
        .collect();
    if n < weak.len() {
        weak.select_nth_unstable_by(n, weakest_first);
        weak.truncate(n);
    }
    weak.sort_by(weakest_first);
    weak.into_iter().map(Missed::named).collect()
}

/// A point that was missed before, without names: of thousands, ten are shown.
struct Missed<'a> {
    entry: &'a CatalogueEntry,
    point: &'a CataloguePoint,
    memory: PointMemory,
    in_a_week: f32,
}

impl Missed<'_> {
    fn named(self) -> WeakPoint {
        WeakPoint {
            key: self.entry.key.clone(),
            heading: self.entry.heading.clone(),
            topic: self.entry.topic.clone(),
            point: PointName::of(self.point),
            in_a_week: f64::from(self.in_a_week),
            n_reviews: self.memory.n_reviews,
            n_missed: self.memory.n_missed,
            is_leech: self.memory.is_leech(),
        }
    }
}

fn weakest_first(a: &Missed<'_>, b: &Missed<'_>) -> Ordering {
    let leeches = b.memory.is_leech().cmp(&a.memory.is_leech());
    let by_memory = leeches.then_with(|| a.in_a_week.total_cmp(&b.in_a_week));
    by_memory
        .then_with(|| b.memory.n_missed.cmp(&a.memory.n_missed))
        .then_with(|| (&a.entry.key, &a.point.id).cmp(&(&b.entry.key, &b.point.id)))
}

impl PointName {
    fn of(point: &CataloguePoint) -> Self {
        Self {
            id: point.id.clone(),
            label: point.label.clone(),
        }
    }
}

impl TopicStanding {
    fn empty(topic: Option<&str>) -> Self {
        Self {
            topic: topic.map(str::to_owned),
            n_questions: 0,
            n_asked: 0,
            n_due: 0,
            retention: None,
            n_leeches: 0,
        }
    }

    fn count(&mut self, question: &QuestionStatus) {
        self.n_questions += 1;
        self.n_asked += usize::from(question.last.is_some());
        self.n_due += usize::from(question.is_due());
        self.n_leeches += question.points.iter().filter(|point| point.is_leech()).count();
    }
}

/// A mean by what points are worth.
#[derive(Default)]
struct Weighted {
    sum: f64,
    weight: f64,
}

impl Weighted {
    fn add(&mut self, question: &QuestionStatus) {
        for point in &question.points {
            if let Some(retrievability) = point.retrievability {
                let weight = point.value.as_f64().abs();
                let is_missed = point
                    .memory
                    .is_some_and(|memory| memory.last_rating == Rating::Again);
                self.sum += if is_missed {
                    0.0
                } else {
                    weight * f64::from(retrievability)
                };
                self.weight += weight;
            }
        }
    }

    fn mean(&self) -> Option<f64> {
        (self.weight > 0.0).then(|| self.sum / self.weight)
    }
}
