//! The words that are looked for.

use super::vocabulary::Typed;
use crate::query::{Clause, Demand, Occur};
use crate::text::{WordKind, folded, words};

/// More words than this make a query slow and no clearer; the rest is not looked at.
const MAX_WORDS: usize = 48;

/// A word of the query, folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct WantedWord {
    pub(super) word: String,
    /// Whether it may go on.
    pub(super) typed: Typed,
    /// Whether a `*` says that it goes on.
    pub(super) is_prefix: bool,
}

/// The words outside of quotes. Function words are left out unless there is nothing else.
pub(super) fn wanted_words(clauses: &[Clause], last: Typed) -> Vec<WantedWord> {
    let mut wanted = Vec::new();
    let n_clauses = clauses.len();
    for (idx, clause) in clauses.iter().enumerate() {
        let (text, is_prefix) = match &clause.demand {
            Demand::Word(text) => (text, false),
            Demand::Prefix(text) => (text, true),
            _ => continue,
        };
        if clause.occur == Occur::Unwanted {
            continue;
        }
        let found: Vec<String> = split(text);
        let n_words = found.len();
        wanted.extend(found.into_iter().enumerate().map(|(word_idx, word)| {
            let is_last = word_idx + 1 == n_words;
            let may_go_on = is_prefix || (last == Typed::Begun && idx + 1 == n_clauses);
            WantedWord {
                word,
                typed: if is_last && may_go_on {
                    Typed::Begun
                } else {
                    Typed::Whole
                },
                is_prefix: is_last && is_prefix,
            }
        }));
    }
    wanted.truncate(MAX_WORDS);
    wanted
}

/// The words of a text as they stand in the index, without parts of names.
pub(super) fn split(text: &str) -> Vec<String> {
    let whole = words(text).filter(|word| word.kind != WordKind::Part);
    whole
        .map(|word| folded(&text[word.range]))
        .filter(|word| !word.is_empty())
        .collect()
}
