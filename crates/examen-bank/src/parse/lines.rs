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
pub(crate) struct Lines {
    all: Vec<Line>,
    first_ending: Option<Ending>,
    has_lone_cr: bool,
    has_lf: bool,
}

/// What ends a line.
#[derive(Clone, Copy, Debug)]
enum Ending {
    Lf,
    CrLf,
    Cr,
}

impl Lines {
    /// Splits `source`. The byte order mark belongs to no line.
    pub(crate) fn of(source: &str) -> Self {
        let bytes = source.as_bytes();
        let mut start = if source.starts_with('\u{feff}') { 3 } else { 0 };
        let mut lines = Self {
            all: Vec::new(),
            first_ending: None,
            has_lone_cr: false,
            has_lf: false,
        };
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            let (end, ending) = match bytes[at] {
                b'\n' if at > start && bytes[at - 1] == b'\r' => (at - 1, Ending::CrLf),
                b'\n' => (at, Ending::Lf),
                _ if bytes.get(at + 1) != Some(&b'\n') => (at, Ending::Cr),
                _ => continue,
            };
            lines.push(
                Line {
                    start,
                    end,
                    next: at + 1,
                },
                ending,
            );
            start = at + 1;
        }
        if start < source.len() {
            let end = source.len();
            lines.all.push(Line {
                start,
                end,
                next: end,
            });
        }
        lines
    }

    fn push(&mut self, line: Line, ending: Ending) {
        self.all.push(line);
        self.first_ending.get_or_insert(ending);
        match ending {
            Ending::Cr => self.has_lone_cr = true,
            Ending::Lf | Ending::CrLf => self.has_lf = true,
        }
    }

    /// What new lines end with: what ends the first line, LF where nothing does, and CRLF, which can stand next to
    /// either, where lone CRs are mixed with LFs.
    pub(crate) fn ending(&self) -> &'static str {
        match self.first_ending {
            _ if self.has_lone_cr && self.has_lf => "\r\n",
            Some(Ending::CrLf) => "\r\n",
            Some(Ending::Cr) => "\r",
            Some(Ending::Lf) | None => "\n",
        }
    }

    /// Whether a CR ends a line without an LF.
    pub(crate) fn has_lone_cr(&self) -> bool {
        self.has_lone_cr
    }

    /// All lines.
    pub(crate) fn all(&self) -> &[Line] {
        &self.all
    }

    /// The lines that begin in `range`.
    pub(crate) fn within(&self, range: TextRange) -> &[Line] {
        let first = self.all.partition_point(|line| line.start < range.start);
        let last = self.all.partition_point(|line| line.start < range.end);
        &self.all[first..last.max(first)]
    }

    /// The lines of `range`, of which the first and the last may be cut.
    pub(crate) fn clipped(&self, range: TextRange) -> impl DoubleEndedIterator<Item = Line> {
        let first = self.all.partition_point(|line| line.next <= range.start);
        let last = self.all.partition_point(|line| line.start < range.end);
        let inside = &self.all[first..last.max(first)];
        inside.iter().map(move |line| Line {
            start: line.start.max(range.start).min(line.end),
            end: line.end.min(range.end),
            next: line.next.min(range.end),
        })
    }

    /// The line that holds `offset`; none at the end of a text that ends with a line ending.
    pub(crate) fn at(&self, offset: usize) -> Option<Line> {
        let n_before = self.all.partition_point(|line| line.next <= offset);
        self.all.get(n_before).copied()
    }
}

/// What new lines of `source` end with: what ends its first line, LF where nothing does, and CRLF, which can stand next
/// to either, where lone CRs are mixed with LFs.
pub fn line_ending(source: &str) -> &'static str {
    Lines::of(source).ending()
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

    #[test]
    fn new_lines_end_like_the_first() {
        let endings = [
            ("", "\n"),
            ("a", "\n"),
            ("a\nb\r\n", "\n"),
            ("a\r\nb\n", "\r\n"),
            ("a\rb", "\r"),
            ("a\rb\n", "\r\n"),
        ];
        for (source, ending) in endings {
            assert_eq!(Lines::of(source).ending(), ending, "{source:?}");
        }
    }
}
