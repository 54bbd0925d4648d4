//! Signs of the grammar between quotes, where they mean nothing.

use crate::issue::{IssueKind, Issues};
use crate::text_range::TextRange;

/// So many letters make a word rather than a part of a name such as `TCP/IP`.
const WORD: usize = 3;

/// Notes words with a `*` behind them, and choices, in the phrase `text`, which stands at `range`.
pub(super) fn check(text: &str, range: TextRange, issues: &mut Issues) {
    let is_word = |word: &str| word.chars().count() >= WORD && word.chars().all(char::is_alphabetic);
    let mut words = text.split_whitespace();
    if let Some(stem) = words.find(|word| word.strip_suffix('*').is_some_and(is_word)) {
        let text = stem.to_owned();
        issues.note(range, IssueKind::StarInQuotes { text });
    }
    let is_choice = |word: &&str| word.contains('/') && word.split('/').all(is_word);
    if let Some(choice) = text.split_whitespace().find(is_choice) {
        let text = choice.to_owned();
        issues.note(range, IssueKind::SlashInQuotes { text });
    }
}
