//! Cues that turn more than they deny, or less: `won't fix it`, `not just`, `keep it off`, `no solution by itself`.

use std::ops::Range;

use super::cue::{Force, Reach};
use super::denial::Denial;
use super::placed_cue::PlacedCue;
use super::scope::ScopeFinder;
use super::stances::reports;
use crate::answer::Sentence;

impl ScopeFinder<'_> {
    /// What looks like a denial and is none. `Not just` is one where the rubric asks for `just`, and the `no` of `no problem`
    /// is no `no` that it asks for.
    pub(super) fn idiom(&self, sentence: &Sentence, cue: Range<u32>) -> Option<Denial> {
        let second = cue.start + 1;
        if second >= cue.end {
            return None;
        }
        match &*self.lexeme(second).folded {
            "just" | "merely" | "only" | "simply" if self.is(cue.start, "not") => {
                let placed = self.clause_around(sentence, cue.start, cue.end);
                Some(Denial {
                    force: Force::Denial,
                    scope: placed.clause_start..placed.clause_end,
                    asked_for: Some(second),
                    company: placed.clause_start..placed.clause_end,
                    ..Denial::idle(cue)
                })
            }
            "against" | "bad" | "doubt" | "harm" | "matter" | "objection" | "objections" | "problem"
            | "problems" | "question" | "surprise" | "wonder" | "worries" | "wrong" => {
                Some(Denial::idle(cue))
            }
            _ => None,
        }
    }

    /// Who says that doing something does not bring about what is hoped for turns it down: `raising the limit won't fix the
    /// slow query`, `more servers do not solve that`. That is no denial of what is done.
    pub(super) fn in_vain(&self, cue: PlacedCue, reach: Reach) -> Option<Denial> {
        let denies = reach == Reach::Forward && (self.is(cue.at, "not") || self.is(cue.at, "never"));
        if !denies || cue.end >= cue.clause_end {
            return None;
        }
        let is_content = |at: &u32| !self.is_function(*at);
        let doing = (cue.clause_start..cue.at).find(is_content)?;
        let first = self.lexeme(doing);
        let is_auxiliary = matches!(
            &*self.lexeme(cue.at - 1).folded,
            "can" | "could" | "did" | "do" | "does" | "may" | "might" | "must" | "should" | "will" | "would"
        );
        let costs = matches!(
            &*self.lexeme(cue.end).stem,
            "cost" | "harm" | "hurt" | "mind" | "need" | "requir" | "take"
        );
        let is_doing = first.folded.ends_with("ing") && !reports(&first.stem) && doing + 1 < cue.at;
        let is_doing = is_doing && is_auxiliary && !costs;
        let is_effect = brings_about(&self.lexeme(cue.end).stem);
        (is_doing || is_effect).then(|| Denial {
            force: Force::Disapproval,
            scope: cue.clause_start..cue.at,
            company: cue.clause_start..cue.clause_end,
            ..Denial::idle(cue.at..cue.end)
        })
    }

    /// Whether the clause of `off`, `out of` or `away from` tells somebody to keep or turn something so.
    pub(super) fn keeps(&self, cue: PlacedCue) -> bool {
        let keeps = |at: &u32| matches!(&*self.lexeme(*at).folded, "keep" | "leave" | "switch" | "turn");
        let verb = (cue.clause_start..cue.at).find(keeps);
        verb.is_some_and(|verb| verb == cue.clause_start || self.is_wished(verb))
    }

    /// Whether `stop` tells somebody to stop doing something: it begins its clause or follows a wish.
    pub(super) fn is_told_to(&self, cue: PlacedCue) -> bool {
        let is_doing = cue.end < cue.clause_end && self.lexeme(cue.end).folded.ends_with("ing");
        is_doing && (cue.at == cue.clause_start || self.is_wished(cue.at))
    }

    /// Whether the verb at `at` is what somebody does or should do, by the word before it.
    fn is_wished(&self, at: u32) -> bool {
        at > 0
            && matches!(
                &*self.lexeme(at - 1).folded,
                "and" | "i" | "must" | "please" | "should" | "then" | "we" | "would"
            )
    }

    /// Whether the cue only says of a remedy that it does not do by itself: `a retry alone is no solution`.
    pub(super) fn is_half_a_remedy(&self, cue: PlacedCue) -> bool {
        let is_remedy = matches!(
            &*self.lexeme(cue.end - 1).folded,
            "answer" | "cure" | "fix" | "remedy" | "solution" | "work" | "works"
        );
        let is_alone = |at: u32| {
            matches!(
                &*self.lexeme(at).folded,
                "alone" | "by" | "itself" | "just" | "only" | "own" | "themselves"
            )
        };
        is_remedy && (cue.clause_start..cue.clause_end).any(is_alone)
    }
}

/// Whether a verb with this stem tells what something is good for.
fn brings_about(stem: &str) -> bool {
    matches!(
        stem,
        "cure" | "fix" | "help" | "mend" | "prevent" | "remedi" | "rescu" | "solv"
    )
}
