//! Units of measure and what they measure.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dimension {
    Time,
    /// Months differ in length.
    Months,
    /// In bits.
    Information,
    BitRate,
    Frequency,
    Length,
    Mass,
    Voltage,
    Power,
    Share,
    /// How many times as much.
    Factor,
}

/// The seconds of a month: a twelfth of a year of 365 days.
const MONTH: f64 = 365.0 * 86_400.0 / 12.0;

impl Dimension {
    /// How many of the first unit of `other` the first unit is, where one can be told in the other.
    pub fn in_terms_of(self, other: Self) -> Option<f64> {
        match (self, other) {
            (Self::Months, Self::Time) => Some(MONTH),
            (Self::Time, Self::Months) => Some(1.0 / MONTH),
            _ => (self == other).then_some(1.0),
        }
    }
}

/// A unit, and how much of the first one of its dimension it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Unit {
    pub dimension: Dimension,
    pub size: f64,
    /// The same by the other reading of the prefix: a kilobyte has 1000 bytes or 1024.
    pub other_size: f64,
}

/// How a unit may stand behind its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Right behind it only: `2x`.
    Glued,
    Anywhere,
}

/// Names by dimension, each row with its size.
const NAMES: &[(Dimension, f64, &[&str])] = &[
    (
        Dimension::Time,
        1e-9,
        &["ns", "nanosecond", "nanoseconds", "nanos"],
    ),
    (
        Dimension::Time,
        1e-6,
        &["us", "µs", "μs", "microsecond", "microseconds", "micros"],
    ),
    (
        Dimension::Time,
        1e-3,
        &["ms", "msec", "msecs", "millisecond", "milliseconds", "millis"],
    ),
    (Dimension::Time, 1.0, &["s", "sec", "secs", "second", "seconds"]),
    (Dimension::Time, 60.0, &["min", "mins", "minute", "minutes"]),
    (Dimension::Time, 3600.0, &["h", "hr", "hrs", "hour", "hours"]),
    (Dimension::Time, 86_400.0, &["d", "day", "days"]),
    (Dimension::Time, 604_800.0, &["week", "weeks"]),
    (Dimension::Months, 1.0, &["month", "months"]),
    (Dimension::Months, 12.0, &["year", "years", "yr", "yrs"]),
    (Dimension::Frequency, 1.0, &["hz", "hertz"]),
    (Dimension::Frequency, 1e3, &["khz", "kilohertz"]),
    (Dimension::Frequency, 1e6, &["mhz", "megahertz"]),
    (Dimension::Frequency, 1e9, &["ghz", "gigahertz"]),
    (
        Dimension::Length,
        1e-3,
        &["mm", "millimeter", "millimeters", "millimetre", "millimetres"],
    ),
    (
        Dimension::Length,
        1e-2,
        &["cm", "centimeter", "centimeters", "centimetre", "centimetres"],
    ),
    (Dimension::Length, 1.0, &["meter", "meters", "metre", "metres"]),
    (
        Dimension::Length,
        1e3,
        &["km", "kilometer", "kilometers", "kilometre", "kilometres"],
    ),
    (Dimension::Mass, 1e-3, &["mg", "milligram", "milligrams"]),
    (Dimension::Mass, 1.0, &["g", "gram", "grams"]),
    (Dimension::Mass, 1e3, &["kg", "kilogram", "kilograms", "kilos"]),
    (Dimension::Voltage, 1e-3, &["mv", "millivolt", "millivolts"]),
    (Dimension::Voltage, 1.0, &["v", "volt", "volts"]),
    (Dimension::Power, 1.0, &["watt", "watts"]),
    (Dimension::Power, 1e3, &["kw", "kilowatt", "kilowatts"]),
    (Dimension::Share, 0.01, &["%", "percent", "pct"]),
    (Dimension::Factor, 1.0, &["x", "×", "fold", "times"]),
];

/// The units by name: each new word of an answer is looked up.
static BY_NAME: LazyLock<FxHashMap<&str, Unit>> = LazyLock::new(|| {
    let units = NAMES.iter().flat_map(|(dimension, size, names)| {
        let unit = Unit {
            dimension: *dimension,
            size: *size,
            other_size: *size,
        };
        names.iter().map(move |name| (*name, unit))
    });
    units.collect()
});

/// Bits, bytes and bits a second: names behind a prefix, what they measure, and how many bits they are.
const OF_DATA: &[(&[&str], Dimension, f64)] = &[
    (&["bit", "bits"], Dimension::Information, 1.0),
    (&["b", "byte", "bytes"], Dimension::Information, 8.0),
    (&["bps"], Dimension::BitRate, 1.0),
];

/// Prefixes by their power of a thousand: short, long, of 1024 short and long.
const PREFIXES: &[[&str; 4]] = &[
    ["k", "kilo", "ki", "kibi"],
    ["m", "mega", "mi", "mebi"],
    ["g", "giga", "gi", "gibi"],
    ["t", "tera", "ti", "tebi"],
    ["p", "peta", "pi", "pebi"],
];

impl Unit {
    /// The unit called so, in lower case, and where it may stand.
    pub fn named(name: &str) -> Option<(Self, Place)> {
        let known = BY_NAME.get(name).copied();
        let unit = known.or_else(|| Self::of_data(name))?;
        // A letter behind a blank may be anything, but for seconds and hours.
        let is_letter = name.chars().count() == 1 && !matches!(name, "s" | "h" | "%");
        Some((unit, if is_letter { Place::Glued } else { Place::Anywhere }))
    }

    fn of_data(name: &str) -> Option<Self> {
        let unit = |dimension, size: f64, other_size: f64| Self {
            dimension,
            size,
            other_size,
        };
        for (names, dimension, bits) in OF_DATA {
            let Some(prefix) = names.iter().find_map(|end| name.strip_suffix(end)) else {
                continue;
            };
            if prefix.is_empty() {
                // A single `b` is too little to go by.
                return (name.len() > 1).then(|| unit(*dimension, *bits, *bits));
            }
            for (power, prefixes) in (1..).zip(PREFIXES) {
                let (decimal, binary) = (bits * 1000_f64.powi(power), bits * 1024_f64.powi(power));
                match prefixes.iter().position(|known| *known == prefix) {
                    Some(0 | 1) => return Some(unit(*dimension, decimal, binary)),
                    Some(_) => return Some(unit(*dimension, binary, binary)),
                    None => {}
                }
            }
        }
        None
    }
}
