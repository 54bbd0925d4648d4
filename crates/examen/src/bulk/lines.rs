//! Reading lines without ever holding more than one that is too long.

use std::io::{self, BufRead, Read as _};
use std::ops::Range;

/// The longest line that is graded, in bytes. The answers of a whole exam are shorter; a file without line breaks
/// is longer, and would otherwise be held in memory whole.
pub(crate) const LONGEST: usize = 64 << 20;

/// The lines of a stream.
pub(crate) struct Lines<R> {
    input: R,
    longest: usize,
}

/// A line, or what is left of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Content<'a> {
    /// Its bytes, the line break included.
    Bytes(&'a [u8]),
    /// It had more than [`LONGEST`] bytes, which were dropped.
    TooLong,
}

/// Where a line is held, if it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Where in what holds the lines.
    At(Range<usize>),
    TooLong,
}

impl Place {
    /// The line there, among the lines that `held` holds.
    pub(crate) fn content<'a>(&self, held: &'a [u8]) -> Content<'a> {
        match self {
            Self::At(range) => Content::Bytes(&held[range.clone()]),
            Self::TooLong => Content::TooLong,
        }
    }
}

impl Content<'_> {
    /// Whether there is only white space.
    pub(crate) fn is_blank(self) -> bool {
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

    /// Adds the next line to `held` and says where it is; none at the end of the stream.
    pub(crate) fn next(&mut self, held: &mut Vec<u8>) -> io::Result<Option<Place>> {
        let start = held.len();
        match self.read_part(held)? {
            Part::Nothing => Ok(None),
            Part::End => Ok(Some(Place::At(start..held.len()))),
            Part::Middle => {
                held.truncate(start);
                while self.read_part(held)? == Part::Middle {
                    held.truncate(start);
                }
                held.truncate(start);
                Ok(Some(Place::TooLong))
            }
        }
    }

    /// Reads up to the next line break, but no more than one byte over the longest line.
    fn read_part(&mut self, held: &mut Vec<u8>) -> io::Result<Part> {
        let limit = self.longest as u64 + 1;
        let n_read = self.input.by_ref().take(limit).read_until(b'\n', held)?;
        Ok(match n_read {
            0 => Part::Nothing,
            n if n <= self.longest || held.ends_with(b"\n") => Part::End,
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
        let mut held = Vec::new();
        for line in expected {
            let content = line.map_or(Content::TooLong, |line| Content::Bytes(line.as_bytes()));
            let place = lines.next(&mut held).unwrap().unwrap();
            assert_eq!(place.content(&held), content, "{text:?}");
        }
        assert_eq!(lines.next(&mut held).unwrap(), None, "{text:?}");
        let kept: usize = expected.iter().flatten().map(|line| line.len()).sum();
        assert_eq!(held.len(), kept, "{text:?}");
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
