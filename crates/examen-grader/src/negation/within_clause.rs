//! Which words around a cue it turns, by its reach.

use std::ops::Range;

use super::cue::Reach;
use super::placed_cue::{FORWARD, PlacedCue};
use super::scope::ScopeFinder;
use super::stances::{denies_phrase, is_attitude, is_pronoun, is_speaker, tells};
use crate::answer::{Gap, Sentence};
use crate::clauses::asks;

/// Who is not told something is not told so by one of so many words behind the denial.
const TELLING: u32 = 3;
/// A subject has at most so many words before its verb.
const SUBJECT: u32 = 5;

impl ScopeFinder<'_> {
    /// The words that a cue turns.
    pub(super) fn scope(&self, sentence: &Sentence, cue: PlacedCue, reach: Reach) -> Range<u32> {
        let before = sentence.first.max(cue.at.saturating_sub(4 * FORWARD))..cue.at;
        match reach {
            Reach::Forward | Reach::Doing | Reach::Reported => self.ahead(sentence, cue, before),
            Reach::Everywhere => before.start..sentence.end.min(cue.end + 4 * FORWARD),
            Reach::Itself => cue.at..cue.at,
            Reach::Phrase => cue.end..self.phrase_list_end(sentence, cue),
            Reach::OtherSide => cue.end..self.other_side_end(cue.end, self.presupposed(cue)),
            Reach::Backward if self.is_impersonal(sentence, cue) => cue.end..self.object_end(sentence, cue),
            Reach::Backward => self.subject_start(sentence, cue)..cue.at,
            Reach::Said => cue.at.saturating_sub(FORWARD)..cue.at,
            Reach::Closing if cue.end < cue.clause_end => cue.at..cue.at,
            Reach::Sentence | Reach::Closing => before,
            Reach::Both | Reach::Kept => cue.clause_start..cue.clause_end,
        }
    }

    /// What a cue turns that denies what comes after it: the rest of its clause, unless that only takes up the words
    /// `before` it, or those of its own clause.
    fn ahead(&self, sentence: &Sentence, cue: PlacedCue, before: Range<u32>) -> Range<u32> {
        if self.spares_subject(cue) || self.object_stands_before(cue) {
            return cue.clause_start..cue.clause_end;
        }
        if self.refers_back(cue) {
            return before;
        }
        if let Some(verb) = self.verb_of_object(cue) {
            return verb..cue.at;
        }
        let end = self.presupposed(cue);
        if end == cue.clause_end {
            cue.end..self.list_end(sentence, end)
        } else {
            cue.end..end
        }
    }

    /// Where what a cue may turn ahead ends at the latest. What has to come first is not denied (`don't switch before you
    /// have tested it`), nor what else is said of the subject (`does not scale and is slow`), nor why or since when it is so
    /// (`has not worked since it was switched off`), nor what nobody tells (`nobody told me that indexes cost writes`).
    fn presupposed(&self, cue: PlacedCue) -> u32 {
        // Where the phrase ends of which `no` says that it is not there is harder to tell than where the clause does, but for
        // `no reason to …`.
        let is_deed = cue.end + 1 < cue.clause_end && self.is(cue.end + 1, "to");
        let is_phrase = cue.end == cue.at + 1 && denies_phrase(&self.lexeme(cue.at).folded) && !is_deed;
        let most = if is_phrase {
            cue.clause_end.min(cue.end + FORWARD)
        } else {
            cue.clause_end
        };
        let is_verb = |at: u32| at < most && self.makes_clause(at);
        let ends = |at: &u32| {
            self.is_function(*at)
                && match &*self.lexeme(*at).folded {
                    "before" => true,
                    "is" | "that" => self.tells_nobody(cue, *at),
                    "and" => is_verb(at + 1),
                    "after" | "as" | "since" if *at > cue.end => {
                        (at + 1..most.min(at + 1 + SUBJECT)).any(is_verb)
                    }
                    _ => false,
                }
        };
        (cue.end..most).find(ends).unwrap_or(most)
    }

    /// Whether the cue only says that nobody tells what begins at the word `end`.
    fn tells_nobody(&self, cue: PlacedCue, end: u32) -> bool {
        let is_speaker = |at: u32| is_speaker(&self.lexeme(at).folded);
        let tells = |at: u32| match &*self.lexeme(at).folded {
            // What we do not tell is not done, rather than not known.
            "tell" | "told" | "mention" | "teach" => !(cue.clause_start..cue.at).any(is_speaker),
            // `The follower does not know that …` tells of the follower.
            "know" if at == cue.end && self.is(cue.at, "not") => false,
            word => tells(word),
        };
        (cue.end..end.min(cue.end + TELLING)).any(tells)
    }

    /// Where the noun phrase behind the cue ends, and those that a list joins to it: `without retries, timeouts or backoff`.
    fn phrase_list_end(&self, sentence: &Sentence, cue: PlacedCue) -> u32 {
        let end = self.phrase_end(sentence, cue, self.presupposed(cue));
        if end == cue.clause_end {
            self.list_end(sentence, end)
        } else {
            end
        }
    }

    /// Where the other side of a comparison ends that begins at `from`: before a finite verb.
    fn other_side_end(&self, from: u32, to: u32) -> u32 {
        (from..to).find(|at| self.makes_clause(*at)).unwrap_or(to)
    }

    /// Whether nothing but `it is` stands before the cue, so that what is denied comes after it: `it is not necessary to
    /// check whether the record is theirs`.
    fn is_impersonal(&self, sentence: &Sentence, cue: PlacedCue) -> bool {
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
    fn object_end(&self, sentence: &Sentence, cue: PlacedCue) -> u32 {
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
    fn spares_subject(&self, cue: PlacedCue) -> bool {
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

    /// Whether what is denied stands before the subject: `foreign keys I never use either`.
    fn object_stands_before(&self, cue: PlacedCue) -> bool {
        /// So many words may follow the denial, its verb among them.
        const FOLLOWING: u32 = 3;
        /// The subject stands so close before the denial.
        const CLOSE: usize = 3;
        let is_content = |at: u32| !self.is_function(at);
        let mut before = (cue.clause_start..cue.at).rev().take(CLOSE);
        let Some(subject) = before.find(|at| matches!(&*self.lexeme(*at).folded, "i" | "we")) else {
            return false;
        };
        let n_content = (cue.end..cue.clause_end).filter(|at| is_content(*at)).count();
        cue.clause_end - cue.end <= FOLLOWING && n_content <= 1 && (cue.clause_start..subject).any(is_content)
    }

    /// The verb whose object is nobody: `I would tell nobody`, but not `nobody but the team`. In `cannot tell nobody` the verb
    /// is denied already, and is meant to be.
    fn verb_of_object(&self, cue: PlacedCue) -> Option<u32> {
        let goes_on = (cue.end as usize) < self.read.words.len() && self.is(cue.end, "but");
        let is_nobody = self.is(cue.at, "nobody") || self.is(cue.at, "nothing");
        if goes_on || cue.end != cue.clause_end || !is_nobody {
            return None;
        }
        let before = cue.clause_start..cue.at;
        let is_denied = before
            .clone()
            .any(|at| self.is(at, "not") || self.is(at, "never"));
        before.rev().find(|at| !is_denied && !self.is_function(*at))
    }

    /// Whether a speaker denies what was said before: `…, we don't need them`. Only verbs of attitude tell, because
    /// `…, so others can't read it` denies nothing of what was said.
    fn refers_back(&self, cue: PlacedCue) -> bool {
        /// A verb, its preposition and the pronoun.
        const FOLLOWING: u32 = 3;
        /// The speaker stands so close before the denial.
        const SPEAKER: u32 = 3;
        let folded = |at: u32| &*self.lexeme(at).folded;
        // Who has no need for it draws a conclusion and takes nothing back: `…, so I don't need it`.
        let needs = cue.end < cue.clause_end && folded(cue.end) == "need";
        if needs && folded(cue.clause_start) == "so" {
            return false;
        }
        let n_following = cue.clause_end - cue.end;
        let near = cue.clause_start.max(cue.at.saturating_sub(SPEAKER))..cue.at;
        (2..=FOLLOWING).contains(&n_following)
            && is_pronoun(folded(cue.clause_end - 1))
            && is_attitude(folded(cue.end))
            && near.into_iter().any(|at| is_speaker(folded(at)))
    }
}
