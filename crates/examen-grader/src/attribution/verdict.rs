//! What the speaker says of what was told, behind it or in the next sentence.

use super::{Attribution, Told};

/// A verdict stands among so many first words of the next sentence.
const NEXT: u32 = 8;

impl Attribution<'_> {
    /// The word by which the speaker turns down what was told: `…, but I'd forbid it`, `…. I wouldn't rely on that.`,
    /// `…. Neither is acceptable.`
    pub(super) fn judged(&self, told: &Told) -> Option<u32> {
        let next = self.read.sentences.get(told.idx + 1);
        let next = next.map_or(0..0, |next| next.first..next.end.min(next.first + NEXT));
        let is_neither = !next.is_empty() && matches!(self.folded(next.start), "neither" | "none");
        let mut behind = (told.words.end..told.sentence.end).chain(next.clone());
        behind
            .find(|at| self.refuses(*at))
            .or_else(|| is_neither.then_some(next.start))
            .or_else(|| self.lacks(told))
    }

    /// Whether somebody at the word says that they refuse what was told.
    fn refuses(&self, at: u32) -> bool {
        // `…, so I would not even think of it` only infers.
        let is_speaker = matches!(self.folded(at), "i" | "we" | "you");
        if !is_speaker || (at > 0 && self.folded(at - 1) == "so") {
            return false;
        }
        let end = self.read.sentence_of(at as usize).end;
        let word = |at: u32| if at < end { self.folded(at) } else { "" };
        let is_modal = matches!(word(at + 1), "will" | "would" | "should" | "must");
        let verb = at + 1 + u32::from(is_modal);
        let takes_up = |from: u32| {
            (from..from + 3).any(|at| matches!(word(at), "it" | "that" | "this" | "them" | "these"))
        };
        match word(verb) {
            "ban" | "forbid" | "oppose" | "refuse" | "reject" | "veto" => takes_up(verb + 1),
            "never" | "not" => is_modal && takes_up(verb + 2),
            _ => false,
        }
    }

    /// The denial in what is said of a thing that does what was told: `a server that keeps sessions isn't stateless`.
    fn lacks(&self, told: &Told) -> Option<u32> {
        let sentence = &self.read.sentences[told.idx];
        let is_thing = matches!(self.folded(sentence.first), "a" | "an")
            || self.has(told.sentence.start..told.words.start, |word| {
                matches!(word, "a" | "an")
            });
        let is_relative = self.has(sentence.first..told.words.end.min(sentence.first + 4), |word| {
            matches!(word, "that" | "which" | "who" | "whose")
        });
        let mut behind = told.words.end..told.sentence.end.saturating_sub(2);
        let denies = |at: &u32| {
            // `…, isn't it?` denies nothing.
            let is_tag = matches!(self.folded(*at + 2), "he" | "it" | "she" | "so" | "that" | "they");
            let is_denial = matches!(
                (self.folded(*at), self.folded(*at + 1)),
                ("is" | "are", "not" | "no") | ("has" | "have", "no")
            );
            is_denial && !is_tag
        };
        (is_thing && is_relative).then(|| behind.find(denies))?
    }
}
