//! Lines and columns, as people and editors count them.

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
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Self {
            line: 1 + before.bytes().filter(|byte| *byte == b'\n').count(),
            column: 1 + before[line_start..].chars().count(),
        }
    }
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
        let ends = source.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1));
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
    use super::{Place, Places};

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
}
