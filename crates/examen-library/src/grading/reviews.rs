//! Rulings of humans: which files hold them, and what becomes of each.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use examen_bank::files::{FileProblem, FileProblemKind};
use examen_bank::{
    AnswerHash, FileKind, Issue, IssueKind, Parsed, PointId, QuestionId, Review, ReviewedAnswer, Reviewer,
    Ruling, Severity,
};
use examen_grader::{Grade, ReviewOutcome, Verdict};

use super::answer::{GradedAnswer, Verdicts};
use super::judged::JudgedAnswers;
use crate::banks::{Choice, directly_in, folder_of, plain};
use crate::buffers::Buffers;

/// The reviews that lie next to some sheets.
#[derive(Debug, Default)]
pub struct Reviews {
    by_sheet: HashMap<PathBuf, Vec<ReviewFile>>,
    /// Reviews that cannot be read.
    pub problems: Vec<FileProblem>,
    /// Reviews in which rulings may not count as meant, each with the number of such places.
    pub odd: Vec<(PathBuf, usize)>,
}

/// A file of rulings.
#[derive(Debug)]
pub struct ReviewFile {
    /// Where it stands.
    pub path: PathBuf,
    /// What it says.
    pub review: Review,
}

/// What became of a section of a review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The file it stands in.
    pub path: PathBuf,
    /// Who ruled.
    pub reviewer: Reviewer,
    /// On the answer to which question: as the sheet calls it, or as the review does where it is not known which is meant.
    pub question: QuestionId,
    /// What became of it.
    pub fate: Fate,
}

/// What became of rulings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// They stand, but for those on points that the question does not have.
    Applied {
        /// Points of these rulings that the question does not have.
        unknown: Vec<PointId>,
        /// Rulings of others that they take the place of, and that came out otherwise.
        overruled: Vec<Overruled>,
    },
    /// The answer has changed since: they are kept, and not applied.
    Stale,
    /// They do not say which answer they are about.
    Unkeyed,
    /// The learner's own view, which is shown apart.
    SelfAssessment {
        /// How many points the learner grants.
        n_granted: usize,
        /// How many points the learner judged.
        n_judged: usize,
    },
    /// The sheet has no such answer.
    NoAnswer,
    /// They may be on the answer to any of these questions, and are not applied.
    Ambiguous {
        /// What the sheet calls them.
        questions: Vec<String>,
    },
}

/// A ruling that another mentor, whose review stands behind this one, made otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overruled {
    /// On which point.
    pub point: PointId,
    /// Who made it.
    pub reviewer: String,
}

impl Reviews {
    /// Reads the reviews in the folders of `sheets`, among which may be reviews themselves; what is open in `buffers` counts as it stands there.
    pub fn next_to(sheets: &[PathBuf], buffers: &Buffers) -> Self {
        let mut reviews = Self::default();
        let mut folders: Vec<PathBuf> = sheets.iter().map(|sheet| folder_of(sheet)).collect();
        folders.sort();
        folders.dedup();
        let on_disk = folders.iter().flat_map(|folder| directly_in(folder));
        // A review that was just begun in an editor is not on disk yet.
        let is_near = |path: &&Path| {
            path.parent()
                .is_some_and(|it| folders.iter().any(|folder| folder == it))
        };
        let unsaved = buffers.paths().filter(|path| !path.exists()).filter(is_near);
        for path in on_disk.chain(unsaved.map(Path::to_owned)) {
            if FileKind::recognise(&path, "").is_some_and(|kind| kind != FileKind::Review) {
                continue;
            }
            match buffers.read(&path) {
                Ok(file) if FileKind::recognise(&path, &file.text) == Some(FileKind::Review) => {
                    let Parsed {
                        value: review,
                        issues,
                    } = Review::parse(&file.text);
                    let sheet = sheet_of(&path, &review);
                    if is_afar(&sheet, &path) {
                        let kind = FileProblemKind::ReviewFromAfar;
                        reviews.problems.push(FileProblem { path, kind });
                        continue;
                    }
                    // A sheet that was just begun in an editor is not on disk either.
                    if !sheet.exists() && !sheets.iter().any(|open| plain(open) == sheet) {
                        let kind = FileProblemKind::ReviewOfNothing(named(&sheet));
                        let path = path.clone();
                        reviews.problems.push(FileProblem { path, kind });
                    }
                    if let n_places @ 1.. = issues.iter().filter(|issue| is_odd(issue)).count() {
                        reviews.odd.push((path.clone(), n_places));
                    }
                    reviews
                        .by_sheet
                        .entry(sheet)
                        .or_default()
                        .push(ReviewFile { path, review });
                }
                Ok(_) => {}
                // Whatever else lies in the folder is no business of ours.
                Err(problem) if FileKind::recognise(&path, "").is_some() => reviews.problems.push(problem),
                Err(_) => {}
            }
        }
        reviews
    }

