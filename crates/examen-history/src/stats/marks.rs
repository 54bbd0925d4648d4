//! Marks over time.

use examen_bank::{Marks, Score};
use jiff::Timestamp;
use rusqlite::Row;

use crate::error::HistoryError;
use crate::store::AttemptLog;

/// What was answered in a stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// When it began.
    pub start: Timestamp,
    /// How many attempts there were.
    pub n_attempts: u32,
    /// Their marks.
    pub score: Score,
}

impl AttemptLog {
    /// The attempts between `bounds`, which are sorted: a period lasts from one to the next, and the last one for ever.
    /// Where a day begins is for the caller to know, who knows the time zone.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn marks_over(&self, bounds: &[Timestamp]) -> Result<Vec<Period>, HistoryError> {
        let Some(first) = bounds.first() else {
            return Ok(Vec::new());
        };
        let starts: Vec<i64> = bounds.iter().map(|bound| bound.as_millisecond()).collect();
        let ends = starts.iter().skip(1).copied().chain([i64::MAX]);
        let sums = self.read(|connection| {
            let mut statement = connection.prepare_cached(IN_PERIOD)?;
            let of_period = starts
                .iter()
                .zip(ends)
                .map(|(start, end)| statement.query_row([*start, end], Sums::read));
            let mut sums: Vec<Sums> = of_period.collect::<Result<_, _>>()?;
            let mut statement = connection.prepare_cached(UNDONE)?;
            let mut rows = statement.query([first.as_millisecond()])?;
            while let Some(row) = rows.next()? {
                let at: i64 = row.get(3)?;
                let period_idx = starts.partition_point(|start| *start <= at).saturating_sub(1);
                sums[period_idx].take_off(&Sums::read(row)?);
            }
            Ok(sums)
        })?;
        let periods = bounds.iter().zip(sums).map(|(start, sums)| sums.period(*start));
        Ok(periods.collect())
    }
}

/// All that was submitted between two times, from an index alone.
const IN_PERIOD: &str = "SELECT count(*), ifnull(sum(awarded), 0), ifnull(sum(available), 0) FROM attempt
                         WHERE at >= ?1 AND at < ?2";

/// What was undone of it. That is rare: it is taken off again, rather than looked for at each of 100,000 attempts.
const UNDONE: &str = "SELECT 1, a.awarded, a.available, a.at
                      FROM withdrawal CROSS JOIN attempt AS a ON a.id = withdrawal.attempt
                      WHERE a.at >= ?1";

/// Attempts and hundredths of marks, added up.
#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    n_attempts: i64,
    awarded: i64,
    available: i64,
}

impl Sums {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            n_attempts: row.get(0)?,
            awarded: row.get(1)?,
            available: row.get(2)?,
        })
    }

    fn take_off(&mut self, other: &Self) {
        self.n_attempts -= other.n_attempts;
        self.awarded -= other.awarded;
        self.available -= other.available;
    }

    fn period(self, start: Timestamp) -> Period {
        let marks = |hundredths: i64| Marks::from_hundredths(i32::try_from(hundredths).unwrap_or(i32::MAX));
        Period {
            start,
            n_attempts: u32::try_from(self.n_attempts).unwrap_or(u32::MAX),
            score: Score {
                awarded: marks(self.awarded),
                available: marks(self.available),
            },
        }
    }
}
