//! Turns a list of questions into a native bank. Nothing is dropped in silence: every line of the source is in the
//! bank or in the report.
//!
//! A reader for each shape ([`shapes`]) finds the questions and what the source says of a good
//! answer; [`points`] derives points from that; [`build`] puts the bank together.

mod answer_points;
mod audit;
mod behavioural;
mod build;
mod detect;
mod draft;
mod embed;
mod evidence_lines;
mod key_sentences;
mod ledger;
mod merge;
mod page;
mod points;
mod report;
mod shape;
mod shapes;
mod suspect;
mod tags;
mod wording;

use std::collections::HashSet;

use examen_bank::{Bank, GradedBy};

pub use detect::{Detection, OwnFile, ShapeScore, Sight, UnknownShape};
pub use report::{Finding, ImportReport, Reason};
pub use shape::{NoSuchShape, Shape};

use build::Built;
use page::{Page, with_line_feeds};

/// A bank made from a list, and what a human should know about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// The bank. Its name is that of its first topic, or `imported`.
    pub bank: Bank,
    /// Figures and findings.
    pub report: ImportReport,
}

/// Imports a list of questions, in the given shape or in the one it is found to be in.
///
/// ```
/// let list = "What is a cache?\n\nCandidates should mention stale entries, using short lifetimes, and metrics.\n";
/// let import = examen_authoring::import(list, None)?;
/// let labels: Vec<&str> = import.bank.questions[0]
///     .rubric
///     .points
///     .iter()
///     .map(|point| point.label.value.as_str())
///     .collect();
/// assert_eq!(labels, ["Stale entries", "Short lifetimes", "Metrics"]);
/// # Ok::<(), examen_authoring::UnknownShape>(())
/// ```
///
/// # Errors
///
/// When the text is in no known shape, has no question in the given one, or is a file of Examen's own.
pub fn import(text: &str, asked: Option<Shape>) -> Result<Import, UnknownShape> {
    let text = &*with_line_feeds(text);
    let detection = Shape::detect(text);
    if let Some(own) = detection.sight.own {
        return Err(UnknownShape::Own(own));
    }
    let shape = asked
        .or(detection.shape())
        .ok_or(UnknownShape::Unknown(detection.sight))?;
    let reading = shapes::read(text, shape);
    if reading.drafts.is_empty() {
        return Err(UnknownShape::NoQuestions {
            shape,
            sight: detection.sight,
        });
    }
    if asked.is_none() && is_mostly_strange(&reading.findings, text) {
        return Err(UnknownShape::Unknown(detection.sight));
    }
    let Built { bank, mut report } = build::build(reading, shape);
    if shape.is_line_by_line() {
        audit::audit(&Page::new(text), &bank, &mut report);
    }
    Ok(Import { bank, report })
}

impl Import {
    /// The same with points made of the model answers of questions that have none: one for each item of a list or sentence
    /// that states something. Answers of which it is not clear what counts are left as they are.
    #[must_use]
    pub fn with_points_of_answers(mut self) -> Self {
        for question in &mut self.bank.questions {
            if question.graded_by() == GradedBy::ModelAnswer
                && let Some(answer) = &question.answer
            {
                question.rubric.points = points::of_answer(&answer.text.value);
            }
        }
        build::count(&self.bank, &mut self.report);
        self
    }
}

/// Whether more lines stand where the shape has no place for them than were read: then it is another shape.
fn is_mostly_strange(findings: &[Finding], text: &str) -> bool {
    let page = Page::new(text);
    let filled: HashSet<usize> = page.filled().map(|line| line.number).collect();
    let count = |finding: &Finding| finding.lines().filter(|line| filled.contains(line)).count();
    let strange = findings
        .iter()
        .filter(|finding| finding.reason == Reason::NotUnderstood);
    let n_strange: usize = strange.map(count).sum();
    let n_reported: usize = findings.iter().map(count).sum();
    n_strange > filled.len().saturating_sub(n_reported)
}
