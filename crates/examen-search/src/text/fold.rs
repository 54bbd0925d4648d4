//! One spelling for what people type differently.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// `word` in lower case, without accents, apostrophes and the `'s` of a possessive.
pub(crate) fn folded(word: &str) -> String {
    let mut lower = String::new();
    push_lower(word, &mut lower);
    match without_accents(&lower) {
        Cow::Borrowed(_) => lower,
        Cow::Owned(folded) => folded,
    }
}

/// Appends `word` in lower case, without apostrophes and the `'s` of a possessive, but with its accents, which stemmers
/// need.
pub(super) fn push_lower(word: &str, lower: &mut String) {
    let start = lower.len();
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        lower.push_str(word);
        lower[start..].make_ascii_lowercase();
        return;
    }
    let word = word
        .strip_suffix("'s")
        .or_else(|| word.strip_suffix("\u{2019}s"))
        .unwrap_or(word);
    let letters = word.nfkc().flat_map(char::to_lowercase);
    lower.extend(letters.filter(|c| !matches!(c, '\'' | '\u{2019}')));
}

/// `é` becomes `e`. Scripts in which marks are letters keep theirs.
pub(super) fn without_accents(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        return Cow::Borrowed(word);
    }
    let is_accent = |c: &char| matches!(c, '\u{300}'..='\u{36f}') && is_combining_mark(*c);
    Cow::Owned(word.nfd().filter(|c| !is_accent(c)).collect())
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn case_accents_and_possessives_do_not_matter() {
        for (word, plain) in [
            ("Customer's", "customer"),
            ("don\u{2019}t", "dont"),
            ("Résumé", "resume"),
            ("GRÖSSE", "grosse"),
            ("ＳＱＬ", "sql"),
            ("C++", "c++"),
        ] {
            assert_eq!(folded(word), plain);
        }
    }
}
