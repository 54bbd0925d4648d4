//! What words do in a claim.

use crate::answer::Lexeme;

/// The work of a word in a claim, by which words are exchanged without changing what is claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Work {
    /// That it is so without exception.
    All,
    /// That it is so beyond doubt.
    Stress,
    /// That nothing more is needed.
    Enough,
    /// That no harm comes of it.
    Harmless,
    /// That a trouble ends.
    Cure,
    /// That nothing else is as good.
    Best,
    /// That it is so of nothing else.
    Only,
    /// That there is more of it.
    Bigger,
    /// That more is made of it.
    Raise,
    /// That it is done once more.
    Repeat,
    /// That it never ends.
    Endless,
    /// That nothing stands between.
    Direct,
    /// That something is kept off.
    Prevent,
    /// That there is no use for it.
    Needless,
}

/// Stems by the work their words do: those that the stemmer makes, and words as they are where it makes others.
const WORDS: &[(Work, &[&str])] = &[
    (
        Work::All,
        &[
            "all",
            "ani",
            "any",
            "each",
            "entir",
            "everi",
            "every",
            "everyth",
            "everything",
            "whatev",
            "whatever",
            "whichev",
            "whichever",
            "whole",
        ],
    ),
    (
        Work::Stress,
        &[
            "alway", "always", "automat", "clear", "complet", "definit", "far", "general", "invari", "just",
            "lot", "much", "obvious", "perfect", "simpli", "simply", "total", "way",
        ],
    ),
    (
        Work::Enough,
        &[
            "adequ", "enough", "fine", "good", "ok", "okay", "plenti", "suffic", "suffici", "suffice",
        ],
    ),
    (Work::Harmless, &["harmless", "safe", "secur"]),
    (
        Work::Cure,
        &[
            "cure", "cures", "fix", "fixes", "heal", "help", "remedi", "repair", "resolv", "solv", "solve",
        ],
    ),
    (Work::Best, &["best", "better", "prefer", "superior"]),
    (
        Work::Only,
        &["alon", "alone", "exclus", "mere", "only", "pure", "sole"],
    ),
    (
        Work::Bigger,
        &[
            "beefier",
            "big",
            "bigger",
            "biggest",
            "huge",
            "larg",
            "larger",
            "largest",
            "stronger",
            "strongest",
        ],
    ),
    (
        Work::Raise,
        &[
            "bump", "doubl", "extend", "increas", "lengthen", "prolong", "rais", "raise", "tripl",
        ],
    ),
    (
        Work::Repeat,
        &["again", "loop", "repeat", "resend", "retri", "retry"],
    ),
    (
        Work::Endless,
        &[
            "endless",
            "etern",
            "forev",
            "forever",
            "indefinit",
            "infinit",
            "unlimit",
        ],
    ),
    (Work::Direct, &["direct", "hand", "manual", "straight"]),
    (
        Work::Prevent,
        &[
            "avoid", "elimin", "exclud", "preclud", "prevent", "protect", "stop",
        ],
    ),
    (
        Work::Needless,
        &[
            "needless",
            "pointless",
            "redund",
            "superflu",
            "unnecessari",
            "unneed",
            "useless",
        ],
    ),
];

impl Work {
    /// The kinds of work that words with this stem do, or words that begin so.
    pub fn of_unit(stem: &str, prefix: Option<&str>) -> impl Iterator<Item = Self> {
        let does = move |known: &&str| **known == *stem || prefix.is_some_and(|head| known.starts_with(head));
        let kinds = WORDS.iter().filter(move |(_, stems)| stems.iter().any(does));
        kinds.map(|(work, _)| *work)
    }

    /// Whether a word of an answer does one of these kinds of work.
    pub fn is_done_by(kinds: &[Self], word: &Lexeme) -> bool {
        let does = |(work, stems): &(Self, &[&str])| kinds.contains(work) && stems.contains(&&*word.stem);
        // Most slots do no such work.
        !kinds.is_empty() && WORDS.iter().any(does)
    }
}
