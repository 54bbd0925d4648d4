//! Grades sheets and takes them into a cohort.

use std::collections::{BTreeSet, HashSet};
use std::mem::take;
use std::path::{Path, PathBuf};

use anyhow::Result;
use examen_bank::Reviewer;
use examen_bank::files::FileProblem;
use examen_library::grading::{Depth, Fate, GradedSheet, Notice, Reviews, Verdicts};
use examen_library::{Buffers, Library};
use examen_report::{
    Candidate, Cohort, CohortBuilder, Outcome, SheetEntry, UnappliedReason, UnappliedRuling,
};
use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

use super::identity::Identity;
use super::oversights::Oversights;
use crate::grading::{Input, Inputs, alias, day};
use crate::place::Place;

/// Sheets that are graded before they are taken in: enough for all cores, few enough to hold.
const BATCH: usize = 256;

/// Sheets with the banks and reviews that belong to them.
pub(crate) struct Gathering {
    inputs: Inputs,
    named_banks: Vec<PathBuf>,
    pub(crate) library: Library,
    pub(crate) reviews: Reviews,
    /// Files that cannot be used.
    pub(crate) problems: Vec<FileProblem>,
    /// What is wrong with banks, some of which may be those of no sheet.
    pub(crate) problems_of_banks: Vec<FileProblem>,
    /// The files of the banks that sheets were graded against; none until they are.
    used: HashSet<PathBuf>,
    /// The banks that sheets were graded against, each with where it is from; empty until they are.
    pub(crate) banks: BTreeSet<String>,
    /// What lies among the sheets and is no Markdown.
    pub(crate) left_out: Vec<PathBuf>,
    /// What counts nowhere; nothing until sheets are graded.
    pub(crate) oversights: Oversights,
}

impl Gathering {
    /// Finds the sheets at `paths`, their banks (those in `banks`, if any are named) and their reviews.
    ///
    /// # Errors
    /// A path or a bank that cannot be used.
    pub(crate) fn at(paths: &[PathBuf], banks: &[PathBuf]) -> Result<Self> {
        let mut inputs = Inputs::find(paths)?;
        let mut library = Library::open(banks, &inputs.places(), &Buffers::none())?;
        let mut reviews = Reviews::next_to(&inputs.places_of_reviews(), &Buffers::none());
        let mut problems = take(&mut inputs.problems);
        problems.append(&mut reviews.problems);
        let problems_of_banks = take(&mut library.problems);
        Ok(Self {
            left_out: take(&mut inputs.left_out),
            inputs,
            named_banks: banks.to_vec(),
            library,
            reviews,
            problems,
            problems_of_banks,
            banks: BTreeSet::new(),
            used: HashSet::new(),
            oversights: Oversights::default(),
        })
    }

    /// The same sheets, with the banks as they stand in `buffers`.
    ///
    /// # Errors
    /// A bank that cannot be used.
    pub(crate) fn library_in(&self, buffers: &Buffers) -> Result<Library> {
        Ok(Library::open(&self.named_banks, &self.inputs.places(), buffers)?)
    }

    /// The sheets, graded against `library`; what cannot be read any more is added to the problems.
    pub(crate) fn cohort(&mut self, identity: &Identity) -> Cohort {
        let (mut banks, mut used, mut oversights) = (BTreeSet::new(), HashSet::new(), Oversights::default());
        let (cohort, mut problems) = self.take_in_all(&self.library, identity, |sheet, candidate| {
            for bank in sheet.banks() {
                used.extend(bank.origin.file().map(Path::to_owned));
                banks.insert(format!("{} ({})", bank.name(), bank.origin));
            }
            oversights.look_at(sheet, (candidate, day(sheet)), identity);
        });
        self.problems.append(&mut problems);
        (self.banks, self.used, self.oversights) = (banks, used, oversights);
        cohort
    }

    /// Whether a sheet was graded without something that was meant to count.
    pub(crate) fn has_problems(&self) -> bool {
        let is_used = |problem: &FileProblem| self.used.contains(&problem.path);
        !self.problems.is_empty() || self.problems_of_banks.iter().any(is_used)
    }

    /// The files that were met and count nowhere.
    pub(crate) fn not_read(&self) -> impl Iterator<Item = &Path> {
        let problems = self.problems.iter().chain(&self.problems_of_banks);
        let unusable = problems.map(|problem| problem.path.as_path());
        unusable.chain(self.left_out.iter().map(PathBuf::as_path))
    }

