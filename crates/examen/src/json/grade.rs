//! `examen grade --format json`: schema `examen.grade/1`.
//!
//! `{"schema", "sheets": [sheet …], "problems": [{"path", "message"} …]}`. Sheets are written one by one, so that a
//! folder of any size is graded in little memory.

use std::borrow::Cow;
use std::io::{self, Write};

use examen_bank::files::FileProblem;
use examen_bank::{
    GradedBy, Marks, MatchKind, PointId, QuestionId, QuestionKind, Requirement, Reviewer, Score,
};
use examen_grader::{Ground, MissReason, Override, Verdict};
use examen_library::grading::{Fate, GradedAnswer, GradedSheet, Notice, Verdicts};
use serde::Serialize;

use crate::place::Places;

use super::BankName;
use super::remark::{ProblemEntry, RemarkEntry};

const SCHEMA: &str = "examen.grade/1";

/// A document that is being written.
pub(crate) struct GradeDocument<W: Write> {
    output: W,
    n_sheets: usize,
}

impl<W: Write> GradeDocument<W> {
    pub(crate) fn begin(mut output: W) -> io::Result<Self> {
        write!(output, "{{\"schema\":\"{SCHEMA}\",\"sheets\":[")?;
        Ok(Self { output, n_sheets: 0 })
    }

    pub(crate) fn push(&mut self, graded: &GradedSheet<'_>) -> io::Result<()> {
        let separator: &[u8] = if self.n_sheets == 0 { b"\n" } else { b",\n" };
        self.n_sheets += 1;
        self.output.write_all(separator)?;
        serde_json::to_writer(&mut self.output, &Sheet::of(graded))?;
        Ok(())
    }

    pub(crate) fn end(mut self, problems: &[FileProblem]) -> io::Result<()> {
        let problems: Vec<_> = problems.iter().map(ProblemEntry::of).collect();
        self.output.write_all(b"\n],\"problems\":")?;
        serde_json::to_writer(&mut self.output, &problems)?;
        self.output.write_all(b"}\n")?;
        self.output.flush()
    }
}

#[derive(Serialize)]
struct Sheet<'a> {
    path: String,
    candidate: Option<&'a str>,
    bank: BankName,
    /// Of all questions, those not answered included.
    score: Score,
    answered: Score,
    questions: Vec<Question<'a>>,
    reviews: Vec<Review<'a>>,
    issues: Vec<RemarkEntry>,
}

#[derive(Serialize)]
struct Question<'a> {
    id: Option<&'a QuestionId>,
    /// The bank that has the question: another than that of the sheet, where this names none.
    bank: Option<BankName>,
    heading: &'a str,
    kind: Option<QuestionKind>,
    /// `points`, `model-answer` (which is marked as a whole, so that `score` need not be the sum of the points' marks) or
    /// `nothing`.
    graded_by: Option<GradedBy>,
    topic: Option<&'a str>,
    tags: &'a [String],
    /// `graded`, `skipped`, `blank` or `unknown-question`.
    outcome: &'static str,
    score: Score,
    /// Where the answer's text stands, in bytes of the file; evidence counts from `start`.
    start: usize,
    end: usize,
    /// What a review is keyed to.
    hash: String,
    points: Vec<Point<'a>>,
    /// What may be asked next; empty where the answer has no grade.
    follow_ups: Vec<Cow<'a, str>>,
}

#[derive(Serialize)]
struct Point<'a> {
    id: &'a PointId,
    label: &'a str,
    value: Marks,
    requirement: Requirement,
    state: &'static str,
    coverage: f64,
    /// What the verdict rests on, where that is not a line in one sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    ground: Option<Ground>,
    marks: Marks,
    evidence: Vec<Words<'a>>,
    /// Only with `--details`.
    #[serde(skip_serializing_if = "Option::is_none")]
    nearest: Option<Nearest<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ruling: Option<Ruling<'a>>,
}

/// Bytes of the answer.
#[derive(Serialize)]
struct Words<'a> {
    start: usize,
    end: usize,
    kind: MatchKind,
    term: &'a str,
}

#[derive(Serialize)]
struct Nearest<'a> {
    start: usize,
    end: usize,
    lacking: &'a [String],
    reason: MissReason,
}

#[derive(Serialize)]
struct Ruling<'a> {
    reviewer: &'a str,
    reason: Option<&'a str>,
    automatic_state: &'static str,
    automatic_coverage: f64,
}

