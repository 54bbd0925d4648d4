//! The label of a point, read once for all that a rubric wants to know of it.

use examen_bank::segments;

use crate::answer::{AnswerReader, LexemeId, ReadAnswer};
use crate::notation::NotatedLabel;

/// A label, or a whole reference answer, with its words.
#[derive(Debug)]
pub(crate) struct ReadLabel<'a> {
    /// What the author wrote.
    pub text: &'a str,
    /// Its words, segment by segment. No Markdown is read: `List<T>` has two words.
    pub segments: Vec<Vec<LexemeId>>,
    /// The same text as it would be read if it were an answer: what it denies and whom it is about is found as there, so
    /// that whoever copies a label says what it says.
    pub as_answer: ReadAnswer,
    /// What is written to the letter in it.
    pub notations: Vec<NotatedLabel>,
    /// The words that stand in backticks.
    pub code: Vec<LexemeId>,
}

impl<'a> ReadLabel<'a> {
    /// Reads `text`.
    pub fn new(text: &'a str, reader: &mut AnswerReader) -> Self {
        let as_answer = reader.read(text);
        Self {
            text,
            segments: segments(text).map(|segment| reader.tokens(segment)).collect(),
            notations: NotatedLabel::read(text, &as_answer, reader),
            as_answer,
            code: code_spans(text).flat_map(|span| reader.tokens(span)).collect(),
        }
    }

    /// All its words, in order.
    pub fn words(&self) -> impl Iterator<Item = LexemeId> + Clone {
        self.segments.iter().flatten().copied()
    }
}

/// What stands between two backticks of `text`.
fn code_spans(text: &str) -> impl Iterator<Item = &str> {
    let n_marks = text.matches('`').count();
    text.split('`').take(n_marks / 2 * 2).skip(1).step_by(2)
}

#[cfg(test)]
mod tests {
    use super::ReadLabel;
    use crate::answer::AnswerReader;

    #[test]
    fn markdown_is_read_as_in_an_answer_only() {
        let mut reader = AnswerReader::default();
        let label = ReadLabel::new("Returns `List<T>`; ~~never~~ none", &mut reader);
        let n_words: Vec<usize> = label.segments.iter().map(Vec::len).collect();
        assert_eq!(n_words, [3, 2]);
        assert_eq!(label.words().count(), 5);
        assert_eq!(label.as_answer.words.len(), 4);
    }
}
