//! What a report cannot show, because it counts nowhere: answers to unknown questions, and second sheets of one day.

use std::collections::{BTreeSet, HashSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use examen_library::grading::{GradedSheet, Verdicts};
use examen_report::Day;

use crate::place::Place;
use crate::render::count;

/// So many places are named; `examen check` shows all.
const N_NAMED: usize = 3;

/// What counts nowhere in a cohort.
#[derive(Debug, Default)]
pub(crate) struct Oversights {
    /// Where answers stand that have no question: the first ones, and how many there are.
    unknown: Vec<String>,
    n_unknown: usize,
    /// Hashes of candidate, day and question: an answer is named once in a report, and there may be a million.
    answered: HashSet<u64>,
    /// Who answered a question twice on one day.
    twice: BTreeSet<String>,
}

impl Oversights {
    /// Looks at a sheet of `candidate`, written on `day`.
    pub(super) fn look_at(&mut self, graded: &GradedSheet<'_>, candidate: &str, day: Option<Day>) {
        for answer in &graded.answers {
            if matches!(answer.verdicts, Verdicts::UnknownQuestion) {
                self.n_unknown += 1;
                if self.unknown.len() < N_NAMED {
                    let line = Place::of(answer.answer.heading.range.start, &graded.file.text).line;
                    self.unknown
                        .push(format!("{}:{line}", graded.file.path.display()));
                }
            }
            if let (Some(question), Verdicts::Graded(_)) = (answer.question, &answer.verdicts) {
                let mut hasher = DefaultHasher::new();
                (candidate, day, graded.choice.bank.name(), &question.id).hash(&mut hasher);
                if !self.answered.insert(hasher.finish()) {
                    self.twice.insert(candidate.to_owned());
                }
            }
        }
    }

    /// Answers to questions that no bank has or several are like, which is an error of a sheet or a missing bank.
    pub(crate) fn unknown(&self) -> Option<String> {
        let (answers, verb) = match self.n_unknown {
            0 => return None,
            1 => ("1 answer".to_owned(), "counts"),
            n => (format!("{n} answers"), "count"),
        };
        let places = named(self.unknown.iter(), self.n_unknown);
        Some(format!(
            "{answers} {verb} nowhere, for it is not known which question is meant: {places}; `examen check` says more"
        ))
    }

    /// Who answered twice on one day, so that nothing tells which answer came first.
    pub(crate) fn twice(&self) -> Option<String> {
        if self.twice.is_empty() {
            return None;
        }
        let candidates = count(self.twice.len(), "candidate");
        let names = named(self.twice.iter().take(N_NAMED), self.twice.len());
        Some(format!(
            "{candidates} answered a question more than once on one day, and the sheet that comes first by its path \
             counts as the first attempt: {names}; `date:` in a sheet says when it was written"
        ))
    }
}

/// `a, b, c and 4 more`
fn named<'a>(first: impl Iterator<Item = &'a String>, n_all: usize) -> String {
    let first: Vec<&str> = first.map(String::as_str).collect();
    let more = match n_all - first.len() {
        0 => String::new(),
        n => format!(" and {n} more"),
    };
    format!("{}{more}", first.join(", "))
}
