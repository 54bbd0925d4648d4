//! What makes a line an item of a list.

/// What stands before the text of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import::shapes) enum Mark {
    /// Nothing.
    None,
    /// A bullet, a number or a label such as `Q:`.
    Item,
}
