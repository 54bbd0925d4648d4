//! What keeps rulings of a review from counting as meant, found by looking at its sheet and the banks of that.

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use examen_bank::files::{FileProblem, FileProblemKind, SourceFile};
use examen_bank::{
    AnswerHash, AnswerSheet, PointId, QuestionId, Review, ReviewedAnswer, Severity, TextRange, meant_point,
};

use super::judged::JudgedAnswers;
use super::reviews::{is_afar, sheet_of};
use crate::banks::Library;

/// Something that keeps rulings of a review from counting as meant.
#[derive(Debug)]
pub struct ReviewFault {
    /// The place in the review.
    pub range: TextRange,
    /// What is the matter.
    pub kind: ReviewFaultKind,
}

/// What is the matter with a review.
#[derive(Debug)]
pub enum ReviewFaultKind {
    /// Its sheet lies in another folder.
    FromAfar,
    /// Its sheet cannot be used.
    NoSheet(FileProblem),
    /// Rulings may be on the answers to several questions.
    Ambiguous {
        /// What the review calls them.
        question: QuestionId,
        /// What the sheet calls them.
        rivals: Vec<String>,
    },
    /// The sheet has no answer to the question.
    NoAnswer {
        /// The question.
        question: QuestionId,
    },
    /// The answer was changed after it was judged.
    Stale {
        /// The hash of the answer as it is now.
        now: AnswerHash,
    },
    /// A ruling on a point that the question does not have.
    UnknownPoint {
        /// The question.
        question: QuestionId,
        /// The point.
        point: PointId,
        /// The points of the question, shared by all that is told of one section.
        known: Arc<[PointId]>,
    },
}

impl ReviewFaultKind {
    /// The names of all kinds.
    pub const CODES: &'static [&'static str] = &[
        "review-from-afar",
        "no-sheet",
        "ambiguous-review",
        "no-reviewed-answer",
        "stale-review",
        "unknown-point",
    ];

    /// Its name in machine-readable output and in settings.
    pub fn code(&self) -> &'static str {
        match self {
            Self::FromAfar => "review-from-afar",
            Self::NoSheet(_) => "no-sheet",
            Self::Ambiguous { .. } => "ambiguous-review",
            Self::NoAnswer { .. } => "no-reviewed-answer",
            Self::Stale { .. } => "stale-review",
            Self::UnknownPoint { .. } => "unknown-point",
        }
    }

    /// How bad it is.
    pub fn severity(&self) -> Severity {
        match self {
            Self::Stale { .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// What is the matter and what to do.
    pub fn message(&self) -> String {
        match self {
            Self::UnknownPoint { point, known, .. } => {
                format!("{}; {}", self.message_without_points(), meant_point(point, known))
            }
            _ => self.message_without_points(),
        }
    }

    /// The same for somebody who is not to be told which points a question has.
    pub fn message_without_points(&self) -> String {
        match self {
            Self::FromAfar => format!("this {}", FileProblemKind::ReviewFromAfar),
            Self::NoSheet(problem) => format!("the sheet cannot be used: {problem}"),
            Self::Ambiguous { question, rivals } => {
                let names: Vec<String> = rivals.iter().map(|name| format!("`{name}`")).collect();
                format!(
                    "several questions of the sheet are called `{question}`, so that these rulings are not applied; write {}",
                    names.join(" or ")
                )
            }
            Self::NoAnswer { question } => {
                format!("the sheet has no answer to `{question}`, so that these rulings are not applied")
            }
            Self::Stale { now } => {
                format!("the answer was changed after it was judged; judge it again and write `{now}`")
            }
            Self::UnknownPoint { question, point, .. } => format!("`{question}` has no point `{point}`"),
        }
    }
}

/// What is the matter with `review`, which stands at `path`, next to its `sheet` as far as that can be read, and to the banks in
/// `library`.
pub fn review_faults(
    review: &Review,
    path: &Path,
    sheet: Result<SourceFile, FileProblem>,
    library: &Library,
) -> Vec<ReviewFault> {
    let named = review.sheet_path().map_or(TextRange::empty(0), |path| path.range);
    let mut faults = Vec::new();
    if is_afar(&sheet_of(path, review), path) {
        faults.push(ReviewFault {
            range: named,
            kind: ReviewFaultKind::FromAfar,
        });
    }
    match sheet {
        Ok(source) => {
            let sheet = AnswerSheet::parse(&source.text).value;
            let choice = library.choose(&sheet, &source);
            let asked = choice.questions(&sheet, &source.text).value;
            let judged = JudgedAnswers::new(choice.banks(), sheet.answers.iter().zip(asked));
            faults.extend(
                review
                    .answers
                    .iter()
                    .flat_map(|section| of_section(section, &judged)),
            );
        }
        Err(problem) => faults.push(ReviewFault {
            range: named,
            kind: ReviewFaultKind::NoSheet(problem),
        }),
    }
    faults
}

fn of_section(section: &ReviewedAnswer, judged: &JudgedAnswers<'_>) -> Vec<ReviewFault> {
    let question = &section.question.value;
    let on_heading = |kind| {
        let range = section.question.range;
        vec![ReviewFault { range, kind }]
    };
    let meant = judged.meant_by(section);
    let Some((idx, (_, asked))) = meant.and_then(|idx| Some((idx, judged.asked(idx)?))) else {
        let question = question.clone();
        let rivals: Vec<String> = judged.rivals(section).into_iter().collect();
        return on_heading(if rivals.is_empty() {
            ReviewFaultKind::NoAnswer { question }
        } else {
            ReviewFaultKind::Ambiguous { question, rivals }
        });
    };
    let now = judged.hash(idx);
    let stale = section.answer.as_ref().filter(|hash| hash.value != now);
    let stale = stale.map(|hash| ReviewFault {
        range: hash.range,
        kind: ReviewFaultKind::Stale { now },
    });
    let known: Arc<[PointId]> = asked.points().iter().map(|point| point.id.clone()).collect();
    let ids: HashSet<&PointId> = known.iter().collect();
    let points = section.decisions.iter().map(|decision| &decision.point);
    let unknown = points.filter(|point| !ids.contains(&point.value));
    let unknown = unknown.map(|point| ReviewFault {
        range: point.range,
        kind: ReviewFaultKind::UnknownPoint {
            question: question.clone(),
            point: point.value.clone(),
            known: Arc::clone(&known),
        },
    });
    stale.into_iter().chain(unknown).collect()
}
