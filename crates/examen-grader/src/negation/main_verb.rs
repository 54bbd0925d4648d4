//! Where the verb of a main clause stands that a denial has parted from its subject: `a queue without consumers | grows`,
//! `a cache that does not expire | serves stale data`.
//!
//! There is no parser, so a verb is told by what it agrees with, by what stands around it, and by how much of a verb it is.

use std::ops::Range;

use super::main_clause::is_auxiliary;
use super::placed_cue::{FORWARD, PlacedCue};
use super::scope::ScopeFinder;
use super::verbal::{VERBAL, VERBAL_WITH_S};
use crate::answer::{Gap, Sentence};
use crate::clauses::{asks, ends_phrase, opens_phrase};

/// A subject has at most so many words.
const SUBJECT: u32 = 6;
/// What is said in a relative clause is denied among so many first words of it.
const RELATIVE: u32 = 3;

/// With which form of a verb a subject goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Number {
    Singular,
    Plural,
}

/// A subject without its verb.
#[derive(Clone, Copy)]
pub(super) struct Subject {
    pub number: Number,
    /// Whether it may as well be an order: `prefer queues`, `failed jobs`.
    pub may_be_order: bool,
}

impl ScopeFinder<'_> {
    /// Where the main clause goes on behind a clause that has the cue and says which one is meant: `tokens that don't expire |
    /// are dangerous`.
    pub(super) fn behind_relative(&self, sentence: &Sentence, cue: PlacedCue) -> Option<u32> {
        let least = sentence.first.max(cue.at.saturating_sub(RELATIVE));
        let relative = (least..cue.at).rev().find(|at| self.relates(*at))?;
        let is_parted = relative > sentence.first && self.read.words[relative as usize].gap >= Gap::Comma;
        if is_parted || cue.end + 1 >= cue.clause_end || self.tells(cue.end) {
            return None;
        }
        let ahead = cue.end + 1..cue.clause_end.min(cue.end + FORWARD + 2);
        let is_direct = relative + 1 == cue.at || is_auxiliary(&self.lexeme(relative + 1).folded);
        if let Some(verb) = self.auxiliary_of(ahead.clone()).filter(|_| is_direct) {
            return Some(verb);
        }
        let first = (sentence.first..relative)
            .rev()
            .find(|at| self.starts_clause(*at))
            .unwrap_or(sentence.first);
        let subject = match &*self.lexeme(relative).folded {
            "whoever" if first == relative => Subject {
                number: Number::Singular,
                may_be_order: false,
            },
            _ => self.subject_of(first..relative)?,
        };
        let has_likely = subject.number == Number::Plural && !subject.may_be_order;
        self.verb_of(subject.number, ahead.clone())
            .or_else(|| self.likeliest_verb(ahead).filter(|_| has_likely))
    }

    /// Whether the word links a noun to what is said of it.
    fn relates(&self, at: u32) -> bool {
        matches!(&*self.lexeme(at).folded, "that" | "which" | "who" | "whoever")
    }

    /// Whether the word is a verb of which a clause may be the object: `does not know the row is locked`.
    fn tells(&self, at: u32) -> bool {
        matches!(
            &*self.lexeme(at).stem,
            "assum"
                | "believ"
                | "care"
                | "check"
                | "ensur"
                | "guarante"
                | "know"
                | "mean"
                | "notic"
                | "requir"
                | "say"
                | "see"
                | "show"
                | "tell"
                | "think"
        )
    }

    /// The first finite auxiliary of `ahead` that has no subject of its own there.
    fn auxiliary_of(&self, ahead: Range<u32>) -> Option<u32> {
        for at in ahead {
            let word = &*self.lexeme(at).folded;
            if asks(word) {
                return None;
            }
            if ends_phrase(word) {
                let follows = !matches!(&*self.lexeme(at - 1).folded, "to" | "and" | "or");
                return (is_auxiliary(word) && follows).then_some(at);
            }
        }
        None
    }

    /// The subject that `words` are, if they are no more than that: neither has it a verb nor anything before it but what
    /// links clauses.
    pub(super) fn subject_of(&self, words: Range<u32>) -> Option<Subject> {
        let start = words.clone().find(|at| !links(&self.lexeme(*at).folded))?;
        if words.end - start > SUBJECT {
            return None;
        }
        let is_content = |at: u32| !self.is_function(at);
        let opening = &*self.lexeme(start).folded;
        let is_bare = is_content(start);
        let is_opened = opens_phrase(opening) || matches!(opening, "its" | "no" | "one" | "our");
        let has_verb = |at: &u32| self.may_be_finite(start, *at, words.end);
        if !(is_bare || is_opened) || (start + 1..words.end).any(|at| has_verb(&at)) {
            return None;
        }
        let head_end = (start + 1..words.end)
            .find(|at| !is_content(*at))
            .unwrap_or(words.end);
        let head = head_end - 1;
        let may_be_order = is_bare && head > start;
        let is_noun = !may_be_order || (head == start + 1 && self.has_s(head));
        if !is_content(head) || !is_noun {
            return None;
        }
        Some(Subject {
            number: self.number_of(start, head),
            may_be_order,
        })
    }

    /// The number of a noun phrase that begins with the word at `opening` and has the noun at `head`.
    fn number_of(&self, opening: u32, head: u32) -> Number {
        let is_one = matches!(
            &*self.lexeme(opening).folded,
            "a" | "an" | "another" | "each" | "every" | "one" | "this"
        );
        if !is_one && (self.has_s(head) || self.is(head, "others")) {
            Number::Plural
        } else {
            Number::Singular
        }
    }

    /// Whether the word at `at` of a phrase that begins at `start` may be a finite verb.
    fn may_be_finite(&self, start: u32, at: u32, end: u32) -> bool {
        let word = &*self.lexeme(at).folded;
        if self.is_function(at) {
            let is_behind_content = !self.lexeme(at - 1).is_function;
            return ends_phrase(word) || (is_behind_content && opens_phrase(word));
        }
        if self.lexeme(at - 1).is_function {
            return false;
        }
        let goes_on = at + 1 < end && !self.lexeme(at + 1).is_function;
        let is_behind_plural = at > start && self.has_s(at - 1);
        is_behind_plural
            || word.ends_with("ed")
            || (self.has_s(at) && (goes_on || self.verbal(at).is_some_and(|verbal| verbal > 0.0)))
    }

    /// Where the verb stands in `ahead` that a subject goes with, which stands before a denial. The word before `ahead` is
    /// denied in any case.
    pub(super) fn verb_of(&self, number: Number, ahead: Range<u32>) -> Option<u32> {
        let goes_on = |at: &u32| !asks(&self.lexeme(*at).folded) && !self.ends_statement(*at);
        let end = ahead.clone().find(|at| !goes_on(at)).unwrap_or(ahead.end);
        let mut verbs = (ahead.start..end).filter(|at| self.agrees(number, *at, end));
        let first = verbs.next()?;
        // `health checks | sends`: of two neighbours it is the one that is more of a verb.
        let is_object = !self.lexeme(first - 1).is_function && !self.has_s(first - 1);
        let next = verbs.next().filter(|next| is_object && *next == first + 1);
        let verbal = |at| self.verbal(at).unwrap_or_default();
        match next {
            Some(next) if verbal(next) > verbal(first) => Some(next),
            _ => Some(first),
        }
    }

    /// The word of `ahead` that is most of a verb, for a clause that has to have one: `secrets that don't rotate | leak sooner`.
    fn likeliest_verb(&self, ahead: Range<u32>) -> Option<u32> {
        let is_content = |at: u32| !self.is_function(at);
        let verbal = |at: u32| {
            let is_base = !self.has_s(at) && !self.lexeme(at).folded.ends_with("ing");
            let goes_on = at + 1 < ahead.end && is_content(at + 1);
            let is_one = is_content(at) && is_content(at - 1) && is_base && goes_on;
            let verbal = is_one.then(|| self.verbal(at)).flatten();
            verbal.filter(|verbal| *verbal > VERBAL)
        };
        let verbs = ahead.clone().filter_map(|at| Some((at, verbal(at)?)));
        verbs
            .max_by(|(_, verbal), (_, other)| verbal.total_cmp(other))
            .map(|(at, _)| at)
    }

    /// The verb of the noun that the article at `at` belongs to, which is one word or two, if it has one.
    pub(super) fn verb_behind(&self, at: u32, end: u32) -> Option<u32> {
        if at + 2 >= end {
            return None;
        }
        let number = self.number_of(at, at + 1);
        let verb = self.verb_of(number, at + 2..end)?;
        // `does not use the index | statistics are stale`
        let is_of_other = verb > at + 2 && is_auxiliary(&self.lexeme(verb).folded) && self.has_s(verb - 1);
        let most = match number {
            Number::Plural => at + 2,
            Number::Singular => at + 3,
        };
        (verb <= most && !is_of_other).then_some(verb)
    }

    /// Whether something else begins with the word, which has a verb of its own.
    fn ends_statement(&self, at: u32) -> bool {
        let word = &*self.lexeme(at).folded;
        matches!(word, "and" | "or" | "to") || (ends_phrase(word) && !is_auxiliary(word))
    }

    /// Whether the word at `at` may be a verb of that number.
    fn agrees(&self, number: Number, at: u32, end: u32) -> bool {
        let word = &*self.lexeme(at).folded;
        if ends_phrase(word) {
            return is_auxiliary(word);
        }
        let before = self.lexeme(at - 1);
        let is_behind_object = !before.is_function || ends_object(&before.folded);
        let has_object = self.has_object(at, end);
        // It carries grammar, and is a verb by itself all the same: `a socket that isn't sending | uses no memory`.
        if matches!(word, "use" | "uses") && is_behind_object {
            let is_of_number = (word == "uses") == (number == Number::Singular);
            let is_behind_verb = before.folded.ends_with("ing") || before.folded.ends_with("ed");
            return is_of_number && (has_object || is_behind_verb);
        }
        if self.is_function(at) || !is_behind_object || self.is_joined(at) {
            return false;
        }
        let is_one = |verbal: f32| {
            let goes_on = at + 1 < end && !self.lexeme(at + 1).is_function;
            verbal > 0.0 || (goes_on && verbal > VERBAL_WITH_S)
        };
        let is_behind_plural = self.has_s(at - 1) || self.is(at - 1, "others");
        let is_sure = has_object || is_behind_plural;
        match number {
            _ if word.ends_with("ed") => has_object,
            Number::Singular => {
                self.has_s(at) && self.verbal(at).is_some_and(|verbal| is_sure || is_one(verbal))
            }
            Number::Plural => {
                is_sure && !self.has_s(at) && !word.ends_with("ing") && self.verbal(at).is_some()
            }
        }
    }

    /// Whether an object, or a particle, stands behind the word at `at`.
    fn has_object(&self, at: u32, end: u32) -> bool {
        let is_over = at + 2 == end && self.is(at + 1, "over");
        is_over || (at + 1 < end && takes_on(&self.lexeme(at + 1).folded))
    }

    /// Whether `ahead` is a noun phrase and a clause: `backpressure | memory fills up`, `retries | failed jobs disappear`.
    pub(super) fn has_clause(&self, ahead: &Range<u32>) -> bool {
        let is_content = |at: u32| !self.is_function(at);
        (ahead.start + 1..ahead.end).any(|at| {
            let is_parted = self.has_s(at - 1) && is_content(at) && at + 1 < ahead.end && is_content(at + 1);
            let is_verb = at > ahead.start + 1 && self.has_s(at) && self.has_object(at, ahead.end);
            is_parted || is_verb && is_content(at - 1)
        })
    }

    fn is_joined(&self, at: u32) -> bool {
        self.read.words[at as usize].gap == Gap::Joined
    }
}

/// Whether `word` links a clause to what stands before it.
fn links(word: &str) -> bool {
    matches!(
        word,
        "also"
            | "although"
            | "and"
            | "as"
            | "because"
            | "but"
            | "even"
            | "if"
            | "or"
            | "since"
            | "so"
            | "then"
            | "though"
            | "thus"
            | "when"
            | "whenever"
            | "while"
    )
}

/// Whether `word`, which carries grammar, may be the last of what is denied before a verb: `that nobody uses`, `itself`.
fn ends_object(word: &str) -> bool {
    matches!(
        word,
        "down" | "itself" | "others" | "them" | "themselves" | "up" | "use" | "used" | "uses"
    )
}

/// Whether what stands before `word` and behind a noun is a verb: an object or a particle belongs to none but a verb.
fn takes_on(word: &str) -> bool {
    let is_particle = matches!(word, "apart" | "away" | "back" | "down" | "off" | "out" | "up");
    is_particle
        || opens_phrase(word)
        || matches!(word, "it" | "its" | "no" | "nothing" | "our" | "them" | "you")
}
