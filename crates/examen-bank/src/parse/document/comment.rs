//! HTML comments.

use crate::text_range::TextRange;

/// A comment that is a block of its own.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Comment {
    /// From `<!--` to `-->`, or to the end of the text.
    pub(crate) range: TextRange,
    /// What stands between.
    pub(crate) inner: TextRange,
}

impl Comment {
    /// The comment at the start of `range`, which it does not leave.
    pub(crate) fn at(source: &str, range: TextRange) -> Self {
        let open = range.start + "<!--".len();
        let text = range.of(source);
        match text.get(4..).and_then(|rest| rest.find("-->")) {
            Some(length) => Self {
                range: TextRange::new(range.start, open + length + "-->".len()),
                inner: TextRange::new(open, open + length),
            },
            None => Self {
                range,
                inner: TextRange::new(open.min(range.end), range.end),
            },
        }
    }

    /// Whether `-->` ends it.
    pub(crate) fn is_closed(&self, source: &str) -> bool {
        self.inner.end < self.range.end && self.range.of(source).ends_with("-->")
    }
}
