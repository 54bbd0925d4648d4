//! Spelling variants that mean the same word: case, compatibility forms, accents.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// Lower case, compatibility forms folded (NFKD), combining accents of the Latin block dropped, typographic
/// apostrophes straightened. ASCII that is already lower case is returned as it is.
pub(crate) fn fold(word: &str) -> Cow<'_, str> {
    if word
        .bytes()
        .all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase())
    {
        return Cow::Borrowed(word);
    }
    if word.is_ascii() {
        return Cow::Owned(word.to_ascii_lowercase());
    }
    let plain = word
        .nfkd()
        .filter(|c| !is_combining_accent(*c))
        .flat_map(char::to_lowercase);
    Cow::Owned(plain.map(|c| if is_apostrophe(c) { '\'' } else { c }).collect())
}

/// `text` with accents and letters as one character each (NFC): what looks the same to people is the same then.
pub fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.nfc().collect())
}

/// Whether `c` is one of the apostrophes people type.
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '\u{02BC}' | '\u{FF07}')
}

/// Combining Diacritical Marks (U+0300 to U+036F): accents on Latin, Greek and Cyrillic letters. Vowel signs of
/// other scripts lie elsewhere and stay.
fn is_combining_accent(c: char) -> bool {
    ('\u{0300}'..='\u{036F}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::{composed, fold};

    fn check(word: &str, folded: &str) {
        assert_eq!(fold(word), folded);
    }

    #[test]
    fn accents_typed_in_two_ways_are_the_same() {
        assert_eq!(composed("Ca\u{308}cilie"), "Cäcilie");
        assert_eq!(composed("Cäcilie"), "Cäcilie");
    }

    #[test]
    fn folding_ignores_case_accents_and_compatibility_forms() {
        check("cache", "cache");
        check("Cache", "cache");
        check("naïve", "naive");
        check("Ｃａｃｈｅ", "cache");
        check("ﬁlter", "filter");
        check("Don\u{2019}t", "don't");
        check("हिन्दी", "हिन्दी");
    }
}
