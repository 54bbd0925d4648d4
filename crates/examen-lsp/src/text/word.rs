//! The word around a place.

use examen_bank::TextRange;

/// The word of `text` that holds `offset`, or ends there; empty where there is none.
pub(crate) fn word_at(text: &str, offset: usize) -> TextRange {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let before = text.get(..offset).unwrap_or(text);
    let start = before.trim_end_matches(is_word).len();
    let rest = &text[start..];
    let length = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
    TextRange::new(start, start + length)
}

#[cfg(test)]
mod tests {
    use super::word_at;

    #[test]
    fn a_word_ends_at_what_is_no_letter_or_digit() {
        let check = |text: &str, offset, expected: &str| {
            assert_eq!(word_at(text, offset).of(text), expected);
        };
        check("one two-three", 5, "two");
        check("one two-three", 7, "two");
        check("a  b", 2, "");
        check("größe", 5, "größe");
        check("", 9, "");
    }
}
