//! The lines of a source text, whatever ends them.

use crate::text_range::TextRange;

/// One line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// Its first byte.
    pub(crate) start: usize,
    /// The end of its text, line ending excluded.
    pub(crate) end: usize,
    /// The start of the next line.
    pub(crate) next: usize,
}

impl Line {
    /// The text of the line, line ending excluded.
    pub(crate) fn range(self) -> TextRange {
        TextRange::new(self.start, self.end)
    }

    /// The line with its line ending.
    pub(crate) fn full(self) -> TextRange {
        TextRange::new(self.start, self.next)
    }
}

/// All lines of a source text. Lines end with LF, CRLF or, as in CommonMark, a lone CR.
#[derive(Debug)]
pub(crate) struct Lines(Vec<Line>);

impl Lines {
    /// Splits `source`. The byte order mark belongs to no line.
    pub(crate) fn of(source: &str) -> Self {
        let bytes = source.as_bytes();
        let mut start = if source.starts_with('\u{feff}') { 3 } else { 0 };
        let mut lines = Vec::new();
        for (at, byte) in bytes.iter().enumerate().skip(start) {
            let next = match byte {
                b'\n' => at + 1,
                b'\r' if bytes.get(at + 1) != Some(&b'\n') => at + 1,
                _ => continue,
            };
            let is_crlf = *byte == b'\n' && at > start && bytes[at - 1] == b'\r';
            let end = if is_crlf { at - 1 } else { at };
            lines.push(Line { start, end, next });
            start = next;
        }
        if start < source.len() {
            lines.push(Line {
                start,
                end: source.len(),
                next: source.len(),
            });
        }
        Self(lines)
    }

    /// All lines.
    pub(crate) fn all(&self) -> &[Line] {
        &self.0
    }

    /// The lines that begin in `range`.
    pub(crate) fn within(&self, range: TextRange) -> &[Line] {
        let first = self.0.partition_point(|line| line.start < range.start);
        let last = self.0.partition_point(|line| line.start < range.end);
        &self.0[first..last.max(first)]
    }

    /// The lines of `range`, of which the first and the last may be cut.
    pub(crate) fn clipped(&self, range: TextRange) -> impl DoubleEndedIterator<Item = Line> {
        let first = self.0.partition_point(|line| line.next <= range.start);
        let last = self.0.partition_point(|line| line.start < range.end);
        let inside = &self.0[first..last.max(first)];
        inside.iter().map(move |line| Line {
            start: line.start.max(range.start).min(line.end),
            end: line.end.min(range.end),
            next: line.next.min(range.end),
        })
    }

    /// The line that holds `offset`; none at the end of a text that ends with a line ending.
    pub(crate) fn at(&self, offset: usize) -> Option<Line> {
        let n_before = self.0.partition_point(|line| line.next <= offset);
        self.0.get(n_before).copied()
    }
}

/// What new lines of `source` end with: what ends its first line, LF where nothing does, and CRLF, which can stand
/// next to either, where lone CRs are mixed with LFs.
pub(crate) fn line_ending(source: &str) -> &'static str {
    let bytes = source.as_bytes();
    let is_lone_cr = |at: &usize| bytes[*at] == b'\r' && bytes.get(at + 1) != Some(&b'\n');
    let has_lone_cr = (0..bytes.len()).any(|at| is_lone_cr(&at));
    match source.find('\n') {
        Some(_) if has_lone_cr => "\r\n",
        Some(at) if source[..at].ends_with('\r') => "\r\n",
        None if has_lone_cr => "\r",
        _ => "\n",
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::Lines;

    fn check(source: &str, wanted: &Expect) {
        let lines: Vec<_> = Lines::of(source)
            .all()
            .iter()
            .map(|line| line.range().of(source).to_owned())
            .collect();
        wanted.assert_eq(&format!("{lines:?}"));
    }

    #[test]
    fn lines_end_with_lf_crlf_or_cr() {
        check("a\nb\r\nc\rd", &expect![[r#"["a", "b", "c", "d"]"#]]);
        check("\r\n\n\r\r\n", &expect![[r#"["", "", "", ""]"#]]);
        check("\u{feff}é\r", &expect![[r#"["é"]"#]]);
        check("", &expect!["[]"]);
    }
}
