//! Between bytes of a document and positions of the protocol, in the units that were agreed on.

use std::sync::Arc;

use examen_bank::{Question, TextRange};

use crate::features::Context;
use crate::protocol::{Location, Position, Range, Uri, place_of, range};
use crate::state::Document;

impl Context {
    /// The open document `uri`, if it has one of the formats.
    pub(crate) fn known(&self, uri: &Uri) -> Option<&Arc<Document>> {
        self.snapshot
            .document(uri)
            .filter(|document| document.kind.is_some())
    }

    /// Where `text_range` of `document` stands.
    pub(crate) fn range(&self, document: &Document, text_range: TextRange) -> Range {
        range(document.text.span(text_range, self.snapshot.client.encoding))
    }

    /// The byte of `document` at `position`.
    pub(crate) fn offset(&self, document: &Document, position: Position) -> usize {
        let encoding = self.snapshot.client.encoding;
        document.text.offset(place_of(position), encoding)
    }

    /// Where `text_range` of `document` stands, with the document.
    pub(crate) fn location(&self, document: &Document, text_range: TextRange) -> Location {
        Location::new(document.uri.clone(), self.range(document, text_range))
    }
}

/// Whether a caret at `offset` touches `range`: inside it or right behind it.
pub(super) fn touches(range: TextRange, offset: usize) -> bool {
    range.start <= offset && offset <= range.end && !range.is_empty()
}

/// `range` without white space at its end.
pub(super) fn trimmed(range: TextRange, source: &str) -> TextRange {
    let n_kept = range.of(source).trim_end().len();
    TextRange::new(range.start, range.start + n_kept)
}

/// A topic of a bank: from its heading, which stands above `first`, to the end of `last`. Without a heading none.
pub(super) fn topic(first: &Question, last: &Question, source: &str) -> Option<TextRange> {
    first.topic.as_ref()?;
    let above = source.get(..first.range.start)?;
    let is_heading = |line: &str| line.starts_with("# ") || line.starts_with("#\t");
    let mut end = above.len();
    let start = above.split_inclusive(['\n', '\r']).rev().find_map(|line| {
        end -= line.len();
        is_heading(line).then_some(end)
    });
    Some(TextRange::new(start?, last.range.end))
}
