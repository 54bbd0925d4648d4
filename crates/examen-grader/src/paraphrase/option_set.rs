//! Which options of a rubric an answer touches.

use std::ops::Range;

/// Options per word of the set.
const BITS: u32 = u64::BITS;

/// A set of options, by index.
#[derive(Debug)]
pub(super) struct OptionSet(Vec<u64>);

impl OptionSet {
    /// A set of none of `n_options` options.
    pub(super) fn new(n_options: usize) -> Self {
        Self(vec![0; n_options.div_ceil(BITS as usize)])
    }

    pub(super) fn insert(&mut self, option: u32) {
        self.0[(option / BITS) as usize] |= 1 << (option % BITS);
    }

    /// The options of the set among `range`, in order.
    pub(super) fn within(&self, range: Range<u32>) -> impl Iterator<Item = u32> {
        let Range { start: mut at, end } = range;
        std::iter::from_fn(move || {
            while at < end {
                let rest = self.0[(at / BITS) as usize] >> (at % BITS);
                if rest == 0 {
                    at = (at / BITS + 1) * BITS;
                    continue;
                }
                let found = at + rest.trailing_zeros();
                at = found + 1;
                return (found < end).then_some(found);
            }
            None
        })
    }
}

#[cfg(test)]
mod tests {
    use super::OptionSet;

    #[test]
    fn what_was_put_in_is_found_within_a_range() {
        let mut set = OptionSet::new(200);
        for option in [0, 3, 63, 64, 130, 199] {
            set.insert(option);
        }
        let within = |range| set.within(range).collect::<Vec<u32>>();
        assert_eq!(within(0..200), [0, 3, 63, 64, 130, 199]);
        assert_eq!(within(1..64), [3, 63]);
        assert_eq!(within(64..130), [64]);
        assert_eq!(within(65..130), []);
        assert_eq!(within(5..5), []);
    }
}
