//! How much of an alternative passages fill.

use super::tables::{LANES, Lanes, greater};

/// The slots of an alternative that are filled, by weight.
///
/// Weights are sums of a few numbers of single precision, so that it does not matter in which order they are added: those
/// that are the same for all passages are kept apart.
pub(super) struct Share {
    filled: Lanes,
    /// What those slots weigh that weigh differently in each passage.
    total: Lanes,
    /// What the other slots weigh.
    of_all: f64,
}

impl Default for Share {
    fn default() -> Self {
        Self {
            filled: [0.0; LANES],
            total: [0.0; LANES],
            of_all: 0.0,
        }
    }
}

impl Share {
    /// Counts a slot that weighs the same in all passages.
    pub(super) fn leave(&mut self, weight: f64) {
        self.of_all += weight;
    }

    /// Fills a slot that was counted.
    pub(super) fn fill(&mut self, weight: f64, values: &Lanes) {
        for (lane, filled) in self.filled.iter_mut().enumerate() {
            *filled += weight * values[lane];
        }
    }

    /// Counts a slot that weighs differently in each passage, and fills it.
    pub(super) fn add(&mut self, filling: &Filling) {
        for lane in 0..LANES {
            self.filled[lane] += filling.weights[lane] * filling.values[lane];
            self.total[lane] += filling.weights[lane];
        }
    }

    /// Raises `best` to the share of the slots that is filled; there must be a slot, and none weighs nothing.
    pub(super) fn raise(&self, best: &mut Lanes) {
        for (lane, best) in best.iter_mut().enumerate() {
            *best = greater(self.filled[lane] / (self.total[lane] + self.of_all), *best);
        }
    }
}

/// A slot, and what fills it best in each passage.
pub(super) struct Filling {
    values: Lanes,
    weights: Lanes,
}

impl Filling {
    /// A slot that weighs so much where nothing fills it.
    pub(super) fn new(weight: f64) -> Self {
        Self {
            values: [0.0; LANES],
            weights: [weight; LANES],
        }
    }

    /// Fills the slot in those passages where nothing did so as well. A function of its own, because compilers use wide
    /// instructions for it then.
    #[inline(never)]
    pub(super) fn offer(&mut self, values: &Lanes, weight: f64) {
        for (lane, value) in values.iter().enumerate() {
            self.weights[lane] = choose(*value > self.values[lane], weight, self.weights[lane]);
            self.values[lane] = greater(*value, self.values[lane]);
        }
    }
}

/// One of two numbers, chosen by a mask: compilers make a jump for each lane of an `if` that stores its result.
fn choose(is_first: bool, first: f64, second: f64) -> f64 {
    let mask = u64::from(is_first).wrapping_neg();
    f64::from_bits((first.to_bits() & mask) | (second.to_bits() & !mask))
}
