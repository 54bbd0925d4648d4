//! Finds the cues of an answer and the words that each of them turns.

use std::ops::Range;

use super::cue::{Cue, Force, Reach};
use super::cues::cue_at;
use super::denial::Denial;
use super::placed_cue::PlacedCue;
use super::stances::is_opinion;
use crate::answer::{AnswerReader, Gap, Lexeme, ReadAnswer, Sentence};
use crate::push_if::push_if;

/// So many denials are read in an answer, from its start, so that ten million letters of nothing else take bounded room and
/// little time. Whole books have fewer.
const MOST: usize = 1 << 17;

/// Finds the denials of an answer.
pub(super) struct ScopeFinder<'a> {
    pub answer: &'a str,
    pub reader: &'a AnswerReader,
    pub read: &'a ReadAnswer,
}

impl ScopeFinder<'_> {
    /// The cues of the answer, in order.
    pub fn denials(&self) -> Vec<Denial> {
        let mut denials = Vec::new();
        let mut openers = self.openers().into_iter().peekable();
        for (idx, sentence) in self.read.sentences.iter().enumerate() {
            let n_before = denials.len();
            denials.extend(self.brought_up(sentence));
            let mut at = sentence.first;
            while let Some(opener) = openers.next_if(|opener| *opener < sentence.end) {
                if denials.len() >= MOST {
                    break;
                }
                // It may stand in a cue that began before it.
                if at <= opener {
                    at = opener + self.find_at(sentence, opener, &mut denials);
                }
            }
            if n_before < denials.len() {
                self.turn_topic(idx, &mut denials[n_before..]);
                self.take_up(idx, n_before, &mut denials);
            }
        }
        self.part_coordinated(&mut denials);
        Self::join_nested(&mut denials);
        denials
    }

    /// The words that a cue may begin with, in order. Which words do is as good as chance, so none of them is guessed at.
    fn openers(&self) -> Vec<u32> {
        let words = &self.read.words;
        let mut openers = Vec::with_capacity(words.len() + 1);
        for (at, word) in words.iter().enumerate() {
            let goes_on = words.get(at + 1).is_some_and(|next| next.traits.continues_cue());
            let opens = word.traits.begins_cue() & (word.traits.is_cue() | goes_on);
            push_if(&mut openers, at as u32, opens);
        }
        openers
    }

    /// Notes the cue that begins at the word `at`, which may begin one, and returns how many words to go on.
    fn find_at(&self, sentence: &Sentence, at: u32, denials: &mut Vec<Denial>) -> u32 {
        let Some((cue, n_words)) = self.cue_from(sentence, at) else {
            return 1;
        };
        match cue {
            Cue::Turns(_, Reach::Reported) if !self.may_be_of_others(sentence, at) => {}
            Cue::Turns(force, reach) => {
                let placed = self.clause_around(sentence, at, at + n_words);
                denials.extend(self.denial(sentence, placed, force, reach));
                denials.extend(self.in_vain(placed, reach));
            }
            Cue::Pseudo => denials.extend(self.idiom(sentence, at..at + n_words)),
        }
        n_words
    }

    /// The longest cue that begins at the word `at`, and how many words it has.
    fn cue_from(&self, sentence: &Sentence, at: u32) -> Option<(Cue, u32)> {
        let words = &self.read.words[at as usize..sentence.end as usize];
        let goes_on = || words.get(1).is_some_and(|next| next.traits.continues_cue());
        if !words[0].traits.is_cue() && !goes_on() {
            return None;
        }
        let folded = words.iter().map(|word| &*self.reader.lexeme(word).folded);
        let (cue, n_words) = cue_at(folded)?;
        // A cue inside a compound is part of a name: `no-cache`, `non-blocking`; `over-engineering` is a cue itself.
        let is_joined = |at: usize| words.get(at).is_some_and(|word| word.gap == Gap::Joined);
        // `It can be done without polling` says nothing against it.
        let is_backward = matches!(cue, Cue::Turns(_, Reach::Backward));
        let names_more = || {
            let next = words.get(n_words);
            next.is_some_and(|next| next.gap < Gap::Comma && !next.traits.may_start_clause())
        };
        let is_preposition = is_backward && self.is(at + n_words as u32 - 1, "without") && names_more();
        (!is_preposition && !is_joined(0) && !is_joined(n_words)).then_some((cue, n_words as u32))
    }

    /// What a cue denies; nothing where it only seems to.
    fn denial(&self, sentence: &Sentence, cue: PlacedCue, force: Force, reach: Reach) -> Option<Denial> {
        let reach = if reach == Reach::Backward && self.is_limited(cue) {
            Reach::Forward
        } else {
            reach
        };
        let cue = match reach {
            Reach::Backward | Reach::Both => self.with_own_subject(cue),
            _ => cue,
        };
        let force = match force {
            Force::Disapproval if self.is_of_belief(cue) => Force::Denial,
            Force::Denial if self.is_half_a_remedy(cue) => Force::Disapproval,
            force => force,
        };
        let is_comparison = reach == Reach::OtherSide;
        let is_idle = match reach {
            Reach::OtherSide => !self.is_preferred(cue),
            Reach::Reported => !self.is_of_others(cue),
            Reach::Kept => !self.keeps(cue),
            Reach::Doing => !self.is_told_to(cue),
            _ => false,
        };
        let is_lifted = self.is_lifted(sentence, cue);
        let is_aim = || self.is_aim(sentence, cue);
        if is_idle || is_lifted || self.supposes(sentence, cue) || self.saves(sentence, cue) || is_aim() {
            return None;
        }
        let denies = |at: &u32| matches!(&*self.lexeme(*at).folded, "never" | "no" | "not" | "nothing");
        let denying = (cue.at..cue.end).find(denies);
        let is_opinion = cue.end < cue.clause_end && is_opinion(&self.lexeme(cue.end).folded);
        let is_phrase = cue.end > cue.at + 1 || is_opinion;
        Some(Denial {
            cue: cue.at..cue.end,
            key: denying.unwrap_or_else(|| self.telling(cue)),
            is_idiom: denying.is_some() && is_phrase && !self.is_event(cue.end - 1),
            force,
            is_refusal: force == Force::Denial && (is_opinion || self.refuses(cue, reach)),
            turns_round: self.turned_round(cue, force),
            scope: self.scope(sentence, cue, reach),
            is_one_sided: is_comparison,
            measure: if is_comparison { self.measure(cue) } else { 0..0 },
            company: cue.clause_start..self.breath_end(sentence, cue.end),
            asked_for: None,
            any_of: self.any_of(sentence, cue),
        })
    }

    /// Whether the cue turns something down (`I would not`, `no need`, `is overkill`), rather than telling of what is not
    /// there.
    fn refuses(&self, cue: PlacedCue, reach: Reach) -> bool {
        let next = |at: u32| (at < cue.clause_end).then(|| &*self.lexeme(at).folded);
        let before = cue.at.checked_sub(1).filter(|at| *at >= cue.clause_start);
        let is_wish =
            before.is_some_and(|at| matches!(&*self.lexeme(at).folded, "need" | "should" | "would"));
        match reach {
            Reach::Backward | Reach::Both | Reach::Closing | Reach::Said => true,
            Reach::Forward => {
                is_wish
                    || cue.end > cue.at + 1
                    || next(cue.end).is_some_and(|word| matches!(word, "need" | "have" | "use"))
            }
            _ => false,
        }
    }

    /// Whether the word tells that something is so at all, so that a rubric which asks for the denial means it: `memory
    /// leaks cannot happen` for `cannot leak`.
    fn is_event(&self, at: u32) -> bool {
        matches!(
            &*self.lexeme(at).folded,
            "happen" | "happens" | "occur" | "occurs"
        )
    }

    /// The word that tells in a cue of which no word denies by itself: the first, or the last behind an auxiliary (`can
    /// be ignored`).
    fn telling(&self, cue: PlacedCue) -> u32 {
        match &*self.lexeme(cue.at).folded {
            "be" | "can" | "may" | "should" => cue.end - 1,
            "are" | "is" | "was" | "were" if self.is_lack(cue.at + 1) => cue.at + 1,
            _ => cue.at,
        }
    }

    /// Whether the word says of its subject that it is not there.
    pub(super) fn is_lack(&self, at: u32) -> bool {
        matches!(&*self.lexeme(at).folded, "absent" | "missing")
    }

    /// Where denials stand of which it is said that they would be wrong: `a form that does not say so is broken`, `it is a
    /// mistake not to test`. Empty where the cue is said of nothing: `does not mend wrong prices`.
    fn turned_round(&self, cue: PlacedCue, force: Force) -> Range<u32> {
        if force != Force::Disapproval || !self.is_predicate(cue.at) {
            return 0..0;
        }
        // `a dangerous myth`
        let is_told = |word: &str| {
            matches!(
                word,
                "fallacy" | "illusion" | "legend" | "misconception" | "myth" | "superstition"
            )
        };
        if cue.end < cue.clause_end && is_told(&self.lexeme(cue.end).folded) {
            return 0..0;
        }
        let leads_on = cue.end < cue.clause_end && matches!(&*self.lexeme(cue.end).folded, "that" | "to");
        cue.clause_start..cue.end + 1 + u32::from(leads_on)
    }

    /// Whether the cue that begins at the word is said of something: `… is just a mistake`.
    pub(super) fn is_predicate(&self, at: u32) -> bool {
        let mut before = (at.saturating_sub(3)..at)
            .rev()
            .map(|at| &*self.lexeme(at).folded);
        let told =
            before.find(|word| !matches!(*word, "a" | "an" | "just" | "really" | "simply" | "the" | "very"));
        told.is_some_and(|word| matches!(word, "are" | "be" | "is" | "it" | "that" | "was" | "were"))
    }

    /// A denial in the scope of another (`no branch lives without being merged every day`) belongs to it to its end.
    fn join_nested(denials: &mut [Denial]) {
        for idx in 1..denials.len() {
            let (before, after) = denials.split_at_mut(idx);
            let (first, second) = (&mut before[idx - 1], &after[0]);
            let at = second.cue.start;
            let is_nested = first.cue.start < at && at < first.scope.end && second.scope.start > at;
            if is_nested && first.force == second.force {
                first.scope.end = first.scope.end.max(second.scope.end);
            }
        }
    }

    /// Two denials side by side (`is not safe and needs no lock`) do not cancel each other: the first ends where the
    /// second part begins.
    fn part_coordinated(&self, denials: &mut [Denial]) {
        for idx in 1..denials.len() {
            let (before, after) = denials.split_at_mut(idx);
            let (first, second) = (&mut before[idx - 1], &mut after[0]);
            let at = second.cue.start;
            if first.scope.end <= at.min(second.scope.start) || first.cue.start >= at {
                continue;
            }
            let joins = |at: &u32| matches!(&*self.lexeme(*at).folded, "and" | "or" | "nor");
            if let Some(joint) = (first.cue.start..=at).find(joins) {
                first.scope.end = joint;
                // What the second reaches back to begins there too.
                second.scope.start = second.scope.start.max(joint.min(at));
            }
        }
    }

    /// What a dictionary has of the word at `at`.
    pub(super) fn lexeme(&self, at: u32) -> &Lexeme {
        self.reader.lexeme(&self.read.words[at as usize])
    }

    /// Whether the word at `at` is a finite verb or a subject, before which a noun phrase ends.
    pub(super) fn makes_clause(&self, at: u32) -> bool {
        self.read.words[at as usize].traits.makes_clause()
    }

    /// Whether the word at `at` is one of grammar.
    pub(super) fn is_function(&self, at: u32) -> bool {
        self.read.words[at as usize].traits.is_function()
    }

    /// Whether `word`, folded, by which a clause may begin, stands at `at`. Most words are told without a look at their lexemes.
    pub(super) fn is_link(&self, at: u32, word: &str) -> bool {
        self.read.words[at as usize].traits.may_start_clause() && self.is(at, word)
    }

    /// Whether `word`, folded, stands at `at`.
    pub(super) fn is(&self, at: u32, word: &str) -> bool {
        &*self.lexeme(at).folded == word
    }
}
