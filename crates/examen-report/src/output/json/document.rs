//! The parts of the document.

use std::collections::HashSet;

use examen_bank::{Marks, PointId, QuestionId, QuestionKind, Requirement, Score, State};
use examen_grader::MatchKind;
use serde::Serialize;

use crate::changes::{AnswerChange, Changes, PointChange};
use crate::cohort::{Attempts, CohortAnswer, CohortPoint, CohortQuestion, PointWords, Standing};
use crate::doubt::doubt;
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
                            .map(|idx| &report.cohort.questions[*idx].id)
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
    questions: Vec<&'a QuestionId>,
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
    question: &'a QuestionId,
    reason: &'static str,
}

#[derive(Serialize)]
struct ChangesEntry<'a> {
    against: &'a str,
    n_compared: usize,
    n_gone: usize,
    n_new: usize,
    answers: Vec<AnswerChangeEntry<'a>>,
}

#[derive(Serialize)]
struct AnswerChangeEntry<'a> {
    candidate: &'a str,
    question: &'a QuestionId,
    attempt: u16,
    before: Score,
    after: Score,
    points: Vec<PointChangeEntry<'a>>,
}

#[derive(Serialize)]
struct PointChangeEntry<'a> {
    id: &'a PointId,
    label: &'a str,
    before: Option<JudgedEntry>,
    after: Option<JudgedEntry>,
}

#[derive(Serialize)]
struct JudgedEntry {
    state: State,
    marks: Marks,
}

impl<'a> ChangesEntry<'a> {
    fn of(changes: &'a Changes) -> Self {
        Self {
            against: &changes.against,
            n_compared: changes.n_compared,
            n_gone: changes.n_gone,
            n_new: changes.n_new,
            answers: changes.answers.iter().map(AnswerChangeEntry::of).collect(),
        }
    }
}

impl<'a> AnswerChangeEntry<'a> {
    fn of(change: &'a AnswerChange) -> Self {
        let point = |point: &'a PointChange| PointChangeEntry {
            id: &point.point,
            label: &point.label,
            before: point.before.map(|(state, marks)| JudgedEntry { state, marks }),
            after: point.after.map(|(state, marks)| JudgedEntry { state, marks }),
        };
        Self {
            candidate: &change.candidate,
            question: &change.question,
            attempt: change.attempt,
            before: change.before,
            after: change.after,
            points: change.points.iter().map(point).collect(),
        }
    }
}

/// An answer and its verdicts.
#[derive(Serialize)]
pub(super) struct AnswerEntry<'a> {
    candidate: &'a str,
    question: &'a QuestionId,
    bank: &'a str,
    attempt: u16,
    sheet: Option<&'a str>,
    day: Option<String>,
    /// `answered`, `skipped` or `blank`.
    standing: &'static str,
    awarded: Marks,
    available: Marks,
    hash: Option<String>,
    line: Option<u32>,
    text: Option<&'a str>,
    points: Vec<VerdictEntry<'a>>,
}

#[derive(Serialize)]
struct VerdictEntry<'a> {
    id: &'a PointId,
    state: State,
    automatic: State,
    coverage: f64,
    marks: Marks,
    /// 0 (clear) to 1 (could as well be the other way round).
    doubt: f64,
    evidence: Vec<WordsEntry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ruling: Option<RulingEntry<'a>>,
}

/// Bytes of the answer.
#[derive(Serialize)]
struct WordsEntry {
    start: u32,
    end: u32,
    kind: MatchKind,
}

#[derive(Serialize)]
struct RulingEntry<'a> {
    reviewer: &'a str,
    reason: Option<&'a str>,
    automatic_coverage: f64,
}

impl<'a> AnswerEntry<'a> {
    pub(super) fn of(report: &'a Report, answer: &'a CohortAnswer) -> Self {
        let cohort = &report.cohort;
        let question = &cohort.questions[answer.question as usize];
        let sheet = cohort.sheet_of(answer);
        let text = answer.text.as_deref();
        let points = question.points.iter().zip(&answer.verdicts).enumerate();
        let points = points.map(|(point_idx, (point, verdict))| {
            let words = text.and_then(|text| text.words_of(point_idx));
            VerdictEntry {
                id: &point.id,
                state: verdict.state,
                automatic: verdict.automatic,
                coverage: f64::from(verdict.coverage) / 1000.0,
                marks: verdict.marks,
                doubt: (doubt(*verdict, text, point_idx).degree * 1000.0).round() / 1000.0,
                evidence: words.map_or_else(Vec::new, evidence),
                ruling: words
                    .and_then(|words| words.ruling.as_ref())
                    .map(|ruling| RulingEntry {
                        reviewer: &ruling.reviewer,
                        reason: ruling.reason.as_deref(),
                        automatic_coverage: f64::from(ruling.automatic_coverage) / 1000.0,
                    }),
            }
        });
        Self {
            candidate: &cohort.candidates[answer.candidate as usize].name,
            question: &question.id,
            bank: &question.bank,
            attempt: answer.attempt,
            sheet: sheet
                .map(|sheet| sheet.path.as_str())
                .filter(|path| !path.is_empty()),
            day: sheet.and_then(|sheet| sheet.day).map(|day| day.to_string()),
            standing: match answer.standing {
                Standing::Answered => "answered",
                Standing::Skipped => "skipped",
                Standing::Blank => "blank",
            },
            awarded: answer.awarded,
            available: question.available,
            hash: text.map(|text| text.hash.to_string()),
            line: text.map(|text| text.line),
            text: text.map(|text| &*text.text),
            points: points.collect(),
        }
    }
}

fn evidence(words: &PointWords) -> Vec<WordsEntry> {
    let seen: &mut HashSet<(u32, u32)> = &mut HashSet::new();
    let entries = words
        .evidence
        .iter()
        .filter(|range| seen.insert((range.start, range.end)));
    entries
        .map(|range| WordsEntry {
            start: range.start,
            end: range.end,
            kind: range.kind,
        })
        .collect()
}
