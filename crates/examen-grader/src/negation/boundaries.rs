//! Where clauses and noun phrases end.

/// Words that begin a new clause and so end a scope.
const CLAUSE_STARTS: &[&str] = &[
    "although",
    "because",
    "but",
    "except",
    "hence",
    "however",
    "if",
    "instead",
    "otherwise",
    "since",
    "so",
    "then",
    "therefore",
    "though",
    "thus",
    "unless",
    "until",
    "when",
    "whenever",
    "where",
    "whereas",
    "which",
    "while",
    "who",
    "yet",
];
/// After `and` and `or`, these begin a new clause.
const SUBJECTS: &[&str] = &[
    "can", "could", "he", "i", "it", "must", "should", "that", "the", "they", "this", "we", "will", "would",
    "you",
];

/// Finite verbs and subjects that end a noun phrase.
const PHRASE_ENDS: &[&str] = &[
    "are", "can", "could", "did", "do", "does", "get", "gets", "got", "had", "has", "have", "he", "i", "is",
    "it", "may", "might", "must", "should", "they", "was", "we", "were", "will", "would", "you",
];

/// Whether a clause may begin with `word`, whatever stands around it.
pub(crate) fn may_start_clause(word: &str) -> bool {
    matches!(word, "in" | "and" | "or") || CLAUSE_STARTS.binary_search(&word).is_ok()
}

/// Whether a clause may begin with `word`, between the words before and after it. [`may_start_clause`] says which words
/// are worth asking about.
pub(super) fn starts_clause(before: Option<&str>, word: &str, after: Option<&str>) -> bool {
    match word {
        "if" if before == Some("as") => false,
        "instead" => after != Some("of"),
        "in" => after == Some("case"),
        "and" | "or" => after.is_some_and(|after| SUBJECTS.binary_search(&after).is_ok()),
        word => CLAUSE_STARTS.binary_search(&word).is_ok(),
    }
}

/// Whether a clause that begins with `word` only leads up to another one, which may follow without a comma: `if it is
/// not there we load it`, `to not book twice I send a key`.
pub(super) fn starts_aside(word: &str) -> bool {
    matches!(word, "if" | "when" | "whenever" | "for" | "to" | "in")
}

/// Whether a noun phrase ends before `word`.
pub(crate) fn ends_phrase(word: &str) -> bool {
    PHRASE_ENDS.binary_search(&word).is_ok()
}

/// Whether `word` opens a question that is asked indirectly: `it does not matter which`.
pub(super) fn asks(word: &str) -> bool {
    matches!(
        word,
        "how" | "if" | "that" | "what" | "when" | "where" | "whether" | "which" | "who" | "why"
    )
}

#[cfg(test)]
mod tests {
    use super::{CLAUSE_STARTS, PHRASE_ENDS, SUBJECTS, starts_clause};

    #[test]
    fn tables_are_sorted() {
        assert!(CLAUSE_STARTS.is_sorted());
        assert!(SUBJECTS.is_sorted());
        assert!(PHRASE_ENDS.is_sorted());
    }

    #[test]
    fn neighbours_decide_whether_a_clause_begins() {
        assert!(starts_clause(None, "if", None));
        assert!(!starts_clause(Some("as"), "if", None));
        assert!(!starts_clause(None, "instead", Some("of")));
        assert!(starts_clause(None, "and", Some("we")));
        assert!(!starts_clause(None, "and", Some("slow")));
        assert!(starts_clause(None, "in", Some("case")));
    }
}
