//! The public face of the grader: compile a rubric once, grade any number of answers.

use std::cell::RefCell;

use examen_bank::{Glossary, IdScope, Located, Marks, ModelAnswer, Point, PointId, Question, Rubric};

use crate::answer::{AnswerReader, ReadAnswer};
use crate::derived::DerivedSignals;
use crate::grade::Grade;
use crate::kinship::{Kinship, Memory};
use crate::mark_sheet::MarkSheet;
use crate::paraphrase::PointSignals;
use crate::room::Room;
use crate::rubric::{CompiledRubric, Equivalents};
use crate::verdict::{Depth, FoundMarks, Judge};

/// The room of an answer with more bytes is given back.
const ROOMY: usize = 1 << 18;

/// What is kept between answers: it changes how fast a grade is found, never which.
#[derive(Default)]
struct Desk {
    reader: AnswerReader,
    memory: Memory,
    /// The answer read last: the next one takes its room.
    read: ReadAnswer,
    room: Room,
}

thread_local! {
    static DESK: RefCell<Desk> = RefCell::new(Desk::default());
}

/// Runs `work` with this thread's reader.
pub(crate) fn with_reader<T>(work: impl FnOnce(&mut AnswerReader) -> T) -> T {
    DESK.with_borrow_mut(|desk| work(&mut desk.reader))
}

/// A question's rubric, compiled: to be kept as long as there are answers to it, and shared by all threads. A clone copies
/// all of it.
///
/// A thread remembers the words it has read, from one answer to the next and across rubrics. That changes how fast a grade
/// is found, never which, and is forgotten from time to time, so that memory is bounded whatever is read.
#[derive(Clone, Debug)]
pub struct RubricMatcher {
    /// One rubric; one for each reference answer where there are several.
    rubrics: Vec<CompiledRubric>,
}

impl RubricMatcher {
    /// Compiles the rubric of `question` with the glossary of its bank. Points with evidence lines are made by these, others
    /// by their labels. Without points the [model answer](Question::model_answer) is the one
    /// [reference](Self::for_references).
    pub fn new(question: &Question, glossary: &Glossary) -> Self {
        with_reader(|reader| {
            let rubric = match question.model_answer() {
                Some(model) => of_model_answer(question.clone(), model, glossary, reader),
                None => {
                    let equivalents = Equivalents::read(question, glossary, reader);
                    CompiledRubric::new(question, &equivalents, reader)
                }
            };
            Self {
                rubrics: vec![rubric],
            }
        })
    }

    /// A rubric of points that are only labels, one mark each, in this order. Their ids are made of their words.
    ///
    /// ```
    /// let labels = ["A lock serialises writers".to_owned(), "Readers never wait".to_owned()];
    /// let matcher = examen_grader::RubricMatcher::for_points("How is the counter kept right?", &labels);
    /// assert_eq!(matcher.mark("The lock makes writers serial.").n_credited(), 1);
    /// ```
    pub fn for_points(prompt: &str, labels: &[String]) -> Self {
        Self::new(&question(prompt, labels), &Glossary::default())
    }

    /// A rubric of whole reference answers, any one of which is enough; without any, all that is graded gets nothing. The
    /// points are what the reference that fits best says, one after the other: its sentences, parts between semicolons and
    /// items of lists. [`Grade::graded`] says how well the answer agrees with the whole of it, which earns most of the marks.
    /// References are Markdown, read as [`ModelAnswer`] says; one that states nothing there, such as code, is one point as
    /// it stands.
    ///
    /// ```
    /// let references = ["A stack gives back first what came last.".to_owned()];
    /// let matcher = examen_grader::RubricMatcher::for_references("What is a stack?", &references);
    /// let share = |answer: &str| matcher.mark(answer).graded;
    /// assert!(share("What came last is given back first.") > share("It is a list."));
    /// ```
    pub fn for_references(prompt: &str, references: &[String]) -> Self {
        with_reader(|reader| {
            let compile = |reference: &String| {
                let mut model = ModelAnswer::read(reference);
                if model.points.is_empty() {
                    let label = reference.trim().to_owned();
                    model.points = question(prompt, &[label]).rubric.points;
                    model.text.clone_from(reference);
                }
                of_model_answer(question(prompt, &[]), model, &Glossary::default(), reader)
            };
            Self {
                rubrics: references.iter().map(compile).collect(),
            }
        })
    }

