//! The `key: value; key: value` pairs of a comment.

use super::document::Comment;
use crate::text_range::{Located, TextRange};

/// A pair, or a word alone.
#[derive(Clone, Debug)]
pub(crate) struct Pair {
    /// From the key to the end of the value.
    pub(crate) range: TextRange,
    /// The key, in lower case, or the word alone.
    pub(crate) key: Located<String>,
    /// What stands behind the colon; none where there is no colon.
    pub(crate) value: Option<Located<String>>,
}

/// The pairs of `comment`, which semicolons or line endings separate.
pub(crate) fn pairs(source: &str, comment: Comment) -> Vec<Pair> {
    pairs_of(comment.inner.of(source), comment.inner.start)
}

/// The pairs of what a comment holds, which begins at `start`.
pub(crate) fn pairs_of(inner: &str, mut start: usize) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for piece in inner.split([';', '\n', '\r']) {
        let range = trimmed(piece, start);
        start += piece.len() + 1;
        if !range.is_empty() {
            pairs.push(pair(piece.trim(), range));
        }
    }
    pairs
}

/// The comma-separated items of `list`, empty ones left out.
pub(crate) fn items(list: &Located<String>) -> Vec<Located<String>> {
    let mut items = Vec::new();
    let mut start = list.range.start;
    for piece in list.value.split(',') {
        let range = trimmed(piece, start);
        start += piece.len() + 1;
        if !range.is_empty() {
            items.push(Located::new(piece.trim().to_owned(), range));
        }
    }
    items
}

/// The pair `text`, which stands at `range`.
fn pair(text: &str, range: TextRange) -> Pair {
    let (key, value) = match text.split_once(':') {
        Some((key, value)) => (key, Some(value)),
        None => (text, None),
    };
    let value = value.map(|value| {
        let range = trimmed(value, range.start + key.len() + 1);
        Located::new(value.trim().to_owned(), range)
    });
    let key_range = trimmed(key, range.start);
    Pair {
        range,
        key: Located::new(key.trim().to_lowercase(), key_range),
        value,
    }
}

/// Where `piece`, which begins at `start`, has its text.
fn trimmed(piece: &str, start: usize) -> TextRange {
    let text = piece.trim_start();
    let start = start + (piece.len() - text.len());
    TextRange::new(start, start + text.trim_end().len())
}
