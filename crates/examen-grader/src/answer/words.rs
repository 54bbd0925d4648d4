//! Words of a text with their ranges (UAX 29, with compounds split).

use std::num::NonZeroU64;

use smallvec::SmallVec;
use unicode_segmentation::UnicodeSegmentation;

use super::fold::is_apostrophe;
use super::numerals::parts_thousands;

/// What stands between a word and the one before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Gap {
    /// A hyphen, a slash, an underscore, a change of case: parts of one compound.
    Joined,
    /// White space.
    #[default]
    Space,
    /// A comma.
    Comma,
    /// A colon, semicolon, dash or bracket: another clause.
    Clause,
    /// The end of a sentence or of a block.
    Sentence,
}

/// A word of a text, as written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Written {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Its bytes as a number, the first one lowest. None where that is not at hand.
    pub key: Option<NonZeroU64>,
}

/// The words of `text`, in order. Hyphens, slashes and underscores separate words, so does camelCase between parts of two
/// letters and more; apostrophes, decimal points and commas between thousands do not.
pub(crate) fn split_words(text: &str) -> Words<'_> {
    Words {
        text,
        at: 0,
        found: Vec::new(),
    }
}

/// See [`split_words`].
pub(crate) struct Words<'a> {
    text: &'a str,
    at: usize,
    /// The words before `at` that were found together with another one, the last one first.
    found: Vec<Written>,
}

impl Iterator for Words<'_> {
    type Item = Written;

    // Left alone, the compiler calls it, and keeps all of it in memory between two calls.
    #[inline(always)]
    fn next(&mut self) -> Option<Written> {
        let bytes = self.text.as_bytes();
        if !self.found.is_empty() {
            return self.found.pop();
        }
        while self.at < bytes.len() {
            let start = self.at;
            let chunk = load(bytes, start);
            let letters = Letters::of(chunk);
            let n_letters = letters.n_leading();
            // Most words have less than eight letters and are no compound.
            if n_letters < 8 {
                let own = first_bytes(n_letters);
                let end = start + n_letters;
                let key = NonZeroU64::new(chunk & own);
                if key.is_some() && letters.capitals & own & INNER == 0 && ends_word(bytes, end) {
                    self.at = past_end(bytes, end);
                    return Some(Written { start, end, key });
                }
            } else if letters.capitals & INNER == 0 {
                // Most others have less than sixteen.
                let letters = Letters::of(load(bytes, start + 8));
                let n_letters = letters.n_leading();
                let end = start + 8 + n_letters;
                let has_capitals = letters.capitals & first_bytes(n_letters) != 0;
                if n_letters < 8 && !has_capitals && ends_word(bytes, end) {
                    self.at = past_end(bytes, end);
                    let key = None;
                    return Some(Written { start, end, key });
                }
            }
            let found = self.read_on();
            if found.is_some() {
                return found;
            }
        }
        None
    }
}

impl Words<'_> {
    /// The first of the words that begin here; none where the byte begins no word, and is passed over.
    #[inline(never)]
    fn read_on(&mut self) -> Option<Written> {
        let start = self.at;
        let bytes = self.text.as_bytes();
        if bytes[start].is_ascii_alphanumeric() {
            let (end, may_be_compound) = letters_end(bytes, start);
            if may_be_compound || !ends_word(bytes, end) {
                return self.read_compound();
            }
            self.at = end + 1;
            Some(written(start, end))
        } else if bytes[start].is_ascii() {
            self.at += 1;
            None
        } else {
            self.read_unicode()
        }
    }

    /// The first of the words of what begins with an ASCII letter or digit and is not made of these alone.
    fn read_compound(&mut self) -> Option<Written> {
        let (start, end) = (self.at, ascii_word_end(self.text, self.at));
        let next = self.text[end..].chars().next();
        if next.is_some_and(|next| !next.is_ascii() && is_word_char(next)) {
            return self.read_unicode();
        }
        self.at = end;
        let ends = camel_ends(&self.text[start..end]);
        if let [end] = ends[..] {
            return Some(written(start, start + end));
        }
        let mut from = start;
        for part_end in ends {
            self.found.push(written(from, start + part_end));
            from = start + part_end;
        }
        self.found.reverse();
        self.found.pop()
    }

    /// The first word in the stretch of text up to the next ASCII white space, by the Unicode rules.
    fn read_unicode(&mut self) -> Option<Written> {
        let start = self.at;
        let rest = &self.text[start..];
        let len = rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len());
        let words = rest[..len].unicode_word_indices();
        let words = words.map(|(at, word)| written(start + at, start + at + word.len()));
        self.found.extend(words);
        self.found.reverse();
        self.at += len;
        self.found.pop()
    }
}

