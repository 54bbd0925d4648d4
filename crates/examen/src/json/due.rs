//! `examen due --format json`: schema `examen.due/1`.

use examen_bank::{Marks, PointId, QuestionId};
use examen_history::schedule::{LastAttempt, PointStatus, QuestionStatus, Standing};
use examen_history::{CatalogueEntry, Importance};
use jiff::Timestamp;
use serde::Serialize;

use crate::render::DuePage;

/// How every question stands.
#[derive(Debug, Serialize)]
pub(crate) struct DueDocument<'a> {
    schema: &'static str,
    at: Timestamp,
    /// What the day's limits leave.
    left_today: Left,
    /// Due and new questions in the order in which they would be asked.
    next: Vec<Name<'a>>,
    questions: Vec<Question<'a>>,
    /// Questions of the history that are in none of the banks.
    hidden: Vec<Name<'a>>,
}

#[derive(Debug, Serialize)]
struct Left {
    due: usize,
    new: usize,
}

#[derive(Debug, Serialize)]
struct Name<'a> {
    bank: &'a str,
    id: &'a QuestionId,
}

#[derive(Debug, Serialize)]
struct Question<'a> {
    #[serde(flatten)]
    name: Name<'a>,
    heading: &'a str,
    topic: Option<&'a str>,
    level: Option<u8>,
    /// `new`, `due` or `later`.
    standing: &'static str,
    due: Option<Timestamp>,
    /// The share of marks an answer would lose now, 0..=1.
    expected_loss: f64,
    last: Option<Last>,
    points: Vec<Point<'a>>,
}

#[derive(Debug, Serialize)]
struct Last {
    at: Timestamp,
    awarded: Marks,
    available: Marks,
    n_attempts: u32,
}

#[derive(Debug, Serialize)]
struct Point<'a> {
    id: &'a PointId,
    value: Marks,
    important: bool,
    due: Option<Timestamp>,
    /// The probability of remembering it now, 0..=1.
    retrievability: Option<f32>,
    /// In days.
    stability: Option<f32>,
    difficulty: Option<f32>,
    n_reviews: u32,
    n_missed: u32,
    leech: bool,
}

impl<'a> DueDocument<'a> {
    pub(crate) fn of(page: &'a DuePage<'_>) -> Self {
        let questions = page.catalogue.entries().iter().zip(&page.schedule.questions);
        let next = page
            .plan
            .iter()
            .map(|idx| Name::of(&page.catalogue.entries()[*idx].key));
        Self {
            schema: "examen.due/1",
            at: page.schedule.now,
            left_today: Left {
                due: page.quota.due,
                new: page.quota.new,
            },
            next: next.collect(),
            questions: questions
                .filter(|(entry, _)| page.wanted.fits(entry))
                .map(|(entry, question)| Question::of(entry, question))
                .collect(),
            hidden: page.schedule.hidden.iter().map(Name::of).collect(),
        }
    }
}

impl<'a> Name<'a> {
    fn of(key: &'a examen_history::QuestionKey) -> Self {
        Self {
            bank: &key.bank,
            id: &key.question,
        }
    }
}

impl<'a> Question<'a> {
    fn of(entry: &'a CatalogueEntry, question: &'a QuestionStatus) -> Self {
        let (standing, due) = match question.standing {
            Standing::New => ("new", None),
            Standing::Due(due) => ("due", Some(due)),
            Standing::Later(due) => ("later", Some(due).filter(|due| *due < Timestamp::MAX)),
        };
        Self {
            name: Name::of(&entry.key),
            heading: &entry.heading,
            topic: entry.topic.as_deref(),
            level: entry.level.map(examen_bank::Level::get),
            standing,
            due,
            expected_loss: question.expected_loss,
            last: question.last.map(Last::of),
            points: question.points.iter().map(Point::of).collect(),
        }
    }
}

impl Last {
    fn of(last: LastAttempt) -> Self {
        Self {
            at: last.at,
            awarded: last.score.awarded,
            available: last.score.available,
            n_attempts: last.n_attempts,
        }
    }
}

impl<'a> Point<'a> {
    fn of(point: &'a PointStatus) -> Self {
        Self {
            id: &point.point,
            value: point.value,
            important: point.importance == Importance::Important,
            due: point.due,
            retrievability: point.retrievability,
            stability: point.memory.map(|memory| memory.state.stability),
            difficulty: point.memory.map(|memory| memory.state.difficulty),
            n_reviews: point.memory.map_or(0, |memory| memory.n_reviews),
            n_missed: point.memory.map_or(0, |memory| memory.n_missed),
            leech: point.is_leech(),
        }
    }
}