    /// The reviews of the sheet at `path`, in the order of their paths.
    pub fn of(&self, path: &Path) -> &[ReviewFile] {
        self.by_sheet.get(&plain(path)).map_or(&[], Vec::as_slice)
    }
}

/// Whether something in a review may not count as meant. What lacks a hash is told with the grade of its sheet.
fn is_odd(issue: &Issue) -> bool {
    issue.severity() != Severity::Advice && !matches!(issue.kind, IssueKind::NoHash)
}

/// The name of a sheet, which stands next to its review.
fn named(sheet: &Path) -> PathBuf {
    sheet.file_name().map(PathBuf::from).unwrap_or_default()
}

impl ReviewFile {
    /// Puts the rulings into the verdicts on `answers`, which were graded by `choice`, and says what became of each section.
    pub fn apply<'a>(&self, choice: &Choice<'a>, answers: &mut [GradedAnswer<'a>]) -> Vec<Notice> {
        let reviewer = self.review.reviewer();
        let asked = |answer: &GradedAnswer<'a>| answer.bank.zip(answer.question);
        let known = answers.iter().map(|answer| (&answer.answer, asked(answer)));
        let judged = JudgedAnswers::new(choice.banks(), known);
        let sections = self.review.answers.iter().map(|section| {
            let meant = judged.meant_by(section);
            let question = meant.and_then(|idx| judged.name_by(section, idx));
            let fate = match meant {
                Some(idx) => apply_section(section, &reviewer, &mut answers[idx], judged.hash(idx)),
                None => unmeant(judged.rivals(section)),
            };
            Notice {
                path: self.path.clone(),
                reviewer: reviewer.clone(),
                question: question.unwrap_or_else(|| section.question.value.clone()),
                fate,
            }
        });
        sections.collect()
    }
}

/// What becomes of rulings that may be on the answers to any of `rivals`.
fn unmeant(rivals: BTreeSet<String>) -> Fate {
    if rivals.is_empty() {
        return Fate::NoAnswer;
    }
    Fate::Ambiguous {
        questions: rivals.into_iter().collect(),
    }
}

fn apply_section(
    section: &ReviewedAnswer,
    reviewer: &Reviewer,
    answer: &mut GradedAnswer<'_>,
    hash: AnswerHash,
) -> Fate {
    let Verdicts::Graded(grade) = &mut answer.verdicts else {
        return Fate::NoAnswer;
    };
    let before = rulings_in(grade);
    match grade.apply_review(section, reviewer, hash) {
        ReviewOutcome::Stale => Fate::Stale,
        ReviewOutcome::Unkeyed => Fate::Unkeyed,
        ReviewOutcome::SelfAssessment => Fate::SelfAssessment {
            n_granted: section
                .decisions
                .iter()
                .filter(|decision| decision.ruling == Ruling::Granted)
                .count(),
            n_judged: section.decisions.len(),
        },
        ReviewOutcome::Applied => {
            let is_known = |id: &PointId| grade.verdicts.iter().any(|verdict| verdict.point == *id);
            let points = section.decisions.iter().map(|decision| &decision.point.value);
            Fate::Applied {
                unknown: points.filter(|id| !is_known(id)).cloned().collect(),
                overruled: overruled(before, grade),
            }
        }
    }
}

/// The points that mentors have ruled on, each with its verdict.
fn rulings_in(grade: &Grade) -> Vec<Verdict> {
    let verdicts = grade.verdicts.iter();
    verdicts
        .filter(|verdict| verdict.overridden.is_some())
        .cloned()
        .collect()
}

/// Those of the rulings `before` that somebody else made otherwise in `grade`.
fn overruled(before: Vec<Verdict>, grade: &Grade) -> Vec<Overruled> {
    let changed = before.into_iter().filter_map(|old| {
        let new = grade.verdicts.iter().find(|verdict| verdict.point == old.point)?;
        let by = |verdict: &Verdict| Some(verdict.overridden.as_ref()?.reviewer.clone());
        let is_other = by(new) != by(&old) && new.is_credited() != old.is_credited();
        is_other.then_some(Overruled {
            reviewer: by(&old)?,
            point: old.point,
        })
    });
    changed.collect()
}

/// Whether `sheet` lies in another folder than its review at `path`: whoever may write in one has no say on the sheets in
/// another.
pub fn is_afar(sheet: &Path, path: &Path) -> bool {
    sheet.parent() != plain(path).parent()
}

/// The sheet that a review is about: the one it names, else the one with its own name.
pub fn sheet_of(path: &Path, review: &Review) -> PathBuf {
    let folder = folder_of(path);
    if let Some(named) = review.sheet_path() {
        return plain(&folder.join(&named.value));
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    plain(&folder.join(name.replace(".review.md", ".answers.md")))
}
