//! What became of a submitted answer, and what the learner says about it.

use std::collections::BTreeMap;
use std::time::Duration;

use examen_bank::{PointId, State};
use examen_grader::{Grade, Verdict};
use examen_history::{Assessment, AttemptId, Hint, Tick};
use jiff::Timestamp;

use super::asked::Asked;

/// A submitted answer with its verdicts.
pub(super) struct Judged<'a> {
    pub(super) asked: Asked<'a>,
    pub(super) attempt: AttemptId,
    pub(super) answer: String,
    pub(super) grade: Grade,
    pub(super) hints: Vec<Hint>,
    pub(super) elapsed: Duration,
    /// What the learner said; points without a word are the machine's to judge.
    pub(super) ticks: BTreeMap<PointId, Tick>,
    /// The point that keys are about, as an index into [`Judged::rows`].
    pub(super) selected: usize,
    /// Rows scrolled on beyond the selected point.
    pub(super) scroll: u16,
    pub(super) notice: Option<String>,
    /// When one of its points is asked again, in days from now.
    pub(super) next_in_days: Option<i64>,
    /// Points that were missed again and again, and how many times.
    pub(super) leeches: BTreeMap<PointId, u32>,
}

impl Judged<'_> {
    /// The points that are shown: all but misconceptions that nobody voiced.
    pub(super) fn rows(&self) -> Vec<&Verdict> {
        let is_shown = |verdict: &&Verdict| verdict.state != State::Absent;
        self.grade.verdicts.iter().filter(is_shown).collect()
    }

    pub(super) fn select_next(&mut self) {
        self.scroll = 0;
        self.selected = (self.selected + 1).min(self.rows().len().saturating_sub(1));
    }

    pub(super) fn select_previous(&mut self) {
        self.scroll = 0;
        self.selected = self.selected.saturating_sub(1);
    }

    /// The learner's word on the selected point, which comes into view, or, if it is `tick` already, no word.
    pub(super) fn tick(&mut self, tick: Tick) {
        self.scroll = 0;
        let Some(point) = self
            .rows()
            .get(self.selected)
            .map(|verdict| verdict.point.clone())
        else {
            return;
        };
        if self.ticks.get(&point) == Some(&tick) {
            self.ticks.remove(&point);
        } else {
            self.ticks.insert(point, tick);
        }
    }

    /// Turns what stands for the selected point: the learner's word, else the machine's.
    pub(super) fn toggle(&mut self) {
        self.scroll = 0;
        let Some(verdict) = self.rows().get(self.selected).map(|verdict| (*verdict).clone()) else {
            return;
        };
        let said = self.ticks.get(&verdict.point).copied();
        let next = match said.unwrap_or_else(|| automatic(&verdict)) {
            Tick::Missed => Tick::Made,
            Tick::Made | Tick::Easily => Tick::Missed,
        };
        if said.is_some() && next == automatic(&verdict) && !self.asked.is_checklist() {
            // Back to what the machine says: there is nothing left to say.
            self.ticks.remove(&verdict.point);
        } else {
            self.ticks.insert(verdict.point, next);
        }
    }

    /// What there is to store of it. On a checklist nobody judges but the learner, so that every point counts as seen.
    pub(super) fn assessment(&self, at: Timestamp) -> Option<Assessment> {
        let mut ticks = self.ticks.clone();
        if self.asked.is_checklist() {
            for verdict in self.rows() {
                ticks
                    .entry(verdict.point.clone())
                    .or_insert_with(|| automatic(verdict));
            }
        }
        (!ticks.is_empty()).then(|| Assessment {
            attempt: self.attempt,
            at,
            ticks: ticks.into_iter().collect(),
        })
    }
}

/// The machine's word in the learner's terms.
pub(super) fn automatic(verdict: &Verdict) -> Tick {
    if verdict.is_credited() != verdict.is_misconception() {
        Tick::Made
    } else {
        Tick::Missed
    }
}
