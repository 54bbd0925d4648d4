//! Capital letters: how a label begins.

/// Capitalises the first letter, unless the first word is code or a name that is written its own way.
pub(crate) fn capitalised(text: &str) -> String {
    let (first, _) = text.split_once(' ').unwrap_or((text, ""));
    let is_plain_word = first
        .chars()
        .all(|c| c.is_lowercase() || matches!(c, '-' | ',' | ':' | '\'' | '’' | '/'));
    let mut chars = text.chars();
    match chars.next() {
        Some(initial) if is_plain_word => initial.to_uppercase().chain(chars).collect(),
        _ => text.to_owned(),
    }
}
