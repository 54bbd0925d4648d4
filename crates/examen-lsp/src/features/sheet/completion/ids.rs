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

/// The ids of the sheet's banks that begin like what is typed in a `q:` comment.
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
    let chosen = &line.view.chosen;
    let all = chosen.offered_banks().flat_map(|bank| {
        let questions = bank.bank.questions.iter();
        questions.map(move |question| (bank, question, chosen.written_id(bank, &question.id)))
    });
    let mut fitting = all.filter(|(_, _, written)| written.contains(typed));
    let items: Vec<CompletionItem> = fitting
        .by_ref()
        .take(LIMIT)
        .map(|(bank, question, written)| CompletionItem {
            label: written.clone(),
            detail: Some(question.heading.value.clone()),
            kind: Some(CompletionItemKind::REFERENCE),
            text_edit: Some(CompletionTextEdit::Edit(TextEdit {
                range: range(span),
                new_text: written,
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
