//! Where the front matter of a file is, and what a line of it says.

use super::lines::{Line, Lines};
use crate::front_matter::FrontEntry;
use crate::text_range::{Located, TextRange};

/// Where the front matter of a file is.
#[derive(Debug)]
pub(crate) struct Extent {
    /// From the first `---` to the end of the line of the last; empty where there is none.
    pub(crate) range: TextRange,
    /// The lines between.
    pub(super) inner: TextRange,
    /// Where everything else begins.
    pub(crate) body_start: usize,
    pub(super) closing: Closing,
}

/// Whether a second `---` ends it.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Closing {
    Closed,
    Lacking,
}

impl Extent {
    /// No front matter.
    pub(crate) fn none(source: &str, lines: &Lines) -> Self {
        let start = lines.all().first().map_or(source.len(), |line| line.start);
        Self {
            range: TextRange::empty(start),
            inner: TextRange::empty(start),
            body_start: start,
            closing: Closing::Closed,
        }
    }

    /// Finds the front matter. A file that starts with a rule and no `key: value` line has none.
    pub(crate) fn of(source: &str, lines: &Lines) -> Self {
        let none = Self::none(source, lines);
        let is_fence = |line: &Line| line.range().of(source).trim_end() == "---";
        let Some((first, rest)) = lines.all().split_first().filter(|(first, _)| is_fence(first)) else {
            return none;
        };
        let n_lines = rest
            .iter()
            .take_while(|line| !is_fence(line) && !line.range().of(source).starts_with("## "))
            .count();
        let (inside, after) = rest.split_at(n_lines);
        let has_entry = inside.iter().any(|line| split_entry(source, *line).is_some());
        match after.first().filter(|line| is_fence(line)) {
            Some(last) if has_entry || inside.is_empty() => Self {
                range: TextRange::new(first.start, last.end),
                inner: TextRange::new(first.next, last.start),
                body_start: last.next,
                closing: Closing::Closed,
            },
            Some(_) => none,
            None => Self::unclosed(source, *first, inside).unwrap_or(none),
        }
    }

    /// The keys of the entries, in the order of the file.
    pub(crate) fn keys(&self, source: &str) -> Vec<String> {
        let lines = Lines::of(self.inner.of(source));
        let inside = self.inner.of(source);
        lines
            .all()
            .iter()
            .filter_map(|line| Some(split_entry(inside, *line)?.key.value))
            .collect()
    }

    /// The entries right under a `---` that is not closed.
    fn unclosed(source: &str, first: Line, inside: &[Line]) -> Option<Self> {
        let entries = inside
            .iter()
            .take_while(|line| split_entry(source, **line).is_some());
        let last = entries.last()?;
        Some(Self {
            range: TextRange::new(first.start, last.end),
            inner: TextRange::new(first.next, last.next),
            body_start: last.next,
            closing: Closing::Lacking,
        })
    }
}

/// Reads a `key: value` line. One pair of quotes around the value is not part of it.
pub(super) fn split_entry(source: &str, line: Line) -> Option<FrontEntry> {
    let text = line.range().of(source);
    let (key, value) = text.split_once(':')?;
    let is_key = key.starts_with(|c: char| c.is_ascii_alphabetic())
        && key
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    if !is_key || value.starts_with(|c: char| !c.is_whitespace()) {
        return None;
    }
    let value_start = line.start + key.len() + 1 + (value.len() - value.trim_start().len());
    let value = value.trim();
    let (value, value_start) = match unquoted(value) {
        Some(inner) => (inner, value_start + 1),
        None if value.is_empty() => (value, line.start + key.len() + 1),
        None => (value, value_start),
    };
    Some(FrontEntry {
        key: Located::new(key.to_owned(), TextRange::new(line.start, line.start + key.len())),
        value: Located::new(
            value.to_owned(),
            TextRange::new(value_start, value_start + value.len()),
        ),
    })
}

/// What stands between quotes that enclose the whole of `value`.
pub(crate) fn unquoted(value: &str) -> Option<&str> {
    ['"', '\'']
        .into_iter()
        .find_map(|quote| value.strip_prefix(quote)?.strip_suffix(quote))
}
