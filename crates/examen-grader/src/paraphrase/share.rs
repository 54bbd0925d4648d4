//! How much of an alternative passages fill.

use super::tables::{LANES, Lanes, greater};

/// The slots of an alternative that are filled, by weight.
pub(super) struct Share {
    filled: Lanes,
    /// By how much more than where nothing fills them the slots weigh.
    more: Lanes,
    /// What the slots weigh where nothing fills them.
    unfilled: f32,
}

impl Share {
    /// Of slots that weigh so much together where nothing fills them: more than nothing.
    pub(super) fn new(unfilled: f32) -> Self {
        Self {
            filled: [0.0; LANES],
            more: [0.0; LANES],
            unfilled,
        }
    }

    /// Fills a slot that weighs the same in all passages.
    pub(super) fn fill(&mut self, weight: f32, values: &Lanes) {
        for (lane, filled) in self.filled.iter_mut().enumerate() {
            *filled += weight * values[lane];
        }
    }

    /// Fills a slot that weighs differently in each passage.
    pub(super) fn add(&mut self, filling: &Filling) {
        for lane in 0..LANES {
            self.filled[lane] += filling.weights[lane] * filling.values[lane];
            self.more[lane] += filling.weights[lane] - filling.unfilled;
        }
    }

    /// The share of the slots that is filled.
    pub(super) fn fit(&self) -> Lanes {
        let mut fit = [0.0; LANES];
        self.raise(&mut fit);
        fit
    }

    /// Raises `best` to the share of the slots that is filled.
    pub(super) fn raise(&self, best: &mut Lanes) {
        for (lane, best) in best.iter_mut().enumerate() {
            *best = greater(self.filled[lane] / (self.unfilled + self.more[lane]), *best);
        }
    }
}

/// A slot, and what fills it best in each passage.
pub(super) struct Filling {
    values: Lanes,
    weights: Lanes,
    unfilled: f32,
}

impl Filling {
    /// A slot that weighs so much where nothing fills it.
    pub(super) fn new(unfilled: f32) -> Self {
        Self {
            values: [0.0; LANES],
            weights: [unfilled; LANES],
            unfilled,
        }
    }

    /// Fills the slot in those passages where nothing did so as well. A function of its own, because compilers use wide
    /// instructions for it then.
    #[inline(never)]
    pub(super) fn offer(&mut self, values: &Lanes, weight: f32) {
        for (lane, value) in values.iter().enumerate() {
            self.weights[lane] = choose(*value > self.values[lane], weight, self.weights[lane]);
            self.values[lane] = greater(*value, self.values[lane]);
        }
    }
}

/// One of two numbers, chosen by a mask: compilers make a jump for each lane of an `if` that stores its result.
fn choose(is_first: bool, first: f32, second: f32) -> f32 {
    let mask = u32::from(is_first).wrapping_neg();
    f32::from_bits((first.to_bits() & mask) | (second.to_bits() & !mask))
}
