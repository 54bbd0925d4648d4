//! Where clauses begin.

use super::link::Link;
use crate::answer::{AnswerReader, Word};

/// After `and` and `or`, these begin a new clause; another word may go on with a list.
const SUBJECTS: &[&str] = &[
    "can", "could", "he", "i", "it", "must", "should", "that", "the", "they", "this", "we", "will", "would",
    "you",
];

/// Whether a clause begins with the word at `at` of an answer, by the words around it: what parts it from the one before is
/// not looked at.
pub(crate) fn clause_starts_at(words: &[Word], at: usize, reader: &AnswerReader) -> bool {
    if !words[at].traits.may_start_clause() {
        return false;
    }
    let folded = |at: usize| words.get(at).map(|word| &*reader.lexeme(word).folded);
    let before = at.checked_sub(1).and_then(folded);
    starts_clause(before, &reader.lexeme(&words[at]).folded, folded(at + 1))
}

/// Whether a clause begins with `word`, between the words before and after it. [`may_start_clause`](super::may_start_clause) says which words are
/// worth asking about.
fn starts_clause(before: Option<&str>, word: &str, after: Option<&str>) -> bool {
    match Link::between(before, word, after) {
        Some(Link::Coordination) => after.is_some_and(|after| SUBJECTS.binary_search(&after).is_ok()),
        link => link.is_some(),
    }
}

#[cfg(test)]
mod tests {
    use super::{SUBJECTS, starts_clause};

    #[test]
    fn subjects_are_sorted() {
        assert!(SUBJECTS.is_sorted());
    }

    #[test]
    fn what_links_clauses_begins_one() {
        assert!(starts_clause(None, "because", None));
        assert!(starts_clause(None, "and", Some("we")));
        assert!(!starts_clause(None, "and", Some("slow")));
        assert!(!starts_clause(None, "instead", Some("of")));
    }
}
