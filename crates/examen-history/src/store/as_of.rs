//! What a history knew at an earlier time.

use jiff::Timestamp;

use super::{Access, AttemptLog};
use crate::error::HistoryError;
use crate::fact::Fact;

impl AttemptLog {
    /// The history without what was answered after `moment`, to be looked at only. What was said later about earlier
    /// answers, or undone or forgotten, counts. Where something is left out this is a copy in memory.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn as_of(self, moment: Timestamp) -> Result<Self, HistoryError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM attempt WHERE at > ?1)";
        let at = moment.as_millisecond();
        if !self.read(|connection| connection.query_row(sql, [at], |row| row.get(0)))? {
            return Ok(self);
        }
        let is_known = |fact: &Fact| !matches!(fact, Fact::Attempt(attempt) if attempt.at > moment);
        let facts: Vec<Fact> = self.facts()?.into_iter().filter(is_known).collect();
        let mut past = Self::in_memory(&self.path, moment)?;
        past.set_settings(&self.settings()?)?;
        past.merge(&facts)?;
        for draft in self.drafts()?.into_iter().filter(|draft| draft.at <= moment) {
            past.save_draft(&draft)?;
        }
        past.access = Access::ReadOnly;
        Ok(past)
    }
}
