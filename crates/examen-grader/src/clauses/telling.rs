//! What single words tell of clauses and noun phrases.

use super::link::Link;

/// Finite verbs and subjects that end a noun phrase.
const PHRASE_ENDS: &[&str] = &[
    "are", "can", "could", "did", "do", "does", "get", "gets", "got", "had", "has", "have", "he", "i", "is",
    "it", "may", "might", "must", "should", "they", "was", "we", "were", "will", "would", "you",
];

/// Auxiliaries, with which questions begin and which may stand for a whole verb.
const AUXILIARIES: &[&str] = &[
    "are", "can", "could", "did", "do", "does", "has", "have", "is", "may", "must", "should", "was", "were",
    "will", "would",
];

/// Whether `word` is an auxiliary.
pub(crate) fn is_auxiliary(word: &str) -> bool {
    AUXILIARIES.binary_search(&word).is_ok()
}

/// Whether a clause may begin with `word`, depending on what stands around it.
pub(crate) fn may_start_clause(word: &str) -> bool {
    Link::of(word).is_some()
}

/// Whether a clause that begins with `word` only leads up to another one, which may follow without a comma: `if it is
/// not there we load it`, `to not book twice I send a key`.
pub(crate) fn starts_aside(word: &str) -> bool {
    matches!(word, "if" | "when" | "whenever" | "for" | "to" | "in")
}

/// Whether a noun phrase ends before `word`.
pub(crate) fn ends_phrase(word: &str) -> bool {
    PHRASE_ENDS.binary_search(&word).is_ok()
}

/// What a noun phrase may open with, and go on with nowhere.
const OPENINGS: &[&str] = &[
    "a",
    "all",
    "an",
    "another",
    "any",
    "anybody",
    "anyone",
    "both",
    "each",
    "every",
    "everybody",
    "everyone",
    "everything",
    "many",
    "most",
    "nobody",
    "several",
    "some",
    "somebody",
    "someone",
    "that",
    "the",
    "their",
    "these",
    "this",
    "those",
    "three",
    "two",
    "your",
];

/// Whether a noun phrase opens with `word`, and does not go on with it.
pub(crate) fn opens_phrase(word: &str) -> bool {
    OPENINGS.binary_search(&word).is_ok()
}

/// Whether `word` opens a question that is asked indirectly: `it does not matter which`.
pub(crate) fn asks(word: &str) -> bool {
    matches!(
        word,
        "how" | "if" | "that" | "what" | "when" | "where" | "whether" | "which" | "who" | "why"
    )
}

#[cfg(test)]
mod tests {
    use super::{AUXILIARIES, OPENINGS, PHRASE_ENDS};

    #[test]
    fn tables_are_sorted() {
        assert!(AUXILIARIES.is_sorted());
        assert!(PHRASE_ENDS.is_sorted());
        assert!(OPENINGS.is_sorted());
    }
}
