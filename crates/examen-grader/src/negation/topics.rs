//! What one sentence brings up and another turns down, or none speaks of.

use super::denial::Denial;
use super::scope::ScopeFinder;
use crate::answer::{Gap, Sentence};
use crate::clauses::asks;

/// A question of so few words only names its topic.
const TOPIC: u32 = 12;
/// What is brought up at the start of a sentence has at most so many words.
const TITLE: u32 = 3;
/// Who turns a topic down does so among so many first words.
const AT_ONCE: u32 = 3;

impl ScopeFinder<'_> {
    /// A question that only names its topic is answered by the sentence numbered `idx`: `A CDN? Don't bother.`
    pub(super) fn turn_topic(&self, idx: usize, denials: &mut [Denial]) {
        let first = self.read.sentences[idx].first;
        let at_once = |denial: &Denial| denial.cue.start < first + AT_ONCE;
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
            if denial.scope.start == first || at_once(denial) {
                denial.scope.start = topic.first;
            }
        }
    }

    fn is_topic(&self, topic: &Sentence, next: u32) -> bool {
        let is_clause = |at: u32| asks(&self.lexeme(at).folded) || self.makes_clause(at);
        self.is_asked(topic, next) && !(topic.first..topic.end).any(is_clause)
    }

    /// Whether a question mark stands between a sentence and the word `next` behind it.
    pub(super) fn is_asked(&self, sentence: &Sentence, next: u32) -> bool {
        let words = &self.read.words;
        let between = words[sentence.end as usize - 1].end as usize..words[next as usize].start as usize;
        self.answer[between].contains('?')
    }

    /// What a sentence brings up before somebody tells of themselves is only named: `Pauses, yes, we had those`.
    pub(super) fn brought_up(&self, sentence: &Sentence) -> Option<Denial> {
        let most = sentence.end.min(sentence.first + TITLE + 1);
        let is_pause = |at: &u32| self.read.words[*at as usize].gap == Gap::Comma;
        let at = (sentence.first + 1..most).find(is_pause)?;
        let turns_away = matches!(&*self.lexeme(at).folded, "i" | "i'm" | "i've" | "oh" | "yes");
        let is_title = || !(sentence.first..at).any(|at| self.is_function(at));
        (turns_away && is_title()).then(|| Denial {
            scope: sentence.first..at,
            is_one_sided: true,
            company: sentence.first..at,
            ..Denial::idle(at..at + 1)
        })
    }
}
