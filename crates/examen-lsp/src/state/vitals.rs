//! How the server is doing, for whoever asks.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde::Serialize;

/// Edits whose times are remembered.
const REMEMBERED: usize = 1000;

/// Figures that the owner of all state keeps up to date.
#[derive(Debug, Default)]
pub(crate) struct Vitals(Mutex<Figures>);

#[derive(Debug, Default)]
struct Figures {
    version: String,
    banks_found: Option<Instant>,
    edits: VecDeque<Duration>,
    queue: QueueLengths,
    history_problem: Option<String>,
    file_problems: Vec<String>,
}

/// The figures at one moment.
#[derive(Clone, Debug)]
pub(crate) struct VitalSigns {
    pub(crate) version: String,
    /// How long ago banks were found.
    pub(crate) bank_age: Option<Duration>,
    pub(crate) edits: EditTimes,
    pub(crate) queue: QueueLengths,
    /// Why the history could not be read the last time.
    pub(crate) history_problem: Option<String>,
    /// Which files could not be used when banks were last found, and why.
    pub(crate) file_problems: Vec<String>,
}

/// How long edits took from their arrival to their diagnostics, in milliseconds.
#[derive(Clone, Copy, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct EditTimes {
    pub(crate) n: usize,
    pub(crate) p50_ms: f64,
    pub(crate) p95_ms: f64,
}

/// How much waits.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub(crate) struct QueueLengths {
    /// Requests without an answer.
    pub(crate) requests: usize,
    /// Documents whose diagnostics are to be worked out.
    pub(crate) diagnostics: usize,
    /// Messages that are to be written.
    pub(crate) outgoing: usize,
}

impl Vitals {
    /// What the server calls its version.
    pub(crate) fn set_version(&self, version: &str) {
        self.change(|figures| version.clone_into(&mut figures.version));
    }

    /// Banks were found.
    pub(crate) fn banks_found(&self, now: Instant) {
        self.change(|figures| figures.banks_found = Some(now));
    }

    /// An edit was answered.
    pub(crate) fn edit_took(&self, time: Duration) {
        self.change(|figures| {
            if figures.edits.len() == REMEMBERED {
                figures.edits.pop_front();
            }
            figures.edits.push_back(time);
        });
    }

    /// How much waits now.
    pub(crate) fn set_queue(&self, queue: QueueLengths) {
        self.change(|figures| figures.queue = queue);
    }

    /// The history was read, or could not be.
    pub(crate) fn set_history_problem(&self, problem: Option<String>) {
        self.change(|figures| figures.history_problem = problem);
    }

    /// Banks were found, and these files cannot be used.
    pub(crate) fn set_file_problems(&self, problems: Vec<String>) {
        self.change(|figures| figures.file_problems = problems);
    }

    /// All figures.
    pub(crate) fn read(&self) -> VitalSigns {
        let figures = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut times: Vec<Duration> = figures.edits.iter().copied().collect();
        times.sort_unstable();
        // The nearest rank.
        let share = |percent: usize| {
            let rank = (times.len() * percent).div_ceil(100).max(1) - 1;
            times
                .get(rank)
                .map_or(0.0, |time| (time.as_secs_f64() * 1e5).round() / 100.0)
        };
        VitalSigns {
            version: figures.version.clone(),
            bank_age: figures.banks_found.map(|at| at.elapsed()),
            edits: EditTimes {
                n: times.len(),
                p50_ms: share(50),
                p95_ms: share(95),
            },
            queue: figures.queue,
            history_problem: figures.history_problem.clone(),
            file_problems: figures.file_problems.clone(),
        }
    }

    fn change(&self, change: impl FnOnce(&mut Figures)) {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner));
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Vitals;

    #[test]
    fn times_are_given_by_rank() {
        let vitals = Vitals::default();
        for ms in 1..=100 {
            vitals.edit_took(Duration::from_millis(ms));
        }
        let edits = vitals.read().edits;
        assert_eq!((edits.n, edits.p50_ms, edits.p95_ms), (100, 50.0, 95.0));
    }
}
