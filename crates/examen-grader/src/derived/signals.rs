//! What marks on points without lines are mixed from, for whoever fits the mix.

use super::derived_match::DerivedMatch;

/// What speaks for a label or a reference answer having been said: the numbers that `data/fit_derived.py` weighs.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct DerivedSignals {
    /// The share of its words that the answer has, or words like them, 0..=1.
    pub coverage: f64,
    /// The share of the answer's own words that it has, 0..=1.
    pub precision: f64,
    /// How long the answer is, by four fifths of its own length, 0..=1; 0 where the answer has none of its words.
    pub extent: f64,
    /// How like it in meaning the answer is as a whole, or its most similar sentence, 0..=1: the root of the cosine of word
    /// vectors.
    pub likeness: f64,
}

impl DerivedMatch {
    /// The signals of a label that has the share `precision` of the answer's own words.
    pub(crate) fn signals(&self, precision: f64) -> DerivedSignals {
        DerivedSignals {
            coverage: self.coverage,
            precision,
            extent: self.extent,
            likeness: self.likeness,
        }
    }
}