#[derive(Serialize)]
struct Review<'a> {
    path: String,
    reviewer: &'a str,
    question: &'a QuestionId,
    /// `applied`, `stale`, `unkeyed`, `self-assessment` or `no-answer`.
    fate: &'static str,
    unknown_points: &'a [PointId],
}

impl<'a> Sheet<'a> {
    fn of(graded: &'a GradedSheet<'_>) -> Self {
        let places = Places::of(&graded.file.text);
        Self {
            path: graded.file.path.display().to_string(),
            candidate: graded.sheet.candidate(),
            bank: BankName::of(graded.banks()[0]),
            score: graded.score(),
            answered: graded.score_of_answered(),
            questions: graded.answers.iter().map(Question::of).collect(),
            reviews: graded.notices.iter().map(Review::of).collect(),
            issues: graded
                .issues
                .iter()
                .cloned()
                .map(|issue| RemarkEntry::of(&issue.into(), &places))
                .collect(),
        }
    }
}

impl<'a> Question<'a> {
    fn of(graded: &'a GradedAnswer<'_>) -> Self {
        let (answer, question) = (&graded.answer, graded.question);
        let outcome = match &graded.verdicts {
            Verdicts::Graded(_) => "graded",
            Verdicts::Skipped => "skipped",
            Verdicts::Blank => "blank",
            Verdicts::UnknownQuestion => "unknown-question",
        };
        let asked_next = question.filter(|_| graded.grade().is_some());
        let follow_ups = asked_next
            .into_iter()
            .flat_map(examen_bank::Question::shown_follow_ups);
        let verdicts = graded.grade().map_or(&[][..], |grade| &grade.verdicts);
        Self {
            id: question.map(|question| &question.id),
            bank: graded.bank.map(BankName::of),
            heading: &answer.heading.value,
            kind: question.map(|question| question.kind),
            graded_by: question.map(examen_bank::Question::graded_by),
            topic: question.and_then(|question| question.topic.as_deref()),
            tags: question.map_or(&[], |question| &question.tags),
            outcome,
            score: graded.score(),
            start: answer.text.range.start,
            end: answer.text.range.end,
            hash: answer.hash().to_string(),
            points: verdicts.iter().map(Point::of).collect(),
            follow_ups: follow_ups.collect(),
        }
    }
}

impl<'a> Point<'a> {
    fn of(verdict: &'a Verdict) -> Self {
        let words = verdict.evidence.iter().map(|evidence| Words {
            start: evidence.range.start,
            end: evidence.range.end,
            kind: evidence.kind,
            term: &evidence.term,
        });
        let nearest = verdict.nearest.as_ref().map(|miss| Nearest {
            start: miss.sentence.start,
            end: miss.sentence.end,
            lacking: &miss.lacking,
            reason: miss.reason,
        });
        Self {
            id: &verdict.point,
            label: &verdict.label,
            value: verdict.value,
            requirement: verdict.requirement,
            state: verdict.state.name(),
            coverage: verdict.coverage,
            ground: (verdict.ground != Ground::Lines).then_some(verdict.ground),
            marks: verdict.marks,
            evidence: words.collect(),
            nearest,
            why: verdict.why.as_deref(),
            ruling: verdict.overridden.as_ref().map(Ruling::of),
        }
    }
}

impl<'a> Ruling<'a> {
    fn of(ruling: &'a Override) -> Self {
        Self {
            reviewer: &ruling.reviewer,
            reason: ruling.reason.as_deref(),
            automatic_state: ruling.automatic_state.name(),
            automatic_coverage: ruling.automatic_coverage,
        }
    }
}

impl<'a> Review<'a> {
    fn of(notice: &'a Notice) -> Self {
        let (fate, unknown_points) = match &notice.fate {
            Fate::Applied { unknown, .. } => ("applied", unknown.as_slice()),
            Fate::Stale => ("stale", &[][..]),
            Fate::Unkeyed => ("unkeyed", &[][..]),
            Fate::SelfAssessment { .. } => ("self-assessment", &[][..]),
            Fate::NoAnswer => ("no-answer", &[][..]),
            Fate::Ambiguous { .. } => ("ambiguous", &[][..]),
        };
        Self {
            path: notice.path.display().to_string(),
            reviewer: match &notice.reviewer {
                Reviewer::Learner => "self",
                Reviewer::Mentor(alias) => alias,
            },
            question: &notice.question,
            fate,
            unknown_points,
        }
    }
}
