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
pub(crate) fn acronyms(text: &str) -> impl Iterator<Item = Acronym<'_>> {
    memchr_iter(b'(', text.as_bytes()).filter_map(|open| {
        let inside = &text[open + 1..];
        let inside = inside[..inside.find(['(', ')', '\n'])?].trim();
        let before = &text[reach_back(text, open)..open];
        explained_before(before, inside).or_else(|| explained_inside(before, inside))
    })
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
        && spells_all(letters, words)
}

/// Whether all letters begin words, in order. How many letters the words so far may have used up is kept for all ways at
/// once, a bit for each number, so that words with many ways take no more time.
fn spells_all(letters: &[u8], words: &[Placed<'_>]) -> bool {
    let used = words.iter().fold(1_u32, |used, word| {
        let without = if may_go_without(word) { used } else { 0 };
        let with = (0..letters.len()).filter(|n| used & (1 << n) != 0 && begins(word, letters[*n]));
        with.fold(without, |used, n| used | 1 << (n + 1))
    });
    used & (1 << letters.len()) != 0
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

    use super::{Acronym, acronyms, words};

    fn check(text: &str, expected: Expect) {
        let shown = acronyms(text).map(|one| format!("{} = {}", one.short, one.long));
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

    #[test]
    fn words_that_may_be_put_together_in_many_ways_are_no_trap() {
        let text = "a a a a a a a a a a a a a a a b (AAAAAACB) ".repeat(20_000);
        assert_eq!(acronyms(&text).count(), 0);
        check("a a a a a b (AAB)", expect!["AAB = a a b"]);
    }

    proptest! {
        #[test]
        fn every_letter_begins_a_word(text in "([A-Za-z]{1,4}[ (),.]{0,2}){0,12}\\PC{0,4}") {
            for Acronym { short, long } in acronyms(&text) {
                let mut words = words(long).into_iter();
                for letter in short.bytes() {
                    let begins = |word| super::begins(&word, letter);
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
            prop_assert_eq!(acronyms(&behind).collect::<Vec<_>>(), [expected]);
            let before = format!("Say: {short} ({long}).");
            prop_assert_eq!(acronyms(&before).collect::<Vec<_>>(), [expected]);
        }
    }
}
