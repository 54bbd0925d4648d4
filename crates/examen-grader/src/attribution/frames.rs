//! Frames of words that put what is told into the mouth of others, or into the past.

use std::ops::Range;

use super::phrases::{BY_FIRST, Place};
use super::{Attribution, Told};
use crate::answer::Gap;

/// Whose sentence it is stands among so many first words.
const FIRST: u32 = 4;

impl Attribution<'_> {
    /// The first word of a phrase that says that somebody else holds what is told, or did.
    pub(super) fn framed(&self, told: &Told) -> Option<u32> {
        // `My first boss taught me to …`
        if self.has(told.sentence.clone(), teaches) {
            return None;
        }
        let mut around = told.sentence.clone();
        around
            .find(|at| {
                self.phrase_tells(told, *at)
                    || (self.is_past(told, *at) && !self.is_countered(*at, told.words.start))
            })
            .or_else(|| self.warns(told))
    }

    fn phrase_tells(&self, told: &Told, at: u32) -> bool {
        let Some(phrases) = BY_FIRST.get(self.folded(at)) else {
            return false;
        };
        phrases.iter().any(|(rest, place)| {
            let is_here = (at + 1..)
                .zip(rest)
                .all(|(at, word)| at < told.sentence.end && self.folded(at) == *word);
            is_here && self.stands(told, at, *place)
        })
    }

    /// Whether the word stands where a phrase has to stand that begins with it.
    fn stands(&self, told: &Told, at: u32, place: Place) -> bool {
        let sentence = &self.read.sentences[told.idx];
        // In `the lock, so whoever says it means the site is safe` a part of it stands before.
        let is_before = at + 1 < told.words.end && !self.is_countered(at, told.words.start);
        match place {
            Place::Before => is_before && !self.takes_part(at),
            Place::BeforeByOthers => is_before && self.begins_clause(told, at),
            Place::First => is_before && at < sentence.first + FIRST && self.is_head(sentence.first..at),
            Place::Behind => at >= told.words.end,
            Place::Around => !self.is_countered(at, told.words.start),
        }
    }

    /// Whether the speaker is one of those that the word names: `my colleagues and I`.
    fn takes_part(&self, at: u32) -> bool {
        let end = self.read.sentence_of(at as usize).end;
        at + 2 < end && self.folded(at + 1) == "and" && matches!(self.folded(at + 2), "i" | "me" | "we")
    }

    /// Whether nothing but words that tell how many stand before the head of a subject.
    fn is_head(&self, mut before: Range<u32>) -> bool {
        before.all(|at| {
            matches!(
                self.folded(at),
                "all"
                    | "and"
                    | "but"
                    | "junior"
                    | "many"
                    | "most"
                    | "often"
                    | "other"
                    | "our"
                    | "so"
                    | "some"
                    | "the"
                    | "too"
                    | "young"
            )
        })
    }

    /// Whether the speaker sets what is told, which begins at `from`, against what others say: `people say it is only a
    /// number, but …`.
    fn is_countered(&self, at: u32, from: u32) -> bool {
        at < from && self.has(at + 1..from, |word| matches!(word, "but" | "so" | "yet"))
    }

    /// Whether a clause or its subject begins at the word, so that nobody does what it says.
    fn begins_clause(&self, told: &Told, at: u32) -> bool {
        let sentence = &self.read.sentences[told.idx];
        at == sentence.first
            || self.gap(at) >= Gap::Comma
            || matches!(self.folded(at - 1), "and" | "because" | "but" | "so" | "while")
    }

    /// Whether the word tells of something that was in the past: `we once copied …`, `our team used to
    /// copy …`, but not `once copied, …`, `exactly once`, `is used to copy`.
    fn is_past(&self, told: &Told, at: u32) -> bool {
        let sentence = &self.read.sentences[told.idx];
        if at == sentence.first || at >= told.words.end || self.gap(at) >= Gap::Comma {
            return false;
        }
        let before = self.folded(at - 1);
        let next = (at + 1 < sentence.end).then(|| self.folded(at + 1));
        match self.folded(at) {
            "once" => is_subject(before) || (next.is_some_and(tells_past) && !counts(before)),
            "used" => next == Some("to") && !is_passive(before),
            _ => false,
        }
    }

    /// Where it is foretold what comes of doing so: `put it in there and a single script walks off with it`.
    fn warns(&self, told: &Told) -> Option<u32> {
        let sentence = &self.read.sentences[told.idx];
        let from = sentence.first + u32::from(matches!(self.folded(sentence.first), "just" | "simply"));
        if from >= sentence.end || !is_order(self.folded(from)) {
            return None;
        }
        let follows = |at: &u32| {
            self.folded(*at) == "and"
                && *at + 1 < told.sentence.end
                && matches!(
                    self.folded(*at + 1),
                    "a" | "an" | "every" | "each" | "one" | "on" | "the" | "you" | "your"
                )
        };
        let all_is_well = |at: u32| {
            let next = at + 1..told.sentence.end.min(at + 8);
            let is_well = |word: &str| {
                matches!(
                    word,
                    "can"
                        | "done"
                        | "faster"
                        | "fine"
                        | "free"
                        | "gone"
                        | "never"
                        | "no"
                        | "not"
                        | "ready"
                        | "safe"
                )
            };
            self.has(next, is_well)
        };
        let mut behind = told.words.end..told.sentence.end;
        behind.find(|at| follows(at) && !all_is_well(*at))
    }
}

/// Whether `word` says who did something.
fn is_subject(word: &str) -> bool {
    matches!(
        word,
        "had" | "he" | "i" | "she" | "team" | "they" | "was" | "we" | "were"
    )
}

/// Whether `once` behind `word` says how often.
fn counts(word: &str) -> bool {
    matches!(word, "at" | "exactly" | "just" | "more" | "not" | "only" | "than")
}

/// Whether `used` behind `word` says for what.
fn is_passive(word: &str) -> bool {
    matches!(
        word,
        "are" | "be" | "been" | "being" | "get" | "is" | "only" | "was" | "were"
    )
}

/// Whether `word` is a verb in the past tense.
fn tells_past(word: &str) -> bool {
    const IRREGULAR: &[&str] = &[
        "built", "did", "gave", "got", "had", "kept", "lost", "made", "put", "ran", "rang", "saw", "sent",
        "set", "took", "went", "wrote",
    ];
    IRREGULAR.binary_search(&word).is_ok()
}

/// Whether `word` begins a sentence that tells somebody to do something.
fn is_order(word: &str) -> bool {
    const ORDERS: &[&str] = &[
        "add", "allow", "copy", "double", "encrypt", "extend", "give", "hide", "increase", "index", "keep",
        "leave", "make", "mark", "mock", "move", "open", "paste", "pick", "put", "raise", "rename",
        "restart", "retry", "rewrite", "run", "save", "send", "set", "skip", "spawn", "split", "start",
        "store", "take", "train", "treat", "trust", "tune", "turn", "use", "wrap", "write",
    ];
    ORDERS.binary_search(&word).is_ok()
}

/// Whether `word` says that others are believed.
fn teaches(word: &str) -> bool {
    matches!(
        word,
        "advice"
            | "advised"
            | "advises"
            | "confirm"
            | "confirmed"
            | "explained"
            | "recommended"
            | "recommends"
            | "showed"
            | "shown"
            | "taught"
            | "teach"
            | "teaches"
    )
}
