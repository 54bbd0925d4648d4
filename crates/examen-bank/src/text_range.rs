//! Byte ranges in a source text, and values that remember where they stood.

use std::ops::Range;

use serde::Serialize;

/// A half-open range of bytes in a source text. In everything this crate returns, both ends lie on character
/// boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct TextRange {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl TextRange {
    /// The range `start..end`; an inverted pair is taken as the empty range at `start`.
    pub fn new(start: usize, end: usize) -> Self {
        Self {
            start,
            end: end.max(start),
        }
    }

    /// The empty range at `offset`.
    pub fn empty(offset: usize) -> Self {
        Self {
            start: offset,
            end: offset,
        }
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the range covers no byte. Values that were built rather than parsed have the empty range at 0.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `offset` lies inside, the end excluded.
    pub fn contains(self, offset: usize) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn encloses(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether the two share a byte or meet: where a selection, or a caret, is about a place.
    pub fn touches(self, other: Self) -> bool {
        self.start <= other.end && other.start <= self.end
    }

    /// The smallest range that encloses both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// The same range moved right by `offset` bytes.
    #[must_use]
    pub fn shifted(self, offset: usize) -> Self {
        Self {
            start: self.start + offset,
            end: self.end + offset,
        }
    }

    /// The text it names in `source`, or the empty text where it does not fit `source`.
    pub fn of(self, source: &str) -> &str {
        source.get(self.start..self.end).unwrap_or("")
    }
}

impl From<Range<usize>> for TextRange {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

impl From<TextRange> for Range<usize> {
    fn from(range: TextRange) -> Self {
        range.start..range.end
    }
}

/// A value and the place in the source it was read from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Located<T> {
    /// What was read.
    pub value: T,
    /// Where it stands; empty at 0 for a value that was built, not parsed.
    pub range: TextRange,
}

impl<T> Located<T> {
    /// `value`, read from `range`.
    pub fn new(value: T, range: TextRange) -> Self {
        Self { value, range }
    }

    /// A value that stands in no source yet.
    pub fn built(value: T) -> Self {
        Self {
            value,
            range: TextRange::default(),
        }
    }
}
