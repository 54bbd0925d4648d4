//! Keys and values of front matter.

use examen_bank::TextRange;

use super::Line;
use crate::features::Context;
use crate::protocol::{
    CompletionItem, CompletionItemKind, CompletionList, CompletionTextEdit, TextEdit, range,
};

/// The keys, and what each is for.
const KEYS: [(&str, &str); 4] = [
    ("sheet", "the bank it is written against"),
    ("candidate", "an alias"),
    ("mode", "practice or interview"),
    ("time", "the time for the whole sheet, like 45m"),
];

/// Keys that are not there yet, or the values of the key on the line.
pub(super) fn complete(context: &Context, line: &Line<'_>) -> Option<CompletionList> {
    let items = match line.text[..line.caret].split_once(':') {
        None => keys(line),
        Some((key, value)) => {
            let start = line.caret - value.trim_start().len();
            values(context, key.trim())
                .into_iter()
                .map(|value| item(line, start, &value, None, &value))
                .collect()
        }
    };
    Some(CompletionList {
        is_incomplete: false,
        items,
    })
}

fn keys(line: &Line<'_>) -> Vec<CompletionItem> {
    let front = &line.view.front().front;
    let missing = KEYS.iter().filter(|(key, _)| front.get(key).is_none());
    missing
        .map(|(key, purpose)| item(line, 0, key, Some(purpose), &format!("{key}: ")))
        .collect()
}

fn values(context: &Context, key: &str) -> Vec<String> {
    match key {
        "sheet" => {
            let library = context.snapshot.library.as_ref();
            let banks = library.iter().flat_map(|library| &library.banks);
            let mut names: Vec<String> = banks.map(|bank| bank.name()).collect();
            names.dedup();
            names
        }
        "mode" => vec!["practice".to_owned(), "interview".to_owned()],
        "time" => ["30m", "45m", "1h", "1h30m"].map(str::to_owned).to_vec(),
        _ => Vec::new(),
    }
}

/// Puts `text` in place of the line from `start` on.
fn item(line: &Line<'_>, start: usize, label: &str, detail: Option<&str>, text: &str) -> CompletionItem {
    let span = line
        .view
        .span(line.in_file(TextRange::new(start, line.text.len())));
    CompletionItem {
        label: label.to_owned(),
        detail: detail.map(str::to_owned),
        kind: Some(CompletionItemKind::PROPERTY),
        text_edit: Some(CompletionTextEdit::Edit(TextEdit {
            range: range(span),
            new_text: text.to_owned(),
        })),
        ..CompletionItem::default()
    }
}
