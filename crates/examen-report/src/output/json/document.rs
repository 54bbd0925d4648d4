//! The parts of the document.

use examen_bank::{GradedBy, Marks, PointId, QuestionId, QuestionKind, Requirement, State};
use serde::Serialize;

use super::changes::ChangesEntry;
use crate::cohort::{Attempts, CohortPoint, CohortQuestion};
use crate::report::Report;
use crate::statistics::{ItemAnalysis, PointAnalysis, PointRemark};
use crate::wording::Wording;

/// Everything but the answers.
pub(super) struct Head(Vec<(&'static str, String)>);

impl Head {
    pub(super) fn of(report: &Report) -> Self {
        let analysis = &report.analysis;
        let attempts = match analysis.attempts {
            Attempts::First => "first",
            Attempts::Last => "last",
        };
        let candidates: Vec<_> = (0..report.cohort.candidates.len())
            .map(|idx| CandidateEntry::of(report, idx))
            .collect();
        let questions = report
            .cohort
            .questions
            .iter()
            .zip(&analysis.items)
            .zip(&report.wording);
        let questions: Vec<_> = questions
            .map(|((question, item), wording)| QuestionEntry::of(question, item, wording))
            .collect();
        let progress = report.progress.iter().map(|day| ProgressEntry {
            day: day.day.to_string(),
            n_candidates: day.n_candidates,
            n_answers: day.n_answers,
            mean: day.mean,
        });
        let unapplied: Vec<_> = report
            .cohort
            .unapplied
            .iter()
            .map(|ruling| UnappliedEntry {
                review: &ruling.review,
                reviewer: &ruling.reviewer,
                candidate: &ruling.candidate,
                question: &ruling.question,
                reason: ruling.reason.name(),
            })
            .collect();
        Self(vec![
            ("title", text(&report.title)),
            ("attempts", text(&attempts)),
            (
                "spread",
                text(&SpreadEntry {
                    n: analysis.spread.n,
                    mean: analysis.spread.mean,
                    median: analysis.spread.median,
                    deviation: analysis.spread.deviation,
                }),
            ),
            (
                "reliability",
                text(&analysis.reliability.as_ref().map(|found| {
                    ReliabilityEntry {
                        n: found.n,
                        questions: found
                            .questions
                            .iter()
                            .map(|idx| report.cohort.questions[*idx].name.as_str())
                            .collect(),
                        alpha: found.alpha,
                        deviation: found.deviation,
                        error: found.error,
                    }
                })),
            ),
            ("candidates", text(&candidates)),
            ("questions", text(&questions)),
            ("progress", text(&progress.collect::<Vec<_>>())),
            ("unapplied", text(&unapplied)),
            ("changes", text(&report.changes.as_ref().map(ChangesEntry::of))),
            ("left_out", text(&report.left_out)),
        ])
    }

    pub(super) fn fields(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0.iter().map(|(key, value)| (*key, value.as_str()))
    }
}

fn text(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("strings and numbers always have a JSON form")
}

#[derive(Serialize)]
struct SpreadEntry {
    n: usize,
    mean: Option<f64>,
    median: Option<f64>,
    deviation: Option<f64>,
}

#[derive(Serialize)]
struct ReliabilityEntry<'a> {
    n: usize,
    questions: Vec<&'a str>,
    alpha: f64,
    deviation: f64,
    error: Option<f64>,
}

#[derive(Serialize)]
struct CandidateEntry<'a> {
    name: &'a str,
    awarded: Marks,
    available: Marks,
    share: Option<f64>,
    missing_knock_outs: usize,
}

impl<'a> CandidateEntry<'a> {
    fn of(report: &'a Report, idx: usize) -> Self {
        let total = report.analysis.totals[idx];
        Self {
            name: &report.cohort.candidates[idx].name,
            awarded: total.awarded,
            available: total.available,
            share: report.share_of(idx),
            missing_knock_outs: report.cohort.missing_knock_outs(idx, report.analysis.attempts),
        }
    }
}

#[derive(Serialize)]
struct QuestionEntry<'a> {
    bank: &'a str,
    id: &'a QuestionId,
    heading: &'a str,
    topic: Option<&'a str>,
    kind: QuestionKind,
    graded_by: Option<GradedBy>,
    available: Marks,
    n_asked: usize,
    n_answered: usize,
    facility: Option<f64>,
    discrimination: Option<f64>,
    rest_correlation: Option<f64>,
    points: Vec<PointEntry<'a>>,
    groups: Vec<GroupEntry<'a>>,
    missing_words: Vec<WordEntry<'a>>,
    misconceptions: Vec<MisconceptionEntry<'a>>,
}

