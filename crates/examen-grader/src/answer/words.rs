//! Words of a text with their ranges (UAX 29, with compounds split).

use unicode_segmentation::UnicodeSegmentation;

use super::fold::is_apostrophe;

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

/// Calls `found(start, end)` for every word of `text`, in order. Hyphens, slashes and underscores separate words, so
/// does camelCase between parts of two letters and more; apostrophes and decimal points do not.
pub(crate) fn split_words(text: &str, mut found: impl FnMut(usize, usize)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        if byte.is_ascii_alphanumeric() {
            let (end, may_be_compound) = letters_end(bytes, at);
            // Most words end so and are no compound.
            if matches!(bytes.get(end), None | Some(b' ' | b',' | b'\n')) && !may_be_compound {
                found(at, end);
                at = end;
                continue;
            }
            let end = ascii_word_end(text, at);
            if bytes.get(end).is_some_and(|byte| !byte.is_ascii())
                && text[end..]
                    .chars()
                    .next()
                    .is_some_and(|c| !c.is_ascii() && is_word_char(c))
            {
                at = unicode_words(text, at, &mut found);
            } else {
                camel_parts(&text[at..end], at, &mut found);
                at = end;
            }
        } else if byte.is_ascii() {
            at += 1;
        } else {
            at = unicode_words(text, at, &mut found);
        }
    }
}

/// By byte: 0 unless it is an ASCII letter or digit; with [`CAPITAL`] for a capital.
const LETTERS: [u8; 256] = {
    let mut letters = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        letters[byte] = match byte as u8 {
            b'A'..=b'Z' => 1 | CAPITAL,
            b'a'..=b'z' | b'0'..=b'9' => 1,
            _ => 0,
        };
        byte += 1;
    }
    letters
};
/// See [`LETTERS`].
const CAPITAL: u8 = 2;

/// Where the ASCII letters and digits end that begin at `start`, and whether there is a capital behind the second.
fn letters_end(bytes: &[u8], start: usize) -> (usize, bool) {
    let mut seen = 0;
    let mut end = start;
    for byte in &bytes[start..] {
        let letter = LETTERS[usize::from(*byte)];
        if letter == 0 {
            break;
        }
        seen |= if end >= start + 2 { letter } else { 0 };
        end += 1;
    }
    (end, seen & CAPITAL != 0)
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
        if matches!(bytes.get(at), None | Some(b' ' | b',' | b'\n')) {
            return at;
        }
        let Some(joint) = text[at..].chars().next() else {
            return at;
        };
        let next = at + joint.len_utf8();
        let follows = |test: fn(&u8) -> bool| bytes.get(next).is_some_and(test);
        let goes_on = (is_apostrophe(joint) && follows(u8::is_ascii_alphabetic))
            || (joint == '.' && bytes[at - 1].is_ascii_digit() && follows(u8::is_ascii_digit));
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

/// Splits `getOrder` into `get` and `Order`; `NoSQL`, `iOS` and `OAuth` stay whole.
fn camel_parts(word: &str, offset: usize, found: &mut impl FnMut(usize, usize)) {
    let bytes = word.as_bytes();
    let mut start = 0;
    if !bytes.iter().skip(2).any(u8::is_ascii_uppercase) {
        return found(offset, offset + bytes.len());
    }
    for at in 2..bytes.len().saturating_sub(1) {
        let turns = bytes[at - 1].is_ascii_lowercase() && bytes[at].is_ascii_uppercase();
        if turns && at - start >= 2 && !word[start..at].eq_ignore_ascii_case("no") {
            found(offset + start, offset + at);
            start = at;
        }
    }
    found(offset + start, offset + bytes.len());
}

/// Reads the stretch of text up to the next ASCII white space by the Unicode rules, and returns where it ends.
fn unicode_words(text: &str, start: usize, found: &mut impl FnMut(usize, usize)) -> usize {
    let rest = &text[start..];
    let len = rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len());
    for (at, word) in rest[..len].unicode_word_indices() {
        found(start + at, start + at + word.len());
    }
    start + len
}

/// The gap that the text between two words makes. `next` is the first letter of the second word, `before` the first
/// word, as written.
pub(crate) fn gap_between(between: &str, before: &str, next: char) -> Gap {
    if between == " " {
        return Gap::Space;
    }
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

    use super::split_words;

    fn check(text: &str, expected: Expect) {
        let mut words = Vec::new();
        split_words(text, |start, end| words.push(&text[start..end]));
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
}