/// A word whose bytes as a number are not at hand.
fn written(start: usize, end: usize) -> Written {
    let key = None;
    Written { start, end, key }
}

/// The first two letters of a word may be capitals without making a compound.
const INNER: u64 = !0xFFFF;

/// Where the ASCII letters and digits end that begin at `start`, and whether there is a capital behind the second.
fn letters_end(bytes: &[u8], start: usize) -> (usize, bool) {
    let mut at = start;
    let mut capitals = 0;
    let mut inner = INNER;
    loop {
        let letters = Letters::of(load(bytes, at));
        let n_letters = letters.n_leading();
        capitals |= letters.capitals & inner & first_bytes(n_letters);
        at += n_letters;
        if n_letters < 8 {
            return (at, capitals != 0);
        }
        inner = !0;
    }
}

/// The eight bytes from `at` on, the first one lowest; zeros behind the end.
fn load(bytes: &[u8], at: usize) -> u64 {
    let rest = bytes.get(at..).unwrap_or_default();
    if let Some(chunk) = rest.first_chunk() {
        return u64::from_le_bytes(*chunk);
    }
    rest.iter()
        .rev()
        .fold(0, |chunk, byte| chunk << 8 | u64::from(*byte))
}

/// A mask of the `n` lowest bytes, of at most eight.
fn first_bytes(n: usize) -> u64 {
    if n < 8 { (1 << (8 * n)) - 1 } else { !0 }
}

/// A one in each of eight bytes,
const EACH: u64 = 0x0101_0101_0101_0101;
/// and their highest bits.
const HIGH: u64 = 0x80 * EACH;

/// What eight bytes are, all told at once: in each byte the highest bit says so.
struct Letters {
    /// ASCII letters and digits.
    all: u64,
    /// Of these, the capitals. Of other bytes it says nothing.
    capitals: u64,
}

impl Letters {
    fn of(bytes: u64) -> Self {
        let ascii = bytes & !HIGH;
        // Adding what is missing to 128 sets the highest bit of a byte from that one on, and never runs over.
        let from = |bytes: u64, first: u8| bytes + (0x80 - u64::from(first)) * EACH;
        let lower = ascii | (0x20 * EACH);
        let letters = from(lower, b'a') & !from(lower, b'z' + 1);
        let digits = from(ascii, b'0') & !from(ascii, b'9' + 1);
        Self {
            all: (letters | digits) & !bytes & HIGH,
            capitals: letters & !(bytes << 2) & HIGH,
        }
    }

    /// How many letters and digits stand before the first byte that is none.
    fn n_leading(&self) -> usize {
        (!self.all & HIGH).trailing_zeros() as usize / 8
    }
}

/// Whether no word goes on at `at`, behind letters or digits, by a look at one or two bytes.
fn ends_word(bytes: &[u8], at: usize) -> bool {
    let Some(byte) = bytes.get(at) else {
        return true;
    };
    // One after the other, so that the blank, which nearly all words end with, is told at once.
    *byte == b' '
        || *byte == b'\n'
        || (matches!(byte, b'.' | b',') && !bytes.get(at + 1).is_some_and(u8::is_ascii_digit))
}

/// Where to go on behind a word: what ends one begins none, and neither does the blank behind a comma or a full stop.
fn past_end(bytes: &[u8], end: usize) -> usize {
    end + 1 + usize::from(bytes.get(end + 1) == Some(&b' '))
}

fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || ('\u{0300}'..='\u{036F}').contains(&c)
}

/// Where the ASCII word that begins at `start` ends.
fn ascii_word_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    loop {
        at = letters_end(bytes, at).0;
        if ends_word(bytes, at) {
            return at;
        }
        let Some(joint) = text[at..].chars().next() else {
            return at;
        };
        let next = at + joint.len_utf8();
        let follows = |test: fn(&u8) -> bool| bytes.get(next).is_some_and(test);
        let goes_on = (is_apostrophe(joint) && follows(u8::is_ascii_alphabetic))
            || (joint == '.' && bytes[at - 1].is_ascii_digit() && follows(u8::is_ascii_digit))
            || (joint == ',' && parts_thousands(bytes, start, at));
        if goes_on {
            at = next;
            continue;
        }
        // C++, C#, F#
        if at - start == 1 && (text[at..].starts_with("++") || joint == '#') {
            return at + if joint == '#' { 1 } else { 2 };
        }
        return at;
    }
}

/// Where the parts of `getOrder` end, `get` and `Order`; `NoSQL`, `iOS` and `OAuth` stay whole.
fn camel_ends(word: &str) -> SmallVec<[usize; 4]> {
    let bytes = word.as_bytes();
    let mut ends = SmallVec::new();
    if bytes.iter().skip(2).any(u8::is_ascii_uppercase) {
        let mut start = 0;
        for at in 2..bytes.len().saturating_sub(1) {
            let turns = bytes[at - 1].is_ascii_lowercase() && bytes[at].is_ascii_uppercase();
            if turns && at - start >= 2 && !word[start..at].eq_ignore_ascii_case("no") {
                ends.push(at);
                start = at;
            }
        }
    }
    ends.push(bytes.len());
    ends
}

