//! Quotation marks around the fields of a table, and what to make of those that do not close.
//!
//! A reader of CSV takes everything behind a mark that nothing closes for one field, so that all rows below are lost
//! in an answer. Such a mark is read as a sign of its text, and told.

use std::borrow::Cow;

/// The rows of a table in which every field that begins with a quotation mark also ends with one.
pub(super) struct Rows<'s> {
    /// The rows, with as many lines as the source.
    pub(super) text: Cow<'s, str>,
    /// The lines, from 1, with a mark that nothing closes.
    pub(super) open: Vec<usize>,
}

/// Where a field that begins with a quotation mark ends, and how.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    /// Closed as it has to be.
    Closed(usize),
    /// Closed on its line, with marks in between that are not doubled.
    WithMarks(usize),
    /// Not closed: the mark is a sign like any other.
    Bare(usize),
}

impl<'s> Rows<'s> {
    /// No rows.
    pub(super) fn none() -> Self {
        Self {
            text: Cow::Borrowed(""),
            open: Vec::new(),
        }
    }

    /// The rows of `source`, whose fields are separated by `delimiter`.
    pub(super) fn of(source: &'s str, delimiter: u8) -> Self {
        let scan = Scan {
            bytes: source.as_bytes(),
            delimiter,
        };
        let (mut mended, mut open) = (String::new(), Vec::new());
        let (mut copied, mut counted, mut line) = (0, 0, 1);
        let mut start = 0;
        while start < source.len() {
            let field = scan.field(start);
            let (end, content) = match field {
                None => (scan.end_of_bare(start), None),
                Some(Field::Closed(end)) => (end, None),
                Some(Field::WithMarks(end)) => {
                    let inner = &source[start + 1..end - 1];
                    (end, Some(inner.replace("\"\"", "\"")))
                }
                Some(Field::Bare(end)) => (end, Some(source[start..end].to_owned())),
            };
            if let Some(content) = content {
                line += source[counted..start].matches('\n').count();
                counted = start;
                if matches!(field, Some(Field::Bare(_))) && content.matches('"').count() % 2 == 1 {
                    open.push(line);
                }
                mended += &source[copied..start];
                mended += &format!("\"{}\"", content.replace('"', "\"\""));
                copied = end;
            }
            start = end + 1;
        }
        let text = if copied == 0 {
            Cow::Borrowed(source)
        } else {
            Cow::Owned(mended + &source[copied..])
        };
        Self { text, open }
    }
}

struct Scan<'s> {
    bytes: &'s [u8],
    delimiter: u8,
}

impl Scan<'_> {
    /// The field that begins with a quotation mark at `start`; none where another sign stands there.
    fn field(&self, start: usize) -> Option<Field> {
        if self.bytes.get(start) != Some(&b'"') {
            return None;
        }
        let mut at = start + 1;
        loop {
            let Some(mark) = self.find_mark(at) else {
                return Some(Field::Bare(self.end_of_bare(start)));
            };
            if self.bytes.get(mark + 1) == Some(&b'"') {
                at = mark + 2;
            } else if self.is_end(mark + 1) {
                return Some(Field::Closed(mark + 1));
            } else {
                // Text behind a mark that should close: on a later line it is most likely the next field that opens.
                let is_same_line = !self.bytes[start..mark].contains(&b'\n');
                let close = Some(mark)
                    .filter(|_| is_same_line)
                    .and_then(|mark| self.close(mark));
                return Some(close.map_or_else(|| Field::Bare(self.end_of_bare(start)), Field::WithMarks));
            }
        }
    }

    /// Where a field ends that has no marks around it.
    fn end_of_bare(&self, start: usize) -> usize {
        let length = (start..self.bytes.len()).position(|at| self.is_end(at));
        length.map_or(self.bytes.len(), |length| start + length)
    }

    /// Behind the mark that closes a field on the line of `from`, if the text up to it has no other field in it.
    fn close(&self, from: usize) -> Option<usize> {
        let end = self.end_of_bare(from);
        (end > from + 1 && self.bytes[end - 1] == b'"').then_some(end)
    }

    fn find_mark(&self, from: usize) -> Option<usize> {
        let length = self.bytes.get(from..)?.iter().position(|byte| *byte == b'"')?;
        Some(from + length)
    }

    /// Whether a field ends before `at`.
    fn is_end(&self, at: usize) -> bool {
        let byte = self.bytes.get(at);
        byte.is_none_or(|byte| *byte == self.delimiter || matches!(byte, b'\n' | b'\r'))
    }
}

#[cfg(test)]
mod tests {
    use super::Rows;

    fn check(source: &str, mended: &str, open: &[usize]) {
        let rows = Rows::of(source, b',');
        assert_eq!((rows.text.as_ref(), rows.open.as_slice()), (mended, open));
    }

    #[test]
    fn what_closes_stays() {
        for source in [
            "",
            "a,b\n",
            "\"a\n\nb\",\"c\"\"d\"\r\n\"\",e 5\"\n",
            "a,\"b\"",
            "a,b\"c\n",
        ] {
            check(source, source, &[]);
        }
    }

    #[test]
    fn a_mark_that_nothing_closes_is_a_sign() {
        check("a,b\nc,\"d\ne,f\n", "a,b\nc,\"\"\"d\"\ne,f\n", &[2]);
        check("a,\"b\r\nc,\"d\"\r\n", "a,\"\"\"b\"\r\nc,\"d\"\r\n", &[1]);
        check("a,\"b\n\"c\",d\n", "a,\"\"\"b\"\n\"c\",d\n", &[1]);
        check("\"a,b\n\"c\n", "\"\"\"a\",b\n\"\"\"c\"\n", &[1, 2]);
        check("a,\"b\nc,\"\"\n", "a,\"\"\"b\"\nc,\"\"\n", &[1]);
    }

    #[test]
    fn marks_within_a_field_are_signs() {
        check("\"a \"b\" c\",d\n", "\"a \"\"b\"\" c\",d\n", &[]);
        check("\"a\" b,c\n", "\"\"\"a\"\" b\",c\n", &[]);
    }
}
