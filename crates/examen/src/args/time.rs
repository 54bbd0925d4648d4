//! Times as they are typed.

use std::str::FromStr;
use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// A time that was typed: a date (the beginning of that day here) or a full timestamp.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Moment(pub(crate) Timestamp);

impl FromStr for Moment {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if let Ok(time) = text.parse::<Timestamp>() {
            return Ok(Self(time));
        }
        let date: Date = text.parse().map_err(|_| {
            "expected a date such as 2026-03-01, or a time such as 2026-03-01T09:00:00Z".to_owned()
        })?;
        let start = date
            .to_zoned_datetime(TimeZone::system())
            .map_err(|error| error.to_string())?;
        Ok(Self(start.timestamp()))
    }
}

/// A stretch of time, given in minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Minutes(pub(crate) Duration);

impl FromStr for Minutes {
    type Err = String;

    /// From a tenth of a minute, which is what a test waits for, to ten hours.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let minutes = text
            .parse::<f64>()
            .ok()
            .filter(|minutes| (0.1..=600.0).contains(minutes));
        minutes
            .map(|minutes| Self(Duration::from_secs_f64(minutes * 60.0)))
            .ok_or_else(|| "use a number of minutes from 0.1 to 600".to_owned())
    }
}
