//! Shares of marks in percent, by one rule wherever they are shown or compared: cut off, never rounded up, so that nobody is
//! shown a number that he did not reach.

/// What floating point takes away from a share that is exact in decimals.
const SLACK: f64 = 1e-9;

/// Whole percent of a share in 0..=1: only full marks are 100.
pub fn whole_percent(share: f64) -> f64 {
    (share * 100.0 + SLACK).floor()
}

/// Percent of a share in 0..=1, with one decimal.
pub fn tenths_of_percent(share: f64) -> f64 {
    (share * 1000.0 + SLACK).floor() / 10.0
}

/// Whether a share in 0..=1 is less than `percent`.
pub fn is_below_percent(share: f64, percent: f64) -> bool {
    share * 100.0 + SLACK < percent
}

#[cfg(test)]
mod tests {
    use super::{is_below_percent, tenths_of_percent, whole_percent};

    fn check(share: f64, whole: f64, tenths: f64) {
        assert_eq!((whole_percent(share), tenths_of_percent(share)), (whole, tenths));
        // Who is shown a number has reached it, and not the next one.
        assert!(!is_below_percent(share, whole) && !is_below_percent(share, tenths));
        assert!(is_below_percent(share, whole + 1.0) && is_below_percent(share, tenths + 0.1));
    }

    #[test]
    fn shares_are_cut_off() {
        check(9.59 / 32.0, 29.0, 29.9);
        check(1.89 / 32.0, 5.0, 5.9);
        check(0.29, 29.0, 29.0);
        check(0.57, 57.0, 57.0);
        check(7.0 / 25.0, 28.0, 28.0);
        check(2.0 / 3.0, 66.0, 66.6);
        check(0.0, 0.0, 0.0);
        check(1.0, 100.0, 100.0);
    }
}
