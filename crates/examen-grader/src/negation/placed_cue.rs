//! Where a cue stands in its clause.

/// A cue reaches at most so many words forward. NegEx uses five; answers in full sentences need a little more
/// (`I don't think you need separate addresses`).
pub(super) const FORWARD: u32 = 8;

/// A cue and the clause it stands in, as indices of words.
#[derive(Clone, Copy)]
pub(super) struct PlacedCue {
    /// The first word of the cue.
    pub at: u32,
    /// One past its last word.
    pub end: u32,
    /// The first word of the clause.
    pub clause_start: u32,
    /// One past the last word of the clause.
    pub clause_end: u32,
}
