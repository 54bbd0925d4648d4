//! What is only asked: `Is a stronger machine enough?`

use super::{Attribution, Told};
use crate::answer::Gap;
use crate::clauses::is_auxiliary;

/// A tag has at most so many words.
const TAG: u32 = 4;
/// A question mark stands among so many characters behind a question.
const MARKS: usize = 6;

impl Attribution<'_> {
    /// The first word of the question in which something is told, unless it proposes that (`Why not raise the limit?`) or
    /// is answered with yes.
    pub(super) fn asked(&self, told: &Told) -> Option<u32> {
        let sentence = &self.read.sentences[told.idx];
        let end = self.bytes(sentence.end - 1).end;
        let is_mark = |c: &char| matches!(c, '"' | '”' | '»' | ')' | '*' | '_' | '`');
        let mut behind = self.answer[end..].chars().take(MARKS).skip_while(is_mark);
        if behind.next() != Some('?') {
            return None;
        }
        // `Why would I pay for it?` is none.
        let is_open = is_auxiliary(self.folded(sentence.first))
            && !self.has(sentence.first..sentence.end.min(sentence.first + 3), |word| {
                word == "not"
            });
        let is_affirmed = sentence.end < self.read.words.len() as u32
            && matches!(
                self.folded(sentence.end),
                "absolutely"
                    | "certainly"
                    | "correct"
                    | "definitely"
                    | "exactly"
                    | "of"
                    | "right"
                    | "sure"
                    | "yes"
            );
        (is_open && !is_affirmed && !self.is_tagged(told)).then_some(told.words.start)
    }

    /// Whether the question is a statement with a tag: `…, isn't it?`
    fn is_tagged(&self, told: &Told) -> bool {
        let end = self.read.sentences[told.idx].end;
        let last = (told.words.end.max(end.saturating_sub(TAG))..end)
            .rev()
            .find(|at| self.gap(*at) >= Gap::Comma);
        let is_tag = |word: &str| matches!(word, "not" | "right" | "correct" | "no" | "or" | "true");
        last.is_some_and(|last| end - last <= TAG && self.has(last..end, is_tag))
    }
}
