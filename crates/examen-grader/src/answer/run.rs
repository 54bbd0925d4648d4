//! Stretches of an answer in which words are looked for.

/// A stretch of the answer whose words count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Whether all terms are looked for, or literals only.
    pub kind: RunKind,
    /// The number of the block it belongs to. A sentence never goes on in the next block.
    pub block: u32,
}

impl Run {
    /// Whether `next` begins where this one ends, and nothing tells them apart.
    pub fn goes_on_with(&self, next: &Self) -> bool {
        self.end == next.start && self.block == next.block && self.kind == next.kind
    }
}

/// What is looked for in a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RunKind {
    /// Prose, list items, table cells and inline code: everything.
    Prose,
    /// Fenced code: literals only.
    Code,
}
