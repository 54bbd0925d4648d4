//! What of an answer stands for what of a label.

use examen_bank::MatchKind;

use crate::notation::ToldPlace;

/// The best word of an answer for a word of labels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Aligned {
    /// Index of the word of the answer, of several the first.
    pub word: u32,
    /// Index of the last word.
    pub last: u32,
    /// How like the two are, 0..=1.
    pub likeness: f64,
    pub kind: MatchKind,
}

impl Aligned {
    /// Whether it is a notation, written otherwise than in the label.
    pub fn stands_at(&self, place: ToldPlace) -> bool {
        self.kind == MatchKind::Synonym && (self.word, self.last) == (place.first, place.last)
    }
}
