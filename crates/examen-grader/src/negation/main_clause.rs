//! Where a clause begins that no comma and no conjunction announces: `without new writes | all copies agree`, `because
//! there is no index | the query reads every row`.
//!
//! There is no parser, so the words of grammar tell: within a noun phrase no article stands behind a noun.

use std::ops::Range;

use super::placed_cue::{FORWARD, PlacedCue};
use super::scope::ScopeFinder;
use crate::answer::{Gap, Sentence};
use crate::clauses::{ends_phrase, opens_phrase};

/// A main clause has at least so many words: an article, its noun and a verb.
const MAIN_CLAUSE: u32 = 3;

impl ScopeFinder<'_> {
    /// Where the main clause begins, if the cue stands in one that leads up to it.
    pub(super) fn main_clause(&self, sentence: &Sentence, cue: PlacedCue) -> Option<u32> {
        if !self.denies_statement(cue) || !self.leads_up(sentence, cue) {
            return None;
        }
        let ahead = cue.end..cue.clause_end.min(cue.end + FORWARD);
        if self.is_of_noun(cue) {
            return self.phrase_closes(ahead);
        }
        if self.closes_at_comma(sentence, cue) {
            return None;
        }
        let is_done = self.is_of_doing(cue);
        let opens = |at: &u32| {
            self.is_subject_behind(&ahead, *at) || (!is_done && self.opens_behind_content(&ahead, *at))
        };
        let mut openings = ahead.clone().filter(opens);
        let first = openings.next()?;
        // What is not done has an object: `if you don't hold the lock the others read`, `if it is not locked the others read`.
        let is_object = first == cue.end + 1 && !self.is_passive(cue);
        // A reason may be all of a sentence.
        let is_reason = gives_reason(&self.lexeme(cue.clause_start).folded);
        let most = cue.clause_end.min(cue.end + FORWARD);
        let leads = |verb| !is_reason || verb + 1 < cue.clause_end;
        // `if the client does not answer the server closes the connection`
        let is_subject = (is_object || is_reason) && self.verb_behind(first, most).is_some_and(leads);
        let start = if is_object && !is_subject {
            openings.next()?
        } else {
            first
        };
        let is_ended = is_object || is_subject || !is_reason;
        (is_ended && start + MAIN_CLAUSE <= cue.clause_end).then_some(start)
    }

    /// Where the noun phrase ends of which a cue such as `without` says that it is not there: before a finite verb, or before
    /// the next phrase.
    pub(super) fn phrase_end(&self, sentence: &Sentence, cue: PlacedCue, to: u32) -> u32 {
        let ahead = cue.end..to;
        // `ever asking`, `having asked`
        let is_auxiliary = ahead.len() > 1 && (self.is(cue.end, "ever") || self.is(cue.end, "having"));
        let doing = cue.end + u32::from(is_auxiliary);
        let is_gerund =
            doing < to && (self.lexeme(doing).folded.ends_with("ing") || self.is(cue.end, "having"));
        let is_first = self.is_fronted(sentence, cue);
        if let Some(verb) = self.verb_behind_phrase(cue, to) {
            return verb;
        }
        let doing = doing..to;
        let end = if is_gerund {
            self.gerund_closes(&doing)
        } else {
            self.phrase_closes(ahead.clone())
        };
        match end {
            Some(end) if is_first => self.subject_before(&ahead, end),
            Some(end) => end,
            None if is_first && is_gerund => self.subject_behind(&doing, cue.clause_end).unwrap_or(to),
            None => to,
        }
    }

    /// Where the verb stands of which the cue has only the subject before it: `a queue without consumers | grows`.
    fn verb_behind_phrase(&self, cue: PlacedCue, to: u32) -> Option<u32> {
        if self.is_verb_of_lack(cue.at) {
            return None;
        }
        let subject = (cue.clause_start < cue.at).then(|| self.subject_of(cue.clause_start..cue.at))??;
        self.verb_of(subject.number, (cue.end + 1).min(to)..to)
    }

    /// Whether the word is a verb itself: `a token lacks its signature`.
    fn is_verb_of_lack(&self, at: u32) -> bool {
        matches!(
            &*self.lexeme(at).folded,
            "are" | "is" | "lack" | "lacked" | "lacks" | "missed" | "misses" | "was" | "were"
        )
    }

    /// Where a phrase such as `storing the session` ends: its object goes with it.
    fn gerund_closes(&self, ahead: &Range<u32>) -> Option<u32> {
        let opens = |at: &u32| {
            self.makes_clause(*at) || (*at > ahead.start + 1 && self.opens_behind_content(ahead, *at))
        };
        ahead.clone().find(opens)
    }

    /// What looks like the object of the first word of `ahead`, if nothing else can be the subject of its clause: `without
    /// waiting the client goes on`.
    fn subject_behind(&self, ahead: &Range<u32>, clause_end: u32) -> Option<u32> {
        let at = ahead.start + 1;
        let is_clause = at + MAIN_CLAUSE <= clause_end;
        (is_clause && self.opens_behind_content(ahead, at)).then_some(at)
    }

    /// Where the noun phrase `ahead` ends that something else follows within its clause.
    fn phrase_closes(&self, ahead: Range<u32>) -> Option<u32> {
        let is_single = !ahead.is_empty() && (self.is(ahead.start, "a") || self.is(ahead.start, "an"));
        let closes = |at: &u32| {
            let is_other = is_single && *at > ahead.start + 1 && self.is_inflected(*at);
            is_other || self.makes_clause(*at) || self.opens_behind_content(&ahead, *at)
        };
        ahead.clone().find(closes)
    }

    /// Whether a phrase opens at the word `at` of `ahead`, right behind a word with content or a pronoun for one.
    fn opens_behind_content(&self, ahead: &Range<u32>, at: u32) -> bool {
        let closes = |at: u32| {
            let lexeme = self.lexeme(at);
            !lexeme.is_function || matches!(&*lexeme.folded, "it" | "them")
        };
        at > ahead.start && opens_phrase(&self.lexeme(at).folded) && closes(at - 1)
    }

    /// Whether the word is a pronoun that is the subject of what follows right behind a word with content.
    fn is_subject_behind(&self, ahead: &Range<u32>, at: u32) -> bool {
        at > ahead.start
            && matches!(&*self.lexeme(at).folded, "it" | "you")
            && !self.lexeme(at - 1).is_function
    }

    /// Whether the word stands behind a content word and has the `s` of a plural or of a verb, neither of which goes on with
    /// a phrase that begins with `a`: `a lock readers see`, `a disk boots`.
    fn is_inflected(&self, at: u32) -> bool {
        self.has_s(at) && !self.lexeme(at - 1).is_function
    }

    /// Where the subject begins whose verb, or object, is the word `end` behind a phrase: `without a cache | requests are
    /// slow`, `without locks | readers see the old page`.
    fn subject_before(&self, ahead: &Range<u32>, end: u32) -> u32 {
        let is_content = |at: &u32| !self.is_function(*at);
        let n_words = (ahead.start..end).rev().take_while(is_content).count() as u32;
        let word = &*self.lexeme(end).folded;
        match n_words {
            2.. if is_auxiliary(word) => end - 1,
            3.. if opens_phrase(word) => end + 1 - n_words,
            _ => end,
        }
    }

    /// Whether the clause of the cue comes first, and says under which condition or why the next one is so.
    fn leads_up(&self, sentence: &Sentence, cue: PlacedCue) -> bool {
        let start = cue.clause_start;
        let is_participle = || start == cue.at && self.is_of_doing(cue);
        self.begins(sentence, start) && (leads_up(&self.lexeme(start).folded) || is_participle())
    }

    /// Whether a cue such as `without` is the first word of its clause but for what links it.
    fn is_fronted(&self, sentence: &Sentence, cue: PlacedCue) -> bool {
        let links = |at: u32| {
            let word = &*self.lexeme(at).folded;
            leads_up(word) || leads_in(word)
        };
        let start = cue.clause_start;
        let is_first = self.begins(sentence, start) || (start < cue.at && self.starts_clause(start));
        is_first && (start..cue.at).all(links)
    }

    /// Whether nothing that the clause beginning at `start` could go on with stands before it.
    fn begins(&self, sentence: &Sentence, start: u32) -> bool {
        let leads_in = |at: u32| leads_in(&self.lexeme(at).folded);
        self.read.words[start as usize].gap >= Gap::Clause || (sentence.first..start).all(leads_in)
    }

    /// Whether the cue is a word that denies what its clause says.
    fn denies_statement(&self, cue: PlacedCue) -> bool {
        let is_word = cue.end == cue.at + 1
            && matches!(&*self.lexeme(cue.at).folded, "never" | "no" | "nobody" | "not");
        // `fails to`
        is_word || (cue.end == cue.at + 2 && self.is(cue.end - 1, "to"))
    }

    /// Whether the cue says of one thing that it is not there: `there is no index`, `with no index`. What `guarantee` and its
    /// like are of is a clause of its own.
    fn is_of_noun(&self, cue: PlacedCue) -> bool {
        let before = cue.at.checked_sub(1).map(|at| &*self.lexeme(at).folded);
        let has = matches!(
            before,
            Some("are" | "be" | "get" | "gets" | "had" | "has" | "have" | "is" | "was" | "were" | "with")
        );
        let is_thing = |at: u32| !self.is(at, "longer") && !leads_to_clause(&self.lexeme(at).folded);
        self.is(cue.at, "no") && has && cue.end < cue.clause_end && is_thing(cue.end)
    }

    /// Whether it denies what somebody does, as in `not having a schema it takes everything`.
    fn is_of_doing(&self, cue: PlacedCue) -> bool {
        self.is(cue.at, "not") && cue.end < cue.clause_end && self.lexeme(cue.end).folded.ends_with("ing")
    }

    fn is_passive(&self, cue: PlacedCue) -> bool {
        let before = cue.at.checked_sub(1).map(|at| &*self.lexeme(at).folded);
        matches!(before, Some("are" | "be" | "been" | "is" | "was" | "were"))
    }

    /// Whether a comma says where the clause ends.
    fn closes_at_comma(&self, sentence: &Sentence, cue: PlacedCue) -> bool {
        cue.clause_end < sentence.end && self.read.words[cue.clause_end as usize].gap >= Gap::Comma
    }
}

