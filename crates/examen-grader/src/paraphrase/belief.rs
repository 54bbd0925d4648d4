//! How signals weigh.

use super::signals::Signals;

/// A point that fits no passage better than its rivals by so much is not made, however much else the answer has to do
/// with the question. Agreement is flat between .02 and .08.
const LEAST_MARGIN: f64 = 0.05;
/// Weights of a logistic regression, printed by `data/fit_lines.py` on the development half of the point-level set.
const MARGIN: f64 = 4.77;
const SUBJECT: f64 = 1.09;
const ASKED: f64 = -6.47;
const DENIED: f64 = -3.10;
const BIAS: f64 = 3.01;

impl Signals {
    /// How probable it is that the point was made, 0..=1; none where it is not worth asking.
    pub fn belief(&self) -> Option<f64> {
        let sum = MARGIN * self.margin
            + SUBJECT * self.focus.subject
            + ASKED * self.focus.asked
            + DENIED * self.denied
            + BIAS;
        (self.margin >= LEAST_MARGIN).then(|| 1.0 / (1.0 + (-sum).exp()))
    }
}
