//! From what was measured on a label to one number.
//!
//! `data/fit_derived.py` prints these constants from answers graded by people, with each data set left out in turn.

use super::DerivedMatch;
use super::to_millionths;

/// Shares of what is measured in the mark on a point: they add up to 1.
const POINT: Mix = Mix {
    coverage: 0.75,
    precision: 0.0,
    extent: 0.0,
    likeness: 0.25,
};
/// The same for a whole reference answer.
const REFERENCE: Mix = Mix {
    coverage: 0.39,
    precision: 0.13,
    extent: 0.24,
    likeness: 0.24,
};

struct Mix {
    coverage: f64,
    precision: f64,
    extent: f64,
    likeness: f64,
}

impl Mix {
    fn of(&self, found: &DerivedMatch) -> f64 {
        // Every mark must have words to show.
        if found.coverage <= 0.0 {
            return 0.0;
        }
        to_millionths(
            self.coverage * found.coverage
                + self.precision * found.precision
                + self.extent * found.extent
                + self.likeness * found.likeness,
        )
    }
}

impl DerivedMatch {
    /// How much of a point the answer makes, 0..=1.
    pub fn of_point(&self) -> f64 {
        POINT.of(self)
    }

    /// How well the answer agrees with a whole reference answer, 0..=1.
    pub fn of_reference(&self) -> f64 {
        REFERENCE.of(self)
    }
}
