//! The words of an answer, and which of them counted.

use examen_bank::{AnswerHash, MatchKind, TextRange};
use examen_grader::{Grade, Verdict};

/// An answer's text and where its evidence stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerText {
    /// The Markdown of the answer.
    pub text: Box<str>,
    /// What a review of it is keyed to.
    pub hash: AnswerHash,
    /// The line of the sheet on which it begins, from 1.
    pub line: u32,
    /// What was found of each point for which there is anything to show, by point.
    pub points: Box<[PointWords]>,
}

/// The words of an answer that are about one point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PointWords {
    /// Index in the question's points.
    pub point: u16,
    /// What led to the state.
    pub evidence: Box<[WordRange]>,
    /// The sentence that came closest, where the point is missed or partial.
    pub nearest: Option<TextRange>,
    /// What was still lacking there, in the rubric's words.
    pub lacking: Box<[String]>,
    /// The ruling of a human, if there is one.
    pub ruling: Option<RulingNote>,
}

/// Words that count for or against a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordRange {
    /// First byte in the answer.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// How they match.
    pub kind: MatchKind,
}

/// A human's ruling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulingNote {
    /// Who ruled.
    pub reviewer: String,
    /// Why.
    pub reason: Option<String>,
    /// The coverage that the machine had found, in thousandths, 0..=1000.
    pub automatic_coverage: u16,
}

impl AnswerText {
    /// What `grade` says of the words of `text`, which begins on `line` of its sheet.
    pub fn new(text: &str, line: usize, grade: &Grade) -> Self {
        let points = grade.verdicts.iter().enumerate();
        let points = points.filter_map(|(point_idx, verdict)| PointWords::of(point_idx, verdict));
        Self {
            hash: AnswerHash::of(text),
            text: text.into(),
            line: u32::try_from(line).unwrap_or(u32::MAX),
            points: points.collect(),
        }
    }

    /// What was found of the point at `point_idx`.
    pub fn words_of(&self, point_idx: usize) -> Option<&PointWords> {
        let at = self
            .points
            .binary_search_by_key(&point_idx, |words| usize::from(words.point));
        at.ok().map(|at| &self.points[at])
    }

    /// The first words that count for the point at `point_idx`, with the sentence around them: from the line break
    /// or full stop before to the one after.
    pub fn quote(&self, point_idx: usize) -> Option<&str> {
        let words = self.words_of(point_idx)?;
        let range = match words.evidence.first() {
            Some(first) => TextRange::new(first.start as usize, first.end as usize),
            None => {
                return words
                    .nearest
                    .and_then(|nearest| self.text.get(nearest.start..nearest.end));
            }
        };
        let (before, after) = (self.text.get(..range.start)?, self.text.get(range.end..)?);
        let start = before.rfind(['\n', '.', '?', '!']).map_or(0, |at| at + 1);
        let end = after
            .find(['\n', '.', '?', '!'])
            .map_or(self.text.len(), |at| range.end + at + 1);
        self.text.get(start..end).map(str::trim)
    }
}

impl PointWords {
    fn of(point_idx: usize, verdict: &Verdict) -> Option<Self> {
        let evidence = verdict.evidence.iter().map(|evidence| WordRange {
            start: evidence.range.start as u32,
            end: evidence.range.end as u32,
            kind: evidence.kind,
        });
        let nearest = verdict.nearest.as_ref();
        let words = Self {
            point: u16::try_from(point_idx).ok()?,
            evidence: evidence.collect(),
            nearest: nearest.map(|miss| miss.sentence),
            lacking: nearest.map_or_else(Box::default, |miss| miss.lacking.clone().into()),
            ruling: verdict.overridden.as_ref().map(|ruling| RulingNote {
                reviewer: ruling.reviewer.clone(),
                reason: ruling.reason.clone(),
                automatic_coverage: thousandths(ruling.automatic_coverage),
            }),
        };
        let is_silent = words.evidence.is_empty() && words.nearest.is_none() && words.ruling.is_none();
        (!is_silent).then_some(words)
    }
}

/// A share of 0..=1 in whole thousandths.
pub(crate) fn thousandths(share: f64) -> u16 {
    (share.clamp(0.0, 1.0) * 1000.0).round() as u16
}
