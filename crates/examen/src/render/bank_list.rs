//! The questions of banks, one a row.

use std::collections::HashSet;

use anstyle::Style;
use comfy_table::ColumnConstraint;
use examen_bank::Question;
use examen_library::LoadedBank;

use super::blocks::{cell, indented, paragraph, table};
use super::points::{count, marks};
use super::styles::{FAINT, NAME, STRONG};
use super::unmarked::Unmarked;
use crate::terminal::{columns, fitted, one_line};

/// So many topics, and so many tags, are named below a list.
const MOST_NAMED: usize = 30;

/// The columns of level and marks with the blanks around all columns.
const FACTS_WIDTH: usize = 25;

/// For each bank its questions by id, level, marks and heading.
pub(crate) fn bank_list(banks: &[(&LoadedBank, Vec<&Question>)], width: usize) -> String {
    let lists = banks.iter().map(|(bank, questions)| {
        let title = format!(
            "{} ({}) · {}",
            bank.name(),
            bank.origin,
            count(questions.len(), "question")
        );
        paragraph(&title, STRONG, "", width) + &rows(questions, width) + &subjects(questions, width)
    });
    lists.collect::<Vec<_>>().join("\n")
}

fn rows(questions: &[&Question], width: usize) -> String {
    let ids = questions.iter().map(|question| columns(question.id.as_str()));
    // A heading gets one line: what is listed is to be looked over, and `examen bank show` has the whole.
    let room = width.saturating_sub(ids.max().unwrap_or(0) + FACTS_WIDTH);
    let mut rows = table(width);
    for question in questions {
        let level = question
            .level
            .map(|level| format!("level {}", level.get()))
            .unwrap_or_default();
        let heading = one_line(&question.heading.value);
        rows.add_row([
            cell(question.id.as_str(), NAME),
            cell(&level, FAINT),
            cell(&worth(question), FAINT),
            cell(&fitted(&heading, room), Style::new()),
        ]);
    }
    rows.set_constraints([ColumnConstraint::ContentWidth; 3]);
    indented(&rows, "")
}

/// What `--topic` takes: topics in the order of the bank, and tags.
fn subjects(questions: &[&Question], width: usize) -> String {
    let topics = questions.iter().flat_map(|question| &question.topic);
    let mut tags: Vec<&String> = questions.iter().flat_map(|question| &question.tags).collect();
    tags.sort_unstable();
    let kinds = [("topics", topics.collect::<Vec<_>>()), ("tags", tags)];
    let lists = kinds.into_iter().filter_map(|(kind, mut names)| {
        let mut seen = HashSet::new();
        names.retain(|name| seen.insert(name.to_lowercase()));
        let shown: Vec<String> = names.iter().take(MOST_NAMED).map(|name| one_line(name)).collect();
        let more = match names.len().saturating_sub(MOST_NAMED) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        (!shown.is_empty()).then(|| format!("{kind}: {}{more}", shown.join(", ")))
    });
    lists.map(|list| paragraph(&list, FAINT, "", width)).collect()
}

/// `6 marks`; a behavioural question has none, and one without points has nothing to earn them by.
pub(super) fn worth(question: &Question) -> String {
    match Unmarked::question(question) {
        Some(why) => why.to_string(),
        None => marks(question.available()),
    }
}
