//! Means, deviations and correlations, added up in one pass.

/// Sums of pairs of values.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Pairs {
    n: f64,
    mean_x: f64,
    mean_y: f64,
    m2_x: f64,
    m2_y: f64,
    co: f64,
}

impl Pairs {
    /// Takes in a pair. Means are updated as they go (Welford 1962), so that close values do not cancel out.
    pub(super) fn push(&mut self, x: f64, y: f64) {
        self.n += 1.0;
        let (dx, dy) = (x - self.mean_x, y - self.mean_y);
        self.mean_x += dx / self.n;
        self.mean_y += dy / self.n;
        self.m2_x += dx * (x - self.mean_x);
        self.m2_y += dy * (y - self.mean_y);
        self.co += dx * (y - self.mean_y);
    }

    /// The mean of the first values; none of nothing.
    pub(super) fn mean_x(&self) -> Option<f64> {
        (self.n > 0.0).then_some(self.mean_x)
    }

    /// The variance of the first values, divided by n − 1; none of fewer than two.
    pub(super) fn variance_x(&self) -> Option<f64> {
        (self.n > 1.0).then(|| self.m2_x / (self.n - 1.0))
    }

    /// Pearson's product-moment correlation, −1..=1, which with a first value of 0 and 1 is the point-biserial one
    /// (Lord & Novick 1968, ch. 15); none where either value never varies.
    pub(super) fn correlation(&self) -> Option<f64> {
        // What is left of rounding is no variation.
        let varies = |m2: f64| m2 > 1e-12 * self.n;
        (varies(self.m2_x) && varies(self.m2_y))
            .then(|| (self.co / (self.m2_x.sqrt() * self.m2_y.sqrt())).clamp(-1.0, 1.0))
    }
}

impl FromIterator<(f64, f64)> for Pairs {
    fn from_iter<I: IntoIterator<Item = (f64, f64)>>(pairs: I) -> Self {
        let mut sums = Self::default();
        for (x, y) in pairs {
            sums.push(x, y);
        }
        sums
    }
}

#[cfg(test)]
mod tests {
    use super::Pairs;

    fn of(pairs: &[(f64, f64)]) -> Pairs {
        pairs.iter().copied().collect()
    }

    #[test]
    fn a_line_correlates_fully_and_a_constant_not_at_all() {
        let line = of(&[(0.0, 1.0), (1.0, 3.0), (2.0, 5.0)]).correlation().unwrap();
        assert!((line - 1.0).abs() < 1e-12);
        let turned = of(&[(0.0, 1.0), (1.0, 0.0)]).correlation().unwrap();
        assert!((turned + 1.0).abs() < 1e-12);
        assert_eq!(of(&[(0.5, 1.0), (0.5, 0.0)]).correlation(), None);
        assert_eq!(of(&[]).correlation(), None);
        assert_eq!(of(&[(1.0, 1.0)]).variance_x(), None);
    }
}
