//! Completion in the questions of a bank.

use std::collections::BTreeSet;

use examen_bank::{Question, QuestionId};

use super::Typing;
use crate::features::bank::keys::{COMMENT, LINE_KINDS, PARTS};
use crate::protocol::{CompletionItem, CompletionItemKind};

/// Marks that are common in banks.
const MARKS: [(&str, &str); 5] = [
    ("+1 ", "worth one mark"),
    ("+2 ", "worth two marks"),
    ("+1! ", "worth one mark, and nobody passes without it"),
    ("+2! ", "worth two marks, and nobody passes without it"),
    ("-1 ", "a misconception: costs a mark when claimed"),
];

/// What can be typed in a question; none in prose.
pub(super) fn complete(typing: &Typing<'_>) -> Option<Vec<CompletionItem>> {
    let before = typing.before;
    if let Some(typed) = before.strip_prefix("###") {
        return Some(parts(typing, typed));
    }
    if let Some(pairs) = before.strip_prefix("<!--").filter(|pairs| !pairs.contains("-->")) {
        return Some(in_comment(typing, pairs));
    }
    let question = question_at(typing)?;
    let is_in_points = question
        .points_part
        .is_some_and(|part| part.start <= typing.caret && typing.caret <= part.end);
    if !is_in_points {
        return None;
    }
    let indented = before.trim_start();
    let typed = indented.strip_prefix("- ")?;
    let offered: &[(&str, &str)] = if indented.len() < before.len() {
        &LINE_KINDS
    } else {
        &MARKS
    };
    let fitting = offered.iter().filter(|(text, _)| text.starts_with(typed));
    let items: Vec<CompletionItem> = fitting
        .map(|(text, purpose)| typing.item(typed, text, Some(purpose), CompletionItemKind::KEYWORD))
        .collect();
    (!items.is_empty()).then_some(items)
}

fn question_at<'d>(typing: &Typing<'d>) -> Option<&'d Question> {
    let questions = &typing.document.bank().value.questions;
    let n_begun = questions.partition_point(|question| question.range.start <= typing.caret);
    questions.get(n_begun.checked_sub(1)?)
}

/// The parts that the question does not have.
fn parts(typing: &Typing<'_>, typed: &str) -> Vec<CompletionItem> {
    let question = question_at(typing);
    let has = |name: &str| {
        question.is_some_and(|question| match name {
            "Points" => question.points_part.is_some(),
            "Hint" => question.hint.is_some(),
            "Answer" => question.answer.is_some(),
            "Follow-ups" => question.follow_ups_part.is_some(),
            _ => question.notes.is_some(),
        })
    };
    let missing = PARTS.iter().filter(|(name, _)| !has(name));
    missing
        .map(|(name, purpose)| {
            let text = format!(" {name}");
            typing.item(typed, &text, Some(purpose), CompletionItemKind::KEYWORD)
        })
        .collect()
}

/// Keys of the comment, or values of the key that the caret stands behind.
fn in_comment(typing: &Typing<'_>, pairs: &str) -> Vec<CompletionItem> {
    let pair = pairs.rsplit(';').next().unwrap_or(pairs);
    let Some((key, value)) = pair.split_once(':') else {
        let typed = pair.trim_start();
        let is_used = |key: &str| {
            let mut others = pairs.split(';');
            others.any(|other| {
                other
                    .trim_start()
                    .strip_prefix(key)
                    .is_some_and(|rest| rest.trim_start().starts_with(':'))
            })
        };
        return typing.keys(typed, &COMMENT, is_used);
    };
    let typed = value.trim_start();
    match key.trim() {
        "tags" => tags(typing, value.rsplit(',').next().unwrap_or(value).trim_start()),
        "level" => typing.values(typed, ["1", "2", "3", "4", "5"]),
        "kind" => typing.values(typed, ["technical", "behavioural"]),
        "time" => typing.values(typed, ["2m", "5m", "10m", "15m"]),
        "id" => {
            let heading = question_at(typing).map(|question| question.heading.value.as_str());
            let id = heading.map(QuestionId::from_heading);
            typing.values(typed, id.as_ref().map(QuestionId::as_str))
        }
        _ => Vec::new(),
    }
}

/// The tags that questions of this and of other banks have.
fn tags(typing: &Typing<'_>, typed: &str) -> Vec<CompletionItem> {
    let library = typing.context.snapshot.library.as_ref();
    let others = library.iter().flat_map(|library| &library.banks);
    let questions = others.flat_map(|bank| &bank.bank.questions);
    let own = &typing.document.bank().value.questions;
    let tags: BTreeSet<&str> = questions
        .chain(own)
        .flat_map(|question| &question.tags)
        .map(String::as_str)
        .filter(|tag| *tag != typed)
        .collect();
    typing.values(typed, tags)
}