impl<'a> QuestionEntry<'a> {
    fn of(question: &'a CohortQuestion, item: &'a ItemAnalysis, wording: &'a Wording) -> Self {
        let points = question.points.iter().zip(&item.points);
        let groups = wording.groups.iter().map(|group| GroupEntry {
            credited: group
                .credited
                .iter()
                .map(|idx| &question.points[*idx].id)
                .collect(),
            clusters: &group.clusters,
        });
        let missing_words = wording.missing_words.iter().map(|proposal| WordEntry {
            word: &proposal.word,
            n_strong: proposal.strong.0,
            of_strong: proposal.strong.1,
            n_weak: proposal.weak.0,
            of_weak: proposal.weak.1,
            point: &question.points[proposal.point].id,
            line: &proposal.line,
            quote: &proposal.quote,
        });
        let misconceptions = wording.misconceptions.iter().map(|proposal| MisconceptionEntry {
            word: &proposal.word,
            n_weak: proposal.weak.0,
            of_weak: proposal.weak.1,
            n_strong: proposal.strong.0,
            of_strong: proposal.strong.1,
            lines: &proposal.lines,
            quote: &proposal.quote,
        });
        Self {
            bank: &question.bank,
            id: &question.id,
            heading: &question.heading,
            topic: question.topic.as_deref(),
            kind: question.kind,
            graded_by: question.graded_by,
            available: question.available,
            n_asked: item.n_asked,
            n_answered: item.n_answered,
            facility: item.facility,
            discrimination: item.discrimination,
            rest_correlation: item.rest_correlation,
            points: points
                .map(|(point, found)| PointEntry::of(point, found))
                .collect(),
            groups: groups.collect(),
            missing_words: missing_words.collect(),
            misconceptions: misconceptions.collect(),
        }
    }
}

#[derive(Serialize)]
struct PointEntry<'a> {
    id: &'a PointId,
    label: &'a str,
    value: Marks,
    requirement: Requirement,
    n: usize,
    n_overridden: usize,
    met: usize,
    partial: usize,
    listed: usize,
    negated: usize,
    missed: usize,
    claimed: usize,
    rejected: usize,
    absent: usize,
    point_biserial: Option<f64>,
    /// `never-met`, `always-met` or nothing.
    remark: Option<&'static str>,
}

impl<'a> PointEntry<'a> {
    fn of(point: &'a CohortPoint, found: &PointAnalysis) -> Self {
        let remark = found.remark().filter(|_| !point.is_misconception());
        Self {
            id: &point.id,
            label: &point.label,
            value: point.value,
            requirement: point.requirement,
            n: found.n,
            n_overridden: found.n_overridden,
            met: found.n_in(State::Met),
            partial: found.n_in(State::Partial),
            listed: found.n_in(State::Listed),
            negated: found.n_in(State::Negated),
            missed: found.n_in(State::Missed),
            claimed: found.n_in(State::Claimed),
            rejected: found.n_in(State::Rejected),
            absent: found.n_in(State::Absent),
            point_biserial: found.point_biserial,
            remark: remark.map(|remark| match remark {
                PointRemark::NeverMet => "never-met",
                PointRemark::AlwaysMet => "always-met",
            }),
        }
    }
}

/// Answers that make the same points; in each cluster, indices in `answers`.
#[derive(Serialize)]
struct GroupEntry<'a> {
    credited: Vec<&'a PointId>,
    clusters: &'a [Vec<usize>],
}

#[derive(Serialize)]
struct WordEntry<'a> {
    word: &'a str,
    n_strong: usize,
    of_strong: usize,
    n_weak: usize,
    of_weak: usize,
    point: &'a PointId,
    line: &'a str,
    quote: &'a str,
}

#[derive(Serialize)]
struct MisconceptionEntry<'a> {
    word: &'a str,
    n_weak: usize,
    of_weak: usize,
    n_strong: usize,
    of_strong: usize,
    lines: &'a str,
    quote: &'a str,
}

#[derive(Serialize)]
struct ProgressEntry {
    day: String,
    n_candidates: usize,
    n_answers: usize,
    mean: f64,
}

#[derive(Serialize)]
struct UnappliedEntry<'a> {
    review: &'a str,
    reviewer: &'a str,
    candidate: &'a str,
    question: &'a str,
    reason: &'static str,
}
