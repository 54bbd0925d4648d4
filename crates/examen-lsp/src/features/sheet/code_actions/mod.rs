//! What can be done at a place of a sheet.

mod assessment;
mod evidence;
mod likely_questions;
mod rulings;

use examen_bank::{Ruling, TextRange};
use examen_history::HintGrade;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::features::wanted_actions::WantedActions;
use crate::features::{Context, Finding, edit_of, gives_feedback};
use crate::grading::{AnswerView, SheetView};
use crate::protocol::{
    Answer, CodeAction, CodeActionKind, CodeActionOrCommand, Command, Failure, Range, Uri, span_of,
};

/// What a lazy action will do.
#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Deferred {
    uri: Uri,
    version: i32,
    question: examen_bank::QuestionId,
    point: examen_bank::PointId,
    what: What,
    /// What was selected, in bytes of the answer's text.
    selected: Option<(usize, usize)>,
}

/// The kinds of lazy actions.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum What {
    /// The candidate says that the answer makes the point.
    Assess,
    /// The candidate says that it does not.
    Deny,
    /// What the candidate said is taken back.
    Retract,
    /// The selected words are proposed as evidence.
    Propose,
}

/// What can be done in `within` of the sheet `uri`.
pub(crate) fn code_actions(
    context: &Context,
    uri: &Uri,
    within: Range,
    wanted: &WantedActions,
) -> Option<Vec<CodeActionOrCommand>> {
    let view = context.sheet(uri)?;
    let selected = view
        .document
        .text
        .range(span_of(within), context.snapshot.client.encoding);
    let mut actions = fixes(context, &view, selected);
    likely_questions::offer(context, &view, selected, &mut actions);
    if let Some(answer) = view.answer_at(selected.start) {
        let gives_feedback = gives_feedback(&context.snapshot, &view);
        if gives_feedback && wanted.is_asked_for() {
            offer_help(context, uri, &answer, &mut actions);
        }
        if gives_feedback && (wanted.is_asked_for() || !selected.is_empty()) {
            rulings::offer(context, &view, &answer, selected, &mut actions);
        }
        if wanted.is_asked_for() {
            offer_next(uri, &mut actions);
        }
    }
    Some(actions)
}

/// Works out what a lazy action does.
///
/// # Errors
/// The sheet was closed or changed since, or the point is gone.
pub(crate) fn resolve(context: &Context, mut action: CodeAction) -> Answer<CodeAction> {
    let Some(data) = action.data.clone() else {
        return Ok(action);
    };
    let deferred: Deferred =
        serde_json::from_value(data).map_err(|error| Failure::invalid_params(error.to_string()))?;
    let view = context
        .sheet_with_feedback(&deferred.uri)
        .ok_or_else(|| Failure::invalid_params("the sheet is not open any more"))?;
    // What was selected, and what the candidate judged, is the answer as it was then.
    if view.document.version != deferred.version {
        return Err(Failure::refused("the document has changed since; ask again"));
    }
    let answer = view
        .answer_to(&deferred.question)
        .ok_or_else(|| Failure::invalid_params("the sheet does not have the question any more"))?;
    action.edit = Some(match deferred.what {
        What::Assess => assessment::edit(context, &view, &answer, &deferred.point, Some(Ruling::Granted))?,
        What::Deny => assessment::edit(context, &view, &answer, &deferred.point, Some(Ruling::Withheld))?,
        What::Retract => assessment::edit(context, &view, &answer, &deferred.point, None)?,
        What::Propose => evidence::edit(context, &answer, &deferred)?,
    });
    Ok(action)
}

fn fixes(context: &Context, view: &SheetView<'_>, selected: TextRange) -> Vec<CodeActionOrCommand> {
    let mut actions = Vec::new();
    for (section, issue) in view.issues() {
        let is_here = issue.range.shifted(section.start).touches(selected);
        let Some(fix) = issue.fix.as_ref().filter(|_| is_here) else {
            continue;
        };
        let edits = fix.edits.iter();
        let edits = edits.map(|edit| (section.span(edit.range), edit.replacement.clone()));
        let finding = Finding::of_issue(&issue, section.span(issue.range));
        let diagnostic = crate::publish::diagnostic(finding, &context.snapshot.config);
        actions.push(CodeActionOrCommand::CodeAction(CodeAction {
            title: fix.title.clone(),
            kind: Some(CodeActionKind::QUICKFIX),
            diagnostics: diagnostic.map(|diagnostic| vec![diagnostic]),
            edit: Some(edit_of(&context.snapshot, view.document, edits.collect())),
            is_preferred: Some(true),
            ..CodeAction::default()
        }));
    }
    actions
}

fn offer_help(context: &Context, uri: &Uri, answer: &AnswerView<'_>, actions: &mut Vec<CodeActionOrCommand>) {
    let Some(question) = answer.question else {
        return;
    };
    let session = context.snapshot.session(uri);
    let key = answer.key().unwrap_or_else(|| question.id.clone());
    let taken = session.zip(answer.names());
    let taken = taken.map_or_else(Vec::new, |(session, question)| session.hints(&question));
    let is_complete = answer
        .grade()
        .is_some_and(|grade| grade.n_credited() == grade.n_points());
    for (idx, grade) in HintGrade::ALL.into_iter().enumerate() {
        let is_known = taken
            .iter()
            .any(|hint| hint.grade == grade && hint.point.is_none());
        if is_complete || is_known {
            continue;
        }
        let what = match grade {
            HintGrade::Count => "how many points are missing",
            HintGrade::Topic => "what they are about",
            HintGrade::FirstLetters => "the first letters of one",
            HintGrade::Label => "what one of them is",
        };
        let argument = json!({ "uri": uri, "question": key, "grade": idx + 1 });
        actions.push(command(format!("hint: {what}"), "examen.hint", argument));
    }
    if question.answer.is_some() {
        let argument = json!({ "uri": uri, "question": key });
        actions.push(command(
            "reveal the model answer".to_owned(),
            "examen.reveal",
            argument,
        ));
    }
}

fn offer_next(uri: &Uri, actions: &mut Vec<CodeActionOrCommand>) {
    let argument = json!({ "uri": uri });
    actions.push(command(
        "add the next question".to_owned(),
        "examen.nextQuestion",
        argument,
    ));
    actions.push(command(
        "add the next due question".to_owned(),
        "examen.nextQuestion",
        json!({ "uri": uri, "due": true }),
    ));
}

fn command(title: String, name: &str, argument: Value) -> CodeActionOrCommand {
    CodeActionOrCommand::CodeAction(CodeAction {
        title: title.clone(),
        kind: Some(CodeActionKind::REFACTOR),
        command: Some(Command {
            title,
            command: name.to_owned(),
            arguments: Some(vec![argument]),
        }),
        ..CodeAction::default()
    })
}
