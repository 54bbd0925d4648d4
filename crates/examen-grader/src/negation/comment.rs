//! What says nothing of its own, but takes up what was said before to turn it down: `…, which is wrong`, `…, but I would
//! not`, `…. I disagree.`, `…? Not at all.`

use std::ops::Range;

use super::comment_words::{answers, closes, is_empty, is_of_amount, is_of_truth, leads_up, opens, stands};
use super::cue::Force;
use super::denial::Denial;
use super::scope::ScopeFinder;
use super::stances::{is_pronoun, reports};
use crate::answer::{Gap, Sentence};
use crate::clauses::is_auxiliary;

/// A comment has at most so many words.
const COMMENT: u32 = 12;
/// It takes up at most so many words,
const TAKEN_UP: u32 = 24;
/// all of what was said where that is so short,
const SHORT: usize = 14;
/// and so many at least.
const PART: u32 = 4;

/// No more cues stand so near, two at a word at most; a sentence of hostile length may have any number.
const NEAR: usize = 2 * (TAKEN_UP + COMMENT) as usize;

/// Takes back what turns the words of `taken`.
fn lift(taken: &Range<u32>, denials: &mut [Denial]) {
    for denial in denials
        .iter_mut()
        .filter(|denial| taken.contains(&denial.cue.start))
    {
        denial.silence();
    }
}

/// A comment, and what it takes up, as indices of words.
struct Comment {
    words: Range<u32>,
    taken: Range<u32>,
}

