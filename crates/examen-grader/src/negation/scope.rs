//! Finds the cues of an answer and the words that each of them turns.

use super::cue::{Cue, Force, Reach};
use super::cues::cue_at;
use super::denial::Denial;
use super::stances::{approves, is_attitude, is_opinion, is_pronoun, is_speaker, wishes};
use crate::answer::{AnswerReader, Gap, Lexeme, ReadAnswer, Sentence};
use crate::clauses::{asks, ends_phrase, starts_aside, starts_clause};

/// A cue reaches at most so many words forward. NegEx uses five; answers in full sentences need a little more
/// (`I don't think you need separate addresses`).
pub(super) const FORWARD: u32 = 8;

/// A cue and the clause it stands in, as indices of words.
#[derive(Clone, Copy)]
pub(super) struct Found {
    /// The first word of the cue.
    pub at: u32,
    /// One past its last word.
    pub end: u32,
    /// The first word of the clause.
    pub clause_start: u32,
    /// One past the last word of the clause.
    pub clause_end: u32,
}

/// Finds scopes.
pub(super) struct ScopeFinder<'a> {
    pub answer: &'a str,
    pub reader: &'a AnswerReader,
    pub read: &'a ReadAnswer,
}

impl ScopeFinder<'_> {
    /// The cues of the answer, in order.
    pub fn denials(&self) -> Vec<Denial> {
        let mut denials = Vec::new();
        for (idx, sentence) in self.read.sentences.iter().enumerate() {
            let n_before = denials.len();
            denials.extend(self.brought_up(sentence));
            let mut at = sentence.first;
            while let Some(cue) = self.next_cue(sentence, at) {
                at = cue + self.find_at(sentence, cue, &mut denials);
            }
            self.turn_topic(idx, &mut denials[n_before..]);
        }
        self.part_coordinated(&mut denials);
        Self::join_nested(&mut denials);
        denials
    }

    /// The first word from `at` on that a cue may begin with.
    fn next_cue(&self, sentence: &Sentence, at: u32) -> Option<u32> {
        let mut words = self.read.words[at as usize..sentence.end as usize].iter();
        let n_before = words.position(|word| word.traits.begins_cue())?;
        Some(at + n_before as u32)
    }

    /// Looks for a cue at word `at`, which may begin one, notes it and returns how many words to go on.
    fn find_at(&self, sentence: &Sentence, at: u32, denials: &mut Vec<Denial>) -> u32 {
        let words = &self.read.words[at as usize..sentence.end as usize];
        let goes_on = || words.get(1).is_some_and(|next| next.traits.continues_cue());
        if !words[0].traits.is_cue() && !goes_on() {
            return 1;
        }
        let folded = words.iter().map(|word| &*self.reader.lexeme(word).folded);
        // A cue inside a compound is part of a name: `no-cache`, `non-blocking`; `over-engineering` is a cue itself.
        let is_joined = |at: usize| words.get(at).is_some_and(|word| word.gap == Gap::Joined);
        let Some((cue, n_words)) =
            cue_at(folded).filter(|(_, n_words)| !is_joined(0) && !is_joined(*n_words))
        else {
            return 1;
        };
        let n_words = n_words as u32;
        if let Cue::Turns(force, reach) = cue {
            let found = self.clause_around(sentence, at, at + n_words);
            let is_compared = reach != Reach::OtherSide || self.is_preferred(found);
            if !is_compared || self.supposes(sentence, found) || self.saves(sentence, found) {
                return n_words;
            }
            let (from, to) = self.scope(sentence, found, reach);
            let company = (found.clause_start, self.breath_end(sentence, found.end));
            let denies = |at: &u32| matches!(&*self.lexeme(*at).folded, "never" | "no" | "not" | "nothing");
            let denying = (at..at + n_words).find(denies);
            let is_opinion = found.end < found.clause_end && is_opinion(&self.lexeme(found.end).folded);
            denials.push(Denial {
                at,
                n_words,
                key: denying.unwrap_or_else(|| self.telling(at, n_words)),
                is_idiom: denying.is_some()
                    && (n_words > 1 || is_opinion)
                    && !self.is_event(at + n_words - 1),
                force,
                is_refusal: force == Force::Denial && (is_opinion || self.refuses(found, reach)),
                turns_round: self.turned_round(found, force),
                from,
                to,
                is_one_sided: reach == Reach::OtherSide,
                measure: if reach == Reach::OtherSide {
                    self.measure(found)
                } else {
                    (0, 0)
                },
                company,
            });
        }
        n_words
    }

    /// Whether the cue turns something down (`I would not`, `no need`, `is overkill`), rather than telling of what is not
    /// there.
    fn refuses(&self, cue: Found, reach: Reach) -> bool {
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

    /// The words a cue turns, as a half-open range.
    fn scope(&self, sentence: &Sentence, cue: Found, reach: Reach) -> (u32, u32) {
        let ahead = cue.clause_end.min(cue.end + FORWARD);
        let ahead = self.presupposed(cue, ahead);
        let farthest = cue.at.saturating_sub(4 * FORWARD);
        match reach {
            Reach::Forward if self.spares_subject(cue) || self.object_stands_before(cue) => {
                (cue.clause_start, cue.clause_end)
            }
            Reach::Forward if self.refers_back(cue) => (sentence.first.max(farthest), cue.at),
            Reach::Forward if ahead == cue.clause_end => (cue.end, self.list_end(sentence, ahead)),
            Reach::Forward => (cue.end, ahead),
            Reach::Everywhere => (
                sentence.first.max(farthest),
                sentence.end.min(cue.end + 4 * FORWARD),
            ),
            Reach::Phrase | Reach::OtherSide => (cue.end, self.phrase_end(cue.end, ahead)),
            Reach::Backward if self.is_impersonal(sentence, cue) => (cue.end, self.object_end(sentence, cue)),
            Reach::Backward => (self.subject_start(sentence, cue), cue.at),
            Reach::Said => (cue.at.saturating_sub(FORWARD), cue.at),
            Reach::Closing if cue.end < cue.clause_end => (cue.at, cue.at),
            Reach::Sentence | Reach::Closing => (sentence.first.max(farthest), cue.at),
            Reach::Both => (cue.clause_start, cue.clause_end),
        }
    }

    /// Whether nothing but `it is` stands before the cue, so that what is denied comes after it: `it is not necessary to
    /// check whether the record is theirs`.
    fn is_impersonal(&self, sentence: &Sentence, cue: Found) -> bool {
        let mut before = (cue.clause_start..cue.at).map(|at| &*self.lexeme(at).folded);
        let is_empty = |word: &str| {
            matches!(
                word,
                "and" | "but" | "it" | "is" | "does" | "was" | "would" | "be" | "also" | "so"
            )
        };
        before.clone().any(|word| word == "it")
            && before.all(is_empty)
            && cue.end < self.object_end(sentence, cue)
    }

    /// Where the clause behind the cue ends; a question asked there belongs to it: `it is not important which …`.
    fn object_end(&self, sentence: &Sentence, cue: Found) -> u32 {
        let is_asked = cue.end < sentence.end
            && self.read.words[cue.end as usize].gap < Gap::Comma
            && asks(&self.lexeme(cue.end).folded);
        if !is_asked {
            return cue.clause_end;
        }
        let most = sentence.end.min(cue.end + 2 * FORWARD);
        let after_question = cue.end + 1;
        (after_question..most)
            .find(|at| self.starts_clause(*at))
            .unwrap_or(most)
    }

    /// Whether something need not or should not be done to the subject: `passwords need not be hashed`, `retries should
    /// not be built in`. What should not be done in a certain way (`should not be stored in plain text`) may be done.
    fn spares_subject(&self, cue: Found) -> bool {
        /// `be`, the participle, and a particle.
        const WITHOUT_MANNER: u32 = 3;
        let folded = |at: u32| &*self.lexeme(at).folded;
        let Some(modal) = cue.at.checked_sub(1).filter(|at| *at >= cue.clause_start) else {
            return false;
        };
        let is_passive = cue.end < cue.clause_end && folded(cue.end) == "be";
        let is_short = cue.clause_end - cue.end <= WITHOUT_MANNER;
        folded(cue.at) == "not"
            && is_passive
            && (folded(modal) == "need" || (folded(modal) == "should" && is_short))
    }

    /// The word that tells in a cue of which no word denies by itself: the first, or the last behind an auxiliary (`can
    /// be ignored`).
    fn telling(&self, at: u32, n_words: u32) -> u32 {
        match &*self.lexeme(at).folded {
            "be" | "can" | "may" | "should" => at + n_words - 1,
            _ => at,
        }
    }

    /// Whether what is denied stands before the subject: `foreign keys I never use either`.
    fn object_stands_before(&self, cue: Found) -> bool {
        /// So many words may follow the denial, its verb among them.
        const FOLLOWING: u32 = 3;
        /// The subject stands so close before the denial.
        const SUBJECT: usize = 3;
        let is_content = |at: u32| !self.lexeme(at).is_function;
        let mut before = (cue.clause_start..cue.at).rev().take(SUBJECT);
        let Some(subject) = before.find(|at| matches!(&*self.lexeme(*at).folded, "i" | "we")) else {
            return false;
        };
        let n_content = (cue.end..cue.clause_end).filter(|at| is_content(*at)).count();
        cue.clause_end - cue.end <= FOLLOWING && n_content <= 1 && (cue.clause_start..subject).any(is_content)
    }

    /// Whether a speaker denies what was said before: `…, we don't need them`. Only verbs of attitude tell, because
    /// `…, so others can't read it` denies nothing of what was said.
    fn refers_back(&self, cue: Found) -> bool {
        /// A verb, its preposition and the pronoun.
        const FOLLOWING: u32 = 3;
        /// The speaker stands so close before the denial.
        const SPEAKER: u32 = 3;
        let folded = |at: u32| &*self.lexeme(at).folded;
        let n_following = cue.clause_end - cue.end;
        let near = cue.clause_start.max(cue.at.saturating_sub(SPEAKER))..cue.at;
        (2..=FOLLOWING).contains(&n_following)
            && is_pronoun(folded(cue.clause_end - 1))
            && is_attitude(folded(cue.end))
            && near.into_iter().any(|at| is_speaker(folded(at)))
    }

    /// Whether the cue only supposes that something is missing, to say what then goes wrong: `without a limit the machine
    /// dies`, `if you don't hash them, …`. Not where all is well without it.
    fn supposes(&self, sentence: &Sentence, cue: Found) -> bool {
        let folded = |at: u32| &*self.lexeme(at).folded;
        let is_supposed = match folded(cue.at) {
            "without" => cue.at == sentence.first,
            "no" | "not" => {
                folded(cue.clause_start) == "if" && cue.end < cue.clause_end && !wishes(folded(cue.end))
            }
            _ => false,
        };
        let main_clause = cue.end.min(sentence.end)..sentence.end.min(cue.end + 3 * FORWARD);
        let has_main_clause = match folded(cue.at) {
            "without" => main_clause.clone().any(|at| ends_phrase(folded(at))) || main_clause.len() > 4,
            _ => cue.clause_end < sentence.end,
        };
        is_supposed && has_main_clause && !main_clause.into_iter().any(|at| self.approves(sentence, at))
    }

    /// Whether the cue only tells what work is saved by what was said before: `a cache keeps the result, so you don't have
    /// to ask the database every time`.
    fn saves(&self, sentence: &Sentence, cue: Found) -> bool {
        let folded = |at: u32| &*self.lexeme(at).folded;
        let is_consequence = matches!(folded(cue.clause_start), "so" | "because" | "since");
        let is_spared = cue.end + 1 < cue.clause_end
            && matches!(folded(cue.end), "have" | "need")
            && folded(cue.end + 1) == "to";
        folded(cue.at) == "not" && cue.clause_start > sentence.first && is_consequence && is_spared
    }

    /// Where the noun phrase that begins at `from` ends: before a finite verb.
    fn phrase_end(&self, from: u32, to: u32) -> u32 {
        (from..to)
            .find(|at| ends_phrase(&self.lexeme(*at).folded))
            .unwrap_or(to)
    }

    /// A denial in the scope of another (`no branch lives without being merged every day`) belongs to it to its end.
    fn join_nested(denials: &mut [Denial]) {
        for idx in 1..denials.len() {
            let (before, after) = denials.split_at_mut(idx);
            let (first, second) = (&mut before[idx - 1], &after[0]);
            let is_nested = first.at < second.at && second.at < first.to && second.from > second.at;
            if is_nested && first.force == second.force {
                first.to = first.to.max(second.to);
            }
        }
    }

    /// Two denials side by side (`is not safe and needs no lock`) do not cancel each other: the first ends where the
    /// second part begins.
    fn part_coordinated(&self, denials: &mut [Denial]) {
        for idx in 1..denials.len() {
            let (before, after) = denials.split_at_mut(idx);
            let (first, second) = (&mut before[idx - 1], &mut after[0]);
            if first.to <= second.at.min(second.from) || first.at >= second.at {
                continue;
            }
            let joins = |at: &u32| matches!(&*self.lexeme(*at).folded, "and" | "or" | "nor");
            if let Some(joint) = (first.at..=second.at).find(joins) {
                first.to = joint;
                // What the second reaches back to begins there too.
                second.from = second.from.max(joint.min(second.at));
            }
        }
    }

    /// The clause around the cue `at..end`, no farther away than any cue reaches.
    fn clause_around(&self, sentence: &Sentence, at: u32, end: u32) -> Found {
        let least = sentence.first.max(at.saturating_sub(2 * FORWARD));
        let most = sentence.end.min(end + 2 * FORWARD);
        let clause_start = (least..=at)
            .rev()
            .find(|at| self.starts_clause(*at))
            .unwrap_or(least);
        let is_aside = starts_aside(&self.lexeme(clause_start).folded);
        let ends = |at: &u32| self.starts_clause(*at) || (is_aside && *at > end && self.is_subject(*at));
        let clause_end = (end..most).find(ends).unwrap_or(most);
        Found {
            at,
            end,
            clause_start,
            clause_end,
        }
    }

    /// Where what is said in one breath from `from` on ends: at a colon, a bracket or the end of the sentence.
    fn breath_end(&self, sentence: &Sentence, from: u32) -> u32 {
        let most = sentence.end.min(from + FORWARD);
        (from..most)
            .find(|at| self.read.words[*at as usize].gap >= Gap::Clause)
            .unwrap_or(most)
    }

    pub(super) fn starts_clause(&self, at: u32) -> bool {
        let idx = at as usize;
        let word = &self.read.words[idx];
        if word.gap >= Gap::Comma || !word.traits.may_start_clause() {
            return word.gap >= Gap::Comma;
        }
        let folded = |idx: usize| {
            self.read
                .words
                .get(idx)
                .map(|word| &*self.reader.lexeme(word).folded)
        };
        let before = idx.checked_sub(1).and_then(folded);
        starts_clause(before, &self.lexeme(at).folded, folded(idx + 1))
    }

    /// Whether the word can only be the subject of a clause.
    fn is_subject(&self, at: u32) -> bool {
        matches!(&*self.lexeme(at).folded, "i" | "we" | "they" | "he" | "she")
    }

    /// Whether the word says that all is well. `too` does so at the end only: `works without, too`.
    fn approves(&self, sentence: &Sentence, at: u32) -> bool {
        let is_last = || at + 1 == sentence.end || self.read.words[at as usize + 1].gap >= Gap::Comma;
        match &*self.lexeme(at).folded {
            "too" => is_last(),
            word => approves(word),
        }
    }

    pub(super) fn lexeme(&self, at: u32) -> &Lexeme {
        self.reader.lexeme(&self.read.words[at as usize])
    }
}
