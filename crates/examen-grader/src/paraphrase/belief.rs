//! How signals weigh: whether the answer is about the question, and from that whether a point was made.
//!
//! The weights are those of two logistic regressions, printed by `data/fit_lines.py` on the development half of the
//! point-level set.

use super::signals::{Signals, Support};
use super::subject::Focus;

/// A point that fits no passage better than its rivals by so much is not made, however much else the answer has to do
/// with the question. Agreement is flat between .02 and .08.
const LEAST_MARGIN: f64 = 0.05;

/// Nothing is believed of an answer that denies so much of what it says about the points: in `I would not …, there is no
/// need to …` other words are those of what is turned down. Agreement is flat between .25 and .4.
const MOSTLY_DENIED: f64 = 0.3;

/// Nothing is believed of an answer that is less probable to be about the question. With each question left out of the fit,
/// agreement on answers to it is .785 where nothing is asked for, and .779 here and at .15, while answers to other questions
/// are credited with 8 %, 6 % and 5 %.
const LEAST_PROBABLE: f64 = 0.1;

/// Whether an answer is about the question.
mod topic {
    pub(super) const SUBJECT: f64 = 2.47;
    pub(super) const ASKED: f64 = 21.02;
    pub(super) const NEARNESS: f64 = 12.59;
    pub(super) const BREADTH: f64 = 4.21;
    pub(super) const BIAS: f64 = -2.33;
}

/// Whether a point was made.
mod point {
    pub(super) const MARGIN: f64 = 1.97;
    pub(super) const ASKED: f64 = -11.36;
    pub(super) const DENIED: f64 = -1.79;
    pub(super) const SHARE: f64 = 8.54;
    pub(super) const PERSONAL: f64 = -0.92;
    pub(super) const DOUBT: f64 = -0.96;
    pub(super) const BIAS: f64 = 1.14;
}

impl Signals {
    /// Whether it is worth asking how probable it is that the point was made.
    pub fn is_telling(&self) -> bool {
        self.margin >= LEAST_MARGIN && self.refused < MOSTLY_DENIED
    }

    /// How probable it is that the point was made, 0..=1; 0 where the answer is hardly about the question.
    pub fn belief(&self, focus: Focus, support: Support) -> f64 {
        let doubt = self.doubt(focus);
        if (-doubt).exp() < LEAST_PROBABLE {
            return 0.0;
        }
        let sum = point::MARGIN * self.margin
            + point::ASKED * focus.asked
            + point::DENIED * self.denied
            + point::SHARE * support.share
            + point::PERSONAL * f64::from(u8::from(support.is_personal))
            + point::DOUBT * doubt
            + point::BIAS;
        1.0 / (1.0 + (-sum).exp())
    }

    /// How doubtful it is that the answer is about the question: minus the logarithm of the probability that it is.
    fn doubt(&self, focus: Focus) -> f64 {
        let sum = topic::SUBJECT * focus.subject
            + topic::ASKED * focus.asked
            + topic::NEARNESS * focus.nearness
            + topic::BREADTH * self.breadth
            + topic::BIAS;
        (-sum).exp().ln_1p()
    }
}