/// Whether a clause that begins with `word` leads up to another one.
fn leads_up(word: &str) -> bool {
    matches!(
        word,
        "although"
            | "as"
            | "because"
            | "if"
            | "once"
            | "since"
            | "though"
            | "unless"
            | "when"
            | "whenever"
            | "with"
    )
}

/// Whether a clause that begins with `word` gives a reason.
fn gives_reason(word: &str) -> bool {
    matches!(word, "although" | "as" | "because" | "since" | "though")
}

/// Whether `word` may stand before a clause, or before `absence of`, without adding to it.
fn leads_in(word: &str) -> bool {
    matches!(
        word,
        "also"
            | "and"
            | "but"
            | "by"
            | "even"
            | "for"
            | "in"
            | "now"
            | "of"
            | "or"
            | "so"
            | "that"
            | "the"
            | "then"
            | "thus"
    )
}

/// Whether `word` may be followed by a clause that says what it is about: `no guarantee the message arrives`.
fn leads_to_clause(word: &str) -> bool {
    matches!(
        word,
        "chance" | "doubt" | "guarantee" | "need" | "point" | "proof" | "reason" | "sign" | "way"
    )
}

/// Whether `word` is an auxiliary that agrees with a subject.
pub(super) fn is_auxiliary(word: &str) -> bool {
    ends_phrase(word) && !matches!(word, "he" | "i" | "it" | "they" | "we" | "you")
}
