//! Where words begin and end.
//!
//! A word is a run of letters and digits. `C++` and `C#` keep their signs, `customer's` is one word, and in a name
//! such as `localStorage` the parts are words too. Scripts that set no blanks between words are cut into pairs of
//! characters that overlap, which finds every substring of two characters and more (as in Lucene's `CJKAnalyzer`).

use std::ops::Range;

/// A longer run is no word but data, such as a key in Base64.
const MAX_WORD_BYTES: usize = 64;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// Where it stands, in bytes.
    pub(crate) range: Range<usize>,
    /// How many words stand before it; a part of a name stands where the name does or after it.
    pub(crate) position: usize,
    /// What kind of run it is.
    pub(crate) kind: WordKind,
}

/// What kind of run a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WordKind {
    /// Letters and digits between other characters.
    Plain,
    /// A part of a name in camel case.
    Part,
    /// Two neighbours in a script without blanks, or one that stands alone.
    Pair,
    /// An operator such as `===`.
    Operator,
}

/// The words of `text` from left to right. A name comes before its parts.
pub(crate) fn words(text: &str) -> Words<'_> {
    Words {
        text,
        at: 0,
        position: 0,
        pending: Vec::new(),
    }
}

/// Iterates over the words of a text.
pub(crate) struct Words<'t> {
    text: &'t str,
    at: usize,
    position: usize,
    /// Parts of the last name and pairs of the last run, the next one last.
    pending: Vec<Word>,
}

impl Iterator for Words<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        loop {
            if let Some(word) = self.pending.pop() {
                return Some(word);
            }
            let (start, first) = next_start(self.text, self.at)?;
            if !is_of_word(first) {
                return Some(self.take_operator(start));
            }
            if is_dense(first) {
                self.take_dense(start);
                continue;
            }
            if let Some(word) = self.take_plain(start) {
                return Some(word);
            }
        }
    }
}

impl Words<'_> {
    fn take_plain(&mut self, start: usize) -> Option<Word> {
        let run = &self.text[start..];
        let mut end = start + run_length(run);
        end += sign_length(&self.text[end..]);
        self.at = end;
        if end - start > MAX_WORD_BYTES {
            return None;
        }
        let position = self.position;
        self.push_parts(start..end);
        self.position = position + self.pending.len().max(1);
        Some(Word {
            range: start..end,
            position,
            kind: WordKind::Plain,
        })
    }

    fn take_operator(&mut self, start: usize) -> Word {
        let position = self.position;
        self.position += 1;
        self.at = start + operator_length(self.text, start);
        Word {
            range: start..self.at,
            position,
            kind: WordKind::Operator,
        }
    }

    /// `localStorage`: `local`, `Storage`.
    fn push_parts(&mut self, name: Range<usize>) {
        let text = &self.text[name.clone()];
        if !has_hump(text) {
            return;
        }
        let mut starts = vec![name.start];
        starts.extend(humps(text).map(|hump| name.start + hump));
        let ends = starts.iter().skip(1).copied().chain([name.end]);
        let parts = starts.iter().copied().zip(ends).enumerate();
        self.pending.extend(parts.map(|(idx, (start, end))| Word {
            range: start..end,
            position: self.position + idx,
            kind: WordKind::Part,
        }));
        self.pending.reverse();
    }

    fn take_dense(&mut self, start: usize) {
        let run = self.text[start..]
            .char_indices()
            .take_while(|(_, c)| is_dense(*c));
        let mut bounds: Vec<usize> = run.map(|(offset, _)| start + offset).collect();
        let last = *bounds.last().expect("a run has a first character");
        let end = last + self.text[last..].chars().next().map_or(0, char::len_utf8);
        bounds.push(end);
        let size = if bounds.len() > 2 { 2 } else { 1 };
        for pair in bounds.windows(size + 1) {
            self.pending.push(Word {
                range: pair[0]..pair[size],
                position: self.position,
                kind: WordKind::Pair,
            });
            self.position += 1;
        }
        self.pending.reverse();
        self.at = end;
    }
}

/// Where the next word or operator begins from `at` on, and its first character.
fn next_start(text: &str, mut at: usize) -> Option<(usize, char)> {
    let bytes = text.as_bytes();
    // Nearly all of it is ASCII, and this is where a build spends its time.
    while let Some(byte) = bytes.get(at) {
        if byte.is_ascii_alphanumeric() || (is_sign(*byte) && operator_length(text, at) > 0) {
            return Some((at, char::from(*byte)));
        }
        if byte.is_ascii() {
            at += 1;
            continue;
        }
        let first = text[at..].chars().next()?;
        if is_of_word(first) {
            return Some((at, first));
        }
        at += first.len_utf8();
    }
    None
}

