//! What may stand for a slot of a misconception's line.

use super::CompiledRubric;
use crate::answer::{AnswerReader, Lexeme};
use crate::lexicon::{Meaning, are_synonyms};

/// A compound begins with the word it stands for, where that has so many letters.
const SHORTEST_HEAD: usize = 4;
/// Words with such a cosine say nearly the same. From .45 down what is no misconception is claimed.
const LIKE: f64 = 0.5;

/// An alternative of a misconception.
#[derive(Clone, Debug)]
pub(crate) struct LooseAlternative {
    pub alternative: u32,
    /// Whether any one of many slots may be left out: a label is told in other words sooner than a line, and has more
    /// words than a claim needs.
    pub is_label: bool,
    pub slots: Vec<LooseSlot>,
}

/// A slot of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct LooseSlot {
    /// What the author wrote first: an index into the rubric's terms.
    pub term: u32,
    /// Whether it asks for a denial, for which nothing else may stand.
    pub is_denial: bool,
    /// Whether one of its words is the question's, so that it need not be said again.
    pub is_given: bool,
    /// The kinds of work its words do.
    kinds: Vec<Kind>,
    meanings: Vec<Meaning>,
    stems: Vec<Box<str>>,
}

/// The work of a word in a claim, by which words are exchanged without changing what is claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
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

/// Stems by the work their words do.
const KINDS: &[(Kind, &[&str])] = &[
    (
        Kind::All,
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
        Kind::Stress,
        &[
            "alway", "always", "automat", "clear", "complet", "definit", "far", "general", "invari", "just",
            "lot", "much", "obvious", "perfect", "simpli", "simply", "total", "way",
        ],
    ),
    (
        Kind::Enough,
        &[
            "adequ", "enough", "fine", "good", "ok", "okay", "plenti", "suffic", "suffici", "suffice",
        ],
    ),
    (Kind::Harmless, &["harmless", "safe", "secur"]),
    (
        Kind::Cure,
        &[
            "cure", "cures", "fix", "fixes", "heal", "help", "remedi", "repair", "resolv", "solv", "solve",
        ],
    ),
    (Kind::Best, &["best", "better", "prefer", "superior"]),
    (
        Kind::Only,
        &["alon", "alone", "exclus", "mere", "only", "pure", "sole"],
    ),
    (
        Kind::Bigger,
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
        Kind::Raise,
        &[
            "bump", "doubl", "extend", "increas", "lengthen", "prolong", "rais", "raise", "tripl",
        ],
    ),
    (
        Kind::Repeat,
        &["again", "loop", "repeat", "resend", "retri", "retry"],
    ),
    (
        Kind::Endless,
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
    (Kind::Direct, &["direct", "hand", "manual", "straight"]),
    (
        Kind::Prevent,
        &[
            "avoid", "elimin", "exclud", "preclud", "prevent", "protect", "stop",
        ],
    ),
    (
        Kind::Needless,
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

impl LooseAlternative {
    /// The alternatives of all misconceptions of `rubric`.
    pub fn of(rubric: &CompiledRubric, reader: &mut AnswerReader) -> Vec<Self> {
        let is_claim = |point: u32| rubric.points[point as usize].value.is_negative();
        let is_not_line = |idx: u32, point: u32| {
            let mut lines = rubric.points[point as usize].lines.iter();
            lines.any(|line| line.kind == examen_bank::LineKind::Not && line.alternatives.contains(&idx))
        };
        let mut all = Vec::new();
        for (idx, alternative) in rubric.alternatives.iter().enumerate() {
            let idx = idx as u32;
            if alternative.slots.len() >= 2
                && is_claim(alternative.point)
                && !is_not_line(idx, alternative.point)
            {
                let slots = alternative
                    .slots
                    .clone()
                    .map(|slot| LooseSlot::of(rubric, slot, reader))
                    .collect();
                all.push(Self {
                    alternative: idx,
                    is_label: alternative.is_label,
                    slots,
                });
            }
        }
        all
    }
}

impl LooseSlot {
    fn of(rubric: &CompiledRubric, slot: u32, reader: &mut AnswerReader) -> Self {
        let mut loose = Self {
            is_denial: true,
            ..Self::default()
        };
        let variants = rubric.variants.iter().filter(|variant| variant.slot == slot);
        for (n, variant) in variants.enumerate() {
            if n == 0 {
                loose.term = variant.term;
            }
            let units = variant.units.iter().map(|unit| rubric.units.get(*unit));
            loose.is_denial &= units.clone().any(|unit| is_denial(&unit.text));
            let [unit] = variant.units[..] else { continue };
            let unit = rubric.units.get(unit);
            loose.stems.push(unit.stem.clone());
            for (kind, stems) in KINDS {
                let does =
                    |stem: &&str| **stem == *unit.stem || (unit.is_prefix && stem.starts_with(&*unit.text));
                if stems.iter().any(does) && !loose.kinds.contains(kind) {
                    loose.kinds.push(*kind);
                }
            }
            let lexeme = reader
                .tokens(&unit.text)
                .first()
                .map(|token| reader.lexeme_by_id(*token).clone());
            loose.is_given |= lexeme
                .as_ref()
                .is_some_and(|lexeme| rubric.prompt.contains(&lexeme.stem));
            if let Some(lexeme) = lexeme.filter(|lexeme| !lexeme.is_function) {
                loose.meanings.extend(lexeme.meaning.as_deref().cloned());
            }
        }
        loose
    }

    /// Whether a word does the work of this slot where `n_filled` others are filled.
    pub fn is_filled_by(&self, word: &Lexeme, n_filled: usize) -> bool {
        let same_kind = |(kind, stems): &(Kind, &[&str])| {
            self.kinds.contains(kind) && stems.iter().any(|stem| **stem == *word.stem)
        };
        if KINDS.iter().any(same_kind) {
            return true;
        }
        // Beside one word alone a synonym is too little to go by.
        if n_filled < 2 || word.is_function {
            return false;
        }
        // `database` for `data`.
        let begins = |stem: &str| stem.len() >= SHORTEST_HEAD && word.folded.starts_with(stem);
        if self.stems.iter().any(|stem| begins(stem)) {
            return true;
        }
        let Some(meaning) = word.meaning.as_deref() else {
            return false;
        };
        let is_like = |asked: &Meaning| are_synonyms(asked, meaning) || asked.cosine(meaning) >= LIKE;
        self.meanings.iter().any(is_like)
    }

    /// Whether its words only stress the claim.
    pub fn stresses(&self) -> bool {
        self.kinds.contains(&Kind::Stress)
    }
}

fn is_denial(word: &str) -> bool {
    matches!(word, "cannot" | "never" | "no" | "not" | "nothing" | "without")
}
