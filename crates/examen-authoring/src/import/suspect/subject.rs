//! What a key is about, as far as it tells.

use std::collections::BTreeSet;

use crate::import::draft::Key;
use crate::import::key_sentences::{Sentence, classify};
use crate::import::wording::content::stems;
use crate::import::wording::predicates;
use crate::import::wording::sentences::sentences;

/// So many words that a list of what to mention comes back to are its subject.
const RECURRING: usize = 2;

/// What a key is about, compared with its question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// It begins by saying what something is or does, comes back to it, and the question does not name it.
    Defined,
    /// It tells an interviewer what to listen for, and comes back to words that the question does not have.
    Listed,
    /// It has none that can be told from the question's.
    Unclear,
}

/// What a question asks for. What somebody did can be told in words that no question foresees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asks {
    Knowledge,
    Story,
}

impl Subject {
    /// The subject of `key`, whose words outside of code are `prose`.
    pub(super) fn of(key: &Key, prose: &str, question: &BTreeSet<String>, asks: Asks) -> Self {
        let words = stems(prose);
        let recurs = |word: &&String| words.iter().filter(|other| other == word).count() >= 2;
        let is_list = key.prose.trim().is_empty() && starts_with_list(&key.text());
        let opening = sentences(prose).first().copied().unwrap_or("");
        let is_key = matches!(classify(opening), Sentence::Key(_));
        let named = stems(predicates::subject_of(opening).unwrap_or(""));
        let is_own = !named.is_empty() && named.iter().all(|word| !question.contains(word));
        if !is_list && !is_key && is_own && named.iter().any(|word| recurs(&word)) {
            return if key.prose.is_empty() {
                Self::Defined
            } else {
                Self::Listed
            };
        }
        let own: BTreeSet<&String> = words
            .iter()
            .filter(recurs)
            .filter(|word| !question.contains(*word))
            .collect();
        if is_key && asks == Asks::Knowledge && own.len() >= RECURRING {
            Self::Listed
        } else {
            Self::Unclear
        }
    }
}

fn starts_with_list(markdown: &str) -> bool {
    let text = markdown.trim_start();
    let number = text.trim_start_matches(|c: char| c.is_ascii_digit());
    text.starts_with(['-', '*', '+', '|', '`', '<']) || (number.len() < text.len() && number.starts_with('.'))
}
