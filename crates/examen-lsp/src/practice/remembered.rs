//! How questions stand, looked up by their names.

use examen_bank::QuestionId;
use examen_history::schedule::{QuestionStatus, Quota, Schedule, Wanted};
use examen_history::{Catalogue, CatalogueEntry, QuestionKey};
use jiff::Timestamp;

/// How the questions of all banks stood when the history was last read.
#[derive(Debug)]
pub(crate) struct Remembered {
    pub(super) catalogue: Catalogue,
    pub(super) schedule: Schedule,
    /// What is left of the day's limits.
    pub(crate) quota: Quota,
}

/// A question with how it stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Remembering<'r> {
    pub(crate) entry: &'r CatalogueEntry,
    pub(crate) status: &'r QuestionStatus,
}

impl Remembered {
    /// The question `id` of the bank called `bank`.
    pub(crate) fn question(&self, bank: &str, id: &QuestionId) -> Option<Remembering<'_>> {
        let idx = self.catalogue.resolve(&QuestionKey::new(bank, id))?;
        Some(self.at(idx))
    }

    /// The questions that may be asked, in the order of the banks.
    pub(crate) fn questions(&self) -> impl Iterator<Item = Remembering<'_>> {
        (0..self.schedule.questions.len()).map(|idx| self.at(idx))
    }

    /// Whether any question was ever answered.
    pub(crate) fn knows_anything(&self) -> bool {
        self.schedule.questions.iter().any(|status| status.last.is_some())
    }

    /// The time it was read.
    pub(crate) fn now(&self) -> Timestamp {
        self.schedule.now
    }

    /// What to ask, in that order: what is due and what is new, as far as the day has room for it.
    pub(crate) fn plan(&self, wanted: &Wanted) -> impl Iterator<Item = Remembering<'_>> {
        let plan = self.schedule.plan(&self.catalogue, wanted, self.quota);
        plan.into_iter().map(|idx| self.at(idx))
    }

    /// Whether anybody would see a difference to `other`.
    pub(crate) fn differs(&self, other: &Self) -> bool {
        let seen = |status: &QuestionStatus| (status.last, status.standing);
        let (ours, theirs) = (&self.schedule.questions, &other.schedule.questions);
        ours.len() != theirs.len()
            || ours
                .iter()
                .zip(theirs)
                .any(|(a, b)| a.key != b.key || seen(a) != seen(b))
    }

    fn at(&self, idx: usize) -> Remembering<'_> {
        Remembering {
            entry: &self.catalogue.entries()[idx],
            status: &self.schedule.questions[idx],
        }
    }
}