    /// The glossaries that banks name: nothing in them says what they are.
    pub(crate) fn glossaries(&self) -> Vec<PathBuf> {
        let banks = self.library.own().iter();
        let named = banks.filter_map(|bank| {
            let glossary = bank.bank.glossary_path()?;
            Some(bank.origin.file()?.with_file_name(&glossary.value))
        });
        named.collect()
    }

    /// The sheets, graded against `library`.
    pub(crate) fn graded(&self, library: &Library, identity: &Identity) -> Cohort {
        self.take_in_all(library, identity, |_, _| {}).0
    }

    fn take_in_all(
        &self,
        library: &Library,
        identity: &Identity,
        mut look_at: impl FnMut(&GradedSheet<'_>, &Candidate),
    ) -> (Cohort, Vec<FileProblem>) {
        let mut builder = CohortBuilder::default();
        let mut problems = Vec::new();
        for batch in self.inputs.sheets.chunks(BATCH) {
            for graded in self.batch(batch, library) {
                match graded {
                    Ok(mut sheet) => {
                        let candidate = identity.candidate(alias(&sheet));
                        sign(&mut sheet, identity);
                        look_at(&sheet, &candidate);
                        take_in(&sheet, &candidate, identity, &mut builder);
                    }
                    Err(problem) => problems.push(problem),
                }
            }
        }
        (builder.finish(), problems)
    }

    fn batch<'a>(&self, batch: &[Input], library: &'a Library) -> Vec<Result<GradedSheet<'a>, FileProblem>> {
        let graded = batch.par_iter().map(|input| {
            let file = input.read()?;
            Ok(GradedSheet::grade(
                file,
                library,
                &self.reviews,
                Depth::NearMisses,
            ))
        });
        graded.collect()
    }
}

/// Puts under the rulings of mentors what is shown for these.
fn sign(graded: &mut GradedSheet<'_>, identity: &Identity) {
    let grades = graded
        .answers
        .iter_mut()
        .filter_map(|answer| match &mut answer.verdicts {
            Verdicts::Graded(grade) => Some(grade),
            Verdicts::Skipped | Verdicts::Blank | Verdicts::UnknownQuestion => None,
        });
    let rulings = grades
        .flat_map(|grade| &mut grade.verdicts)
        .filter_map(|verdict| verdict.overridden.as_mut());
    for ruling in rulings {
        ruling.reviewer = identity.reviewer(&ruling.reviewer);
    }
}

fn take_in(
    graded: &GradedSheet<'_>,
    candidate: &Candidate,
    identity: &Identity,
    builder: &mut CohortBuilder,
) {
    let path = identity.path(&graded.file.path);
    let sheet = builder.sheet(SheetEntry {
        candidate,
        path: &path,
        day: day(graded),
    });
    for answer in graded.counted() {
        let outcome = match &answer.verdicts {
            Verdicts::Graded(grade) => Outcome::Graded(grade),
            Verdicts::Skipped => Outcome::Skipped,
            Verdicts::Blank => Outcome::Blank,
            Verdicts::UnknownQuestion => continue,
        };
        if let (Some(question), Some(bank)) = (answer.question, answer.bank) {
            let bank = bank.name();
            let line = Place::of(answer.answer.text.range.start, &graded.file.text).line;
            builder.answer(sheet, (&bank, question), (&answer.answer, line), outcome);
        }
    }
    for notice in &graded.notices {
        for ruling in unapplied(notice, &candidate.name, identity) {
            builder.unapplied(ruling);
        }
    }
}

fn unapplied(notice: &Notice, candidate: &str, identity: &Identity) -> Vec<UnappliedRuling> {
    let reasons = match &notice.fate {
        Fate::Stale => vec![UnappliedReason::Stale],
        Fate::Unkeyed => vec![UnappliedReason::Unkeyed],
        Fate::NoAnswer => vec![UnappliedReason::NoAnswer],
        Fate::Ambiguous { .. } => vec![UnappliedReason::Ambiguous],
        Fate::Applied { unknown, .. } => vec![UnappliedReason::UnknownPoint; unknown.len()],
        Fate::SelfAssessment { .. } => Vec::new(),
    };
    let rulings = reasons.into_iter().map(|reason| UnappliedRuling {
        review: identity.path(&notice.path),
        reviewer: match &notice.reviewer {
            Reviewer::Learner => "self".to_owned(),
            Reviewer::Mentor(alias) => identity.reviewer(alias),
        },
        candidate: candidate.to_owned(),
        question: notice.question.to_string(),
        reason,
    });
    rulings.collect()
}
