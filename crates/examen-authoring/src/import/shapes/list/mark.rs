//! What makes a line an item of a list.

/// What stands before the text of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// Nothing.
    None,
    /// A bullet, a number or a label such as `Q:`.
    Item,
}
