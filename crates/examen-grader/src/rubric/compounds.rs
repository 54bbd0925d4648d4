//! Compounds of labels that people write as one word or as two: `read-only`, `keyvalue`.
//!
//! Lines find such words by themselves. A label looks for each of its compounds in every answer, so that only those
//! count that are written with a hyphen or as `camelCase`, and words that nobody knows: `database` is a word.

use crate::answer::split_words;
use crate::lexicon::Vocabulary;

/// A part with fewer letters may be the end of another word.
const SHORTEST: usize = 3;
/// No compound has more letters.
const LONGEST: usize = 40;

/// The two parts of each compound of `text`, in order.
pub(super) fn compounds(text: &str) -> Vec<[&str; 2]> {
    let words: Vec<(usize, usize)> = split_words(text).map(|word| (word.start, word.end)).collect();
    let is_plain = |word: &str| word.bytes().all(|byte| byte.is_ascii_alphabetic());
    let mut found = Vec::new();
    for (idx, (start, end)) in words.iter().enumerate() {
        let word = &text[*start..*end];
        if !is_plain(word) || word.len() > LONGEST {
            continue;
        }
        found.extend(parts_of_unknown(word));
        let next = words
            .get(idx + 1)
            .filter(|(next, _)| matches!(&text[*end..*next], "" | "-"));
        let next = next.map(|(start, end)| &text[*start..*end]);
        found.extend(next.filter(|next| is_plain(next)).map(|next| [word, next]));
    }
    found
}

/// The two words that a word is made of which is none itself.
fn parts_of_unknown(word: &str) -> Option<[&str; 2]> {
    let folded = word.to_ascii_lowercase();
    if folded.len() < 2 * SHORTEST || Vocabulary::find(&folded).is_some() {
        return None;
    }
    let mut cuts = SHORTEST..=folded.len() - SHORTEST;
    let are_known = |cut: &usize| {
        let (first, second) = folded.split_at(*cut);
        Vocabulary::find(first).is_some() && Vocabulary::find(second).is_some()
    };
    cuts.find(are_known).map(|cut| [&word[..cut], &word[cut..]])
}

#[cfg(test)]
mod tests {
    use super::compounds;

    fn check(text: &str, expected: &[[&str; 2]]) {
        assert_eq!(compounds(text), expected, "{text}");
    }

    #[test]
    fn hyphens_capitals_and_unknown_words_make_compounds() {
        check("A read-only replica", &[["read", "only"]]);
        check("Uses a keyvalue store", &[["key", "value"]]);
        check("Calls readOnly first", &[["read", "Only"]]);
        check("It is written through a database", &[]);
        check("UTF-8 and 3-way merges", &[]);
        check("Kubernetes", &[]);
    }
}
