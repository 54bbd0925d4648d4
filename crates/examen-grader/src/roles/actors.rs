//! The words that tell who acts: what may stand between two things that swap places, and what may not.

/// Whether somebody else may be the one who acts where this word stands between two: `is asked by`, `that … asks`.
pub(super) fn turns_roles(word: &str) -> bool {
    matches!(
        word,
        "by" | "from" | "of" | "that" | "when" | "which" | "who" | "whom"
    )
}

/// Whether what follows does not act: `into the warehouse flows …`.
pub(super) fn leads(word: &str) -> bool {
    matches!(
        word,
        "at" | "behind"
            | "below"
            | "between"
            | "beyond"
            | "by"
            | "during"
            | "for"
            | "from"
            | "in"
            | "into"
            | "of"
            | "on"
            | "onto"
            | "out"
            | "over"
            | "through"
            | "to"
            | "under"
            | "with"
    )
}

/// Whether somebody else acts where this stands before the verb: `the queen the workers feed`.
pub(super) fn begins_another(word: &str) -> bool {
    matches!(
        word,
        "a" | "an"
            | "each"
            | "every"
            | "he"
            | "i"
            | "it"
            | "its"
            | "one"
            | "our"
            | "she"
            | "the"
            | "their"
            | "they"
            | "we"
            | "you"
            | "your"
    )
}

/// Whether the word tells when or how, so that a verb may stand before its subject: `first comes …`.
pub(super) fn is_adverb(word: &str) -> bool {
    matches!(
        word,
        "ahead" | "earlier" | "first" | "last" | "later" | "next" | "often" | "seldom" | "then"
    ) || word.ends_with("ly")
}
