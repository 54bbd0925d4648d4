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

/// What a time in other words is most probably meant to be, as [`parse_duration`] reads it: `2 hours` is `2h`, and a bare
/// number is minutes. None where a unit is none that is known.
pub(crate) fn closest_duration(text: &str) -> Option<String> {
    let text = text.to_lowercase();
    let mut meant = String::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let after_number = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let number = rest.strip_suffix(after_number)?;
        let after_unit = after_number
            .trim_start()
            .trim_start_matches(|c: char| c.is_alphabetic() || c == '.');
        let unit = after_number
            .strip_suffix(after_unit)?
            .trim()
            .trim_end_matches('.');
        meant += number;
        meant.push(match unit {
            "h" | "hr" | "hrs" | "hour" | "hours" => 'h',
            "m" | "min" | "mins" | "minute" | "minutes" => 'm',
            "s" | "sec" | "secs" | "second" | "seconds" => 's',
            "" if number.len() == text.trim().len() => 'm',
            _ => return None,
        });
        rest = after_unit.trim_start_matches([' ', ',']);
        rest = rest.strip_prefix("and ").unwrap_or(rest);
    }
    parse_duration(&meant).map(|_| meant)
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
    use super::{closest_duration, parse_duration, print_duration};

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
    fn units_in_words_are_those_that_are_meant() {
        for (text, meant) in [
            ("5", Some("5m")),
            ("5 min", Some("5m")),
            ("5 min.", Some("5m")),
            ("2 hours", Some("2h")),
            ("2 Hours", Some("2h")),
            ("90 seconds", Some("90s")),
            ("1 hour 30 minutes", Some("1h30m")),
            ("1 hour and 30 minutes", Some("1h30m")),
            ("1 h, 30 min", Some("1h30m")),
            ("1h30", None),
            ("2 days", None),
            ("1.5 hours", None),
            ("5-10 min", None),
            ("0 min", None),
            ("30m 1h", None),
            ("5 é", None),
            ("soon", None),
            ("", None),
        ] {
            assert_eq!(closest_duration(text).as_deref(), meant, "{text}");
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
