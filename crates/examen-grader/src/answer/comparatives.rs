//! Degrees of adjectives, which stemmers take for other words: `faster` and `fastest` are forms of `fast`.

/// Adjectives that interviews compare by. Left out are those whose comparative is a word of its own (`longer` in *no longer*,
/// `lower` and `lowers`, `later`, `greater`).
const ADJECTIVES: &[&str] = &[
    "big", "busy", "cheap", "clear", "close", "coarse", "cold", "deep", "early", "easy", "fast", "fine",
    "fresh", "healthy", "heavy", "high", "hot", "large", "light", "loose", "narrow", "near", "new", "noisy",
    "old", "poor", "quick", "rare", "rich", "risky", "safe", "short", "simple", "slow", "small", "smart",
    "smooth", "stale", "strong", "tight", "tiny", "warm", "weak", "wide",
];

/// The adjective that a folded word is a degree of, if it is one.
pub(super) fn base_of(folded: &str) -> Option<&'static str> {
    let stem = folded.strip_suffix("er").or_else(|| folded.strip_suffix("est"))?;
    let is_of = |adjective: &&&str| {
        let rest = adjective.strip_prefix(stem.strip_suffix('i').unwrap_or(stem));
        // `fast` and `large`, `easy`, and the two that double their last letter.
        match rest {
            Some("" | "e") => !stem.ends_with('i'),
            Some("y") => stem.ends_with('i'),
            _ => matches!((stem, **adjective), ("bigg", "big") | ("hott", "hot")),
        }
    };
    ADJECTIVES.iter().find(is_of).copied()
}

#[cfg(test)]
mod tests {
    use super::base_of;

    #[test]
    fn degrees_are_forms() {
        for (degree, adjective) in [
            ("faster", "fast"),
            ("fastest", "fast"),
            ("larger", "large"),
            ("largest", "large"),
            ("easier", "easy"),
            ("bigger", "big"),
            ("simplest", "simple"),
            ("narrower", "narrow"),
        ] {
            assert_eq!(base_of(degree), Some(adjective));
        }
        for word in [
            "longer", "lower", "server", "tester", "er", "est", "number", "bier", "newest",
        ] {
            assert_eq!(base_of(word).is_some(), word == "newest", "{word}");
        }
    }
}