/// The gap that the text between two words makes. `next` is the first letter of the second word, `before` the first
/// word, as written.
pub(crate) fn gap_between(between: &str, before: &str, next: char) -> Gap {
    if between.is_empty() || matches!(between, "." | "-" | "/" | "_" | "\u{2010}" | "\u{2011}") {
        return Gap::Joined;
    }
    let mut gap = Gap::Space;
    let mut chars = between.chars().peekable();
    while let Some(c) = chars.next() {
        let found = match c {
            '.' | '!' | '?' | '…' => {
                let spaced = chars
                    .peek()
                    .is_none_or(|after| !after.is_ascii_alphanumeric() && *after != '/');
                if spaced && !(c == '.' && is_abbreviation(before, next)) {
                    Gap::Sentence
                } else {
                    Gap::Space
                }
            }
            '。' | '！' | '？' => Gap::Sentence,
            ',' | '，' | '、' => Gap::Comma,
            ';' | ':' | '(' | ')' | '[' | ']' | '—' | '–' | '→' | '=' | '；' | '：' => Gap::Clause,
            '-' if between.contains(" - ") || between.contains("--") || between.contains("->") => Gap::Clause,
            _ => Gap::Space,
        };
        gap = gap.max(found);
    }
    gap
}

/// Whether a full stop after `before` belongs to an abbreviation rather than to the end of a sentence.
fn is_abbreviation(before: &str, next: char) -> bool {
    const SHORT: &[&str] = &[
        "approx", "cf", "eg", "etc", "fig", "ie", "incl", "max", "min", "no", "resp", "vs",
    ];
    let single = before.chars().count() == 1 && before.chars().all(char::is_alphabetic);
    if single {
        // The end of `e.g.`, `i.e.` and initials; a sentence may still end in a single letter before a capital.
        return !next.is_uppercase();
    }
    !next.is_uppercase() && SHORT.iter().any(|short| before.eq_ignore_ascii_case(short))
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    use super::{Letters, split_words};

    fn check(text: &str, expected: Expect) {
        let words: Vec<&str> = split_words(text)
            .map(|word| &text[word.start..word.end])
            .collect();
        expected.assert_eq(&words.join("|"));
    }

    #[test]
    fn compounds_are_split_and_apostrophes_are_not() {
        check(
            "write-through cache/store max_age",
            expect!["write|through|cache|store|max|age"],
        );
        check("don't, week's, it’s", expect!["don't|week's|it’s"]);
        check(
            "HTTP/1.1 at 99.9 % in C++ and C#",
            expect!["HTTP|1.1|at|99.9|in|C++|and|C#"],
        );
        check(
            "38,000 or 1,2 or 200,404, a,1",
            expect!["38,000|or|1|2|or|200|404|a|1"],
        );
        check(
            "getOrderById NoSQL OAuth iOS MySQL",
            expect!["get|Order|By|Id|NoSQL|OAuth|iOS|My|SQL"],
        );
    }

    #[test]
    fn other_scripts_are_split_by_the_unicode_rules() {
        check("naïve café, größer", expect!["naïve|café|größer"]);
        check("кэш устарел", expect!["кэш|устарел"]);
        check("缓存失效", expect!["缓|存|失|效"]);
        check("a😀b é", expect!["a|b|é"]);
    }

    proptest! {
        #[test]
        fn eight_bytes_are_told_like_one(bytes in any::<[u8; 8]>()) {
            let letters = Letters::of(u64::from_le_bytes(bytes));
            for (at, byte) in bytes.iter().enumerate() {
                let is_set = |bits: u64| bits >> (8 * at) & 0x80 != 0;
                prop_assert_eq!(is_set(letters.all), byte.is_ascii_alphanumeric());
                if byte.is_ascii_alphanumeric() {
                    prop_assert_eq!(is_set(letters.capitals), byte.is_ascii_uppercase());
                }
            }
            let n_leading = bytes.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
            prop_assert_eq!(letters.n_leading(), n_leading);
        }

        #[test]
        fn words_do_not_depend_on_what_stands_behind_them(text in "([a-zA-Z0-9]{1,12}[ ,.;'-]{1,2}){0,6}") {
            let words = |text: &str| -> Vec<(usize, usize)> {
                split_words(text).map(|word| (word.start, word.end)).collect()
            };
            prop_assert_eq!(words(text.trim_end_matches(['.', '\''])), words(&format!("{text} , ; - , ; - ,")));
        }
    }
}