/// The length of the run of letters and digits that `text` begins with; an apostrophe between letters belongs to it.
fn run_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at].is_ascii_alphanumeric() {
            at += 1;
            continue;
        }
        if bytes[at].is_ascii() && bytes[at] != b'\'' {
            break;
        }
        let Some(c) = text[at..].chars().next() else { break };
        let goes_on = match c {
            '\'' | '\u{2019}' => {
                let next = text[at + c.len_utf8()..].chars().next();
                at > 0 && next.is_some_and(|c| c.is_alphabetic() && !is_dense(c))
            }
            c => !c.is_ascii() && is_of_word(c) && !is_dense(c),
        };
        if !goes_on {
            break;
        }
        at += c.len_utf8();
    }
    at
}

/// The length of the sign of `C++` and `C#` that `text` begins with.
fn sign_length(text: &str) -> usize {
    if !text.starts_with(['+', '#']) {
        return 0;
    }
    let ends = |rest: &str| !rest.starts_with(|c: char| is_of_word(c) || c == '+' || c == '#');
    ["++", "#"]
        .into_iter()
        .find(|sign| text.strip_prefix(sign).is_some_and(ends))
        .map_or(0, str::len)
}

/// The length of the operator that stands in `text` at `start`: two or three signs, not a part of a longer row, and none
/// that Markdown uses.
fn operator_length(text: &str, start: usize) -> usize {
    let is_sign = |byte: &u8| {
        matches!(
            byte,
            b'=' | b'!' | b'<' | b'>' | b'&' | b'|' | b'?' | b'+' | b'-' | b'~'
        )
    };
    let bytes = text.as_bytes();
    if !bytes.get(start).is_some_and(is_sign) || (start > 0 && is_sign(&bytes[start - 1])) {
        return 0;
    }
    let row = &bytes[start..];
    let length = row.iter().take_while(|byte| is_sign(byte)).count();
    let is_markup = row.starts_with(b"--") || row.starts_with(b"<!") || row.starts_with(b"~~");
    if (2..=3).contains(&length) && !is_markup {
        length
    } else {
        0
    }
}

fn is_sign(byte: u8) -> bool {
    matches!(
        byte,
        b'=' | b'!' | b'<' | b'>' | b'&' | b'|' | b'?' | b'+' | b'-' | b'~'
    )
}

fn has_hump(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes
        .windows(2)
        .any(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase())
}

/// Where a capital follows a small letter.
fn humps(text: &str) -> impl Iterator<Item = usize> {
    let pairs = text.as_bytes().windows(2).enumerate();
    pairs
        .filter(|(_, pair)| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase())
        .map(|(idx, _)| idx + 1)
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}')
}

/// Whether words of the script are not set apart, or, in Hangul, carry their endings: Han, kana, Hangul, Thai, Lao,
/// Khmer and Burmese.
fn is_dense(c: char) -> bool {
    matches!(c,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1100}'..='\u{11ff}' | '\u{1780}'..='\u{17ff}'
        | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30ff}' | '\u{3130}'..='\u{318f}' | '\u{31f0}'..='\u{31ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}'
        | '\u{ff66}'..='\u{ff9f}' | '\u{20000}'..='\u{323af}')
        && c.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::words;

    fn check(text: &str, expected: &Expect) {
        let found: Vec<String> = words(text)
            .map(|word| format!("{}@{}", &text[word.range.clone()], word.position))
            .collect();
        expected.assert_eq(&found.join(" "));
    }

    #[test]
    fn words_are_letters_and_digits() {
        check(
            "Is the read-only replica's p99 OK?",
            &expect!["Is@0 the@1 read@2 only@3 replica's@4 p99@5 OK@6"],
        );
        check(
            "snake_case, 'quoted' — 3.5",
            &expect!["snake@0 case@1 quoted@2 3@3 5@4"],
        );
        check("", &expect![""]);
    }

    #[test]
    fn languages_keep_their_signs() {
        check("C++ and C#, not C", &expect!["C++@0 and@1 C#@2 not@3 C@4"]);
        check("a++b issue #12", &expect!["a@0 ++@1 b@2 issue@3 12@4"]);
    }

    #[test]
    fn operators_are_words() {
        check(
            "a == b === c -> d <!-- x --> ~~y~~ ---- !",
            &expect!["a@0 ==@1 b@2 ===@3 c@4 ->@5 d@6 x@7 y@8"],
        );
    }

    #[test]
    fn names_have_parts() {
        check(
            "use localStorage here",
            &expect!["use@0 localStorage@1 local@1 Storage@2 here@3"],
        );
    }

    #[test]
    fn scripts_without_blanks_are_cut_into_pairs() {
        check("数据库的 SQL 库", &expect!["数据@0 据库@1 库的@2 SQL@3 库@4"]);
        check("データ", &expect!["デー@0 ータ@1"]);
    }

    #[test]
    fn accents_and_other_scripts_stay_whole() {
        check(
            "Größe e\u{301}te\u{301} Καλημέρα",
            &expect!["Größe@0 été@1 Καλημέρα@2"],
        );
    }

    #[test]
    fn data_is_no_word() {
        check(&format!("a {} b", "x".repeat(65)), &expect!["a@0 b@1"]);
    }
}
