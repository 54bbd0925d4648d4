//! The words of comments that only take up what was said before.

/// Words beside those of grammar that say nothing of their own.
const EMPTY: &[&str] = &[
    "absolutely",
    "actually",
    "agree",
    "all",
    "anymore",
    "big",
    "case",
    "clearly",
    "complete",
    "course",
    "either",
    "fact",
    "feel",
    "find",
    "frankly",
    "honestly",
    "huge",
    "longer",
    "mean",
    "necessarily",
    "opinion",
    "personally",
    "plain",
    "plainly",
    "pure",
    "quite",
    "rather",
    "reality",
    "really",
    "say",
    "simply",
    "so",
    "sorry",
    "that",
    "then",
    "think",
    "though",
    "total",
    "turn",
    "turned",
    "turns",
    "utter",
    "view",
    "well",
    "yet",
];

/// Words before the subject of a comment.
const OPENING: &[&str] = &[
    "and", "but", "course", "fact", "in", "my", "of", "opinion", "reality", "though", "view", "well", "yet",
];

/// Words behind the cue of a comment, if there are any.
const CLOSING: &[&str] = &[
    "again", "agree", "all", "anymore", "at", "be", "do", "either", "for", "in", "it", "me", "mean", "my",
    "of", "opinion", "really", "say", "so", "that", "the", "them", "then", "think", "this", "though", "to",
    "us", "view", "with",
];

/// Words that say of a statement whether it is so.
const TRUTH: &[&str] = &[
    "correct",
    "disagree",
    "doubt",
    "false",
    "incorrect",
    "mistake",
    "mistaken",
    "nonsense",
    "right",
    "rubbish",
    "true",
    "untrue",
    "wrong",
];

/// Whether `word` says nothing of its own.
pub(super) fn is_empty(word: &str) -> bool {
    EMPTY.binary_search(&word).is_ok()
}

/// Whether `word` may stand before the subject of a comment.
pub(super) fn opens(word: &str) -> bool {
    OPENING.binary_search(&word).is_ok()
}

/// Whether `word` may stand behind the cue of a comment.
pub(super) fn closes(word: &str) -> bool {
    CLOSING.binary_search(&word).is_ok()
}

/// Whether `word` says of a statement whether it is so.
pub(super) fn is_of_truth(word: &str) -> bool {
    TRUTH.binary_search(&word).is_ok()
}

/// Whether `word` says that a thing is all that it takes.
pub(super) fn is_of_amount(word: &str) -> bool {
    matches!(
        word,
        "alone" | "enough" | "just" | "only" | "sufficient" | "suffices"
    )
}

/// Whether `word` is a verb of what somebody does with what was said: `I never bother with that`.
pub(super) fn stands(word: &str) -> bool {
    matches!(
        word,
        "believe"
            | "bother"
            | "buy"
            | "do"
            | "like"
            | "on"
            | "recommend"
            | "spend"
            | "support"
            | "time"
            | "trust"
            | "use"
            | "waste"
            | "write"
    )
}

/// Whether `word` only answers: `No, it does not`.
pub(super) fn answers(word: &str) -> bool {
    matches!(
        word,
        "ah" | "hm" | "hmm" | "no" | "nope" | "oh" | "sorry" | "well" | "yes"
    )
}

/// Whether `word` begins a clause that is only a condition or a reason of the next one.
pub(super) fn leads_up(word: &str) -> bool {
    matches!(
        word,
        "as" | "because"
            | "if"
            | "once"
            | "since"
            | "unless"
            | "until"
            | "when"
            | "whenever"
            | "where"
            | "while"
    )
}

#[cfg(test)]
mod tests {
    use super::{CLOSING, EMPTY, OPENING, TRUTH};

    #[test]
    fn tables_are_sorted() {
        for table in [CLOSING, EMPTY, OPENING, TRUTH] {
            assert!(table.is_sorted());
        }
    }
}
