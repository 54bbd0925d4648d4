//! Text outside of a sheet's answers that answers a question of another bank.

use std::sync::Arc;

use examen_bank::{AnswerSheet, AsidePlace, Issue, IssueKind, Parsed};

use super::choice::{Choice, Reason};
use super::library::Library;
use super::loaded::Entry;
use super::lookup::{questions_in_aside, tell_elsewhere};

impl Library {
    /// The questions that `sheet`, whose text is `source`, answers by `choice`: one entry an answer. What is odd about how
    /// it names them and its bank, and text in it that belongs to none, are issues. Text that stands under the question of another bank
    /// is told as an answer to that, for it is no part of the answer above.
    pub fn resolve<'a>(
        &self,
        choice: &Choice<'a>,
        sheet: &AnswerSheet,
        source: &str,
    ) -> Parsed<Vec<Option<Entry<'a>>>> {
        let mut resolved = choice.resolve(sheet, source);
        tell_elsewhere(&self.banks, sheet, &mut resolved.issues);
        let all = self.banks.iter().map(Arc::as_ref);
        resolved.issues.extend(choice.reason.unknown_bank(sheet, all));
        tell_overruled(choice, sheet, &mut resolved);
        for aside in &sheet.asides {
            let place = sheet.place_of(aside);
            let mut questions = questions_in_aside(choice.banks(), aside);
            if questions.is_empty() && place == AsidePlace::BehindAnswer {
                questions = questions_in_aside(self.banks.iter().map(Arc::as_ref), aside);
            }
            let above = aside.issue_above(&questions, place, source);
            resolved.issues.extend(above.into_iter().chain(questions));
        }
        resolved.issues.sort_by_key(|issue| issue.range);
        resolved
    }
}

/// Says once that another bank than the one that `sheet` asks for was named, where it lacks questions of the sheet. Where it
/// has none of them, that says all.
fn tell_overruled(choice: &Choice<'_>, sheet: &AnswerSheet, resolved: &mut Parsed<Vec<Option<Entry<'_>>>>) {
    let is_unknown = |issue: &Issue| {
        matches!(
            issue.kind,
            IssueKind::UnknownQuestion { .. } | IssueKind::UnknownQuestionId { .. }
        )
    };
    if choice.reason != Reason::Told || !resolved.issues.iter().any(is_unknown) {
        return;
    }
    let n_known = resolved.value.iter().flatten().count();
    if let Some(issue) = sheet.overruled_bank(&choice.bank.name(), n_known) {
        if n_known == 0 {
            // What can be mended is a slip, whichever bank was meant.
            let is_said = |issue: &Issue| is_unknown(issue) && issue.fix.is_none();
            resolved.issues.retain(|issue| !is_said(issue));
        }
        resolved.issues.push(issue);
    }
}
