//! What the parts of a question are called.

/// The names, in the order in which they are printed.
pub(crate) const PART_NAMES: [&str; 5] = ["Points", "Hint", "Answer", "Follow-ups", "Notes"];

/// The part that `name` is, whatever its case.
pub(crate) fn known_part(name: &str) -> Option<&'static str> {
    PART_NAMES
        .into_iter()
        .find(|known| known.eq_ignore_ascii_case(name))
}

/// Whether `line` is the heading of a part.
pub(crate) fn is_part_heading(line: &str) -> bool {
    let name = line.strip_prefix("### ").map(str::trim);
    name.is_some_and(|name| known_part(name).is_some())
}
