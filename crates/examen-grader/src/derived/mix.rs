//! From what was measured on a label to one number.
//!
//! `data/fit_derived.py` prints these constants from answers graded by people, with each data set left out in turn.

use super::derived_match::{DerivedMatch, to_millionths};

/// Shares of what is measured in the mark on a point: they add up to 1.
const POINT: Mix = Mix {
    coverage: 0.75,
    precision: 0.0,
    extent: 0.0,
    likeness: 0.25,
};
/// The same for a whole reference answer.
const REFERENCE: Mix = Mix {
    coverage: 0.42,
    precision: 0.12,
    extent: 0.21,
    likeness: 0.25,
};

/// People give full marks to an answer that agrees with a reference so far: nobody writes it word for word. Fitted
/// with each development set left out in turn, it lies between .63 and .75.
const ENOUGH: f64 = 0.7;
/// What is kept for answers that agree further, so that the better of two is never marked the same.
const BEYOND: f64 = 0.01;

struct Mix {
    coverage: f64,
    precision: f64,
    extent: f64,
    likeness: f64,
}

impl Mix {
    fn of(&self, found: &DerivedMatch, precision: f64) -> f64 {
        // Every mark must have words to show.
        if found.coverage <= 0.0 {
            return 0.0;
        }
        to_millionths(
            self.coverage * found.coverage
                + self.precision * precision
                + self.extent * found.extent
                + self.likeness * found.likeness,
        )
    }
}

impl DerivedMatch {
    /// How much of a point the answer makes, 0..=1.
    pub fn of_point(&self) -> f64 {
        POINT.of(self, 0.0)
    }

    /// How well the answer agrees with a whole reference answer, which has the share `precision` of its own words, 0..=1.
    pub fn of_reference(&self, precision: f64) -> f64 {
        let share = REFERENCE.of(self, precision);
        let beyond = (share - ENOUGH).max(0.0) / (1.0 - ENOUGH);
        to_millionths((1.0 - BEYOND) * (share / ENOUGH).min(1.0) + BEYOND * beyond)
    }
}

/// The share of the marks that is earned where the agreement with a whole reference answer is `graded`: the part of it that
/// only tells answers apart that agree well enough anyway is no reason to withhold a hundredth.
pub(crate) fn earned_share(graded: f64) -> f64 {
    (graded / (1.0 - BEYOND)).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::super::derived_match::DerivedMatch;
    use super::earned_share;

    fn mark(coverage: f64) -> f64 {
        let found = DerivedMatch {
            coverage,
            extent: 1.0,
            likeness: coverage,
            ..DerivedMatch::default()
        };
        found.of_reference(coverage)
    }

    #[test]
    fn nobody_needs_to_write_a_reference_word_for_word() {
        assert!(mark(0.65) > 0.98);
        assert!((earned_share(mark(0.8)) - 1.0).abs() < f64::EPSILON);
        assert!(earned_share(mark(0.4)) < 0.8);
        assert!(mark(0.4) < 0.8);
    }

    #[test]
    fn the_better_of_two_answers_is_never_marked_the_same() {
        let marks: Vec<f64> = (0..=20).map(|step| mark(f64::from(step) / 20.0)).collect();
        assert!(marks.is_sorted_by(|a, b| a < b), "{marks:?}");
        assert!((marks[20] - 1.0).abs() < 1e-6);
    }
}
