//! A day on which a sheet was written.

use std::fmt;

/// A day of the calendar, without a time zone: what stands in a sheet or in the name of a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Day {
    year: u16,
    month: u8,
    day: u8,
}

impl Day {
    /// Reads `2026-03-02`.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let is_shaped = bytes.len() == 10
            && bytes.iter().enumerate().all(|(at, byte)| {
                if at == 4 || at == 7 {
                    *byte == b'-'
                } else {
                    byte.is_ascii_digit()
                }
            });
        if !is_shaped {
            return None;
        }
        let number = |from: usize, to: usize| text[from..to].parse::<u16>().ok();
        let (year, month, day) = (number(0, 4)?, number(5, 7)? as u8, number(8, 10)? as u8);
        (year > 0 && (1..=days_in(year, month)).contains(&day)).then_some(Self { year, month, day })
    }

    /// The first day that stands in a path by itself: between anything that is neither a digit nor a letter.
    pub fn in_path(path: &str) -> Option<Self> {
        let bytes = path.as_bytes();
        let is_apart = |at: Option<usize>| {
            at.and_then(|at| bytes.get(at))
                .is_none_or(|byte| !byte.is_ascii_alphanumeric())
        };
        (0..bytes.len().saturating_sub(9))
            .filter(|start| is_apart(start.checked_sub(1)) && is_apart(Some(start + 10)))
            .filter_map(|start| path.get(start..start + 10))
            .find_map(Self::parse)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// How many days a month has in the Gregorian calendar; 0 for what is no month.
fn days_in(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::Day;

    fn check(path: &str, day: Option<&str>) {
        assert_eq!(
            Day::in_path(path).map(|day| day.to_string()).as_deref(),
            day,
            "{path}"
        );
    }

    #[test]
    fn a_day_is_found_in_a_path() {
        check("cohort/2026-03-02/anna.answers.md", Some("2026-03-02"));
        check("anna_2024-02-29.answers.md", Some("2024-02-29"));
        check("2026-03-02", Some("2026-03-02"));
        check("é/2026-03-02", Some("2026-03-02"));
    }

    #[test]
    fn what_is_no_day_is_passed_over() {
        check("2023-02-29/x", None);
        check("2026-13-01/x", None);
        check("2026-00-10/x", None);
        check("12026-03-02/x", None);
        check("2026-03-021", None);
        check("0000-01-01", None);
        check("", None);
        check("ééééééééééé", None);
    }
}
