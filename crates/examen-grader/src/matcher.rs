//! The public face of the grader: compile a rubric once, grade any number of answers.

use std::cell::RefCell;

use examen_bank::{Glossary, Located, Marks, Point, PointId, Question, Rubric};

use crate::answer::AnswerReader;
use crate::grade::Grade;
use crate::rubric::{CompiledRubric, Equivalents};
use crate::verdict::{Depth, Judge};

thread_local! {
    /// Remembers stems between answers: it changes how fast a grade is found, never which.
    static READER: RefCell<AnswerReader> = RefCell::new(AnswerReader::default());
}

/// A question's rubric, compiled. Cheap to share between threads.
#[derive(Clone, Debug)]
pub struct RubricMatcher {
    rubric: CompiledRubric,
}

impl RubricMatcher {
    /// Compiles the rubric of `question` with the glossary of its bank.
    pub fn new(question: &Question, glossary: &Glossary) -> Self {
        READER.with_borrow_mut(|reader| {
            let equivalents = Equivalents::read(glossary, reader);
            Self {
                rubric: CompiledRubric::new(question, &equivalents, reader),
            }
        })
    }

    /// A rubric of points that are only labels, one mark each.
    pub fn for_points(prompt: &str, labels: &[String]) -> Self {
        let points = labels.iter().map(|label| Point {
            id: PointId::from_label(label),
            value: Marks::whole(1),
            label: Located::built(label.clone()),
            ..Point::default()
        });
        let question = Question {
            heading: Located::built(prompt.to_owned()),
            rubric: Rubric {
                points: points.collect(),
            },
            ..Question::default()
        };
        Self::new(&question, &Glossary::default())
    }

    /// A rubric of whole reference answers, any one of which is enough.
    pub fn for_references(prompt: &str, references: &[String]) -> Self {
        Self::for_points(prompt, references)
    }

    /// Grades `answer` and explains what was nearly there.
    pub fn grade(&self, answer: &str) -> Grade {
        self.grade_to(answer, Depth::Explained)
    }

    /// Grades `answer` without near misses: the same states, marks and evidence in less time.
    pub fn mark(&self, answer: &str) -> Grade {
        self.grade_to(answer, Depth::Marks)
    }

    fn grade_to(&self, answer: &str, depth: Depth) -> Grade {
        READER.with_borrow_mut(|reader| {
            let read = reader.read(answer);
            Judge::new(&self.rubric, reader, answer, &read, depth).grade()
        })
    }
}
