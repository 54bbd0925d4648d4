//! Places in a text as clients count them.

/// A line, from 0, and a column in the units of the negotiated [`Encoding`](super::Encoding).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Place {
    /// From 0.
    pub(crate) line: u32,
    /// From 0.
    pub(crate) column: u32,
}

/// From a place to just before another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Span {
    pub(crate) start: Place,
    pub(crate) end: Place,
}
