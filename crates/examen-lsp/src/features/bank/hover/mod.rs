//! What is shown under the pointer in banks, reviews, cases and glossaries.

mod bank;
mod glossary;
mod mentions;

use examen_bank::{FileKind, FrontMatter, TextRange};

use super::keys::purpose_of;
use crate::features::Context;
use crate::protocol::{Hover, HoverContents, MarkupContent, MarkupKind, Position, Uri};

/// What is shown at `position` of the document `uri`.
pub(crate) fn hover(context: &Context, uri: &Uri, position: Position) -> Option<Hover> {
    let document = context.snapshot.document(uri)?;
    let offset = context.offset(document, position);
    let (range, value) = match document.kind? {
        FileKind::Bank => bank::at(context, document, offset),
        FileKind::Review => mentions::in_review(context, document, offset),
        FileKind::Cases => mentions::in_cases(context, document, offset),
        FileKind::Glossary => glossary::at(document, offset),
        FileKind::Sheet => None,
    }?;
    Some(Hover {
        contents: HoverContents::Markup(MarkupContent {
            kind: MarkupKind::Markdown,
            value,
        }),
        range: Some(context.range(document, range)),
    })
}

/// What the key at `offset` in the front matter of a file of `kind` is for.
fn on_key(kind: FileKind, front: &FrontMatter, offset: usize) -> Option<(TextRange, String)> {
    let mut entries = front.entries.iter();
    let entry = entries.find(|entry| entry.key.range.contains(offset))?;
    let purpose = purpose_of(kind, &entry.key.value)?;
    Some((entry.key.range, purpose.to_owned()))
}
