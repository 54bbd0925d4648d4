//! A stretch of an answer that a point may be told in.

/// One sentence, or a sentence and the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Passage {
    pub first: usize,
    pub last: usize,
}

impl Passage {
    /// The passage called `idx`: first sentence, first and second, second, second and third …
    pub fn at(idx: usize) -> Self {
        Self {
            first: idx / 2,
            last: idx.div_ceil(2),
        }
    }
}
