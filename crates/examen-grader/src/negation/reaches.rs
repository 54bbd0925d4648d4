//! How far a denial reaches beyond its clause: over a list, past an aside to the subject, to what a question named, and
//! what it presupposes.

use super::cue::Force;
use super::denial::Denial;
use super::scope::{FORWARD, Found, ScopeFinder};
use super::stances::{is_preference, takes};
use crate::answer::{Gap, Sentence};
use crate::clauses::{asks, ends_phrase};

/// An item of a list has at most so many words.
const ITEM: u32 = 4;
/// At most so many items of a list are followed.
const ITEMS: usize = 6;
/// An aside has at most so many words.
const ASIDE: u32 = 12;
/// A question of so few words only names its topic.
const TOPIC: u32 = 5;
/// What is compared stands at most so many words before `than`.
const COMPARED: u32 = 6;
/// What is brought up at the start of a sentence has at most so many words.
const TITLE: u32 = 3;
/// Who turns a topic down does so among so many first words.
const AT_ONCE: u32 = 3;

impl ScopeFinder<'_> {
    /// What has to come first is not denied: `don't switch before you have tested it`.
    pub(super) fn presupposed(&self, cue: Found, ahead: u32) -> u32 {
        (cue.end..ahead)
            .find(|at| self.is(*at, "before"))
            .unwrap_or(ahead)
    }

    /// Where a list ends whose first item ends at `end`: `we don't need retries, timeouts or backoff`.
    pub(super) fn list_end(&self, sentence: &Sentence, end: u32) -> u32 {
        let mut from = end;
        for _ in 0..ITEMS {
            let Some(to) = self.item_end(sentence, from) else {
                return end;
            };
            if (from..to).any(|at| self.is(at, "or") || self.is(at, "nor")) {
                return to;
            }
            from = to;
        }
        end
    }

    /// Where the item ends that begins at `from` behind a comma.
    fn item_end(&self, sentence: &Sentence, from: u32) -> Option<u32> {
        if from >= sentence.end || self.read.words[from as usize].gap != Gap::Comma {
            return None;
        }
        let ends = |at: &u32| self.starts_clause(*at);
        let to = (from + 1..sentence.end.min(from + ITEM + 1)).find(ends);
        let to = to.or((sentence.end <= from + ITEM).then_some(sentence.end))?;
        let is_phrase = !(from..to).any(|at| ends_phrase(&self.lexeme(at).folded));
        (is_phrase && !self.begins_cue(from)).then_some(to)
    }

    /// Where the subject of a denial begins that stands behind it: before the other items of a list (`salts, limits and
    /// hashes are useless`), and before an aside (`folding, which many do, never helps`).
    pub(super) fn subject_start(&self, sentence: &Sentence, cue: Found) -> u32 {
        let start = cue.clause_start;
        if start == sentence.first || self.read.words[start as usize].gap != Gap::Comma {
            return start;
        }
        let before = sentence.first.max(start.saturating_sub(ASIDE))..start;
        let has_no_subject = start == cue.at || ends_phrase(&self.lexeme(start).folded);
        if has_no_subject {
            let mut before = before.rev();
            let aside = before.find(|at| self.read.words[*at as usize].gap == Gap::Comma);
            return aside.map_or(start, |aside| self.chunk_start(sentence, aside));
        }
        let is_joined = (start..cue.at).any(|at| self.is(at, "and") || self.is(at, "or"));
        let is_list = is_joined && !before.clone().any(|at| ends_phrase(&self.lexeme(at).folded));
        if is_list { before.start } else { start }
    }

    /// Where what stands before the word `end` in one breath begins.
    fn chunk_start(&self, sentence: &Sentence, end: u32) -> u32 {
        let least = sentence.first.max(end.saturating_sub(FORWARD));
        let starts = |at: &u32| self.read.words[*at as usize].gap >= Gap::Comma;
        (least..end).rev().find(starts).unwrap_or(least)
    }

    /// A question that only names its topic is answered by the sentence numbered `idx`: `A CDN? Don't bother.`
    pub(super) fn turn_topic(&self, idx: usize, denials: &mut [Denial]) {
        let first = self.read.sentences[idx].first;
        let at_once = |denial: &Denial| denial.at < first + AT_ONCE;
        if !denials.first().is_some_and(at_once) {
            return;
        }
        let Some(topic) = idx.checked_sub(1).map(|before| self.read.sentences[before]) else {
            return;
        };
        if topic.end - topic.first > TOPIC || !self.is_topic(&topic, first) {
            return;
        }
        for denial in denials {
            if denial.from == first || at_once(denial) {
                denial.from = topic.first;
            }
        }
    }

    /// What a sentence brings up before somebody tells of themselves is only named: `Pauses, yes, we had those`.
    pub(super) fn brought_up(&self, sentence: &Sentence) -> Option<Denial> {
        let most = sentence.end.min(sentence.first + TITLE + 1);
        let is_pause = |at: &u32| self.read.words[*at as usize].gap == Gap::Comma;
        let at = (sentence.first + 1..most).find(is_pause)?;
        let turns_away = matches!(&*self.lexeme(at).folded, "i" | "i'm" | "i've" | "oh" | "yes");
        let is_title = || !(sentence.first..at).any(|at| self.lexeme(at).is_function);
        (turns_away && is_title()).then_some(Denial {
            at,
            n_words: 1,
            key: at,
            is_idiom: false,
            force: Force::Mention,
            is_refusal: false,
            turns_round: (0, 0),
            from: sentence.first,
            to: at,
            is_one_sided: true,
            measure: (0, 0),
            company: (sentence.first, at),
        })
    }

    fn is_topic(&self, topic: &Sentence, next: u32) -> bool {
        let words = &self.read.words;
        let between = words[topic.end as usize - 1].end as usize..words[next as usize].start as usize;
        let is_asked = |at: u32| {
            let word = &*self.lexeme(at).folded;
            asks(word) || ends_phrase(word)
        };
        self.answer[between].contains('?') && !(topic.first..topic.end).any(is_asked)
    }

    /// Whether a comparison prefers what stands before it: `easier than`, but not `more than`.
    pub(super) fn is_preferred(&self, cue: Found) -> bool {
        !self.compares(cue) || self.preference(cue).is_some()
    }

    /// By what a comparison compares, as a half-open range: `easier`, `more useful`. Empty where the cue is none.
    pub(super) fn measure(&self, cue: Found) -> (u32, u32) {
        let preference = self.is(cue.at, "than").then(|| self.preference(cue)).flatten();
        preference.map_or((0, 0), |at| (at, at + 1 + u32::from(self.is(at, "more"))))
    }

    fn compares(&self, cue: Found) -> bool {
        matches!(&*self.lexeme(cue.at).folded, "over" | "than")
    }

    /// The word that prefers what stands before a comparison.
    fn preference(&self, cue: Found) -> Option<u32> {
        let least = cue.clause_start.max(cue.at.saturating_sub(COMPARED));
        let prefers = |at: &u32| match &*self.lexeme(*at).folded {
            "more" => at + 1 < cue.at,
            word => is_preference(word) && (self.is(cue.at, "than") || takes(word)),
        };
        (least..cue.at).find(prefers)
    }

    /// Where denials stand of which it is said that they would be wrong: `a form that does not say so is broken`, `it is a
    /// mistake not to test`. Empty where the cue is said of nothing: `does not mend wrong prices`.
    pub(super) fn turned_round(&self, cue: Found, force: Force) -> (u32, u32) {
        if force != Force::Disapproval || !self.is_predicate(cue.at) {
            return (0, 0);
        }
        let leads_on = cue.end < cue.clause_end && matches!(&*self.lexeme(cue.end).folded, "that" | "to");
        (cue.clause_start, cue.end + 1 + u32::from(leads_on))
    }

    fn is_predicate(&self, at: u32) -> bool {
        let mut before = (at.saturating_sub(3)..at)
            .rev()
            .map(|at| &*self.lexeme(at).folded);
        let told =
            before.find(|word| !matches!(*word, "a" | "an" | "just" | "really" | "simply" | "the" | "very"));
        told.is_some_and(|word| matches!(word, "are" | "be" | "is" | "it" | "that" | "was" | "were"))
    }

    fn begins_cue(&self, at: u32) -> bool {
        self.read.words[at as usize].traits.begins_cue()
    }

    fn is(&self, at: u32, word: &str) -> bool {
        &*self.lexeme(at).folded == word
    }
}
