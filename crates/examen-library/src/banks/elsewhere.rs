//! Text outside of a sheet's answers that answers a question of another bank.

use examen_bank::{AnswerSheet, IssueKind, Parsed};

use super::choice::Choice;
use super::library::Library;
use super::loaded::Entry;
use super::lookup::tell_elsewhere;

impl Library {
    /// The questions that `sheet`, whose text is `source`, answers by `choice`: one entry an answer. What is odd about how
    /// it names them, and text in it that belongs to none, are issues. Text that stands under the question of another bank
    /// is told as an answer to that, for it is no part of the answer above.
    pub fn resolve<'a>(
        &self,
        choice: &Choice<'a>,
        sheet: &AnswerSheet,
        source: &str,
    ) -> Parsed<Vec<Option<Entry<'a>>>> {
        let mut resolved = choice.resolve(sheet, source);
        tell_elsewhere(&self.banks, sheet, &mut resolved.issues);
        for aside in &sheet.asides {
            let mut questions = choice.banks().map(|bank| bank.index().questions_in(aside, None));
            let questions = questions.find(|questions| !questions.is_empty());
            let issues = questions.unwrap_or_else(|| vec![aside.issue(sheet.place_of(aside))]);
            resolved.issues.extend(issues);
        }
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
