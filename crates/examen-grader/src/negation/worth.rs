//! Phrases that say that something is worth nothing, or that it must not be missing: each is a denial and a verb.

use std::sync::LazyLock;

/// Denials before a verb as dictionaries have it.
const BEFORE_BASE: &[&str] = &[
    "not",
    "not going to",
    "not likely to",
    "unlikely to",
    "fail to",
    "fails to",
    "failed to",
    "never",
    "hardly",
    "scarcely",
    "barely",
];
/// Denials before a verb that agrees with its subject.
const BEFORE_FINITE: &[&str] = &[
    "never",
    "hardly",
    "hardly ever",
    "scarcely",
    "barely",
    "no longer",
    "rarely",
    "seldom",
];

/// Verbs of being worth something, and how they go on where they do not say so by themselves.
const WORTH: &[(&[&str], &[&str])] = &[
    (&["achieve", "achieves", "achieved"], &["", "anything", "much"]),
    (
        &["add", "adds", "added"],
        &["anything", "a thing", "much", "any value"],
    ),
    (
        &["benefit", "benefits", "benefited"],
        &["anybody", "anyone", "us", "you"],
    ),
    (
        &["bring", "brings", "brought"],
        &["anything", "us anything", "you anything", "much"],
    ),
    (
        &["buy", "buys", "bought"],
        &["anything", "us anything", "you anything", "us much", "you much"],
    ),
    (
        &["change", "changes", "changed"],
        &["anything", "a thing", "much"],
    ),
    (
        &["contribute", "contributes", "contributed"],
        &["anything", "much"],
    ),
    (
        &["deserve", "deserves", "deserved"],
        &[
            "attention",
            "its name",
            "mention",
            "that effort",
            "the attention",
            "the effort",
        ],
    ),
    (
        &["do", "does", "did"],
        &["a thing", "any good", "anything", "much"],
    ),
    (&["fix", "fixes", "fixed"], &["anything", "a thing"]),
    (
        &["gain", "gains", "gained"],
        &["anything", "us anything", "you anything"],
    ),
    (
        &["have", "has", "had"],
        &[
            "any benefit",
            "any effect",
            "any merit",
            "any point",
            "any use",
            "any value",
            "much point",
            "much value",
        ],
    ),
    (
        &["get", "gets", "got"],
        &["anywhere", "us anywhere", "you anywhere"],
    ),
    (&["help", "helps", "helped"], &[""]),
    (&["improve", "improves", "improved"], &[""]),
    (
        &["lead", "leads", "led"],
        &["anywhere", "us anywhere", "you anywhere"],
    ),
    (
        &["make", "makes", "made"],
        &[
            "a difference",
            "any difference",
            "much difference",
            "the difference",
            "the slightest difference",
            "any sense",
            "much sense",
            "sense",
        ],
    ),
    (&["matter", "matters", "mattered"], &[""]),
    (&["mean", "means", "meant"], &["a thing", "anything", "much"]),
    (&["pay", "pays", "paid"], &["off", "for itself"]),
    (
        &["prove", "proves", "proved"],
        &["anything", "a thing", "useful", "worth it"],
    ),
    (&["serve", "serves", "served"], &["any purpose", "a purpose"]),
    (&["solve", "solves", "solved"], &["anything", "a thing"]),
    (
        &["tell", "tells", "told"],
        &[
            "anything",
            "much",
            "us anything",
            "us much",
            "you anything",
            "you much",
        ],
    ),
];

/// What may be done with a thing that nobody needs, and must not be done with one that everybody does.
const LEFT: &[&str] = &[
    "dispensed with",
    "done without",
    "dropped",
    "forgotten",
    "ignored",
    "left aside",
    "left out",
    "missed",
    "neglected",
    "omitted",
    "overlooked",
    "skipped",
    "underestimated",
];

/// Says of what stands before it that it is worth nothing: `never helped`, `fails to make any difference`.
pub(super) static WORTHLESS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut phrases = Vec::new();
    for (verbs, rests) in WORTH {
        for rest in *rests {
            let base = BEFORE_BASE.iter().map(|denial| (denial, verbs[0]));
            let finite = verbs[1..]
                .iter()
                .flat_map(|verb| BEFORE_FINITE.iter().map(|denial| (denial, *verb)));
            let all = base
                .chain(finite)
                .map(|(denial, verb)| format!("{denial} {verb} {rest}"));
            phrases.extend(all.map(|phrase| phrase.trim_end().to_owned()));
        }
    }
    phrases
});

/// Says that what stands before it must not be missing: `cannot be ignored`, `must never be left out`.
pub(super) static INDISPENSABLE: LazyLock<Vec<String>> = LazyLock::new(|| {
    let denials = ["not", "never"].into_iter();
    denials
        .flat_map(|denial| LEFT.iter().map(move |left| format!("{denial} be {left}")))
        .collect()
});