    /// Tells the rubric from any other that this process compiled; later ones have greater numbers, clones have the
    /// same, and one of no references has 0. Whoever grades answers to one rubric after the other, rather
    /// than mixed, finds what is remembered of its words at hand.
    pub fn id(&self) -> u64 {
        self.rubrics.first().map_or(0, |rubric| rubric.id.number())
    }

    /// Grades `answer`, a piece of Markdown, and explains what was nearly there. All ranges are in bytes of `answer`.
    pub fn grade(&self, answer: &str) -> Grade {
        self.grade_to(answer, Depth::Explained)
    }

    /// Grades `answer` without near misses: the same states, marks and evidence in less time.
    pub fn mark(&self, answer: &str) -> Grade {
        self.grade_to(answer, Depth::Marks)
    }

    /// Grades `answer` as [`RubricMatcher::mark`] does, and copies nothing of the rubric.
    pub fn mark_sheet(&self, answer: &str) -> MarkSheet<'_> {
        let found = self.judge(answer, Depth::Marks, |judge| judge.marks());
        let sheets = self.rubrics.iter().zip(found);
        let sheets = sheets.map(|(rubric, found)| MarkSheet::new(rubric.id.number(), &rubric.points, found));
        best_of(sheets, MarkSheet::graded).unwrap_or_else(|| MarkSheet::new(0, &[], FoundMarks::default()))
    }

    /// What speaks for each reference answer having been given, in their order; for a rubric of points, for each label, in
    /// the order of the rubric. The numbers that `data/fit_derived.py` weighs.
    pub fn derived_signals(&self, answer: &str) -> Vec<DerivedSignals> {
        let of_rubrics = self.judge(answer, Depth::Marks, |judge| judge.derived_signals());
        of_rubrics.concat()
    }

    /// What speaks for each point, in the order of the rubric, having been made in words that no line foresaw: the numbers
    /// that `data/fit_lines.py` weighs.
    pub fn signals(&self, answer: &str) -> Vec<PointSignals> {
        let of_rubrics = self.judge(answer, Depth::Marks, |judge| judge.signals());
        of_rubrics.into_iter().next().unwrap_or_default()
    }

    fn grade_to(&self, answer: &str, depth: Depth) -> Grade {
        let grades = self.judge(answer, depth, |judge| judge.grade());
        best_of(grades.into_iter(), |grade| grade.graded).unwrap_or_default()
    }

    /// What `ask` wants to know of each rubric's judge.
    fn judge<T>(&self, answer: &str, depth: Depth, ask: impl Fn(&Judge<'_>) -> T) -> Vec<T> {
        DESK.with_borrow_mut(|desk| {
            let Desk {
                reader,
                memory,
                read,
                room,
            } = desk;
            reader.read_into(answer, read);
            let tell = |rubric| {
                let kinship = Kinship::new(rubric, reader, read, memory, room.kins.take());
                let judge = Judge::new(kinship, answer, read, depth, room);
                let told = ask(&judge);
                judge.leave();
                told
            };
            let told = self.rubrics.iter().map(tell).collect();
            if answer.len() > ROOMY {
                *read = ReadAnswer::default();
                *room = Room::default();
            }
            told
        })
    }
}

/// The best by what is `graded`. Of equals the first counts, so that the order of references decides and nothing else.
fn best_of<T>(sheets: impl Iterator<Item = T>, graded: impl Fn(&T) -> f64) -> Option<T> {
    sheets.reduce(|best, next| if graded(&next) > graded(&best) { next } else { best })
}

/// What `model` states are the points of `question`.
fn of_model_answer(
    question: Question,
    model: ModelAnswer,
    glossary: &Glossary,
    reader: &mut AnswerReader,
) -> CompiledRubric {
    let question = Question {
        rubric: Rubric { points: model.points },
        // It is read as the reference, once.
        answer: None,
        ..question
    };
    CompiledRubric::of_reference(&question, &model.text, glossary, reader)
}

fn question(prompt: &str, labels: &[String]) -> Question {
    let mut ids = IdScope::default();
    let points = labels.iter().map(|label| Point {
        id: PointId::new(ids.take_unique(PointId::from_label(label).as_str())),
        value: Marks::whole(1),
        label: Located::built(label.clone()),
        ..Point::default()
    });
    Question {
        heading: Located::built(prompt.to_owned()),
        rubric: Rubric {
            points: points.collect(),
        },
        ..Question::default()
    }
}
