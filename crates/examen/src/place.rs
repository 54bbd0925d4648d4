//! Lines and columns, as people and editors count them: lines end with LF, CRLF or a lone CR.

use std::borrow::Cow;

/// A place in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// From 1.
    pub(crate) line: usize,
    /// In characters, from 1.
    pub(crate) column: usize,
}

impl Place {
    /// Where the byte at `offset` of `source` stands; an offset past the end stands at the end.
    pub(crate) fn of(offset: usize, source: &str) -> Self {
        let before = source.get(..offset).unwrap_or(source);
        let ends = (0..before.len()).filter(|at| ends_line(source, *at));
        let (n_ends, line_start) = ends.fold((0, 0), |(n_ends, _), at| (n_ends + 1, at + 1));
        Self {
            line: 1 + n_ends,
            column: 1 + before[line_start..].chars().count(),
        }
    }
}

/// Whether the byte at `at` is the last of a line ending.
fn ends_line(source: &str, at: usize) -> bool {
    let bytes = source.as_bytes();
    match bytes.get(at) {
        Some(b'\n') => true,
        Some(b'\r') => bytes.get(at + 1) != Some(&b'\n'),
        _ => false,
    }
}

/// `text`, byte for byte as long, with lone CRs made LFs, which are the only line endings that terminals and most of what
/// draws on them know.
pub(crate) fn with_line_feeds(text: &str) -> Cow<'_, str> {
    if !text.contains('\r') {
        return Cow::Borrowed(text);
    }
    let mut chars = text.chars().peekable();
    let mut fed = String::with_capacity(text.len());
    while let Some(c) = chars.next() {
        let is_lone = c == '\r' && chars.peek() != Some(&'\n');
        fed.push(if is_lone { '\n' } else { c });
    }
    Cow::Owned(fed)
}

/// A text whose places are asked for often: its lines are counted once.
#[derive(Clone, Debug)]
pub(crate) struct Places<'s> {
    /// The text.
    pub(crate) source: &'s str,
    /// Where its lines start.
    starts: Vec<usize>,
}

impl<'s> Places<'s> {
    /// The places of `source`.
    pub(crate) fn of(source: &'s str) -> Self {
        let ends = (0..source.len()).filter(|at| ends_line(source, *at));
        let starts = std::iter::once(0).chain(ends.map(|at| at + 1));
        Self {
            source,
            starts: starts.collect(),
        }
    }

    /// Where the byte at `offset` stands; an offset past the end stands at the end.
    pub(crate) fn at(&self, offset: usize) -> Place {
        let before = self.source.get(..offset).unwrap_or(self.source);
        let line = self.starts.partition_point(|start| *start <= before.len());
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        Place {
            line,
            column: 1 + before[start..].chars().count(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Place, Places, with_line_feeds};

    #[test]
    fn lines_and_characters_count_from_one() {
        let check = |offset, line, column| {
            let source = "aé\nb\r\nc";
            assert_eq!(Place::of(offset, source), Place { line, column });
            assert_eq!(Places::of(source).at(offset), Place { line, column });
        };
        check(0, 1, 1);
        check(3, 1, 3);
        check(4, 2, 1);
        check(7, 3, 1);
        check(99, 3, 2);
    }

    #[test]
    fn a_lone_carriage_return_ends_a_line() {
        let source = "a\rb\r\nc\r\rd";
        for (offset, line, column) in [(0, 1, 1), (2, 2, 1), (4, 2, 3), (5, 3, 1), (8, 5, 1)] {
            assert_eq!(Place::of(offset, source), Place { line, column });
            assert_eq!(Places::of(source).at(offset), Place { line, column });
        }
        assert_eq!(with_line_feeds(source), "a\nb\r\nc\n\nd");
        assert_eq!(with_line_feeds("a\n"), "a\n");
    }
}
