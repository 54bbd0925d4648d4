//! What is only supposed, and is not so: `if races were impossible, I could not explain …`.

use std::ops::Range;

use super::{Attribution, Told};
use crate::answer::Gap;

impl Attribution<'_> {
    /// The `if` of a condition that is not so, in which something is told.
    pub(super) fn supposed(&self, told: &Told) -> Option<u32> {
        let sentence = &self.read.sentences[told.idx];
        let before = told.sentence.start..told.words.start;
        let supposes = |word: &str| matches!(word, "if" | "had" | "were");
        let cue = before.clone().rev().find(|at| {
            let begins = *at == sentence.first || self.gap(*at) >= Gap::Comma || self.folded(*at) == "if";
            begins && supposes(self.folded(*at))
        })?;
        let end = (told.words.end..told.sentence.end).find(|at| self.gap(*at) >= Gap::Comma)?;
        let is_modal = |word: &str| matches!(word, "could" | "would");
        let main = end..told.sentence.end;
        let modal = self.modal(main.clone());
        let is_past = self.folded(cue) != "if"
            || self
                .find(cue..end, |word| matches!(word, "were") || is_modal(word))
                .is_some();
        let is_void = |word: &str| {
            matches!(
                word,
                "have" | "neither" | "never" | "no" | "nobody" | "none" | "not" | "nothing"
            )
        };
        let modal = modal?;
        let near = main.start..told.sentence.end.min(modal + 3);
        (is_past || self.find(near, is_void).is_some()).then_some(cue)
    }

    /// The first `would` or `could` of some words.
    fn modal(&self, words: Range<u32>) -> Option<u32> {
        words.into_iter().find(|at| {
            matches!(self.folded(*at), "could" | "would") || {
                let text = &self.answer[self.bytes(*at)];
                text.ends_with("'d") || text.ends_with("’d")
            }
        })
    }
}
