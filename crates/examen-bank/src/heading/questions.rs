//! The questions of several banks, found by id or by heading.

use std::collections::HashMap;

use strsim::damerau_levenshtein;

use super::by_heading::{ByHeading, Found};
use crate::bank::{Bank, Question};
use crate::ids::QuestionId;

/// Where a question stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// Index of the bank among those the [`QuestionIndex`] was made of.
    pub bank: usize,
    /// Index of the question in [`Bank::questions`].
    pub question: usize,
}

/// All questions of some banks, to find the ones a sheet answers. Made once, it serves any number of sheets.
///
/// One id may stand in several banks, for instance in two versions of one. Questions with the same id, prompt and
/// rubric are as good as one; which of them is found does not matter to a grade.
pub struct QuestionIndex {
    banks: Vec<Option<String>>,
    entries: Vec<Entry>,
    by_id: HashMap<QuestionId, Vec<usize>>,
    by_former_id: HashMap<QuestionId, Vec<usize>>,
    by_heading: ByHeading,
}

struct Entry {
    place: Place,
    id: QuestionId,
    /// The first entry with the same id and revision: itself, mostly.
    original: usize,
}

/// Entries that fit, best first. Twins were removed.
pub(super) enum Fit {
    None,
    One(usize),
    Several(Vec<usize>),
}

impl QuestionIndex {
    /// Indexes the questions of `banks`.
    pub fn new<'b>(banks: impl IntoIterator<Item = &'b Bank>) -> Self {
        let banks: Vec<&Bank> = banks.into_iter().collect();
        let mut entries: Vec<Entry> = Vec::new();
        let mut by_id: HashMap<QuestionId, Vec<usize>> = HashMap::new();
        let mut by_former_id: HashMap<QuestionId, Vec<usize>> = HashMap::new();
        for (place, question) in questions(&banks) {
            let idx = entries.len();
            let namesakes = by_id.entry(question.id.clone()).or_default();
            let original = namesakes
                .iter()
                .copied()
                .find(|other| is_twin(&banks, entries[*other].place, question));
            namesakes.push(idx);
            for former in &question.was {
                by_former_id.entry(former.clone()).or_default().push(idx);
            }
            entries.push(Entry {
                place,
                id: question.id.clone(),
                original: original.unwrap_or(idx),
            });
        }
        let headings = questions(&banks).map(|(_, question)| question.heading.value.as_str());
        Self {
            by_heading: ByHeading::new(headings),
            banks: banks.iter().map(|bank| bank.name().map(str::to_owned)).collect(),
            entries,
            by_id,
            by_former_id,
        }
    }

    pub(super) fn place(&self, idx: usize) -> Place {
        self.entries[idx].place
    }

    pub(super) fn id(&self, idx: usize) -> &QuestionId {
        &self.entries[idx].id
    }

    /// The name of the bank in which an entry stands.
    pub(super) fn bank_name(&self, idx: usize) -> Option<&str> {
        self.banks[self.entries[idx].place.bank].as_deref()
    }

    /// The questions called `id`, or that used to be.
    pub(super) fn by_id(&self, id: &QuestionId, bank: Option<&str>) -> Fit {
        let named = |index: &HashMap<QuestionId, Vec<usize>>| index.get(id).cloned().unwrap_or_default();
        match self.preferring(bank, named(&self.by_id)) {
            Fit::None => self.preferring(bank, named(&self.by_former_id)),
            found => found,
        }
    }

    /// What is found for `heading`; of similar ones, those in banks called `bank` come before all others.
    pub(super) fn by_heading(&self, heading: &str, bank: Option<&str>) -> Option<Found> {
        let is_preferred = |idx: usize| self.bank_name(idx) == bank;
        let same = self.by_heading.same(heading);
        let preferred = || bank.and_then(|_| self.by_heading.similar(heading, &is_preferred));
        let any = || self.by_heading.similar(heading, &|_| true);
        same.or_else(preferred).or_else(any)
    }

    /// What has the words of `heading`.
    pub(super) fn by_heading_words(&self, heading: &str) -> Option<Found> {
        self.by_heading.same(heading)
    }

    /// The question that `heading`, which is like none, may mean; one in banks called `bank` comes before all others.
    pub(super) fn nearest(&self, heading: &str, bank: Option<&str>) -> Option<&QuestionId> {
        let is_preferred = |idx: usize| self.bank_name(idx) == bank;
        let preferred = bank.and_then(|_| self.by_heading.nearest(heading, &is_preferred));
        let found = preferred.or_else(|| self.by_heading.nearest(heading, &|_| true));
        found.map(|idx| self.id(idx))
    }

    /// Those of `found` in banks called `bank`, or all if there are none; twins removed.
    pub(super) fn preferring(&self, bank: Option<&str>, mut found: Vec<usize>) -> Fit {
        if bank.is_some() && found.iter().any(|idx| self.bank_name(*idx) == bank) {
            found.retain(|idx| self.bank_name(*idx) == bank);
        }
        let mut originals = Vec::new();
        found.retain(|idx| {
            let original = self.entries[*idx].original;
            let is_new = !originals.contains(&original);
            originals.push(original);
            is_new
        });
        match found[..] {
            [] => Fit::None,
            [one] => Fit::One(one),
            _ => Fit::Several(found),
        }
    }

    /// The id that `id` most probably is a slip of: at most a third of its letters are wrong, whether they are capitals or
    /// not.
    pub fn closest_id(&self, id: &QuestionId, bank: Option<&str>) -> Option<&QuestionId> {
        let id = id.as_str().to_lowercase();
        let of_bank = |idx: &usize| self.bank_name(*idx) == bank;
        let closest = |entries: &mut dyn Iterator<Item = usize>| {
            entries
                .filter_map(|idx| {
                    let other = &self.entries[idx].id;
                    slip_distance(&id, other.as_str()).map(|distance| (distance, other))
                })
                .min()
        };
        let all = 0..self.entries.len();
        let preferred = closest(&mut all.clone().filter(of_bank));
        let (_, id) = preferred.or_else(|| closest(&mut all.clone()))?;
        Some(id)
    }
}

fn questions<'b>(banks: &[&'b Bank]) -> impl Iterator<Item = (Place, &'b Question)> {
    banks.iter().enumerate().flat_map(|(bank, of_bank)| {
        let questions = of_bank.questions.iter().enumerate();
        questions.map(move |(question, value)| (Place { bank, question }, value))
    })
}

fn is_twin(banks: &[&Bank], place: Place, question: &Question) -> bool {
    banks[place.bank].questions[place.question].revision() == question.revision()
}

/// How many letters of `id`, in lower case, are wrong, if these are few enough for a slip.
fn slip_distance(id: &str, other: &str) -> Option<usize> {
    let longest = id.len().max(other.len());
    // Lengths are compared first: that is enough to dismiss most ids of a large bank.
    if id.len().abs_diff(other.len()) * 3 > longest {
        return None;
    }
    let distance = damerau_levenshtein(id, &other.to_lowercase());
    (distance * 3 <= longest).then_some(distance)
}
