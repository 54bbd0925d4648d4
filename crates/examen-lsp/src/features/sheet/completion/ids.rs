//! Ids in `q:` comments.

use examen_bank::TextRange;
use serde_json::json;

use super::{Line, Offered};
use crate::protocol::{
    CompletionItem, CompletionItemKind, CompletionList, CompletionTextEdit, TextEdit, range,
};

/// What stands before an id.
const BEFORE: &str = "<!-- q:";
/// How many ids are offered.
const LIMIT: usize = 100;

/// The ids of the sheet's bank that begin like what is typed in a `q:` comment.
pub(super) fn complete(line: &Line<'_>) -> Option<CompletionList> {
    let before = line.text[..line.caret].strip_prefix(BEFORE)?;
    let typed = before.trim_start();
    if typed.contains([' ', ';']) {
        return None;
    }
    let start = line.caret - typed.len();
    let rest = &line.text[start..];
    let end = start
        + rest
            .find([' ', ';', '-'])
            .filter(|_| typed.is_empty())
            .unwrap_or(typed.len());
    let span = line
        .view
        .span(line.in_file(TextRange::new(start, end.max(line.caret))));
    let bank = &line.view.chosen.bank;
    let mut fitting = bank
        .bank
        .questions
        .iter()
        .filter(|question| question.id.as_str().contains(typed));
    let items: Vec<CompletionItem> = fitting
        .by_ref()
        .take(LIMIT)
        .map(|question| CompletionItem {
            label: question.id.to_string(),
            detail: Some(question.heading.value.clone()),
            kind: Some(CompletionItemKind::REFERENCE),
            text_edit: Some(CompletionTextEdit::Edit(TextEdit {
                range: range(span),
                new_text: question.id.to_string(),
            })),
            data: Some(json!(Offered {
                bank: bank.name(),
                question: question.id.clone(),
            })),
            ..CompletionItem::default()
        })
        .collect();
    Some(CompletionList {
        is_incomplete: fitting.next().is_some(),
        items,
    })
}
