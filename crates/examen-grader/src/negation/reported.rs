//! What others are said to think: `some developers believe that …`, `you often hear that …`.

use std::ops::Range;

use super::comment_words::is_of_truth;
use super::placed_cue::PlacedCue;
use super::scope::ScopeFinder;
use super::stances::reports;
use crate::answer::Sentence;

/// So many words at most stand between the first word of a clause and its verb of opinion.
const SUBJECT: u32 = 7;

/// What is said is a statement of so many words at least: `people still say SSL` tells no opinion.
const STATEMENT: u32 = 3;

/// What people have of a statement.
const BELIEFS: &[&str] = &[
    "belief",
    "claim",
    "idea",
    "notion",
    "opinion",
    "rumour",
    "saying",
    "statement",
    "story",
    "theory",
    "thought",
    "view",
];

impl ScopeFinder<'_> {
    /// Whether a cue says of a belief that it is wrong, so that it is not so what is believed: `the idea that … is wrong`, `it
    /// is a mistake to think that …`.
    pub(super) fn is_of_belief(&self, cue: PlacedCue) -> bool {
        let folded = |at: u32| &*self.lexeme(at).folded;
        let is_to_think =
            cue.end + 1 < cue.clause_end && self.is(cue.end, "to") && reports(folded(cue.end + 1));
        let mut before = cue.clause_start..cue.at;
        let is_belief = |at: u32| {
            BELIEFS.binary_search(&folded(at)).is_ok() && at + 1 < cue.at && self.is(at + 1, "that")
        };
        // `that an index is free is wrong`
        let is_statement = self.is(cue.clause_start, "that") && cue.clause_start + STATEMENT < cue.at;
        let is_belief = is_statement || before.any(is_belief);
        is_to_think || (is_belief && (cue.at..cue.end).any(|at| is_of_truth(folded(at))))
    }

    /// Whether others may be the subject of a verb of opinion at `at`, by a look at the two words before it: most speak of
    /// themselves, and most of what is read is data.
    pub(super) fn may_be_of_others(&self, sentence: &Sentence, at: u32) -> bool {
        let near = sentence.first.max(at.saturating_sub(2))..at;
        let has_any = |words: &[&str]| near.clone().any(|at| words.contains(&&*self.lexeme(at).folded));
        match &*self.lexeme(at).folded {
            "hear" | "hears" | "read" | "reads" => has_any(&["one", "you"]),
            _ => !has_any(&["i", "we"]),
        }
    }

    /// Whether those who say so, before a verb of opinion, are others whom the speaker does not name: some or many of a kind,
    /// a bare plural, or what `you` hear.
    pub(super) fn is_of_others(&self, cue: PlacedCue) -> bool {
        let folded = |at: u32| &*self.lexeme(at).folded;
        let is_filling = |at: &u32| {
            matches!(
                folded(*at),
                "and"
                    | "at"
                    | "but"
                    | "first"
                    | "in"
                    | "of"
                    | "often"
                    | "so"
                    | "sometimes"
                    | "the"
                    | "well"
                    | "yes"
                    | "yet"
            )
        };
        if cue.clause_end < cue.end + STATEMENT {
            return false;
        }
        let from = cue.clause_start.max(cue.at.saturating_sub(SUBJECT));
        let mut words = (from..cue.at).skip_while(is_filling);
        let Some(first) = words.next() else {
            return false;
        };
        // What is denied already is no opinion to be told: `nobody thinks that`, `people do not say that`.
        if (first..cue.at).any(|at| self.read.words[at as usize].traits.begins_cue() && denies(folded(at))) {
            return false;
        }
        let verb = folded(cue.at);
        let is_heard = matches!(verb, "hear" | "hears" | "read" | "reads");
        match folded(first) {
            "i" | "we" | "it" | "that" | "this" | "which" | "who" | "what" => false,
            "you" | "one" => is_heard,
            _ if is_heard => false,
            "some" | "many" | "most" | "several" | "few" | "others" | "people" | "folks" | "lots"
            | "plenty" => true,
            "a" => self.is(first + 1, "lot") || self.is(first + 1, "few"),
            "they" => false,
            _ => self.is_plural_before(first..cue.at),
        }
    }

    /// Whether a subject is a bare plural and adverbs: `beginners often`, `junior developers tend to`.
    fn is_plural_before(&self, subject: Range<u32>) -> bool {
        let folded = |at: u32| &*self.lexeme(at).folded;
        let is_adverb = |word: &str| {
            word.ends_with("ly")
                || matches!(
                    word,
                    "often"
                        | "sometimes"
                        | "always"
                        | "still"
                        | "tend"
                        | "to"
                        | "like"
                        | "love"
                        | "keep"
                        | "seem"
                        | "will"
                        | "may"
                        | "might"
                        | "would"
                )
        };
        let mut nouns: Vec<u32> = subject.collect();
        while nouns.last().is_some_and(|at| is_adverb(folded(*at))) {
            nouns.pop();
        }
        let Some(last) = nouns.last() else {
            return false;
        };
        let noun = folded(*last);
        let is_plural = noun.len() > 3 && noun.ends_with('s') && !noun.ends_with("ss");
        is_plural && nouns.len() <= 3 && nouns.iter().all(|at| !self.is_function(*at))
    }
}

/// Whether `word` says that there is nobody who thinks so, or not.
fn denies(word: &str) -> bool {
    matches!(word, "hardly" | "never" | "no" | "nobody" | "none" | "not")
}
