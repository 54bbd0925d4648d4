//! A text in pieces as notation needs them: words, numbers and signs, each with what it is glued to.

use std::borrow::Cow;

use crate::answer::parts_thousands;

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PieceKind {
    /// Letters.
    Word,
    /// Digits, with a point between some of them or commas between thousands.
    Number,
    /// Digits that are raised: an exponent.
    Raised,
    /// Any other character but a blank.
    Sign,
}

/// A piece of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece<'a> {
    pub kind: PieceKind,
    /// As written.
    pub text: &'a str,
    /// First byte.
    pub start: usize,
    /// Whether nothing stands between it and the piece before.
    pub is_glued: bool,
}

impl<'a> Piece<'a> {
    /// One past the last byte.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether it is this sign.
    pub fn is_sign(&self, sign: &str) -> bool {
        self.kind == PieceKind::Sign && self.text == sign
    }

    /// The word in lower case, if it is not too long to mean anything here.
    pub fn word(&self) -> Option<Cow<'a, str>> {
        let is_word = self.kind == PieceKind::Word && self.text.len() <= LONGEST;
        let is_lower = || self.text.bytes().all(|byte| byte.is_ascii_lowercase());
        is_word.then(|| {
            if is_lower() {
                Cow::Borrowed(self.text)
            } else {
                Cow::Owned(self.text.to_lowercase())
            }
        })
    }

    /// Whether it is this word, in any case.
    pub fn is_word(&self, word: &str) -> bool {
        self.kind == PieceKind::Word && self.text.eq_ignore_ascii_case(word)
    }
}

/// Longer words are in no table here.
const LONGEST: usize = 16;

/// The pieces of `text`, in order. What raises letters and digits in Markdown or escapes them is left out.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces: Vec<Piece<'_>> = Vec::with_capacity(text.len() / 4);
    let mut end_before = 0;
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let (kind, end) = match first {
            _ if first.is_whitespace() => {
                at += first.len_utf8();
                continue;
            }
            // Neither a mark of code nor an escape nor a subscript stands between what it stands between.
            '`' | '\\' | '\u{2080}'..='\u{2089}' => {
                if end_before == at {
                    end_before += first.len_utf8();
                }
                at += first.len_utf8();
                continue;
            }
            _ if first.is_ascii_digit() => (PieceKind::Number, number_end(text, at)),
            _ if is_raised(first) => (PieceKind::Raised, end_of(text, at, is_raised)),
            _ if first.is_alphabetic() => (PieceKind::Word, word_end(text, at)),
            _ => (PieceKind::Sign, at + first.len_utf8()),
        };
        pieces.push(Piece {
            kind,
            text: &text[at..end],
            start: at,
            is_glued: !pieces.is_empty() && end_before == at,
        });
        (at, end_before) = (end, end);
    }
    pieces
}

fn word_end(text: &str, start: usize) -> usize {
    let letters = text.as_bytes()[start..].iter();
    let end = start + letters.take_while(|byte| byte.is_ascii_alphabetic()).count();
    match text.as_bytes().get(end) {
        Some(byte) if !byte.is_ascii() => end_of(text, end, char::is_alphabetic),
        _ => end,
    }
}

fn end_of(text: &str, at: usize, goes_on: fn(char) -> bool) -> usize {
    let rest = &text[at..];
    at + rest.find(|c| !goes_on(c)).unwrap_or(rest.len())
}

fn number_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    loop {
        at += bytes[at..]
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let is_joint = match bytes.get(at) {
            Some(b'.') => bytes.get(at + 1).is_some_and(u8::is_ascii_digit),
            Some(b',') => parts_thousands(bytes, start, at),
            _ => false,
        };
        if !is_joint {
            return at;
        }
        at += 1;
    }
}

fn is_raised(c: char) -> bool {
    matches!(
        c,
        '\u{b9}' | '\u{b2}' | '\u{b3}' | '\u{2070}' | '\u{2074}'..='\u{2079}'
    )
}

/// The number that raised digits say.
pub(super) fn raised_number(text: &str) -> String {
    let digit = |c: char| match c {
        '\u{b9}' => '1',
        '\u{b2}' => '2',
        '\u{b3}' => '3',
        '\u{2070}' => '0',
        _ => char::from(b'0' + (c as u32 - 0x2070) as u8),
    };
    text.chars().map(digit).collect()
}

#[cfg(test)]
mod tests {
    use super::{pieces, raised_number};

    /// Shows the pieces of `text`, with a blank before those that are not glued.
    fn check(text: &str, expected: &str) {
        let shown = pieces(text).into_iter().map(|piece| {
            let gap = if piece.is_glued { "|" } else { " " };
            format!("{gap}{}", piece.text)
        });
        assert_eq!(shown.collect::<String>().trim_start(), expected);
    }

    #[test]
    fn words_numbers_and_signs_are_told_apart() {
        check("O(n log n)", "O|(|n log n|)");
        check("30s, 1,024 bytes or 0.5 %", "30|s|, 1,024 bytes or 0.5 %");
        check("2¹⁰ in `IPv6` and log₂ n", "2|¹⁰ in IPv|6 and log n");
        check("n\\*m ≥3.", "n|*|m ≥|3|.");
    }

    #[test]
    fn raised_digits_are_a_number() {
        assert_eq!(raised_number("¹⁰"), "10");
        assert_eq!(raised_number("²"), "2");
    }
}
