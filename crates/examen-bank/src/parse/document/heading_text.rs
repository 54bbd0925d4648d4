//! The text of headings.

use crate::text_range::{Located, TextRange};

/// The text of a heading on the line `range`, without `#` signs.
pub(super) fn atx_text(source: &str, range: TextRange) -> Located<String> {
    let line = range.of(source).trim_end();
    let text = line.trim_start_matches('#');
    let start = range.start + (line.len() - text.len());
    let unclosed = text.trim_end_matches('#');
    let text = if unclosed.is_empty() || unclosed.ends_with([' ', '\t']) {
        unclosed
    } else {
        text
    };
    let start = start + (text.len() - text.trim_start().len());
    let text = text.trim();
    Located::new(text.to_owned(), TextRange::new(start, start + text.len()))
}

/// The text of an underlined heading, its lines joined. `range` does not hold the underline.
pub(super) fn setext_text(source: &str, range: TextRange) -> Located<String> {
    let text = range.of(source).trim();
    let joined: Vec<&str> = text
        .split(['\r', '\n'])
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    Located::new(
        joined.join(" "),
        TextRange::new(range.start, range.start + text.len()),
    )
}
