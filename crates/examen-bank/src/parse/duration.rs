//! Times such as `5m`, `90s` and `1h30m`.

use std::time::Duration;

/// The largest number of seconds a time may have: ten days.
const MAX_SECONDS: u64 = 10 * 24 * 60 * 60;

/// Reads a time: whole numbers, each followed by `h`, `m` or `s`, in this order.
pub(crate) fn parse_duration(text: &str) -> Option<Duration> {
    let mut seconds = 0_u64;
    let mut rest = text;
    let mut units = "hms";
    while !rest.is_empty() {
        let n_digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let number: u64 = rest.get(..n_digits)?.parse().ok()?;
        let unit = rest[n_digits..].chars().next()?;
        units = &units[units.find(unit)? + 1..];
        let factor = match unit {
            'h' => 3600,
            'm' => 60,
            _ => 1,
        };
        seconds = seconds.checked_add(number.checked_mul(factor)?)?;
        rest = &rest[n_digits + 1..];
    }
    (1..=MAX_SECONDS)
        .contains(&seconds)
        .then(|| Duration::from_secs(seconds))
}

/// Writes a time the way [`parse_duration`] reads it, fractions of a second left out.
pub(crate) fn print_duration(time: Duration) -> String {
    let seconds = time.as_secs();
    let units = [
        (seconds / 3600, "h"),
        (seconds / 60 % 60, "m"),
        (seconds % 60, "s"),
    ];
    units
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, unit)| format!("{number}{unit}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{parse_duration, print_duration};

    fn check(text: &str, seconds: Option<u64>) {
        assert_eq!(parse_duration(text).map(|time| time.as_secs()), seconds, "{text}");
    }

    #[test]
    fn times_are_numbers_with_units() {
        check("5m", Some(300));
        check("90s", Some(90));
        check("1h30m", Some(5400));
        check("2h", Some(7200));
        for wrong in [
            "",
            "5",
            "m",
            "5 m",
            "30m1h",
            "0m",
            "-1m",
            "1d",
            "99999999999999999999h",
            "99999h",
        ] {
            check(wrong, None);
        }
    }

    #[test]
    fn times_print_in_their_largest_units() {
        for (text, printed) in [
            ("90s", "1m30s"),
            ("60m", "1h"),
            ("1h30m", "1h30m"),
            ("3661s", "1h1m1s"),
        ] {
            assert_eq!(parse_duration(text).map(print_duration).as_deref(), Some(printed));
        }
    }
}
