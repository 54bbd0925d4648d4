//! Marks, the unit of every score.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A number of marks, exact to a hundredth, so that sums do not depend on their order. Negative for what a
/// misconception costs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Marks(i32);

impl Marks {
    /// No marks.
    pub const ZERO: Self = Self(0);

    /// `n` whole marks.
    pub const fn whole(n: i32) -> Self {
        Self(n.saturating_mul(100))
    }

    /// `n` hundredths of a mark.
    pub fn from_hundredths(n: i32) -> Self {
        Self(n)
    }

    /// The number of hundredths.
    pub fn hundredths(self) -> i32 {
        self.0
    }

    /// The value as a decimal number.
    pub fn as_f64(self) -> f64 {
        f64::from(self.0) / 100.0
    }

    /// `share` of these marks, rounded to the nearest hundredth; `share` is clamped to 0..=1.
    #[must_use]
    pub fn portion(self, share: f64) -> Self {
        Self((f64::from(self.0) * share.clamp(0.0, 1.0)).round() as i32)
    }

    /// Whether these marks are taken away rather than given.
    pub fn is_negative(self) -> bool {
        self.0 < 0
    }
}

impl Add for Marks {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Marks {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Neg for Marks {
    type Output = Self;
    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}

impl AddAssign for Marks {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sum for Marks {
    fn sum<I: Iterator<Item = Self>>(marks: I) -> Self {
        marks.fold(Self::ZERO, Add::add)
    }
}

impl fmt::Display for Marks {
    /// As few decimals as needed: `2`, `1.5`, `0.33`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, rest) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        let text = match rest {
            0 => format!("{sign}{whole}"),
            n if n % 10 == 0 => format!("{sign}{whole}.{}", n / 10),
            n => format!("{sign}{whole}.{n:02}"),
        };
        f.pad(&text)
    }
}

impl Serialize for Marks {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.as_f64())
    }
}

impl<'de> Deserialize<'de> for Marks {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        f64::deserialize(deserializer).map(|n| Self((n * 100.0).round() as i32))
    }
}

/// What an answer got out of what there was to get; `awarded` lies in 0..=`available`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    /// Marks the answer earned, costs of misconceptions taken off.
    pub awarded: Marks,
    /// The sum of all positive points.
    pub available: Marks,
}

impl Score {
    /// `awarded` clamped into 0..=`available`.
    pub fn clamped(awarded: Marks, available: Marks) -> Self {
        Self {
            awarded: awarded.clamp(Marks::ZERO, available.max(Marks::ZERO)),
            available,
        }
    }

    /// The share earned, 0..=1; 0 where nothing was available.
    pub fn share(self) -> f64 {
        if self.available <= Marks::ZERO {
            0.0
        } else {
            self.awarded.as_f64() / self.available.as_f64()
        }
    }
}

impl Add for Score {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self {
            awarded: self.awarded + other.awarded,
            available: self.available + other.available,
        }
    }
}

impl Sum for Score {
    fn sum<I: Iterator<Item = Self>>(scores: I) -> Self {
        scores.fold(Self::default(), Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::{Marks, Score};

    fn check(hundredths: i32, shown: &str) {
        assert_eq!(Marks::from_hundredths(hundredths).to_string(), shown);
    }

    #[test]
    fn marks_print_with_as_few_decimals_as_needed() {
        check(200, "2");
        check(150, "1.5");
        check(33, "0.33");
        check(-50, "-0.5");
        check(-200, "-2");
        check(5, "0.05");
    }

    #[test]
    fn a_score_stays_within_what_is_available() {
        assert_eq!(
            Score::clamped(Marks::whole(-3), Marks::whole(4)).awarded,
            Marks::ZERO
        );
        assert_eq!(
            Score::clamped(Marks::whole(9), Marks::whole(4)).awarded,
            Marks::whole(4)
        );
        assert_eq!(Score::clamped(Marks::whole(1), Marks::whole(4)).share(), 0.25);
        assert_eq!(Score::default().share(), 0.0);
    }
}
