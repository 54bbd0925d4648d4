//! Cuts prose into sentences, and sentences at commas and conjunctions, never inside brackets, quotes or code.

use unicode_segmentation::UnicodeSegmentation;

/// Words with a full stop that ends no sentence.
const ABBREVIATIONS: &[&str] = &[
    "e.g.", "i.e.", "etc.", "ex.", "vs.", "cf.", "approx.", "no.", "fig.", "dr.", "mr.", "mrs.", "resp.",
    "incl.", "eg.", "ie.",
];

/// The sentences of `text`, trimmed.
pub(crate) fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, part) in text.split_sentence_bound_indices() {
        let end = at + part.len();
        let so_far = &text[start..end];
        if is_whole(so_far) || end == text.len() {
            found.push(so_far.trim());
            start = end;
        }
    }
    found.retain(|sentence| !sentence.is_empty());
    found
}

fn is_whole(text: &str) -> bool {
    let text = text.trim_end();
    let last_word = text.rsplit([' ', '(']).next().unwrap_or("").to_lowercase();
    let is_dot = last_word == ".";
    let is_initial = last_word.len() == 2 && last_word.starts_with(|c: char| c.is_alphabetic() && c != 'i');
    let ends = text.ends_with(['.', '?', '!', ':', '…', '"', '”', ')']) || text.ends_with('`');
    ends && !ABBREVIATIONS.contains(&last_word.as_str()) && !is_initial && !is_dot && depth_after(text) == 0
}

fn depth_after(text: &str) -> usize {
    let mut nesting = Nesting::default();
    for c in text.chars() {
        nesting.read(c);
    }
    nesting.depth()
}

/// Where in a text brackets, quotes or code are open.
#[derive(Clone, Default)]
pub(crate) struct Nesting {
    brackets: usize,
    in_code: Inside,
    in_quotes: Inside,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Inside {
    #[default]
    No,
    Yes,
}

impl Inside {
    fn toggled(self) -> Self {
        match self {
            Self::No => Self::Yes,
            Self::Yes => Self::No,
        }
    }
}

impl Nesting {
    /// Reads the next character.
    pub fn read(&mut self, c: char) {
        match c {
            '`' => self.in_code = self.in_code.toggled(),
            _ if self.in_code == Inside::Yes => {}
            '"' => self.in_quotes = self.in_quotes.toggled(),
            '“' => self.in_quotes = Inside::Yes,
            '”' => self.in_quotes = Inside::No,
            '(' | '[' | '{' => self.brackets += 1,
            ')' | ']' | '}' => self.brackets = self.brackets.saturating_sub(1),
            _ => {}
        }
    }

    /// How many brackets, quotes and code spans are open.
    pub fn depth(&self) -> usize {
        self.brackets + usize::from(self.in_code == Inside::Yes) + usize::from(self.in_quotes == Inside::Yes)
    }
}

/// Byte offsets at which `needle` stands in `text` outside of brackets, quotes and code.
pub(crate) fn top_level(text: &str, needle: &str) -> Vec<usize> {
    let mut nesting = Nesting::default();
    let mut found = Vec::new();
    for (at, c) in text.char_indices() {
        if nesting.depth() == 0 && text[at..].starts_with(needle) {
            found.push(at);
        }
        nesting.read(c);
    }
    found
}

/// `text` cut at every top-level `needle`, the pieces trimmed.
pub(crate) fn split_top_level<'a>(text: &'a str, needle: &str) -> Vec<&'a str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for at in top_level(text, needle) {
        if at >= start {
            pieces.push(text[start..at].trim());
            start = at + needle.len();
        }
    }
    pieces.push(text[start..].trim());
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// The words of `text`, punctuation around them removed. Code spans count as their words.
pub(crate) fn words(text: &str) -> Vec<&str> {
    text.split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '`'))
        .filter(|word| !word.is_empty())
        .collect()
}

/// The first word in lower case and what follows it, trimmed.
pub(crate) fn first_word(text: &str) -> (String, &str) {
    let text = text.trim_start();
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    (
        text[..end].trim_end_matches([',', ':', ';']).to_lowercase(),
        text[end..].trim_start(),
    )
}

/// `text` without `prefix`, whatever its case, if a word ends there.
pub(crate) fn strip_words<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let head = text.get(..prefix.len())?;
    let rest = &text[prefix.len()..];
    let ends = rest.is_empty() || rest.starts_with(|c: char| !c.is_alphanumeric() && c != '-' && c != '\'');
    (ends && head.eq_ignore_ascii_case(prefix)).then(|| rest.trim_start())
}

#[cfg(test)]
mod tests {
    use super::{sentences, split_top_level, strip_words};

    #[test]
    fn abbreviations_and_brackets_end_no_sentence() {
        let text = "Uses a lock (e.g. A mutex). Waits, i.e. Sleeps. Done?";
        assert_eq!(
            sentences(text),
            ["Uses a lock (e.g. A mutex).", "Waits, i.e. Sleeps.", "Done?"]
        );
        assert_eq!(
            sentences("See `a. B` now. Then `c`."),
            ["See `a. B` now.", "Then `c`."]
        );
    }

    #[test]
    fn commas_inside_brackets_do_not_split() {
        assert_eq!(
            split_top_level("a (b, c), `d, e`, f", ","),
            ["a (b, c)", "`d, e`", "f"]
        );
    }

    #[test]
    fn a_prefix_ends_at_a_word() {
        assert_eq!(strip_words("They should go", "they"), Some("should go"));
        assert_eq!(strip_words("Theyre", "they"), None);
        assert_eq!(strip_words("é", "e"), None);
    }
}
