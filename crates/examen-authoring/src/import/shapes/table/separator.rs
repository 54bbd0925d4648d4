//! What separates the fields of a table.

use super::{Column, column};

/// What may separate fields, where nothing says so, in the order in which they are tried.
pub(super) const SEPARATORS: [u8; 3] = [b'\t', b';', b','];

/// The separator that the first line names, `sep=;` as Excel reads and some programs write it, and the lines below.
pub(super) fn named_separator(source: &str) -> Option<(u8, &str)> {
    let (first, rows) = source.split_once('\n')?;
    let first = first.trim_end_matches('\r').trim_matches('"');
    let key = first.get(..4).filter(|key| key.eq_ignore_ascii_case("sep="))?;
    let [separator] = &first.as_bytes()[key.len()..] else {
        return None;
    };
    (!separator.is_ascii_alphanumeric()).then_some((*separator, rows))
}

/// The one of `delimiters` that makes a header with a question and an answer of the first line.
pub(super) fn separator_of_header(source: &str, delimiters: &[u8]) -> Option<u8> {
    let header = source.lines().next()?;
    delimiters.iter().copied().find(|delimiter| {
        let found: Vec<Column> = header.split(char::from(*delimiter)).filter_map(column).collect();
        found.contains(&Column::Question) && found.contains(&Column::Answer)
    })
}
