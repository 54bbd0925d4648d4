//! Text outside of a sheet's answers that answers a question of another bank.

use examen_bank::{AnswerSheet, IssueKind, Parsed};

use super::library::Library;
use super::loaded::{Entry, LoadedBank};

impl Library {
    /// What [`LoadedBank::resolve`] says of a sheet that is graded against `bank`. Text that stands under the question of
    /// another bank is told as an answer to that, for it is no part of the answer above.
    pub fn resolve<'a>(
        &self,
        bank: &'a LoadedBank,
        sheet: &AnswerSheet,
        source: &str,
    ) -> Parsed<Vec<Option<Entry<'a>>>> {
        let mut resolved = bank.resolve(sheet, source);
        for aside in &sheet.asides {
            let is_outside = |kind: &IssueKind| *kind == IssueKind::TextOutsideAnswer;
            let told = resolved
                .issues
                .iter()
                .position(|issue| issue.range == aside.text && is_outside(&issue.kind));
            let mut elsewhere = self
                .banks
                .iter()
                .map(|bank| bank.index().questions_in(aside, None));
            if let Some(told) = told
                && let Some(questions) = elsewhere.find(|questions| !questions.is_empty())
            {
                resolved.issues.splice(told..=told, questions);
            }
        }
        resolved.issues.sort_by_key(|issue| issue.range);
        resolved
    }
}
