//! What a comparison prefers, and by what: `easier than`, `take one over ten`.

use std::ops::Range;

use super::placed_cue::PlacedCue;
use super::scope::ScopeFinder;
use super::stances::{is_preference, takes};

/// What is compared stands at most so many words before `than`.
const COMPARED: u32 = 6;

impl ScopeFinder<'_> {
    /// Whether a comparison prefers what stands before it: `easier than`, but not `more than`.
    pub(super) fn is_preferred(&self, cue: PlacedCue) -> bool {
        !self.compares(cue) || self.preference(cue).is_some()
    }

    /// By what a comparison compares, as a half-open range: `easier`, `more useful`. Empty where the cue is none.
    pub(super) fn measure(&self, cue: PlacedCue) -> Range<u32> {
        let preference = self.is(cue.at, "than").then(|| self.preference(cue)).flatten();
        preference.map_or(0..0, |at| at..at + 1 + u32::from(self.is(at, "more")))
    }

    fn compares(&self, cue: PlacedCue) -> bool {
        matches!(&*self.lexeme(cue.at).folded, "over" | "than")
    }

    /// The word that prefers what stands before a comparison.
    fn preference(&self, cue: PlacedCue) -> Option<u32> {
        let least = cue.clause_start.max(cue.at.saturating_sub(COMPARED));
        let prefers = |at: &u32| match &*self.lexeme(*at).folded {
            "more" => at + 1 < cue.at,
            word => is_preference(word) && (self.is(cue.at, "than") || takes(word)),
        };
        (least..cue.at).find(prefers)
    }
}
