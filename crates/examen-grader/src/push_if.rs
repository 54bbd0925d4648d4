//! Keeping what a condition chooses, without a jump.
//!
//! Where a condition is as good as chance, a processor that guesses at it is wrong every other time, and each wrong guess
//! costs it as much as a dozen additions. So all is pushed, and what should not have been is cut off again.

/// Pushes `item` if `holds`.
#[inline(always)]
pub(crate) fn push_if<T: Copy>(list: &mut Vec<T>, item: T, holds: bool) {
    let len = list.len();
    list.push(item);
    list.truncate(len + usize::from(holds));
}

#[cfg(test)]
mod tests {
    use super::push_if;

    #[test]
    fn the_condition_decides() {
        let mut list = Vec::new();
        for n in 0..6 {
            push_if(&mut list, n, n % 2 == 1);
        }
        assert_eq!(list, [1, 3, 5]);
    }
}
