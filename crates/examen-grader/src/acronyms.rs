//! Abbreviations that a text explains itself: `JSON Web Token (JWT)`, `JWT (JSON Web Token)`.

use memchr::memchr_iter;

use crate::answer::{is_function_word, split_words};

/// How far before a bracket the words of an abbreviation are looked for, in bytes.
const REACH: usize = 120;
/// Letters of an abbreviation.
const LENGTH: std::ops::RangeInclusive<usize> = 2..=8;

/// An abbreviation and the words it stands for, as a text has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Acronym<'a> {
    /// `JWT`, without the ending of a plural.
    pub short: &'a str,
    /// `JSON Web Token`
    pub long: &'a str,
}

/// The abbreviations that `text` explains, in order: in brackets behind their words, or before their words in brackets.
/// Each of their letters is the first of a word, in order; function words may go without.
pub(crate) fn acronyms(text: &str) -> Vec<Acronym<'_>> {
    memchr_iter(b'(', text.as_bytes())
        .filter_map(|open| {
            let inside = &text[open + 1..];
            let inside = inside[..inside.find(['(', ')', '\n'])?].trim();
            let before = &text[reach_back(text, open)..open];
            explained_before(before, inside).or_else(|| explained_inside(before, inside))
        })
        .collect()
}

/// `JSON Web Token (JWT)`
fn explained_before<'a>(before: &'a str, inside: &'a str) -> Option<Acronym<'a>> {
    let short = abbreviation(inside)?;
    let words = words(before);
    let first = (0..words.len())
        .rev()
        .find(|first| spells(short, &words[*first..]))?;
    let long = &before[words[first].0..words[words.len() - 1].1];
    Some(Acronym { short, long })
}

/// `JWT (JSON Web Token)`
fn explained_inside<'a>(before: &'a str, inside: &'a str) -> Option<Acronym<'a>> {
    let last = before.split_whitespace().next_back()?;
    let short = abbreviation(last.trim_start_matches(|c: char| !c.is_alphanumeric()))?;
    let long = inside.split([',', ';', ':']).next()?.trim();
    spells(short, &words(long)).then_some(Acronym { short, long })
}

/// Where to begin looking: at most [`REACH`] bytes before `open`, behind the last mark that ends a phrase.
fn reach_back(text: &str, open: usize) -> usize {
    let near = open.saturating_sub(REACH)..open;
    let from = near
        .into_iter()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(open);
    let phrase = text[from..open].rfind(['.', ';', ':', ',', '!', '?', '(', ')', '\n']);
    phrase.map_or(from, |at| from + at + 1)
}

/// The abbreviation that `text` consists of.
fn abbreviation(text: &str) -> Option<&str> {
    let n_upper = |text: &str| text.bytes().filter(u8::is_ascii_uppercase).count();
    let short = match text.strip_suffix('s') {
        Some(singular) if n_upper(singular) == singular.len() => singular,
        _ => text,
    };
    let is_one = LENGTH.contains(&short.len())
        && short.bytes().all(|byte| byte.is_ascii_alphabetic())
        && n_upper(short) >= 2;
    is_one.then_some(short)
}

/// A word with the bytes it takes up.
type Placed<'a> = (usize, usize, &'a str);

fn words(text: &str) -> Vec<Placed<'_>> {
    let words = split_words(text);
    words
        .map(|word| (word.start, word.end, &text[word.start..word.end]))
        .collect()
}

/// Whether the first letters of at least two words are `short`; function words may go without, but for the first and the
/// last.
fn spells(short: &str, words: &[Placed<'_>]) -> bool {
    let ends = |letter: Option<u8>, word: Option<&Placed<'_>>| matches!((letter, word), (Some(letter), Some(word)) if begins(word, letter));
    let letters = short.as_bytes();
    words.len() >= 2
        && words.len() <= 2 * letters.len()
        && ends(letters.first().copied(), words.first())
        && ends(letters.last().copied(), words.last())
        && spells_on(letters, words)
}

fn spells_on(letters: &[u8], words: &[Placed<'_>]) -> bool {
    let Some((word, rest)) = words.split_first() else {
        return letters.is_empty();
    };
    let with = letters.split_first();
    with.is_some_and(|(letter, letters)| begins(word, *letter) && spells_on(letters, rest))
        || (may_go_without(word) && spells_on(letters, rest))
}

fn begins(word: &Placed<'_>, letter: u8) -> bool {
    word.2.as_bytes()[0].eq_ignore_ascii_case(&letter)
}

fn may_go_without(word: &Placed<'_>) -> bool {
    is_function_word(&word.2.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    use super::{Acronym, acronyms};

    fn check(text: &str, expected: Expect) {
        let found = acronyms(text);
        let shown = found.iter().map(|one| format!("{} = {}", one.short, one.long));
        expected.assert_eq(&shown.collect::<Vec<_>>().join("\n"));
    }

    #[test]
    fn an_abbreviation_stands_behind_or_before_its_words() {
        check(
            "A signed JSON Web Token (JWT) expires.",
            expect!["JWT = JSON Web Token"],
        );
        check(
            "JWTs (JSON Web Tokens) expire; MVCC (multi-version concurrency control, as in PostgreSQL) does not.",
            expect![[r#"
                JWT = JSON Web Tokens
                MVCC = multi-version concurrency control"#]],
        );
    }

    #[test]
    fn function_words_may_have_a_letter_or_none() {
        check(
            "The time to live (TTL), the Internet of Things (IoT), the law of demeter (LD)",
            expect![[r#"
                TTL = time to live
                IoT = Internet of Things
                LD = law of demeter"#]],
        );
    }

    #[test]
    fn other_brackets_explain_nothing() {
        check(
            "It uses a cache (LRU). A web token (JWT), a page (URL)",
            expect![""],
        );
        check("Send it back (or NOT), twice (at most), (", expect![""]);
        check("A. Broker (AB) of the time. To live (TTL)", expect![""]);
    }

    proptest! {
        #[test]
        fn every_letter_begins_a_word(text in "([A-Za-z]{1,4}[ (),.]{0,2}){0,12}\\PC{0,4}") {
            for Acronym { short, long } in acronyms(&text) {
                let mut words = long.split(|c: char| !c.is_alphanumeric());
                for letter in short.chars() {
                    let begins = |word: &str| word.chars().next().is_some_and(|c| c.eq_ignore_ascii_case(&letter));
                    prop_assert!(words.any(begins), "{short}: {long}");
                }
            }
        }

        #[test]
        fn what_is_explained_is_found(words in prop::collection::vec("[b-z][xz]{2,6}", 2..8)) {
            let long = words.join(" ");
            let short: String = words.iter().map(|word| word[..1].to_uppercase()).collect();
            let expected = Acronym { short: &short, long: &long };
            let behind = format!("{long} ({short})");
            prop_assert_eq!(acronyms(&behind), [expected]);
            let before = format!("Say: {short} ({long}).");
            prop_assert_eq!(acronyms(&before), [expected]);
        }
    }
}
