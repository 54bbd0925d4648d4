//! One answer.

use std::collections::HashSet;

use examen_bank::{Marks, MatchKind, PointId, QuestionId, State};
use serde::Serialize;

use crate::cohort::{CohortAnswer, PointWords, Standing};
use crate::doubt::doubt;
use crate::report::Report;

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
