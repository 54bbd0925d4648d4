//! What says nothing of its own, but takes up what was said before to turn it down: `…, which is wrong`, `…, but I would
//! not`, `…. I disagree.`, `…? Not at all.`

use std::ops::Range;

use super::cue::Force;
use super::denial::Denial;
use super::scope::ScopeFinder;
use super::stances::{is_opinion, reports};
use crate::answer::{Gap, Sentence};

/// A comment has at most so many words.
const COMMENT: u32 = 12;
/// It takes up at most so many words,
const TAKEN_UP: u32 = 24;
/// all of what was said where that is so short,
const SHORT: usize = 14;
/// and so many at least.
const PART: u32 = 4;

/// Words beside those of grammar that say nothing of their own.
const EMPTY: &[&str] = &[
    "absolutely",
    "actually",
    "agree",
    "all",
    "anymore",
    "big",
    "case",
    "clearly",
    "complete",
    "course",
    "either",
    "fact",
    "feel",
    "find",
    "frankly",
    "honestly",
    "huge",
    "longer",
    "mean",
    "necessarily",
    "opinion",
    "personally",
    "plain",
    "plainly",
    "pure",
    "quite",
    "rather",
    "reality",
    "really",
    "say",
    "simply",
    "so",
    "sorry",
    "that",
    "then",
    "think",
    "though",
    "total",
    "turn",
    "turned",
    "turns",
    "utter",
    "view",
    "well",
    "yet",
];

