//! Discrimination by the upper and the lower group.

/// The percentage of candidates in each group: with normal scores 27 % makes the difference most telling for its size
/// (Kelley 1939, *The selection of upper and lower groups for the validation of test items*).
const PERCENT: usize = 27;

/// How many candidates each group has, of `n`: 27 %, rounded, halves upwards.
pub(super) fn group_size(n: usize) -> usize {
    (PERCENT * n + 50) / 100
}

/// The mean share earned on an item by the upper group less that of the lower group, −1..=1 (Johnson 1951; Ebel &
/// Frisbie 1991, ch. 13). The groups are the `group_size` highest and lowest `(total, item)` by total.
///
/// Candidates who tie where a group ends are all counted in part, so that the order of the input does not matter.
pub(super) fn discrimination(scores: &mut [(f64, f64)]) -> Option<f64> {
    let size = group_size(scores.len());
    if size == 0 {
        return None;
    }
    scores.sort_by(|a, b| a.0.total_cmp(&b.0));
    let lower = mean_of_first(scores.iter().copied(), size);
    let upper = mean_of_first(scores.iter().rev().copied(), size);
    Some(upper - lower)
}

/// The mean item of the first `size` of `scores`, which are in order of their totals.
fn mean_of_first(scores: impl Iterator<Item = (f64, f64)>, size: usize) -> f64 {
    let mut scores = scores.peekable();
    let (mut sum, mut room) = (0.0, size as f64);
    while let Some(&(total, _)) = scores.peek() {
        let (mut tied, mut n_tied) = (0.0, 0.0);
        while let Some((_, item)) = scores.next_if(|next| next.0.total_cmp(&total).is_eq()) {
            tied += item;
            n_tied += 1.0;
        }
        if n_tied >= room {
            return (sum + tied * room / n_tied) / size as f64;
        }
        sum += tied;
        room -= n_tied;
    }
    sum / size as f64
}

#[cfg(test)]
mod tests {
    use super::{discrimination, group_size};

    #[test]
    fn groups_are_27_percent() {
        assert_eq!([1, 10, 20, 37, 100, 1000].map(group_size), [0, 3, 5, 10, 27, 270]);
    }

    #[test]
    fn an_item_that_only_the_best_solve_discriminates_fully() {
        let mut scores: Vec<(f64, f64)> = (0..10)
            .map(|n| (f64::from(n), f64::from(u8::from(n >= 7))))
            .collect();
        assert_eq!(discrimination(&mut scores), Some(1.0));
        let mut turned: Vec<(f64, f64)> = scores.iter().map(|(total, item)| (*total, 1.0 - item)).collect();
        assert_eq!(discrimination(&mut turned), Some(-1.0));
    }

    #[test]
    fn ties_do_not_depend_on_the_order() {
        let mut scores = vec![
            (1.0, 0.0),
            (1.0, 1.0),
            (1.0, 0.0),
            (1.0, 1.0),
            (2.0, 1.0),
            (2.0, 1.0),
            (2.0, 0.0),
            (2.0, 0.0),
        ];
        let forwards = discrimination(&mut scores);
        scores.reverse();
        assert_eq!(discrimination(&mut scores), forwards);
        assert_eq!(forwards, Some(0.0));
    }
}
