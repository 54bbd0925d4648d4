//! Whether the key is shown.

/// Whether labels of points that somebody missed are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Key {
    /// Everything is shown: for mentors.
    #[default]
    Shown,
    /// Whatever would tell a candidate what to write next time is left out.
    Hidden,
}
