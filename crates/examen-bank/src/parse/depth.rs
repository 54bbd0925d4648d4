//! How much of a bank is read.

/// How much of a bank is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Depth {
    /// Everything.
    Whole,
    /// What a reader of the file sees: texts and revisions, without what is only needed to grade or to mend.
    Outline,
}
