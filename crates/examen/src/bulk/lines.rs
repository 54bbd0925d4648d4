//! Reading lines without ever holding more than one that is too long.

use std::io::{self, BufRead, Read as _};

/// The longest line that is graded, in bytes. The answers of a whole exam are shorter; a file without line breaks
/// is longer, and would otherwise be held in memory whole.
pub(crate) const LONGEST: usize = 64 << 20;

/// The lines of a stream.
pub(crate) struct Lines<R> {
    input: R,
    longest: usize,
}

/// A line, or what is left of one.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Content {
    /// Its bytes, the line break included.
    Bytes(Vec<u8>),
    /// It had more than [`LONGEST`] bytes, which were dropped.
    TooLong,
}

impl Content {
    /// How many bytes are held.
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Bytes(bytes) => bytes.len(),
            Self::TooLong => 0,
        }
    }

    /// Whether there is only white space.
    pub(crate) fn is_blank(&self) -> bool {
        matches!(self, Self::Bytes(bytes) if bytes.trim_ascii().is_empty())
    }
}

impl<R: BufRead> Lines<R> {
    pub(crate) fn new(input: R) -> Self {
        Self {
            input,
            longest: LONGEST,
        }
    }

    /// The next line; none at the end of the stream.
    pub(crate) fn next(&mut self) -> io::Result<Option<Content>> {
        let mut line = Vec::new();
        match self.read_part(&mut line)? {
            Part::Nothing => Ok(None),
            Part::End => Ok(Some(Content::Bytes(line))),
            Part::Middle => {
                while self.read_part(&mut line)? == Part::Middle {}
                Ok(Some(Content::TooLong))
            }
        }
    }

    /// Reads up to the next line break, but no more than one byte over the longest line.
    fn read_part(&mut self, line: &mut Vec<u8>) -> io::Result<Part> {
        line.clear();
        let limit = self.longest as u64 + 1;
        let n_read = self.input.by_ref().take(limit).read_until(b'\n', line)?;
        Ok(match n_read {
            0 => Part::Nothing,
            n if n <= self.longest || line.ends_with(b"\n") => Part::End,
            _ => Part::Middle,
        })
    }
}

#[derive(PartialEq, Eq)]
enum Part {
    Nothing,
    Middle,
    End,
}

#[cfg(test)]
mod tests {
    use super::{Content, Lines};

    fn check(text: &str, expected: &[Option<&str>]) {
        let mut lines = Lines {
            input: text.as_bytes(),
            longest: 4,
        };
        for line in expected {
            let content = match line {
                Some(bytes) => Content::Bytes(bytes.as_bytes().to_vec()),
                None => Content::TooLong,
            };
            assert_eq!(lines.next().unwrap(), Some(content), "{text:?}");
        }
        assert_eq!(lines.next().unwrap(), None, "{text:?}");
    }

    #[test]
    fn lines_keep_their_order_and_long_ones_their_place() {
        check("", &[]);
        check("ab\ncd", &[Some("ab\n"), Some("cd")]);
        check("abcd\n12345\nx\n", &[Some("abcd\n"), None, Some("x\n")]);
        check("123456789012345", &[None]);
        check("\n\n", &[Some("\n"), Some("\n")]);
    }
}
