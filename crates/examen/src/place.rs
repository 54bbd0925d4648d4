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

#[cfg(test)]
mod tests {
    use super::Place;

    #[test]
    fn lines_and_characters_count_from_one() {
        let check =
            |offset, line, column| assert_eq!(Place::of(offset, "aé\nb\r\nc"), Place { line, column });
        check(0, 1, 1);
        check(3, 1, 3);
        check(4, 2, 1);
        check(7, 3, 1);
        check(99, 3, 2);
    }
}
