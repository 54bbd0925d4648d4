//! Attempts that do not count and are still kept.

/// ` (1 undone)`, behind the number of all attempts; nothing where none was undone.
pub(super) fn undone(n_undone: u64) -> String {
    if n_undone == 0 {
        String::new()
    } else {
        format!(" ({n_undone} undone)")
    }
}
