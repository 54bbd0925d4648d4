//! Writing into the history what was handed in.

use std::path::Path;

use examen_bank::PointId;
use examen_history::{Assessment, Attempt, AttemptLog, HistoryError, QuestionKey, Tick};
use jiff::Timestamp;

/// An answer that is handed in, with what the candidate says about it.
#[derive(Debug)]
pub(crate) struct HandedIn {
    pub(crate) attempt: Attempt,
    /// What the question was called before.
    pub(crate) before: Vec<QuestionKey>,
    pub(crate) ticks: Vec<(PointId, Tick)>,
}

/// Stores the answers that are new, and what is newly said about any of them. An answer that is the last one to its
/// question, letter by letter, was handed in before, by this server or one before it. Returns how many are new.
///
/// # Errors
/// The history cannot be used. What was stored until then stays.
pub(crate) fn keep(path: &Path, handed_in: &[HandedIn], now: Timestamp) -> Result<usize, HistoryError> {
    if handed_in.is_empty() {
        return Ok(0);
    }
    let mut log = AttemptLog::open(path, now)?;
    let mut n_new = 0;
    for HandedIn {
        attempt,
        before,
        ticks,
    } in handed_in
    {
        let known = log.record_if_other(attempt, before)?;
        let id = known.as_ref().map_or_else(|| attempt.id(), |kept| kept.id);
        n_new += usize::from(known.is_none());
        let is_known = |(point, tick): &&(PointId, Tick)| {
            let said = known.as_ref().and_then(|kept| kept.ticks.get(point));
            said == Some(tick)
        };
        let ticks: Vec<(PointId, Tick)> = ticks.iter().filter(|tick| !is_known(tick)).cloned().collect();
        if !ticks.is_empty() {
            log.assess(&Assessment {
                attempt: id,
                at: now,
                ticks,
            })?;
        }
    }
    Ok(n_new)
}
