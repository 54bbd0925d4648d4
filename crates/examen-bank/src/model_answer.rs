//! A model answer as a rubric: what it states is what answers are graded by where nobody wrote points.

mod prose;
mod statements;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use serde::Serialize;

use crate::bank::{Question, QuestionKind};
use crate::ids::PointId;
use crate::marks::Marks;
use crate::parse::id::IdScope;
use crate::rubric::Point;
use crate::text_range::{Located, TextRange};

pub use statements::segments;

/// What the answers to a question are graded by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum GradedBy {
    /// The points that its author wrote.
    Points,
    /// Its model answer, for want of points.
    ModelAnswer,
    /// It has neither.
    #[default]
    Nothing,
}

impl GradedBy {
    /// The name used in machine-readable output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Points => "points",
            Self::ModelAnswer => "model-answer",
            Self::Nothing => "nothing",
        }
    }

    /// What stands behind a number of points, so that people know whose they are: ` of the model answer`, or nothing where
    /// an author wrote them.
    pub fn of_whom(self) -> &'static str {
        match self {
            Self::ModelAnswer => " of the model answer",
            Self::Points | Self::Nothing => "",
        }
    }
}

/// A model or reference answer, read for what it states.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ModelAnswer {
    /// What counts of it: its prose without markup, a line a paragraph, list item or table row.
    pub text: String,
    /// What it states, one point after the other, at most 20, worth one mark each: its sentences, parts between semicolons
    /// and items of lists. Their ids are made of their words, as those of points in a bank are. Ranges are in bytes of the
    /// Markdown.
    pub points: Vec<Point>,
}

impl ModelAnswer {
    /// Reads `markdown`. Headings, block quotes, code blocks, heads of tables, pictures, HTML, comments and struck-out text
    /// state nothing.
    ///
    /// ```
    /// let model = examen_bank::ModelAnswer::read("It has two ends:\n\n- one to **push** at\n- one to pop from\n");
    /// let labels: Vec<&str> = model.points.iter().map(|point| point.label.value.as_str()).collect();
    /// assert_eq!(labels, ["one to push at", "one to pop from"]);
    /// ```
    pub fn read(markdown: &str) -> Self {
        let blocks = prose::blocks(markdown);
        let mut ids = IdScope::default();
        let statements = statements::statements(&blocks).into_iter();
        let lines: Vec<&str> = blocks.iter().map(|block| block.text.as_str()).collect();
        Self {
            text: lines.join("\n"),
            points: statements.map(|label| point(label, &mut ids)).collect(),
        }
    }
}

fn point(label: Located<String>, ids: &mut IdScope) -> Point {
    Point {
        range: label.range,
        id: PointId::new(ids.take_unique(PointId::from_label(&label.value).as_str())),
        value: Marks::whole(1),
        label,
        ..Point::default()
    }
}

impl Question {
    /// What answers are graded by.
    pub fn graded_by(&self) -> GradedBy {
        match self.model_answer() {
            Some(_) => GradedBy::ModelAnswer,
            None if self.rubric.points.is_empty() => GradedBy::Nothing,
            None => GradedBy::Points,
        }
    }

    /// The points that answers are graded by: those of the rubric or, where it has none, those that the
    /// [model answer](Self::model_answer) states. They are worked out anew each time, so that they always fit the answer.
    pub fn points(&self) -> Cow<'_, [Point]> {
        match self.model_answer() {
            Some(model) => Cow::Owned(model.points),
            None => Cow::Borrowed(&self.rubric.points),
        }
    }

    /// The sum of all positive points that answers are graded by.
    pub fn available(&self) -> Marks {
        match self.model_answer() {
            Some(model) => model.points.iter().map(|point| point.value).sum(),
            None => self.rubric.available(),
        }
    }

    /// The model answer, where answers are graded by it: the question has no points, carries marks, and its model answer
    /// states something. Ranges are in bytes of the bank, where it was parsed.
    pub fn model_answer(&self) -> Option<ModelAnswer> {
        let part = self.model_part()?;
        let mut model = ModelAnswer::read(&part.value);
        for point in &mut model.points {
            let range = point.range.shifted(part.range.start);
            point.range = if part.range.is_empty() {
                TextRange::default()
            } else {
                range
            };
            point.label.range = point.range;
        }
        (!model.points.is_empty()).then_some(model)
    }

    /// The text of the model answer, where the question has no points and carries marks.
    pub(crate) fn model_part(&self) -> Option<&Located<String>> {
        let wants_points = self.rubric.points.is_empty() && self.kind == QuestionKind::Technical;
        let part = self.answer.as_ref().filter(|_| wants_points)?;
        Some(&part.text)
    }
}
