//! Sets of small numbers: options and terms of a rubric, words of an answer.

use std::ops::Range;

use smallvec::SmallVec;

/// Numbers per word of the set.
const BITS: u32 = u64::BITS;

/// A set of indices below a bound. There are fewer than 512 options, terms and words of most rubrics and answers.
#[derive(Debug, Default)]
pub(crate) struct IndexSet(SmallVec<[u64; 8]>);

impl IndexSet {
    /// A set of none of `n` indices.
    pub fn new(n: usize) -> Self {
        Self(SmallVec::from_elem(0, n.div_ceil(BITS as usize)))
    }

    /// Puts an index in, and tells whether it was not there.
    #[inline]
    pub fn insert(&mut self, idx: u32) -> bool {
        let word = &mut self.0[(idx / BITS) as usize];
        let bit = 1 << (idx % BITS);
        let is_new = *word & bit == 0;
        *word |= bit;
        is_new
    }

    /// Whether an index is in it.
    #[inline]
    pub fn has(&self, idx: u32) -> bool {
        let word = self.0.get((idx / BITS) as usize);
        word.is_some_and(|word| word >> (idx % BITS) & 1 == 1)
    }

    /// All of the set, in order.
    pub fn iter(&self) -> impl Iterator<Item = u32> {
        self.within(0..self.0.len() as u32 * BITS)
    }

    /// What of the set lies in `range`, in order.
    pub fn within(&self, range: Range<u32>) -> impl Iterator<Item = u32> {
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
    use super::IndexSet;

    #[test]
    fn what_was_put_in_is_found_within_a_range() {
        let mut set = IndexSet::new(200);
        for idx in [130, 0, 3, 64, 63, 199] {
            assert!(set.insert(idx));
            assert!(!set.insert(idx));
        }
        let within = |range| set.within(range).collect::<Vec<u32>>();
        assert_eq!(within(0..200), [0, 3, 63, 64, 130, 199]);
        assert_eq!(set.iter().collect::<Vec<u32>>(), within(0..200));
        assert_eq!(within(1..64), [3, 63]);
        assert_eq!(within(64..130), [64]);
        assert_eq!(within(65..130), []);
        assert_eq!(within(5..5), []);
        assert!(set.has(130) && !set.has(131) && !set.has(5000));
    }
}
