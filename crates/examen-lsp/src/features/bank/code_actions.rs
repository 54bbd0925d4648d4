//! What can be done at a place of a bank, review, case file or glossary: fixes, a case to try an answer with, questions
//! from a pasted list.

use examen_bank::{FileKind, Fix, Issue, TextRange};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{pasted_list, written_points};
use crate::features::changes::Changes;
use crate::features::{Context, Finding};
use crate::protocol::{
    Answer, CodeAction, CodeActionKind, CodeActionOrCommand, Command, Failure, Range, Uri, position, span_of,
};
use crate::state::Document;

/// What a lazy action will do.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Deferred {
    pub(super) uri: Uri,
    pub(super) version: i32,
    pub(super) author: Work,
}

/// The kinds of lazy actions.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum Work {
    /// Mends an issue.
    Fix { code: String, start: usize, end: usize },
    /// Makes questions of a pasted list.
    Import { start: usize, end: usize },
    /// Writes what a model answer states into a list of points.
    WritePoints { start: usize },
}

/// What can be done in `within` of the document `uri`.
pub(crate) fn code_actions(context: &Context, uri: &Uri, within: Range) -> Option<Vec<CodeActionOrCommand>> {
    let document = context.known(uri)?;
    let encoding = context.snapshot.client.encoding;
    let selected = document.text.range(span_of(within), encoding);
    let mut actions = Vec::new();
    if document.kind != Some(FileKind::Sheet) {
        actions.extend(fixes(context, document, selected));
    }
    if document.kind == Some(FileKind::Bank) {
        actions.extend(try_answer(context, document, selected));
        actions.extend(write_points(document, selected));
    }
    if let Some(lines) = pasted_list::offered(document, selected) {
        let title = pasted_list::title(document);
        let (start, end) = (lines.start, lines.end);
        let action = lazy(
            document,
            title,
            CodeActionKind::REFACTOR_REWRITE,
            Work::Import { start, end },
        );
        actions.push(CodeActionOrCommand::CodeAction(action));
    }
    Some(actions)
}

/// Whether `action` is one of those that are worked out here.
fn deferred(action: &CodeAction) -> Option<Deferred> {
    let data = action.data.clone()?;
    serde_json::from_value(data).ok()
}

/// Works out what a lazy action of this module does; others are given back as they came.
///
/// # Errors
/// The document was closed or changed since.
pub(crate) fn resolve(context: &Context, action: CodeAction) -> Answer<Result<CodeAction, CodeAction>> {
    let Some(deferred) = deferred(&action) else {
        return Ok(Err(action));
    };
    let document = context.known(&deferred.uri);
    let document = document
        .filter(|document| document.version == deferred.version)
        .ok_or_else(|| Failure::refused("the document has changed since; ask again"))?;
    let edit = match &deferred.author {
        Work::Fix { code, start, end } => {
            let range = TextRange::new(*start, *end);
            let issue = issues(document)
                .iter()
                .find(|issue| issue.range == range && issue.kind.code() == code);
            let fix = issue.and_then(|issue| issue.fix.as_ref());
            let fix = fix.ok_or_else(|| Failure::refused("there is nothing to mend any more"))?;
            let mut changes = Changes::of(&context.snapshot);
            changes.add(document, Some(document.version), fix.edits.clone());
            changes.finish()
        }
        Work::Import { start, end } => pasted_list::edit(context, document, TextRange::new(*start, *end))?,
        Work::WritePoints { start } => {
            let edits = written_points::edits(document, *start);
            let edits = edits
                .ok_or_else(|| Failure::refused("the question has points, or no model answer, by now"))?;
            let mut changes = Changes::of(&context.snapshot);
            changes.add(document, Some(document.version), edits);
            changes.finish()
        }
    };
    Ok(Ok(CodeAction {
        edit: Some(edit),
        ..action
    }))
}

fn write_points(document: &Document, selected: TextRange) -> Option<CodeActionOrCommand> {
    let start = written_points::is_offered(document, selected)?;
    let title = written_points::TITLE.to_owned();
    let kind = CodeActionKind::REFACTOR_REWRITE;
    let action = lazy(document, title, kind, Work::WritePoints { start });
    Some(CodeActionOrCommand::CodeAction(action))
}

fn issues(document: &Document) -> &[Issue] {
    match document.kind {
        Some(FileKind::Bank) => &document.bank().issues,
        Some(FileKind::Review) => &document.review().issues,
        Some(FileKind::Cases) => &document.cases().issues,
        Some(FileKind::Glossary) => &document.glossary().issues,
        Some(FileKind::Sheet) | None => &[],
    }
}

fn fixes(context: &Context, document: &Document, selected: TextRange) -> Vec<CodeActionOrCommand> {
    let here = issues(document)
        .iter()
        .filter(|issue| issue.range.touches(selected));
    let fixable = here.filter_map(|issue| Some((issue, issue.fix.as_ref()?)));
    let actions = fixable.map(|(issue, fix)| fix_action(context, document, issue, fix));
    actions.map(CodeActionOrCommand::CodeAction).collect()
}

fn fix_action(context: &Context, document: &Document, issue: &Issue, fix: &Fix) -> CodeAction {
    let span = document.text.span(issue.range, context.snapshot.client.encoding);
    let diagnostic = crate::publish::diagnostic(Finding::of_issue(issue, span), &context.snapshot.config);
    let work = Work::Fix {
        code: issue.kind.code().to_owned(),
        start: issue.range.start,
        end: issue.range.end,
    };
    let mut action = lazy(document, fix.title.clone(), CodeActionKind::QUICKFIX, work);
    action.diagnostics = diagnostic.map(|diagnostic| vec![diagnostic]);
    action.is_preferred = Some(true);
    if !resolves(context) {
        let mut changes = Changes::of(&context.snapshot);
        changes.add(document, Some(document.version), fix.edits.clone());
        action.edit = Some(changes.finish());
    }
    action
}

/// Whether the client asks for edits when somebody chooses an action.
fn resolves(context: &Context) -> bool {
    let text_document = context.snapshot.client.capabilities.text_document.as_ref();
    let support = text_document
        .and_then(|it| it.code_action.as_ref())
        .and_then(|it| it.resolve_support.as_ref());
    support.is_some_and(|support| support.properties.iter().any(|property| property == "edit"))
}

fn lazy(document: &Document, title: String, kind: CodeActionKind, author: Work) -> CodeAction {
    CodeAction {
        title,
        kind: Some(kind),
        data: Some(json!(Deferred {
            uri: document.uri.clone(),
            version: document.version,
            author,
        })),
        ..CodeAction::default()
    }
}

fn try_answer(context: &Context, document: &Document, selected: TextRange) -> Option<CodeActionOrCommand> {
    let mut questions = document.bank().value.questions.iter();
    let question = questions.find(|question| question.range.contains(selected.start))?;
    if question.points().is_empty() {
        return None;
    }
    document.path.as_ref()?;
    let encoding = context.snapshot.client.encoding;
    let start = document
        .text
        .span(TextRange::empty(selected.start), encoding)
        .start;
    let title = "try an answer to this question".to_owned();
    Some(CodeActionOrCommand::CodeAction(CodeAction {
        title: title.clone(),
        kind: Some(CodeActionKind::REFACTOR),
        command: Some(Command {
            title,
            command: "examen.tryAnswer".to_owned(),
            arguments: Some(vec![json!({ "uri": document.uri, "position": position(start) })]),
        }),
        ..CodeAction::default()
    }))
}
