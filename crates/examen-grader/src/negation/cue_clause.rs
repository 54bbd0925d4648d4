//! The clause around a cue.

use super::placed_cue::{FORWARD, PlacedCue};
use super::scope::ScopeFinder;
use crate::answer::{Gap, Sentence};
use crate::clauses::{clause_starts_at, starts_aside};

impl ScopeFinder<'_> {
    /// The clause around the cue `at..end`, no farther away than any cue reaches.
    pub(super) fn clause_around(&self, sentence: &Sentence, at: u32, end: u32) -> PlacedCue {
        let least = sentence.first.max(at.saturating_sub(2 * FORWARD));
        let most = sentence.end.min(end + 2 * FORWARD);
        let begins = |at: &u32| self.starts_clause(*at) && !self.is_inserted(*at);
        let clause_start = (least..=at).rev().find(begins).unwrap_or(least);
        let is_aside = starts_aside(&self.lexeme(clause_start).folded);
        let ends = |at: &u32| self.starts_clause(*at) || (is_aside && *at > end && self.is_subject(*at));
        let clause_end = (end..most).find(ends).unwrap_or(most);
        let cue = PlacedCue {
            at,
            end,
            clause_start,
            clause_end,
        };
        let main_clause = self
            .main_clause(sentence, cue)
            .or_else(|| self.behind_relative(sentence, cue));
        PlacedCue {
            clause_end: main_clause.unwrap_or(clause_end),
            ..cue
        }
    }

    /// The cue without what `and` joins to its clause, where either side says something of a subject of its own: `a queue is
    /// enough and caching is a waste`.
    pub(super) fn with_own_subject(&self, cue: PlacedCue) -> PlacedCue {
        let is_content = |at: u32| !self.is_function(at);
        let Some(joint) = (cue.clause_start..cue.at).rev().find(|at| self.is(*at, "and")) else {
            return cue;
        };
        let verb = (joint + 1..cue.end).find(|at| self.makes_clause(*at));
        let has_subject = verb.is_some_and(|verb| (joint + 1..verb).any(is_content));
        // `I buy a server and don't bother with the rest`
        let has_object =
            cue.end < cue.clause_end && (self.is(cue.at, "leave") || self.is(cue.end - 1, "bother"));
        let is_next = has_object && joint + 1 == cue.at - u32::from(self.is(cue.at - 1, "do"));
        let mut before = cue.clause_start..joint;
        let is_relative = before
            .clone()
            .any(|at| self.is(at, "that") || self.is(at, "what"));
        let is_apart = is_next || (has_subject && !is_relative && before.any(|at| self.makes_clause(at)));
        PlacedCue {
            clause_start: if is_apart { joint } else { cue.clause_start },
            ..cue
        }
    }

    /// Where what is said in one breath from `from` on ends: at a colon, a bracket or the end of the sentence.
    pub(super) fn breath_end(&self, sentence: &Sentence, from: u32) -> u32 {
        let most = sentence.end.min(from + FORWARD);
        (from..most)
            .find(|at| self.read.words[*at as usize].gap >= Gap::Clause || self.is_link(*at, "because"))
            .unwrap_or(most)
    }

    /// Whether a clause begins with the word at `at`.
    pub(super) fn starts_clause(&self, at: u32) -> bool {
        let words = &self.read.words;
        words[at as usize].gap >= Gap::Comma
            || self.starts_line(at)
            || clause_starts_at(words, at as usize, self.reader)
    }

    /// Whether the word stands within a clause that it might begin elsewhere: `is therefore not needed`.
    fn is_inserted(&self, at: u32) -> bool {
        let is_adverb = matches!(
            &*self.lexeme(at).folded,
            "consequently" | "hence" | "however" | "then" | "therefore" | "though" | "thus"
        );
        is_adverb && at > 0 && self.makes_clause(at - 1)
    }

    /// Whether the word can only be the subject of a clause.
    fn is_subject(&self, at: u32) -> bool {
        matches!(&*self.lexeme(at).folded, "i" | "we" | "they" | "he" | "she")
    }
}
