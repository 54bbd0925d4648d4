//! Words that tell who takes which stand on what was said.

/// Verbs of attitude: who does not `need` or `want` something turns it down.
const ATTITUDES: &[&str] = &[
    "advise",
    "believe",
    "bother",
    "buy",
    "care",
    "consider",
    "do",
    "endorse",
    "like",
    "miss",
    "need",
    "recommend",
    "require",
    "see",
    "suggest",
    "support",
    "trust",
    "use",
    "value",
    "want",
];

/// What says that all is well.
const APPROVALS: &[&str] = &[
    "better",
    "cheaper",
    "easier",
    "enough",
    "faster",
    "fine",
    "good",
    "nicer",
    "ok",
    "okay",
    "simple",
    "simpler",
    "still",
    "sufficient",
    "too",
    "well",
    "works",
];

/// Verbs of thinking and saying.
const REPORTS: &[&str] = &[
    "argue", "assume", "assumed", "assumes", "believe", "believed", "believes", "claim", "claimed", "claims",
    "expect", "expects", "feel", "hear", "imagine", "insist", "insisted", "insists", "read", "said", "say",
    "says", "suppose", "supposed", "swear", "tell", "tells", "think", "thinks", "thought", "told",
];

/// Whether `word` prefers one thing to another.
pub(super) fn is_preference(word: &str) -> bool {
    let compares = matches!(
        word,
        "better"
            | "cheaper"
            | "cleaner"
            | "easier"
            | "faster"
            | "nicer"
            | "quicker"
            | "safer"
            | "simpler"
            | "wiser"
    );
    compares || takes(word)
}

/// Whether `word` is a verb of taking one thing over another.
pub(super) fn takes(word: &str) -> bool {
    matches!(
        word,
        "choose" | "favour" | "favor" | "pick" | "prefer" | "preferred" | "prefers" | "take"
    )
}

/// Whether `word` is a verb of attitude.
pub(super) fn is_attitude(word: &str) -> bool {
    ATTITUDES.binary_search(&word).is_ok()
}

/// Whether who does not do so has no opinion of a thing, or another one; what they then deny was not asked for by any `no`
/// of a rubric: `I don't think we need a log`.
pub(super) fn is_opinion(word: &str) -> bool {
    matches!(
        word,
        "agree" | "believe" | "bother" | "buy" | "care" | "mind" | "see" | "think" | "trust" | "want"
    )
}

/// Whether `word` tells what somebody thinks or says.
pub(super) fn reports(word: &str) -> bool {
    REPORTS.binary_search(&word).is_ok()
}

/// Whether who does not do so has not heard of what is so nevertheless: `nobody tells you that …`.
pub(super) fn tells(word: &str) -> bool {
    matches!(
        word,
        "aware"
            | "know"
            | "knows"
            | "knew"
            | "mention"
            | "mentions"
            | "mentioned"
            | "notice"
            | "notices"
            | "realise"
            | "realises"
            | "realize"
            | "realizes"
            | "teach"
            | "teaches"
            | "taught"
            | "tell"
            | "tells"
            | "told"
    )
}

/// Whether `word` says of what follows that there is none.
pub(super) fn denies_phrase(word: &str) -> bool {
    matches!(
        word,
        "hardly" | "neither" | "no" | "nobody" | "none" | "nor" | "nothing" | "nowhere" | "scarcely"
    )
}

/// Whether who does not do so has no use for a thing, rather than lacking it.
pub(super) fn wishes(word: &str) -> bool {
    matches!(word, "care" | "like" | "need" | "require" | "want")
}

/// Whether `word` says that all is well.
pub(super) fn approves(word: &str) -> bool {
    APPROVALS.binary_search(&word).is_ok()
}

/// Whether `word` stands for what was said before.
pub(super) fn is_pronoun(word: &str) -> bool {
    matches!(
        word,
        "it" | "one" | "so" | "that" | "them" | "these" | "this" | "those"
    )
}

/// Whether `word` stands for those whose opinion is told.
pub(super) fn is_speaker(word: &str) -> bool {
    matches!(word, "i" | "one" | "we" | "you")
}

#[cfg(test)]
mod tests {
    use super::{APPROVALS, ATTITUDES, REPORTS};

    #[test]
    fn tables_are_sorted() {
        assert!(ATTITUDES.is_sorted());
        assert!(APPROVALS.is_sorted());
        assert!(REPORTS.is_sorted());
    }
}
