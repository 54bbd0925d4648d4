//! What is shown as found.

use std::collections::BTreeSet;

use examen_bank::TextRange;
use tantivy::tokenizer::Token;

use super::plan::Marked;
use crate::index::stored::StoredQuestion;
use crate::results::{Secrecy, Snippet, SnippetPart};
use crate::text::{Analyzer, Language, TermForm};

/// A snippet is about two lines of a terminal long, in characters.
const SNIPPET_LENGTH: usize = 160;
/// So much of it stands before the first word that was found.
const LEAD: usize = 40;

/// Finds the words of a query in texts.
pub(super) struct Highlighter<'m> {
    marked: &'m Marked,
    analyzer: Analyzer,
}

impl<'m> Highlighter<'m> {
    pub(super) fn new(marked: &'m Marked) -> Self {
        Self {
            marked,
            analyzer: Analyzer::new(TermForm::Stem),
        }
    }

    /// Where words of the query stand in `text`: in order, touching ones joined.
    pub(super) fn ranges(&mut self, text: &str, language: Language) -> Vec<TextRange> {
        let found = self.found(text, language);
        joined(
            found
                .iter()
                .map(|token| TextRange::new(token.offset_from, token.offset_to)),
        )
    }

    /// The passage outside of the heading that has the most of the query's words.
    pub(super) fn snippet(&mut self, question: &StoredQuestion<'_>, secrecy: Secrecy) -> Option<Snippet> {
        let open = [(SnippetPart::Prompt, &question.body)];
        let covered = [
            (SnippetPart::Points, &question.points),
            (SnippetPart::Answer, &question.answer),
            (SnippetPart::Hint, &question.hint),
            (SnippetPart::FollowUps, &question.follow_ups),
        ];
        let n_covered = match secrecy {
            Secrecy::Kept => 0,
            Secrecy::Revealed => covered.len(),
        };
        let parts = open.into_iter().chain(covered.into_iter().take(n_covered));
        let mut best: Option<(usize, Snippet)> = None;
        for (part, text) in parts {
            let tokens = self.found(text, question.language);
            let Some((n_words, from, to)) = densest(&tokens) else {
                continue;
            };
            if best.as_ref().is_none_or(|(best, _)| n_words > *best) {
                best = Some((n_words, self.cut(part, text, from..to, question.language)));
            }
        }
        best.map(|(_, snippet)| snippet)
    }

    fn cut(
        &mut self,
        part: SnippetPart,
        text: &str,
        found: std::ops::Range<usize>,
        language: Language,
    ) -> Snippet {
        let from = word_start(text, back(text, found.start, LEAD));
        let to = word_end(text, forth(text, from, SNIPPET_LENGTH).max(found.end));
        let line = text[from..to].split_whitespace().collect::<Vec<_>>().join(" ");
        let before = if from > 0 { "… " } else { "" };
        let after = if to < text.len() { " …" } else { "" };
        let text = format!("{before}{line}{after}");
        Snippet {
            part,
            ranges: self.ranges(&text, language),
            text,
        }
    }

    fn found(&mut self, text: &str, language: Language) -> Vec<Token> {
        let mut terms = self.analyzer.terms(text, language);
        terms.retain(|term| self.marked.stems.contains(&term.text));
        terms
    }
}

/// The window with the most different words: their number, and where the first begins and the last ends.
fn densest(found: &[Token]) -> Option<(usize, usize, usize)> {
    let window = |first: usize| {
        let start = found[first].offset_from;
        let inside = found[first..]
            .iter()
            .take_while(|token| token.offset_to <= start + SNIPPET_LENGTH - LEAD);
        let inside: Vec<&Token> = inside.collect();
        let different: BTreeSet<&str> = inside.iter().map(|token| token.text.as_str()).collect();
        let end = inside
            .last()
            .map_or(found[first].offset_to, |token| token.offset_to);
        (different.len().max(1), start, end)
    };
    let windows = (0..found.len()).map(window);
    windows.reduce(|best, next| if next.0 > best.0 { next } else { best })
}

fn joined(ranges: impl Iterator<Item = TextRange>) -> Vec<TextRange> {
    let mut joined: Vec<TextRange> = Vec::new();
    let mut ranges: Vec<TextRange> = ranges.collect();
    ranges.sort();
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => *last = last.cover(range),
            _ => joined.push(range),
        }
    }
    joined
}

/// The offset `n_chars` characters before `offset`.
fn back(text: &str, offset: usize, n_chars: usize) -> usize {
    text[..offset]
        .char_indices()
        .rev()
        .take(n_chars)
        .last()
        .map_or(offset, |(at, _)| at)
}

/// The offset `n_chars` characters after `offset`.
fn forth(text: &str, offset: usize, n_chars: usize) -> usize {
    text[offset..]
        .char_indices()
        .nth(n_chars)
        .map_or(text.len(), |(at, _)| offset + at)
}

/// The start of the first whole word from `offset` on.
fn word_start(text: &str, offset: usize) -> usize {
    if offset == 0 || text[..offset].ends_with(char::is_whitespace) {
        return offset;
    }
    let blank = text[offset..].find(char::is_whitespace);
    blank.map_or(offset, |blank| offset + blank)
}

/// The end of the last whole word before `offset`.
fn word_end(text: &str, offset: usize) -> usize {
    if offset == text.len() || text[offset..].starts_with(char::is_whitespace) {
        return offset;
    }
    let rest = text[offset..].find(char::is_whitespace);
    rest.map_or(text.len(), |blank| offset + blank)
}
