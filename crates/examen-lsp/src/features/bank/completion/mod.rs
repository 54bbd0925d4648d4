//! Completion in the files of authors: parts, kinds of lines, marks, keys, tags and ids. Silent in prose.

mod bank;
mod front_matter;
mod mentions;

use std::sync::Arc;

use examen_bank::{FileKind, TextRange};

use super::keys::Key;
use crate::features::Context;
use crate::protocol::{
    CompletionItem, CompletionItemKind, CompletionList, CompletionTextEdit, Position, TextEdit, Uri,
};
use crate::state::Document;

/// The line that is typed in.
struct Typing<'d> {
    context: &'d Context,
    document: &'d Document,
    source: &'d str,
    /// Where the caret is, in bytes of the file.
    caret: usize,
    /// The line up to the caret.
    before: &'d str,
}

/// What can be typed at `position` of the bank, review or case file `uri`.
pub(crate) fn completion(context: &Context, uri: &Uri, position: Position) -> Option<CompletionList> {
    let document: &Arc<Document> = context.known(uri)?;
    let source = document.source();
    let caret = context.offset(document, position);
    let head = source.get(..caret)?;
    let line_start = head.rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let typing = Typing {
        context,
        document,
        source: &source,
        caret,
        before: &head[line_start..],
    };
    let items = match document.kind? {
        FileKind::Bank => front_matter::complete(&typing).or_else(|| bank::complete(&typing)),
        FileKind::Review => front_matter::complete(&typing).or_else(|| mentions::in_review(&typing)),
        FileKind::Cases => mentions::in_cases(&typing),
        FileKind::Sheet | FileKind::Glossary => None,
    };
    items.map(|items| CompletionList {
        is_incomplete: false,
        items,
    })
}

impl Typing<'_> {
    /// An item that replaces `typed`, which ends at the caret.
    fn item(
        &self,
        typed: &str,
        text: &str,
        detail: Option<&str>,
        kind: CompletionItemKind,
    ) -> CompletionItem {
        let range = TextRange::new(self.caret - typed.len(), self.caret);
        CompletionItem {
            label: text.trim().to_owned(),
            detail: detail.map(str::to_owned),
            kind: Some(kind),
            // Editors filter by what stands in the range, which is not always the beginning of the label.
            filter_text: Some(text.to_owned()),
            text_edit: Some(CompletionTextEdit::Edit(TextEdit {
                range: self.context.range(self.document, range),
                new_text: text.to_owned(),
            })),
            ..CompletionItem::default()
        }
    }

    /// An item for each key that is not in use.
    fn keys(&self, typed: &str, keys: &[Key], is_used: impl Fn(&str) -> bool) -> Vec<CompletionItem> {
        let missing = keys.iter().filter(|(key, _)| !is_used(key));
        missing
            .map(|(key, purpose)| {
                let text = format!("{key}: ");
                self.item(typed, &text, Some(purpose), CompletionItemKind::PROPERTY)
            })
            .collect()
    }

    /// An item for each value.
    fn values<'v>(&self, typed: &str, values: impl IntoIterator<Item = &'v str>) -> Vec<CompletionItem> {
        let items = values
            .into_iter()
            .map(|value| self.item(typed, value, None, CompletionItemKind::VALUE));
        items.collect()
    }
}
