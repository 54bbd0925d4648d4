//! The texts of a question, read once before its rubric is compiled.

use examen_bank::Question;

use super::ReadLabel;
use crate::answer::{AnswerReader, LexemeId};

/// A question whose texts were read.
#[derive(Debug)]
pub(crate) struct ReadQuestion<'a> {
    /// The words of what is asked.
    pub prompt: Vec<LexemeId>,
    /// The labels of the points, in the order of the rubric.
    pub labels: Vec<ReadLabel<'a>>,
}

impl<'a> ReadQuestion<'a> {
    /// Reads what `question` asks and listens for.
    pub fn new(question: &'a Question, reader: &mut AnswerReader) -> Self {
        let points = question.rubric.points.iter();
        let labels = points.map(|point| {
            let mut label = ReadLabel::new(&point.label.value, reader);
            // What a misconception says is not asked for.
            if point.is_misconception() {
                label.notations.clear();
            }
            label
        });
        Self {
            labels: labels.collect(),
            prompt: reader.tokens(&question.prompt()),
        }
    }
}