impl ScopeFinder<'_> {
    /// Lets those of `denials` from `first` on, which are of the sentence numbered `idx`, turn what they only take up.
    pub(super) fn take_up(&self, idx: usize, first: usize, denials: &mut [Denial]) {
        self.restore(&self.read.sentences[idx], &mut denials[first..]);
        self.confirm(&self.read.sentences[idx], &mut denials[first..]);
        for at in first..denials.len() {
            let Some(comment) = self.comment(idx, &denials[at]) else {
                continue;
            };
            let before = at.saturating_sub(NEAR)..at;
            // `It is not a myth` takes nothing back.
            let is_other = |other: &Denial| {
                other.cue != denials[at].cue
                    && comment.words.contains(&other.cue.start)
                    && matches!(other.force, Force::Denial | Force::Disapproval)
            };
            let around = first.max(before.start)..denials.len().min(at + NEAR);
            if denials[around].iter().any(is_other) {
                lift(&comment.taken, &mut denials[before]);
                continue;
            }
            // `instead of a fix at midnight, which is nonsense`
            let is_last = |before: &Denial| {
                before.scope.contains(&(comment.taken.end - 1)) && self.is_alternative(&before.cue)
            };
            if self.says_which(&comment) && denials[before.clone()].iter().any(is_last) {
                continue;
            }
            // Who agrees with a denial takes nothing back either (`Don't lock it. There is no need.`), and who contradicts it
            // does: `Some say that locks are bad. I disagree.`
            let is_turned = |before: &Denial| {
                // `Wrong prices` are no verdict.
                let is_verdict = match before.force {
                    Force::Denial => true,
                    Force::Disapproval => self.is_predicate(before.cue.start),
                    Force::Mention => false,
                };
                is_verdict && comment.taken.contains(&before.cue.start) && !self.is_report(&before.cue)
            };
            let is_denial = |before: &Denial| before.force == Force::Denial && is_turned(before);
            let contradicts = self.is_of_truth(&denials[at].cue);
            let is_contradiction = contradicts && denials[before.clone()].iter().any(is_turned);
            if is_contradiction {
                self.make_even(&comment.taken, &mut denials[before.clone()]);
            } else if denials[before.clone()].iter().any(is_denial) {
                continue;
            }
            // `Redis? No, it does not help.`
            let is_told = |before: &Denial| {
                before.force == Force::Denial && before.scope.contains(&comment.taken.start)
            };
            if denials[first.max(before.start)..at].iter().any(is_told) {
                continue;
            }
            let force = self.force_of(&comment, &denials[at]);
            let infers = self.only_infers(&denials[at].cue);
            let denial = &mut denials[at];
            denial.scope.start = denial.scope.start.min(comment.taken.start);
            if !infers {
                denial.scope.end = denial.cue.start;
            }
            denial.force = if is_contradiction { Force::Denial } else { force };
        }
    }

    /// Makes denials of what turns the words of `taken`, so that they and one more cancel each other; that others say so
    /// counts for nothing then.
    fn make_even(&self, taken: &Range<u32>, denials: &mut [Denial]) {
        for denial in denials
            .iter_mut()
            .filter(|denial| taken.contains(&denial.cue.start))
        {
            if self.is_report(&denial.cue) {
                denial.silence();
            } else if denial.force == Force::Disapproval && self.is_predicate(denial.cue.start) {
                denial.force = Force::Denial;
            }
        }
    }

    /// What a comment does to what it takes up. What others say and is wrong is not so; what somebody does and is wrong is
    /// only disapproved of.
    fn force_of(&self, comment: &Comment, denial: &Denial) -> Force {
        // That something is not enough is no denial of it.
        let is_amount = |at: u32| is_of_amount(&self.lexeme(at).folded);
        let is_untrue = self.is_of_truth(&denial.cue)
            && self.tells_opinion(&comment.taken)
            && !comment.taken.clone().any(is_amount);
        match denial.force {
            _ if self.is_advice(&denial.cue) || self.only_infers(&denial.cue) => Force::Disapproval,
            Force::Disapproval if is_untrue => Force::Denial,
            force => force,
        }
    }

    /// The comment of which a denial is, if the words around it say nothing of their own.
    fn comment(&self, idx: usize, denial: &Denial) -> Option<Comment> {
        let sentence = &self.read.sentences[idx];
        if denial.force == Force::Mention || denial.is_one_sided || denial.asked_for.is_some() {
            return None;
        }
        let words = self.words_around(sentence, &denial.cue)?;
        if !self.closes_clearly(denial.cue.end..words.end) {
            return None;
        }
        let is_first = (sentence.first..words.start).all(|at| answers(&self.lexeme(at).folded));
        if !is_first {
            let taken = self.last_part(sentence.first..words.start);
            // `If anyone tells you so, they are wrong.`
            let is_belief = || self.is_of_truth(&denial.cue) && self.tells_opinion(&taken);
            let is_said = !leads_up(&self.lexeme(taken.start).folded) || is_belief();
            let comment = Comment { words, taken };
            return (is_said && self.says_of(&comment, &denial.cue)).then_some(comment);
        }
        let before = self.read.sentences[idx.checked_sub(1)?];
        let taken = self.last_part(before.first..before.end);
        let is_answer = words.end == sentence.end && self.is_asked(&before, sentence.first);
        let comment = Comment { words, taken };
        (is_answer || self.says_of(&comment, &denial.cue)).then_some(comment)
    }

    /// The words around a cue, up to a comma or a word that joins clauses, if they say nothing of their own.
    fn words_around(&self, sentence: &Sentence, cue: &Range<u32>) -> Option<Range<u32>> {
        let gap = |at: u32| self.read.words[at as usize].gap;
        let joins = |at: u32| self.is_link(at, "and") || self.is_link(at, "but");
        let ends = |at: &u32| *at == sentence.end || gap(*at) >= Gap::Comma || joins(*at);
        // Most cues stand right before what they deny.
        if !ends(&cue.end) && !self.closes_clearly(cue.end..cue.end + 1) {
            return None;
        }
        let least = sentence.first.max(cue.start.saturating_sub(COMMENT));
        let begins = |at: &u32| {
            *at == sentence.first || gap(*at) >= Gap::Comma || joins(*at) || self.is_link(*at, "which")
        };
        let start = (least..=cue.start).rev().find(begins)?;
        let most = sentence.end.min(cue.end + COMMENT);
        let end = if self.only_infers(cue) {
            cue.end + 1
        } else {
            (cue.end..=most).find(ends)?
        };
        // `I never bother with that`
        let takes_up = end > cue.end + 1 && is_pronoun(&self.lexeme(end - 1).folded);
        let says_nothing = |at: u32| {
            let folded = || &*self.lexeme(at).folded;
            let is_stand = || takes_up && at >= cue.end && stands(folded());
            cue.contains(&at) || self.is_function(at) || is_empty(folded()) || is_stand()
        };
        (start..end).all(says_nothing).then_some(start..end)
    }

    /// Whether the words behind a cue leave it as it is, as in `not at all` but not in `not all`.
    fn closes_clearly(&self, mut behind: Range<u32>) -> bool {
        behind.all(|at| {
            let is_total = || at > 0 && self.is(at - 1, "at");
            let word = &*self.lexeme(at).folded;
            (closes(word) || stands(word)) && (word != "all" || is_total())
        })
    }

    /// Whether a comment has a subject that stands for what was said before, or for somebody whose stand on it is told.
    fn says_of(&self, comment: &Comment, cue: &Range<u32>) -> bool {
        let Comment { words, taken } = comment;
        let folded = |at: u32| &*self.lexeme(at).folded;
        // A conclusion is a comment where it tells a wish: `…, so I would not do that`.
        let is_wish = || words.clone().any(|at| matches!(folded(at), "should" | "would"));
        let opens = |at: &u32| opens(folded(*at)) || (self.is(*at, "so") && is_wish());
        let Some(subject) = words.clone().find(|at| !opens(at)) else {
            return false;
        };
        let is_opposed = (words.start..subject).any(|at| self.is(at, "but"));
        let is_told = || self.tells_opinion(taken);
        // `there is nothing to it`, which is easy, too
        if self.is(cue.start, "nothing") && !is_opposed && !is_told() {
            return false;
        }
        let has = |words: &[&str]| (subject..cue.end).any(|at| words.contains(&folded(at)));
        match folded(subject) {
            "it" | "that" | "this" | "which" | "there" | "those" | "these" => true,
            "they" if is_opposed => true,
            "he" | "she" => self.is_of_truth(cue) && is_told(),
            "i" | "we" | "you" | "they" => {
                let judges = has(&["would", "should", "must", "ought", "against"]);
                // `but I think that is a mistake`
                let thinks = has(&["believe", "find", "say", "think"]);
                let is_same = || taken.clone().any(|at| folded(at) == folded(subject));
                let takes_up = || {
                    let last = folded(words.end - 1);
                    words.end > cue.end + 1 && is_pronoun(last) && stands(folded(cue.end))
                };
                judges || thinks || self.is_of_truth(cue) || takes_up() || (is_same() && is_told())
            }
            _ => false,
        }
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

    /// Takes back the denials before `but it is` and its like.
    fn restore(&self, sentence: &Sentence, denials: &mut [Denial]) {
        let Some(but) = self.short_answer(sentence) else {
            return;
        };
        let is_before = |denial: &Denial| denial.cue.end <= but && denial.asked_for.is_none();
        if denials
            .iter()
            .any(|denial| is_before(denial) && denial.force == Force::Denial)
        {
            for denial in denials.iter_mut().filter(|denial| is_before(denial)) {
                denial.silence();
            }
        }
    }

    /// Where `but it is`, `but I always do` or its like stands.
    fn short_answer(&self, sentence: &Sentence) -> Option<u32> {
        let but = (sentence.first + 1..sentence.end).find(|at| self.is_link(*at, "but"))?;
        let folded = |at: u32| (at < sentence.end).then(|| &*self.lexeme(at).folded);
        let is_pronoun = matches!(
            folded(but + 1)?,
            "he" | "i" | "it" | "she" | "that" | "they" | "we" | "you"
        );
        let is_often = |word: Option<&str>| matches!(word, Some("always" | "often" | "still" | "usually"));
        let verb = but + 2 + u32::from(is_often(folded(but + 2)));
        if !is_pronoun || !is_auxiliary(folded(verb)?) {
            return None;
        }
        let mut end = verb + 1;
        while matches!(
            folded(end),
            Some("anyway" | "correct" | "it" | "nevertheless" | "right" | "so" | "that" | "true")
        ) {
            end += 1;
        }
        let is_ended =
            end == sentence.end || self.read.words[end as usize].gap >= Gap::Comma || self.is(end, "because");
        is_ended.then_some(but)
    }

    /// Whether a comment is of what stands right before it.
    fn says_which(&self, comment: &Comment) -> bool {
        self.is_link(comment.words.start, "which")
    }

    /// Whether a cue turns down what something else is put in the place of: `rather than hope`, `and not a fix`.
    fn is_alternative(&self, cue: &Range<u32>) -> bool {
        match &*self.lexeme(cue.start).folded {
            "instead" | "lieu" | "place" | "rather" | "unlike" | "without" => true,
            "not" => cue.start > 0 && !self.makes_clause(cue.start - 1),
            _ => false,
        }
    }

    /// Takes back what others say where the speaker agrees: `…, and I agree`, `…, and they are right`.
    fn confirm(&self, sentence: &Sentence, denials: &mut [Denial]) {
        let is_report = |denial: &Denial| denial.force == Force::Disapproval && self.is_report(&denial.cue);
        if !denials.iter().any(is_report) {
            return;
        }
        let folded = |at: u32| &*self.lexeme(at).folded;
        let confirms = |at: &u32| match folded(*at) {
            "agree" => matches!(folded(at - 1), "also" | "fully" | "i" | "would"),
            "right" | "true" => {
                at - 1 > sentence.first && {
                    matches!(folded(at - 1), "are" | "is")
                        && matches!(folded(at - 2), "he" | "it" | "she" | "that" | "they" | "you")
                }
            }
            _ => false,
        };
        if let Some(at) = (sentence.first + 1..sentence.end).find(confirms) {
            for denial in denials
                .iter_mut()
                .filter(|denial| denial.cue.end < at && is_report(denial))
            {
                denial.silence();
            }
        }
    }

    /// Whether somebody's opinion is told in `words`.
    fn tells_opinion(&self, words: &Range<u32>) -> bool {
        words.clone().any(|at| reports(&self.lexeme(at).folded))
    }

    /// Whether a cue only tells who says or used to say so.
    fn is_report(&self, cue: &Range<u32>) -> bool {
        self.tells_opinion(cue) || cue.clone().any(|at| self.is(at, "used"))
    }

    /// Whether a cue says of a statement that it is not so, rather than of a deed that it need not be.
    fn is_of_truth(&self, cue: &Range<u32>) -> bool {
        let next = self.read.words.get(cue.end as usize);
        let agrees =
            next.is_some_and(|next| matches!(&*self.reader.lexeme(next).folded, "agree" | "say" | "think"));
        agrees || cue.clone().any(|at| is_of_truth(&self.lexeme(at).folded))
    }

    /// Whether a cue denies what would follow from what was said: `…, but that does not mean that …`.
    fn only_infers(&self, cue: &Range<u32>) -> bool {
        (cue.end as usize) < self.read.words.len() && self.is(cue.end, "mean") && self.is(cue.start, "not")
    }

    /// Whether a cue says what should not be, rather than what is not so.
    fn is_advice(&self, cue: &Range<u32>) -> bool {
        let before = cue.start.checked_sub(1);
        before.is_some_and(|at| matches!(&*self.lexeme(at).folded, "must" | "ought" | "should"))
    }
}
