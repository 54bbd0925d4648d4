//! Cues that deny nothing: they only suppose that something is missing, or tell what is saved.

use super::placed_cue::{FORWARD, PlacedCue};
use super::scope::ScopeFinder;
use super::stances::{approves, is_opinion, wishes};
use crate::answer::{Gap, Sentence};

/// What a sentence begins with has at most so many words behind its article.
const NOUN: u32 = 3;
/// What is not so and what then happens take so many words at least: `ready gets nothing`.
const STATEMENT: usize = 3;

impl ScopeFinder<'_> {
    /// Whether the cue only supposes that something is missing, to say what then goes wrong: `without a limit the machine
    /// dies`, `if you don't hash them, …`. Not where all is well without it.
    pub(super) fn supposes(&self, sentence: &Sentence, cue: PlacedCue) -> bool {
        let folded = |at: u32| &*self.lexeme(at).folded;
        if self.is_lack(cue.end - 1) {
            return matches!(folded(cue.clause_start), "if" | "when" | "whenever");
        }
        if self.is_unreal(sentence, cue) {
            return true;
        }
        if self.is_of_any(sentence, cue) {
            let mut behind = cue.end..sentence.end.min(cue.end + 3 * FORWARD);
            return behind.len() >= STATEMENT && !behind.any(|at| self.approves(sentence, at));
        }
        let is_supposed = match folded(cue.at) {
            "without" => cue.at == sentence.first,
            "no" | "not" => {
                folded(cue.clause_start) == "if" && cue.end < cue.clause_end && !wishes(folded(cue.end))
            }
            _ => false,
        };
        let main_clause = cue.end.min(sentence.end)..sentence.end.min(cue.end + 3 * FORWARD);
        let has_main_clause = match folded(cue.at) {
            "without" => {
                main_clause.clone().any(|at| self.makes_clause(at))
                    || main_clause.len() > 4
                    || self.has_clause(&main_clause)
            }
            _ => cue.clause_end < sentence.end,
        };
        is_supposed && has_main_clause && !main_clause.into_iter().any(|at| self.approves(sentence, at))
    }

    /// Whether the cue tells what could not be if something were so that is not: `if the server kept sessions, another one
    /// could not answer`. What speakers could not do themselves they do not do.
    fn is_unreal(&self, sentence: &Sentence, cue: PlacedCue) -> bool {
        let folded = |at: u32| &*self.lexeme(at).folded;
        let is_past = |word: &str| matches!(word, "did" | "had" | "kept" | "were") || word.ends_with("ed");
        folded(cue.at) == "not"
            && cue.at > cue.clause_start + 1
            && folded(cue.at - 1) == "could"
            && folded(sentence.first) == "if"
            && cue.clause_start > sentence.first
            && !matches!(folded(cue.at - 2), "i" | "we" | "you")
            && (sentence.first + 1..cue.clause_start).any(|at| is_past(folded(at)))
    }

    /// Whether the cue tells which ones are spoken of at the beginning of a sentence, whatever they are: `a pod that is not
    /// ready gets no traffic`.
    fn is_of_any(&self, sentence: &Sentence, cue: PlacedCue) -> bool {
        let folded = |at: u32| &*self.lexeme(at).folded;
        let nouns = sentence.first + 2..sentence.first + 2 + NOUN;
        let is_being = |relative: u32| {
            nouns.contains(&relative)
                && matches!(folded(relative), "that" | "which" | "who")
                && matches!(folded(relative + 1), "are" | "is" | "was" | "were")
        };
        folded(cue.at) == "not"
            && cue.at.checked_sub(2).is_some_and(is_being)
            && matches!(folded(sentence.first), "a" | "an" | "any")
    }

    /// Whether the cue only tells what work is saved by what was said before: `a cache keeps the result, so you don't have
    /// to ask the database every time`.
    pub(super) fn saves(&self, sentence: &Sentence, cue: PlacedCue) -> bool {
        let folded = |at: u32| &*self.lexeme(at).folded;
        let is_consequence = matches!(folded(cue.clause_start), "so" | "because" | "since");
        let is_spared = cue.end + 1 < cue.clause_end
            && matches!(folded(cue.end), "have" | "need")
            && folded(cue.end + 1) == "to";
        // What the backend does not need to do is left out; what it does not have to do is saved.
        let is_theirs = cue.at > cue.clause_start + 1
            && matches!(
                folded(cue.clause_start + 1),
                "i" | "it" | "nobody" | "one" | "they" | "we" | "you"
            );
        folded(cue.at) == "not"
            && cue.clause_start > sentence.first
            && is_consequence
            && is_spared
            && (is_theirs || folded(cue.end) == "have")
    }

    /// The word by which a cue says that any of several will do: `it does not matter which server answers`, `who answers is
    /// irrelevant`.
    pub(super) fn any_of(&self, sentence: &Sentence, cue: PlacedCue) -> Option<u32> {
        let is_of_weight = matches!(
            &*self.lexeme(cue.end - 1).folded,
            "immaterial" | "important" | "irrelevant" | "matter" | "matters" | "relevant" | "unimportant"
        );
        let asks = |at: &u32| matches!(&*self.lexeme(*at).folded, "which" | "who");
        let follows = cue.end < sentence.end && self.read.words[cue.end as usize].gap < Gap::Comma;
        let places = [follows.then_some(cue.end), Some(cue.clause_start)];
        places.into_iter().flatten().find(|at| is_of_weight && asks(at))
    }

    /// Whether the doubt that a cue tells of was lifted: `I didn't believe it until I tried it`.
    pub(super) fn is_lifted(&self, sentence: &Sentence, cue: PlacedCue) -> bool {
        let next = (cue.end < sentence.end).then(|| &*self.lexeme(cue.end).folded);
        let doubts = self.is(cue.at, "doubted")
            || next.is_some_and(|word| is_opinion(word) || matches!(word, "believed" | "thought"));
        let behind = cue.end..sentence.end.min(cue.end + 3 * FORWARD);
        doubts
            && behind
                .into_iter()
                .any(|at| self.is(at, "until") || self.is(at, "till"))
    }

    /// Whether a cue only tells what something is done for: `against stale data I would …`, `can be avoided by …`.
    pub(super) fn is_aim(&self, sentence: &Sentence, cue: PlacedCue) -> bool {
        match &*self.lexeme(cue.at).folded {
            "against" => cue.at == sentence.first,
            "avoided" if cue.end < cue.clause_end => {
                matches!(
                    &*self.lexeme(cue.end).folded,
                    "by" | "if" | "through" | "using" | "when" | "with"
                )
            }
            _ => false,
        }
    }

    /// Whether a cue denies only one use of what stands before it: `is not used for writes`.
    pub(super) fn is_limited(&self, cue: PlacedCue) -> bool {
        let limits = |word: &str| {
            matches!(
                word,
                "as" | "by" | "for" | "if" | "in" | "on" | "unless" | "when" | "while" | "with"
            )
        };
        let next = (cue.end < cue.clause_end).then(|| &*self.lexeme(cue.end).folded);
        match &*self.lexeme(cue.end - 1).folded {
            "used" => next.is_some_and(limits),
            // `does not work across machines`
            "work" | "works" => next.is_some(),
            _ => false,
        }
    }

    /// Whether the word says that all is well. `too` does so at the end only: `works without, too`.
    fn approves(&self, sentence: &Sentence, at: u32) -> bool {
        let is_last = || at + 1 == sentence.end || self.read.words[at as usize + 1].gap >= Gap::Comma;
        match &*self.lexeme(at).folded {
            "too" => is_last(),
            word => approves(word),
        }
    }
}
