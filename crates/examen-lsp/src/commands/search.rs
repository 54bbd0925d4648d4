//! `examen.search`: questions by a few words, misspellings forgiven.

use std::sync::Arc;

use examen_bank::{Answer as SheetAnswer, AnswerSheet, Level, Located, Question, QuestionId};
use examen_library::banks::written_id;
use examen_library::{Library, LoadedBank, blank_answer, is_about};
use examen_search::{LastWord, Paging, Request, Secrecy};
use serde::{Deserialize, Serialize};

use super::Outcome;
use super::arguments::sheet_at;
use crate::features::Context;
use crate::protocol::{Answer, Failure, Uri};

/// How many questions are given if nobody says.
const LIMIT: usize = 20;
/// How many are looked at, so that enough fit.
const LOOKED_AT: usize = 500;

/// What is looked for.
#[derive(Debug, Deserialize)]
pub(super) struct SearchArgument {
    query: String,
    limit: Option<usize>,
    /// The sheet that `insert` is for.
    uri: Option<Uri>,
    #[serde(flatten)]
    wanted: Wanted,
}

/// Which questions will do.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Wanted {
    bank: Option<String>,
    topic: Option<String>,
    level: Option<u8>,
}

/// A question that was found.
#[derive(Debug, Serialize)]
struct Found<'a> {
    bank: String,
    id: &'a QuestionId,
    heading: &'a str,
    topic: Option<&'a str>,
    level: Option<u8>,
    marks: f64,
    insert: String,
}

impl Wanted {
    /// Whether `question` of `bank` will do.
    pub(super) fn fits(&self, bank: &LoadedBank, question: &Question) -> bool {
        self.is_bank(bank)
            && self.topic.as_ref().is_none_or(|topic| is_about(question, topic))
            && self
                .level
                .is_none_or(|level| question.level.map(Level::get) == Some(level))
    }

    /// The topic, if only one will do.
    pub(super) fn topic(&self) -> Option<&str> {
        self.topic.as_deref()
    }

    /// The level, if only one will do.
    pub(super) fn level(&self) -> Option<u8> {
        self.level
    }

    /// The name of the bank, if only one will do.
    pub(super) fn bank(&self) -> Option<&str> {
        self.bank.as_deref()
    }

    /// Whether questions of `bank` will do.
    pub(super) fn is_bank(&self, bank: &LoadedBank) -> bool {
        self.bank.as_ref().is_none_or(|name| bank.name() == *name)
    }
}

/// Runs `examen.search`.
///
/// # Errors
/// The index cannot be made, or there is no such sheet.
pub(super) fn search(context: &Context, argument: &SearchArgument) -> Answer<Outcome> {
    let Some(library) = &context.snapshot.library else {
        return Outcome::of(&Vec::<Found<'_>>::new());
    };
    let uri = argument.uri.as_ref();
    let sheet = uri.map(|uri| sheet_at(context, uri)).transpose()?;
    let called = |bank: &LoadedBank, question: &Question| match &sheet {
        Some(sheet) => sheet.chosen.written_id(bank, &question.id),
        None => written_id(library.searched().map(Arc::as_ref), bank, &question.id),
    };
    let limit = argument.limit.unwrap_or(LIMIT);
    let all = if argument.query.trim().is_empty() {
        in_order(library)
    } else {
        by_words(context, library, &argument.query)?
    };
    let fitting = all
        .into_iter()
        .filter(|(bank, question)| argument.wanted.fits(bank, question));
    let found: Vec<Found<'_>> = fitting
        .take(limit)
        .map(|(bank, question)| found(bank, question, &called(bank, question)))
        .collect();
    Outcome::of(&found)
}

fn in_order(library: &Library) -> Vec<(&LoadedBank, &Question)> {
    let banks = library.searched();
    let questions = banks.flat_map(|bank| {
        bank.bank
            .questions
            .iter()
            .map(move |question| (&**bank, question))
    });
    questions.collect()
}

fn by_words<'l>(
    context: &Context,
    library: &'l Library,
    query: &str,
) -> Answer<Vec<(&'l LoadedBank, &'l Question)>> {
    let request = Request {
        query,
        last_word: LastWord::Begun,
        paging: Paging {
            offset: 0,
            limit: LOOKED_AT,
        },
        n_facet_values: 0,
        secrecy: Secrecy::Kept,
    };
    let found = context
        .search()
        .and_then(|search| search.search(&request))
        .map_err(|error| Failure::internal(format!("the search failed: {error}")))?;
    let hits = found.results.hits.into_iter().filter_map(|hit| {
        let mut banks = library.banks.iter();
        let bank = banks.find(|bank| bank.origin.path() == hit.bank.path)?;
        Some((&**bank, bank.bank.question(&hit.question)?))
    });
    Ok(hits.collect())
}

fn found<'a>(bank: &LoadedBank, question: &'a Question, called: &str) -> Found<'a> {
    Found {
        bank: bank.name(),
        id: &question.id,
        heading: &question.heading.value,
        topic: question.topic.as_deref(),
        level: question.level.map(Level::get),
        marks: question.available().as_f64(),
        insert: section_for(question, called),
    }
}

/// The text of an empty section for `question`, which the sheet calls `called`, with a blank line to write on behind it.
pub(super) fn section_for(question: &Question, called: &str) -> String {
    let answer = SheetAnswer {
        question: Some(Located::built(QuestionId::new(called))),
        ..blank_answer(question)
    };
    let sheet = AnswerSheet {
        answers: vec![answer],
        ..AnswerSheet::default()
    };
    format!("{}\n", sheet.print())
}
