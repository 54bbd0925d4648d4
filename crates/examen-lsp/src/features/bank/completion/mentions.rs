//! Ids of questions and points in reviews and cases.

use examen_bank::{Question, QuestionId, Reviewer};
use examen_library::LoadedBank;
use examen_library::banks::written_id;
use examen_library::grading::sheet_of;

use super::Typing;
use crate::features::navigation::{ReviewedSheet, file_at};
use crate::protocol::{CompletionItem, CompletionItemKind};

/// In a case file: questions behind `## `, points in backticks at the start of a case.
pub(super) fn in_cases(typing: &Typing<'_>) -> Option<Vec<CompletionItem>> {
    let cases = &typing.document.cases().value;
    let library = typing.context.snapshot.library.as_ref()?;
    let bank = library.for_cases(cases, &typing.document.path_or_name());
    if let Some(typed) = typing.before.strip_prefix("## ") {
        return Some(questions(typing, bank, typed, ToString::to_string));
    }
    let rulings = typing.before.strip_prefix("- ")?;
    // Only rulings may stand before the one that is typed.
    let pieces: Vec<&str> = rulings.split('`').collect();
    let is_prose = pieces.iter().step_by(2).any(|piece| !piece.trim().is_empty());
    let is_open = pieces.len().is_multiple_of(2);
    let typed = pieces.last().filter(|_| is_open && !is_prose)?;
    let sections = cases.sections.iter().map(|section| &section.question);
    let id = sections
        .take_while(|question| question.range.start < typing.caret)
        .last()?;
    let (_, question) = library.question_for_case(bank, &id.value)?;
    let mut items = Vec::new();
    for sign in ["+", "-"]
        .into_iter()
        .filter(|sign| typed.is_empty() || typed.starts_with(sign))
    {
        items.extend(points(typing, question, typed, sign));
    }
    Some(items)
}

/// In a review: questions behind `## `, points behind a box.
pub(super) fn in_review(typing: &Typing<'_>) -> Option<Vec<CompletionItem>> {
    let review = &typing.document.review().value;
    let snapshot = &typing.context.snapshot;
    let path = typing.document.path_or_name();
    let sheet = file_at(snapshot, &sheet_of(&path, review))?;
    let sheet = ReviewedSheet::of(snapshot, &sheet.document)?;
    let choice = &sheet.choice;
    if let Some(typed) = typing.before.strip_prefix("## ") {
        return Some(
            choice
                .banks()
                .flat_map(|bank| questions(typing, bank, typed, |id| written_id(choice.banks(), bank, id)))
                .collect(),
        );
    }
    let boxed = typing.before.strip_prefix("- [x] ");
    let typed = boxed.or_else(|| typing.before.strip_prefix("- [ ] "))?;
    // A learner who rules on an answer is not told what it lacks.
    if typed.contains(':') || review.reviewer() == Reviewer::Learner {
        return None;
    }
    let sections = review.answers.iter();
    let section = sections
        .take_while(|section| section.question.range.start < typing.caret)
        .last()?;
    let (_, question) = sheet.question_of(section)?;
    Some(points(typing, question, typed, ""))
}

/// The questions of `bank`, as `called` calls them.
fn questions(
    typing: &Typing<'_>,
    bank: &LoadedBank,
    typed: &str,
    called: impl Fn(&QuestionId) -> String,
) -> Vec<CompletionItem> {
    let heading = |question: &Question| question.heading.value.clone();
    let item = |id: &QuestionId, detail: String| {
        typing.item(typed, &called(id), Some(&detail), CompletionItemKind::REFERENCE)
    };
    let questions = bank.bank.questions.iter();
    questions
        .map(|question| item(&question.id, heading(question)))
        .collect()
}

/// The points of `question`, each behind `sign`.
fn points(typing: &Typing<'_>, question: &Question, typed: &str, sign: &str) -> Vec<CompletionItem> {
    let points = question.points();
    points
        .iter()
        .map(|point| {
            let text = format!("{sign}{}", point.id);
            typing.item(typed, &text, Some(&point.label.value), CompletionItemKind::FIELD)
        })
        .collect()
}
