//! Marks over time.

use examen_bank::{Marks, Score};
use jiff::Timestamp;

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
        let mut periods: Vec<Period> = bounds
            .iter()
            .map(|start| Period {
                start: *start,
                n_attempts: 0,
                score: Score::default(),
            })
            .collect();
        let Some(first) = bounds.first() else {
            return Ok(periods);
        };
        let ends: Vec<i64> = bounds.iter().map(|bound| bound.as_millisecond()).collect();
        self.each_score(*first, |at, score| {
            let period_idx = ends.partition_point(|start| *start <= at).saturating_sub(1);
            let period = &mut periods[period_idx];
            period.n_attempts += 1;
            period.score = period.score + score;
        })?;
        Ok(periods)
    }

    fn each_score(&self, since: Timestamp, mut visit: impl FnMut(i64, Score)) -> Result<(), HistoryError> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT at, awarded, available FROM attempt
                 WHERE at >= ?1 AND id NOT IN (SELECT attempt FROM withdrawal)",
            )?;
            let mut rows = statement.query([since.as_millisecond()])?;
            while let Some(row) = rows.next()? {
                let score = Score {
                    awarded: Marks::from_hundredths(row.get(1)?),
                    available: Marks::from_hundredths(row.get(2)?),
                };
                visit(row.get(0)?, score);
            }
            Ok(())
        })
    }
}
