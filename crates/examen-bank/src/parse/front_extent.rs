//! Where the front matter of a file is, and what a line of it says.

use super::lines::{Line, Lines};
use crate::front_matter::FrontEntry;
use crate::text_range::{Located, TextRange};

/// The keys that say what a file is.
const KIND_KEYS: [&str; 3] = ["bank", "sheet", "review"];

/// Where the front matter of a file is.
#[derive(Debug)]
pub(crate) struct Extent {
    /// From the first `---` to the end of the line of the last; empty where there is none.
    pub(crate) range: TextRange,
    /// The lines between.
    pub(super) inner: TextRange,
    /// Where everything else begins.
    pub(crate) body_start: usize,
    pub(super) opening: Opening,
    pub(super) closing: Closing,
}

/// How it begins.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Opening {
    /// With the first line of the file, as it should.
    First,
    /// With a `---` below blank lines, which are these.
    Below(TextRange),
    /// With its first entry.
    Lacking,
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
            opening: Opening::First,
            closing: Closing::Closed,
        }
    }

    /// Finds the front matter. A file that starts with a rule and no `key: value` line has none. It is also found where it
    /// stands below blank lines, or its first `---` was forgotten: what it says is no question.
    pub(crate) fn of(source: &str, lines: &Lines) -> Self {
        let all = lines.all();
        let is_blank = |line: &&Line| line.range().of(source).trim().is_empty();
        let n_blank = all.iter().take_while(is_blank).count();
        let (blank, rest) = all.split_at(n_blank);
        let Some(found) = Self::fenced(source, rest).or_else(|| Self::unopened(source, rest)) else {
            return Self::none(source, lines);
        };
        match (&found.opening, blank) {
            (Opening::First, [first, ..]) => Self {
                opening: Opening::Below(TextRange::new(first.start, found.range.start)),
                ..found
            },
            _ => found,
        }
    }

    /// Front matter that begins with the first of `lines`.
    fn fenced(source: &str, lines: &[Line]) -> Option<Self> {
        let (first, rest) = lines.split_first().filter(|(first, _)| is_fence(source, first))?;
        let n_lines = rest
            .iter()
            .take_while(|line| !is_fence(source, line) && !line.range().of(source).starts_with("## "))
            .count();
        let (inside, after) = rest.split_at(n_lines);
        let has_entry = inside.iter().any(|line| split_entry(source, *line).is_some());
        match after.first().filter(|line| is_fence(source, line)) {
            Some(last) if has_entry || inside.is_empty() => Some(Self {
                range: TextRange::new(first.start, last.end),
                inner: TextRange::new(first.next, last.start),
                body_start: last.next,
                opening: Opening::First,
                closing: Closing::Closed,
            }),
            Some(_) => None,
            None => Self::unclosed(source, *first, inside),
        }
    }

    /// Entries at the top of `lines` without a `---` above, of which the first says what the file is.
    fn unopened(source: &str, lines: &[Line]) -> Option<Self> {
        let first = split_entry(source, *lines.first()?)?;
        let is_said = KIND_KEYS.contains(&first.key.value.as_str()) && !first.value.value.is_empty();
        let entries = lines
            .iter()
            .take_while(|line| split_entry(source, **line).is_some());
        let n_entries = if is_said { entries.count() } else { 0 };
        let (inside, after) = lines.split_at(n_entries);
        let (opening, last) = (inside.first()?, inside.last()?);
        let inner = TextRange::new(opening.start, last.next);
        let closing = after.first().filter(|line| is_fence(source, line));
        // Prose may begin with such a word, too.
        let is_word = !first.value.value.contains(char::is_whitespace);
        let (last, closing) = match closing {
            Some(fence) => (fence, Closing::Closed),
            None if is_word => (last, Closing::Lacking),
            None => return None,
        };
        Some(Self {
            range: TextRange::new(opening.start, last.end),
            inner,
            body_start: last.next,
            opening: Opening::Lacking,
            closing,
        })
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
            opening: Opening::First,
            closing: Closing::Lacking,
        })
    }
}

fn is_fence(source: &str, line: &Line) -> bool {
    line.range().of(source).trim_end() == "---"
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