impl ScopeFinder<'_> {
    /// Lets those of `denials` from `first` on, which are of the sentence numbered `idx`, turn what they only take up.
    pub(super) fn take_up(&self, idx: usize, first: usize, denials: &mut [Denial]) {
        for at in first..denials.len() {
            let Some(taken) = self.taken_up(idx, &denials[at]) else {
                continue;
            };
            // Who agrees with a denial takes nothing back: `Don't lock it. There is no need.`
            let is_denied = denials[..at]
                .iter()
                .any(|before| before.force == Force::Denial && taken.contains(&before.cue.start));
            if is_denied && !self.contradicts(&denials[at]) {
                continue;
            }
            let is_advice = self.is_advice(&denials[at]);
            let infers = self.only_infers(&denials[at].cue);
            let denial = &mut denials[at];
            denial.scope.start = taken.start;
            if !infers {
                denial.scope.end = denial.cue.start;
            }
            if is_advice || infers {
                denial.force = Force::Disapproval;
            }
        }
    }

    /// The words that a denial takes up, if the words around it say nothing of their own.
    fn taken_up(&self, idx: usize, denial: &Denial) -> Option<Range<u32>> {
        let sentence = &self.read.sentences[idx];
        if denial.force == Force::Mention || denial.is_one_sided {
            return None;
        }
        let comment = self.comment_around(sentence, &denial.cue)?;
        if comment.start > sentence.first {
            let taken = self.last_part(sentence.first..comment.start);
            let is_said = self.says_of(&comment, &denial.cue, taken.clone());
            return (is_said && !self.is_condition(taken.start)).then_some(taken);
        }
        let before = self.read.sentences[idx.checked_sub(1)?];
        let taken = self.last_part(before.first..before.end);
        let is_said = || self.says_of(&comment, &denial.cue, taken.clone());
        let is_answer = comment.end == sentence.end && self.is_asked(&before, sentence.first);
        (is_answer || is_said()).then(|| taken.clone())
    }

    /// The words around a cue, up to a comma or a word that joins clauses, if they are nothing but a comment.
    fn comment_around(&self, sentence: &Sentence, cue: &Range<u32>) -> Option<Range<u32>> {
        let gap = |at: u32| self.read.words[at as usize].gap;
        let least = sentence.first.max(cue.start.saturating_sub(COMMENT));
        let begins = |at: &u32| *at == sentence.first || gap(*at) >= Gap::Comma || self.joins(*at);
        let start = (least..=cue.start).rev().find(begins)?;
        let most = sentence.end.min(cue.end + COMMENT);
        let ends = |at: &u32| {
            *at == sentence.end || gap(*at) >= Gap::Comma || self.is(*at, "and") || self.is(*at, "but")
        };
        let end = if self.only_infers(cue) {
            cue.end + 1
        } else {
            (cue.end..=most).find(ends)?
        };
        let says_nothing = |at: u32| {
            cue.contains(&at)
                || self.lexeme(at).is_function
                || EMPTY.binary_search(&&*self.lexeme(at).folded).is_ok()
        };
        (start..end).all(says_nothing).then_some(start..end)
    }

    /// Whether the word joins a clause that may be a comment to what it is said of.
    fn joins(&self, at: u32) -> bool {
        matches!(&*self.lexeme(at).folded, "and" | "but" | "which")
    }

    /// Whether a comment has a subject that stands for what was said in `taken`, or for somebody whose stand on it is told.
    fn says_of(&self, comment: &Range<u32>, cue: &Range<u32>, taken: Range<u32>) -> bool {
        let folded = |at: u32| &*self.lexeme(at).folded;
        let is_filling = |word: &str| {
            matches!(
                word,
                "and"
                    | "but"
                    | "though"
                    | "well"
                    | "yet"
                    | "in"
                    | "my"
                    | "of"
                    | "course"
                    | "view"
                    | "opinion"
                    | "fact"
                    | "reality"
            )
        };
        let mut words = comment.clone().skip_while(|at| is_filling(folded(*at)));
        let Some(subject) = words.next() else {
            return false;
        };
        // `but I think that is a mistake`
        let is_opinion =
            |at: u32| at < cue.start && matches!(folded(at), "think" | "believe" | "say" | "find");
        let ends_clearly = (cue.end..comment.end).all(|at| {
            matches!(
                folded(at),
                "agree"
                    | "all"
                    | "anymore"
                    | "at"
                    | "be"
                    | "do"
                    | "either"
                    | "for"
                    | "in"
                    | "it"
                    | "me"
                    | "mean"
                    | "my"
                    | "of"
                    | "opinion"
                    | "really"
                    | "say"
                    | "so"
                    | "that"
                    | "the"
                    | "them"
                    | "then"
                    | "think"
                    | "this"
                    | "though"
                    | "to"
                    | "us"
                    | "view"
                    | "with"
            )
        });
        if !ends_clearly {
            return false;
        }
        let has = |word: &str| (subject..cue.end).any(|at| folded(at) == word);
        match folded(subject) {
            "it" | "that" | "this" | "which" | "there" | "those" | "these" => true,
            "i" | "we" | "you" | "they" => {
                let judges = has("would") || has("should") || has("must") || has("ought");
                let disagrees = self.contradicts_at(cue) || comment.clone().any(is_opinion);
                let is_same = || taken.clone().any(|at| folded(at) == folded(subject));
                let is_opposed = || cue.clone().any(|at| folded(at) == "against");
                judges || disagrees || is_opposed() || is_same() && self.is_reported(taken.clone())
            }
            _ => false,
        }
    }

    /// Whether somebody's opinion is told in `taken`.
    fn is_reported(&self, mut taken: Range<u32>) -> bool {
        taken.any(|at| reports(&self.lexeme(at).folded))
    }

    /// What is taken up of `said`: all of it where it is short, else what stands behind its last comma.
    fn last_part(&self, said: Range<u32>) -> Range<u32> {
        if said.len() <= SHORT {
            return said;
        }
        let least = said.end.saturating_sub(TAKEN_UP).max(said.start);
        let most = said.end.saturating_sub(PART).max(least);
        let begins = |at: &u32| self.read.words[*at as usize].gap >= Gap::Comma;
        (least..most).rev().find(begins).unwrap_or(least)..said.end
    }

    /// Whether what begins with the word `start` is only a condition: `if it fails, that is not our problem`.
    fn is_condition(&self, start: u32) -> bool {
        matches!(
            &*self.lexeme(start).folded,
            "as" | "because"
                | "if"
                | "once"
                | "since"
                | "unless"
                | "until"
                | "when"
                | "whenever"
                | "where"
                | "while"
        )
    }

    /// Whether a question mark stands between a sentence and the word `next`.
    fn is_asked(&self, before: &Sentence, next: u32) -> bool {
        let words = &self.read.words;
        let between = words[before.end as usize - 1].end as usize..words[next as usize].start as usize;
        self.answer[between].contains('?')
    }

    /// Whether a denial says of a statement that it is not so, rather than of a deed that it need not be.
    fn contradicts(&self, denial: &Denial) -> bool {
        self.contradicts_at(&denial.cue)
    }

    fn contradicts_at(&self, cue: &Range<u32>) -> bool {
        let is = |at: u32, word: &str| (at as usize) < self.read.words.len() && self.is(at, word);
        let agrees =
            is_opinion("agree") && (is(cue.end, "agree") || is(cue.end, "think") || is(cue.end, "say"));
        cue.clone().any(|at| {
            matches!(
                &*self.lexeme(at).folded,
                "correct"
                    | "disagree"
                    | "doubt"
                    | "false"
                    | "mistake"
                    | "nonsense"
                    | "right"
                    | "rubbish"
                    | "true"
                    | "wrong"
            )
        }) || agrees
    }

    /// Whether a denial is of what would follow from what was said: `…, but that does not mean that …`.
    fn only_infers(&self, cue: &Range<u32>) -> bool {
        (cue.end as usize) < self.read.words.len() && self.is(cue.end, "mean") && self.is(cue.start, "not")
    }

    /// Whether a denial says what should not be, rather than what is not so.
    fn is_advice(&self, denial: &Denial) -> bool {
        let before = denial.cue.start.checked_sub(1);
        before.is_some_and(|at| matches!(&*self.lexeme(at).folded, "must" | "ought" | "should"))
    }
}

#[cfg(test)]
mod tests {
    use super::EMPTY;

    #[test]
    fn the_table_is_sorted() {
        assert!(EMPTY.is_sorted());
    }
}
