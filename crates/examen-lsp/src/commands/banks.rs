//! `examen.banks`: what trees of banks and questions show.

use examen_bank::{Question, QuestionId};
use examen_library::LoadedBank;
use examen_library::banks::Origin;
use serde::Serialize;

use super::Outcome;
use crate::features::Context;
use crate::protocol::{Answer, Uri, uri_of};

/// A bank.
#[derive(Debug, Serialize)]
struct BankEntry<'a> {
    name: String,
    /// None for the bank that ships with the program.
    uri: Option<Uri>,
    topics: Vec<TopicEntry<'a>>,
}

/// The questions of a topic.
#[derive(Debug, Serialize)]
struct TopicEntry<'a> {
    /// None for questions above the first topic.
    title: Option<&'a str>,
    questions: Vec<QuestionEntry<'a>>,
}

/// A question.
#[derive(Debug, Serialize)]
struct QuestionEntry<'a> {
    id: &'a QuestionId,
    heading: &'a str,
    level: Option<u8>,
    tags: &'a [String],
    marks: f64,
    points: usize,
}

/// Runs `examen.banks`.
///
/// # Errors
/// None.
pub(super) fn banks(context: &Context) -> Answer<Outcome> {
    let library = context.snapshot.library.as_ref();
    let banks = library.iter().flat_map(|library| library.searched());
    let banks: Vec<BankEntry<'_>> = banks.map(|bank| entry(bank)).collect();
    Outcome::of(&banks)
}

fn entry(bank: &LoadedBank) -> BankEntry<'_> {
    let mut topics: Vec<TopicEntry<'_>> = Vec::new();
    for question in &bank.bank.questions {
        let title = question.topic.as_deref();
        match topics.last_mut().filter(|topic| topic.title == title) {
            Some(topic) => topic.questions.push(question_entry(question)),
            None => topics.push(TopicEntry {
                title,
                questions: vec![question_entry(question)],
            }),
        }
    }
    BankEntry {
        name: bank.name(),
        uri: match &bank.origin {
            Origin::Bundled => None,
            Origin::File(path) => uri_of(path),
        },
        topics,
    }
}

fn question_entry(question: &Question) -> QuestionEntry<'_> {
    let points = question.points();
    QuestionEntry {
        id: &question.id,
        heading: &question.heading.value,
        level: question.level.map(examen_bank::Level::get),
        tags: &question.tags,
        marks: question.available().as_f64(),
        points: points.iter().filter(|point| !point.is_misconception()).count(),
    }
}
