//! The questions that a review rules on.

use examen_bank::{AnswerSheet, Question, ReviewedAnswer};
use examen_library::LoadedBank;
use examen_library::banks::Choice;
use examen_library::grading::JudgedAnswers;

use super::written_against::banks_of_sheet;
use crate::state::{Document, Snapshot};

/// A sheet as its reviews see it.
pub(crate) struct ReviewedSheet<'l> {
    /// The banks that it is written against.
    pub(crate) choice: Choice<'l>,
    judged: JudgedAnswers<'l>,
}

impl<'l> ReviewedSheet<'l> {
    /// The sheet `document`; none while banks are still being looked for.
    pub(crate) fn of(snapshot: &'l Snapshot, document: &Document) -> Option<Self> {
        let choice = banks_of_sheet(snapshot, document)?;
        let source = document.source();
        let sheet = AnswerSheet::parse(&source).value;
        let asked = choice.questions(&sheet, &source).value;
        let judged = JudgedAnswers::new(choice.banks(), sheet.answers.iter().zip(asked));
        Some(Self { choice, judged })
    }

    /// The question of the answer that `section` rules on; where there is none, one that it may name.
    pub(crate) fn question_of(&self, section: &ReviewedAnswer) -> Option<(&'l LoadedBank, &'l Question)> {
        let answered = self.judged.meant_by(section);
        let answered = answered.and_then(|idx| self.judged.asked(idx));
        answered.or_else(|| self.choice.question(&section.question.value))
    }
}
