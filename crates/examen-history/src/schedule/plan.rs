//! Which questions to ask, and in which order.

use std::cmp::Ordering;
use std::collections::VecDeque;

use examen_bank::Level;
use jiff::Timestamp;
use xxhash_rust::xxh3::xxh3_64_with_seed;

use super::status::{QuestionStatus, Schedule, Standing};
use crate::catalogue::{Catalogue, CatalogueEntry};
use crate::store::Settings;

/// Nobody answers more questions in one go.
const MOST_AHEAD: usize = 1000;

/// What somebody wants to be asked.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Only questions of this topic or with this tag, whatever the case.
    pub topic: Option<String>,
    /// Only questions of this level.
    pub level: Option<Level>,
    /// At most so many.
    pub count: Option<usize>,
    /// Whether to go on where nothing is due.
    pub ahead: Ahead,
    /// Decides between questions that are equally worth asking.
    pub seed: u64,
}

/// Whether to ask questions before they are due.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ahead {
    /// No.
    #[default]
    No,
    /// Yes, after those that are due and new, whatever the day's limits say.
    Yes,
}

/// How many questions the day still has room for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quota {
    /// Questions that were never asked.
    pub new: usize,
    /// Questions that are due.
    pub due: usize,
}

impl Quota {
    /// No limit.
    pub const UNLIMITED: Self = Self {
        new: usize::MAX,
        due: usize::MAX,
    };
}

impl Schedule {
    /// What is left of the limits in `settings` on the day that began at `midnight`.
    pub fn quota(&self, settings: &Settings, midnight: Timestamp) -> Quota {
        let today = |question: &&QuestionStatus| question.last.is_some_and(|last| last.at >= midnight);
        let is_first = |question: &&QuestionStatus| question.last.is_some_and(|last| last.first >= midnight);
        let asked = self.questions.iter().filter(today);
        let (new, again): (Vec<_>, Vec<_>) = asked.partition(is_first);
        Quota {
            new: (settings.new_a_day as usize).saturating_sub(new.len()),
            due: (settings.due_a_day as usize).saturating_sub(again.len()),
        }
    }

    /// The questions to ask, as indexes into the catalogue.
    ///
    /// Due questions come in the order of the marks that would be lost now, new ones in an order drawn by the seed,
    /// those without points after all others.
    /// New ones are spread evenly among the due ones, and neighbours are of different topics where that is possible,
    /// because practice that is mixed is remembered longer than practice in blocks (Rohrer and Taylor, "The shuffling
    /// of mathematics problems improves learning", Instructional Science 35, 2007).
    pub fn plan(&self, catalogue: &Catalogue, wanted: &Wanted, quota: Quota) -> Vec<usize> {
        let fitting = |idx: &usize| wanted.fits(&catalogue.entries()[*idx]);
        let all: Vec<usize> = (0..self.questions.len()).filter(fitting).collect();
        let of = |is: fn(&QuestionStatus) -> bool| -> Vec<usize> {
            all.iter()
                .copied()
                .filter(|idx| is(&self.questions[*idx]))
                .collect()
        };
        let mut due = of(QuestionStatus::is_due);
        due.sort_by(|a, b| self.by_loss(*a, *b, wanted.seed));
        due.truncate(quota.due);
        let mut new = of(|question| question.standing == Standing::New);
        // What nothing can be graded by comes last: nobody learns from it how he stands.
        let is_ungraded = |idx: usize| catalogue.entries()[idx].points.is_empty();
        new.sort_by_key(|idx| (is_ungraded(*idx), self.lot(*idx, wanted.seed)));
        let leftover = new.split_off(quota.new.min(new.len()));
        let mut plan = interleaved(due, new, catalogue);
        if wanted.ahead == Ahead::Yes {
            let mut later = of(|question| matches!(question.standing, Standing::Later(_)));
            later.sort_by(|a, b| self.by_loss(*a, *b, wanted.seed));
            let most = wanted.count.unwrap_or(MOST_AHEAD);
            later.truncate(most);
            let leftover = leftover.into_iter().take(most).collect();
            plan.extend(interleaved(later, leftover, catalogue));
        }
        plan.truncate(wanted.count.unwrap_or(usize::MAX));
        plan
    }

    fn by_loss(&self, a: usize, b: usize, seed: u64) -> Ordering {
        let loss = |idx: usize| self.questions[idx].expected_loss;
        let by_loss = loss(b).total_cmp(&loss(a));
        by_loss.then_with(|| self.lot(a, seed).cmp(&self.lot(b, seed)))
    }

    /// Drawn by name, so that a draw changes as little as possible when a bank grows.
    fn lot(&self, idx: usize, seed: u64) -> (u64, usize) {
        let key = &self.questions[idx].key;
        let name = format!("{}\u{1f}{}", key.bank, key.question);
        (xxh3_64_with_seed(name.as_bytes(), seed), idx)
    }
}

impl Wanted {
    /// Whether a question is of the topic and level.
    pub fn fits(&self, entry: &CatalogueEntry) -> bool {
        let level = self.level.is_none_or(|level| entry.level == Some(level));
        level && self.topic.as_ref().is_none_or(|topic| entry.is_about(topic))
    }
}

/// `new` spread evenly among `due`, topics mixed.
fn interleaved(due: Vec<usize>, new: Vec<usize>, catalogue: &Catalogue) -> Vec<usize> {
    let total = due.len() + new.len();
    let n_new = new.len();
    let (mut due, mut new) = (VecDeque::from(due), VecDeque::from(new));
    let mut plan: Vec<usize> = Vec::with_capacity(total);
    for place in 0..total {
        // The share of new ones up to here, rounded to the nearest; a half is rounded down, since what is due goes first.
        let n_new_by = |place: usize| (2 * place * n_new + total - 1) / (2 * total);
        let is_new = n_new_by(place + 1) > n_new_by(place);
        let (first, second) = if is_new {
            (&mut new, &mut due)
        } else {
            (&mut due, &mut new)
        };
        let from = if first.is_empty() { second } else { first };
        let before = plan.last().map(|idx| catalogue.entries()[*idx].topic_name());
        let other = from
            .iter()
            .position(|idx| Some(catalogue.entries()[*idx].topic_name()) != before);
        plan.extend(from.remove(other.unwrap_or(0)));
    }
    plan
}
