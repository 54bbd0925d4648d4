//! What is only supposed, and is not so: `if races were impossible, I could not explain …`.

use std::ops::Range;

use super::{Attribution, Told};
use crate::answer::Gap;

impl Attribution<'_> {
    /// The `if` of a condition that is not so, in which something is told.
    pub(super) fn supposed(&self, told: &Told) -> Option<u32> {
        let sentence = &self.read.sentences[told.idx];
        let supposes = |word: &str| matches!(word, "if" | "had" | "were");
        let cue = (told.sentence.start..told.words.start).rev().find(|at| {
            let begins = *at == sentence.first || self.gap(*at) >= Gap::Comma || self.folded(*at) == "if";
            begins && supposes(self.folded(*at))
        })?;
        let main = (told.words.end..told.sentence.end).find(|at| self.gap(*at) >= Gap::Comma)?;
        let modal = self.modal(main..told.sentence.end)?;
        let is_past = self.folded(cue) != "if"
            || self.has(cue..main, |word| matches!(word, "could" | "were" | "would"));
        let is_void = |word: &str| {
            matches!(
                word,
                "have" | "neither" | "never" | "no" | "nobody" | "none" | "not" | "nothing"
            )
        };
        let near = main..told.sentence.end.min(modal + 3);
        (is_past || self.has(near, is_void)).then_some(cue)
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
