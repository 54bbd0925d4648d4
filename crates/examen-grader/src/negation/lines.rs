//! Lines of a paragraph that are statements of their own, though no full stop tells: notes such as `Don't spin`, and `Use
//! a mutex` below it.
//!
//! A line of wrapped prose ends where the next word has no room. So a line is a note if there was room, the next one has
//! a capital, and no word of grammar waits at its end for what comes next.

use super::scope::ScopeFinder;
use crate::answer::Gap;

/// Nobody wraps prose to fewer columns.
const NARROWEST: usize = 50;
/// So many bytes around a line tell how wide its paragraph is.
const PARAGRAPH: usize = 1000;

impl ScopeFinder<'_> {
    /// Whether the word at `at` begins a line that is a statement of its own.
    pub(super) fn starts_line(&self, at: u32) -> bool {
        let words = &self.read.words;
        let word = &words[at as usize];
        let Some(before) = (at as usize).checked_sub(1).map(|before| &words[before]) else {
            return false;
        };
        let (from, start) = (before.end as usize, word.start as usize);
        // Most words follow a single blank.
        let is_close = start <= from + 1 && !self.answer[from.min(start)..start].starts_with('\n');
        if is_close || word.gap != Gap::Space || !self.answer[from..start].contains('\n') {
            return false;
        }
        let lexeme = self.reader.lexeme(before);
        let is_ended = !lexeme.is_function || may_end(&lexeme.folded);
        is_ended
            && is_capitalised(&self.answer[start..word.end as usize])
            && self.has_room(from, &self.answer[start..])
    }

    /// Whether the line that ends at byte `end` has room for the word that `next` begins with.
    fn has_room(&self, end: usize, next: &str) -> bool {
        let is_boundary = |at: &usize| self.answer.is_char_boundary(*at);
        let least = (end.saturating_sub(PARAGRAPH)..end)
            .find(is_boundary)
            .unwrap_or(end);
        let farthest = self.answer.len().min(end + PARAGRAPH);
        let most = (end..=farthest).rev().find(is_boundary).unwrap_or(end);
        let (before, behind) = (&self.answer[least..end], &self.answer[end..most]);
        let paragraph = before.rfind("\n\n").map_or(before, |at| &before[at + 2..]);
        let rest = behind.split("\n\n").next().unwrap_or_default();
        let n_chars = |line: &str| line.trim().chars().count();
        let line = n_chars(paragraph.rsplit('\n').next().unwrap_or_default());
        let longest = paragraph
            .lines()
            .chain(rest.lines())
            .map(n_chars)
            .fold(NARROWEST, usize::max);
        let word = next.split_whitespace().next().map_or(0, n_chars);
        line + 1 + word <= longest
    }
}

/// Whether `word` begins with a capital and goes on without: it may be a name, but is no abbreviation.
fn is_capitalised(word: &str) -> bool {
    let mut chars = word.chars();
    let is_capital = chars.next().is_some_and(char::is_uppercase);
    is_capital && !chars.any(char::is_uppercase)
}

/// Whether a statement may end with `word`, which carries grammar.
fn may_end(word: &str) -> bool {
    matches!(
        word,
        "again"
            | "else"
            | "here"
            | "it"
            | "off"
            | "once"
            | "others"
            | "out"
            | "them"
            | "there"
            | "too"
            | "up"
            | "well"
    )
}
