//! One piece of a sheet: what it says and what that is worth, each worked out when first asked for.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use examen_bank::{Answer, Attempted, Issue, PartPlace, Question, SheetPart};
use examen_grader::Grade;
use examen_library::banks::GradeBasis;
use examen_library::grading::is_blank;

use super::chosen::Chosen;
use crate::text::Piece;

/// A piece of a sheet with what is known about it. Ranges count from the start of the piece.
#[derive(Debug)]
pub(crate) struct Section {
    place: PartPlace,
    part: OnceLock<SheetPart>,
    graded: Mutex<Option<Arc<GradedSection>>>,
}

/// The grades of a section against one bank.
#[derive(Debug)]
pub(crate) struct GradedSection {
    chosen: Arc<Chosen>,
    /// One an answer, in the order of the text.
    pub(crate) answers: Vec<GradedAnswer>,
    /// What is odd about how answers name their questions.
    pub(crate) issues: Vec<Issue>,
    /// One an aside, in the order of the text: the headings in it that repeat questions.
    pub(crate) questions_in_asides: Vec<Vec<Issue>>,
}

/// What an answer is worth.
#[derive(Clone, Debug)]
pub(crate) struct GradedAnswer {
    /// Index of the question in the bank; none where the bank has no such question.
    question_idx: Option<usize>,
    basis: Option<GradeBasis>,
    pub(crate) verdicts: Verdicts,
}

/// What became of an answer.
#[derive(Clone, Debug)]
pub(crate) enum Verdicts {
    Graded(Arc<Grade>),
    /// Passed over on purpose.
    Skipped,
    /// Nothing is written there.
    Blank,
    /// There is no question to grade it by.
    UnknownQuestion,
}

impl Section {
    pub(crate) fn new(place: PartPlace) -> Self {
        Self {
            place,
            part: OnceLock::new(),
            graded: Mutex::new(None),
        }
    }

    /// What `piece`, whose section this is, says.
    pub(crate) fn part(&self, piece: &Piece) -> &SheetPart {
        self.part
            .get_or_init(|| SheetPart::parse(piece.text(), self.place))
    }

    /// The grades of `piece`, whose section this is. What was graded before is not graded again unless the question
    /// has changed.
    pub(crate) fn grade(&self, piece: &Piece, chosen: &Arc<Chosen>) -> Arc<GradedSection> {
        let mut graded = self.graded.lock().unwrap_or_else(PoisonError::into_inner);
        let last = graded.take();
        if let Some(last) = last.as_ref().filter(|last| Arc::ptr_eq(&last.chosen, chosen)) {
            *graded = Some(Arc::clone(last));
            return Arc::clone(last);
        }
        let part = self.part(piece);
        let resolved = chosen.bank.resolve_places(&part.sheet, piece.text());
        let mut answers = Vec::with_capacity(part.sheet.answers.len());
        for (answer_idx, (answer, resolution)) in part.sheet.answers.iter().zip(resolved.value).enumerate() {
            let before = last.as_ref().and_then(|last| last.answers.get(answer_idx));
            let question_idx = resolution.question.map(|place| place.question);
            answers.push(grade_answer(answer, question_idx, chosen, before));
        }
        let asides = part.sheet.asides.iter();
        let questions_in_asides = asides
            .map(|aside| chosen.bank.index().questions_in(aside, part.sheet.bank_name()))
            .collect();
        let new = Arc::new(GradedSection {
            chosen: Arc::clone(chosen),
            answers,
            issues: resolved.issues,
            questions_in_asides,
        });
        *graded = Some(Arc::clone(&new));
        new
    }
}

impl GradedAnswer {
    /// The question, where the bank has it.
    pub(crate) fn question<'c>(&self, chosen: &'c Chosen) -> Option<&'c Question> {
        self.question_idx
            .map(|question_idx| &chosen.bank.bank.questions[question_idx])
    }
}

fn grade_answer(
    answer: &Answer,
    question_idx: Option<usize>,
    chosen: &Chosen,
    before: Option<&GradedAnswer>,
) -> GradedAnswer {
    let basis = question_idx.map(|question_idx| chosen.bank.grade_basis(question_idx));
    let verdicts = match question_idx {
        _ if answer.attempted == Attempted::Skipped => Verdicts::Skipped,
        None => Verdicts::UnknownQuestion,
        Some(_) if is_blank(&answer.text.value) => Verdicts::Blank,
        Some(question_idx) => match before {
            Some(before) if before.basis == basis => before.verdicts.clone(),
            _ => {
                let mut grade = chosen.matcher(question_idx).mark(&answer.text.value);
                // It is held for as long as the sheet is open.
                for verdict in &mut grade.verdicts {
                    verdict.evidence.shrink_to_fit();
                }
                Verdicts::Graded(Arc::new(grade))
            }
        },
    };
    GradedAnswer {
        question_idx,
        basis,
        verdicts,
    }
}
