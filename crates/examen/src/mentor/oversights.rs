//! What a report cannot show, because it counts nowhere or elsewhere: answers to unknown questions, text that stands under no
//! question or that an answer above takes in, second answers in a sheet, and second sheets of one day.

use std::collections::{BTreeSet, HashSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use examen_bank::{IssueKind, Reviewer, Severity};
use examen_library::grading::{Fate, GradedSheet, Notice, Verdicts};
use examen_report::{Candidate, Day};

use super::identity::Identity;
use crate::first_few::{FirstFew, MOST_NAMED};
use crate::grading::OddSheets;
use crate::place::Place;
use crate::render::{count, some_of};

/// What counts nowhere in a cohort.
#[derive(Debug, Default)]
pub(crate) struct Oversights {
    /// Answers that have no question.
    unknown: FirstFew,
    /// Sheets that ask for another bank than the one that was named, which lacks their questions: by what is said of them.
    other_bank: BTreeSet<String>,
    /// Text that is part of no answer.
    outside: FirstFew,
    /// Answers to a question that the same sheet answers above.
    again: FirstFew,
    /// Where an answer takes in what stands below it.
    taken_in: FirstFew,
    /// Hashes of candidate, day and question: an answer is named once in a report, and there may be a million.
    answered: HashSet<u64>,
    /// Who answered a question twice on one day.
    twice: BTreeSet<String>,
    /// Rulings in place of which those of another mentor count.
    overruled: BTreeSet<String>,
    /// Sheets whose marks say less than they seem to.
    pub(crate) odd_sheets: OddSheets,
}

/// Notes a place in a sheet.
fn note_place(places: &mut FirstFew, graded: &GradedSheet<'_>, offset: usize, identity: &Identity) {
    places.add(|| {
        let path = identity.path(&graded.file.path);
        let line = || Place::of(offset, &graded.file.text).line;
        (!path.is_empty()).then(|| format!("{path}:{}", line()))
    });
}

/// That what of `what` stands at these places counts nowhere, and why; none where there are none.
fn told(places: &FirstFew, what: &str, why: &str) -> Option<String> {
    let verb = match places.n_all() {
        0 => return None,
        1 => "counts",
        _ => "count",
    };
    let all = count(places.n_all(), what);
    Some(format!(
        "{all} {verb} nowhere, for {why}{}; `examen check` says more",
        places.told()
    ))
}

impl Oversights {
    /// Looks at a sheet of `candidate`, written on `day`.
    pub(super) fn look_at(
        &mut self,
        graded: &GradedSheet<'_>,
        (candidate, day): (&Candidate, Option<Day>),
        identity: &Identity,
    ) {
        self.odd_sheets.look_at(graded, &identity.path(&graded.file.path));
        for notice in &graded.notices {
            self.look_at_rulings(notice, &candidate.name, identity);
        }
        for issue in &graded.issues {
            if let IssueKind::OverruledBank { bank, named, .. } = &issue.kind {
                self.other_bank.insert(format!("`{bank}` and not for `{named}`"));
            }
            if issue.kind.is_outside_answers() && issue.severity() == Severity::Error {
                note_place(&mut self.outside, graded, issue.range.start, identity);
            }
            if issue.kind.takes_in_answers() {
                note_place(&mut self.taken_in, graded, issue.range.start, identity);
            }
        }
        let mut counted = graded.counted().peekable();
        for answer in &graded.answers {
            let offset = answer.answer.heading.range.start;
            if counted.next_if(|next| std::ptr::eq(*next, answer)).is_none() {
                note_place(&mut self.again, graded, offset, identity);
                continue;
            }
            if matches!(answer.verdicts, Verdicts::UnknownQuestion) {
                note_place(&mut self.unknown, graded, offset, identity);
            }
            let asked = answer.question.zip(answer.bank);
            if let (Some((question, bank)), Verdicts::Graded(_)) = (asked, &answer.verdicts) {
                let mut hasher = DefaultHasher::new();
                (&candidate.alias, day, bank.name(), &question.id).hash(&mut hasher);
                if !self.answered.insert(hasher.finish()) {
                    self.twice.insert(candidate.name.clone());
                }
            }
        }
    }

    fn look_at_rulings(&mut self, notice: &Notice, candidate: &str, identity: &Identity) {
        let (Fate::Applied { overruled, .. }, Reviewer::Mentor(last)) = (&notice.fate, &notice.reviewer)
        else {
            return;
        };
        for ruling in overruled {
            self.overruled.insert(format!(
                "{} and {} on {} of {candidate}",
                identity.reviewer(&ruling.reviewer),
                identity.reviewer(last),
                notice.question
            ));
        }
    }

    /// Rulings of two mentors that contradict each other.
    pub(crate) fn overruled(&self) -> Option<String> {
        if self.overruled.is_empty() {
            return None;
        }
        let places = some_of(self.overruled.iter().take(MOST_NAMED), self.overruled.len());
        Some(format!(
            "mentors rule otherwise on the same points, and the review that comes last by its path counts: {places}"
        ))
    }

    /// Answers to questions that no bank has or several are like, which is an error of a sheet or a missing bank.
    fn unknown(&self) -> Option<String> {
        told(&self.unknown, "answer", "it is not known which question is meant")
    }

    /// Text that stands under no question, for want of a heading or for one of another rank.
    fn outside(&self) -> Option<String> {
        told(&self.outside, "text", "no `## ` heading stands above")
    }

    /// Second answers of a sheet to one question.
    pub(crate) fn again(&self) -> Option<String> {
        told(&self.again, "answer", "the same sheet answers the question above")
    }

    /// Answers that take in the question below them, which is told nowhere else.
    fn taken_in(&self) -> Option<String> {
        let (takes, it) = match self.taken_in.n_all() {
            0 => return None,
            1 => ("takes", "it"),
            _ => ("take", "them"),
        };
        let answers = count(self.taken_in.n_all(), "answer");
        Some(format!(
            "{answers} {takes} in what stands below, because something in {it} is not closed or a question has another rank{}; \
             `examen check` says more",
            self.taken_in.told()
        ))
    }

    /// Sheets of another bank than the one that was named.
    fn other_bank(&self) -> Option<String> {
        let banks = some_of(self.other_bank.iter().take(MOST_NAMED), self.other_bank.len());
        (!self.other_bank.is_empty()).then(|| {
            format!(
                "there are sheets that ask for {banks}, which `--bank` names and which lacks questions of theirs"
            )
        })
    }

    /// What is lost, a sentence each.
    pub(crate) fn lost(&self) -> impl Iterator<Item = String> {
        [self.other_bank(), self.unknown(), self.outside(), self.taken_in()]
            .into_iter()
            .flatten()
    }

    /// Who answered twice on one day, so that nothing tells which answer came first.
    pub(crate) fn twice(&self) -> Option<String> {
        if self.twice.is_empty() {
            return None;
        }
        let candidates = count(self.twice.len(), "candidate");
        let names = some_of(self.twice.iter().take(MOST_NAMED), self.twice.len());
        Some(format!(
            "{candidates} answered a question more than once on one day, and the sheet that comes first by its path \
             counts as the first attempt: {names}; `date:` in a sheet says when it was written"
        ))
    }
}
