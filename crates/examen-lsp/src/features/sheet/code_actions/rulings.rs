//! What the candidate may say about the points of an answer, and what follows from it.

use examen_bank::{GradedBy, PointId, QuestionId, Ruling, TextRange};
use serde_json::json;

use super::evidence::can_be_proposed;
use super::{Deferred, What, command};
use crate::features::Context;
use crate::features::sheet::wording::may_name;
use crate::grading::{AnswerView, SheetView, own_word};
use crate::protocol::{CodeAction, CodeActionKind, CodeActionOrCommand, Position, Uri, position};

/// The candidate may rule on points whose names are known: those the answer makes, and those that were given away. To
/// offer others would give them away.
pub(super) fn offer(
    context: &Context,
    view: &SheetView<'_>,
    answer: &AnswerView<'_>,
    selected: TextRange,
    actions: &mut Vec<CodeActionOrCommand>,
) {
    let (Some(question), Some(grade)) = (answer.question, answer.grade()) else {
        return;
    };
    let uri = &view.document.uri;
    let session = context.snapshot.session(uri);
    let question_key = answer.names();
    let known = session.zip(question_key.as_ref());
    let words = words(answer, selected);
    // What a model answer states takes no lines of evidence.
    let takes_lines = grade.graded_by == GradedBy::Points;
    let is_evidence = takes_lines && words.is_some_and(|words| can_be_proposed(answer, words));
    let key = answer.key().unwrap_or_else(|| question.id.clone());
    let said = own_word(&context.snapshot, view, answer);
    for verdict in &grade.verdicts {
        let is_given_away = known.is_some_and(|(session, key)| session.knows_label(key, &verdict.point));
        let own = said.get(&verdict.point).copied();
        if verdict.is_misconception() || !(may_name(verdict) || is_given_away || own.is_some()) {
            continue;
        }
        let offer = |title: String, what| {
            let deferred = Deferred {
                uri: uri.clone(),
                version: view.document.version,
                question: key.clone(),
                point: verdict.point.clone(),
                what,
                selected: words,
            };
            CodeActionOrCommand::CodeAction(CodeAction {
                title,
                kind: Some(CodeActionKind::REFACTOR),
                data: Some(json!(deferred)),
                ..CodeAction::default()
            })
        };
        // The id where only that is known, because the candidate wrote it.
        let name = if may_name(verdict) || is_given_away {
            verdict.label.as_str()
        } else {
            verdict.point.as_str()
        };
        actions.push(match (own, verdict.is_credited()) {
            (Some(_), _) => offer(format!("take back what I said about: {name}"), What::Retract),
            (None, false) => offer(format!("I did say this: {name}"), What::Assess),
            (None, true) => offer(format!("I did not say this: {name}"), What::Deny),
        });
        if verdict.is_credited() {
            continue;
        }
        if is_evidence {
            let title = format!("propose the selected words as evidence for: {name}");
            actions.push(offer(title, What::Propose));
        }
        if takes_lines && own == Some(Ruling::Granted) {
            let at = view.span(TextRange::empty(selected.start)).start;
            actions.push(propose(uri, &key, (&verdict.point, name), position(at)));
        }
    }
}

/// The part of `selected` that lies in the answer's text, in bytes of it; none where nothing of it is selected.
fn words(answer: &AnswerView<'_>, selected: TextRange) -> Option<(usize, usize)> {
    let base = answer.section.start + answer.answer.text.range.start;
    let within = |offset: usize| offset.saturating_sub(base).min(answer.answer.text.value.len());
    let words = (within(selected.start), within(selected.end));
    (words.0 < words.1).then_some(words)
}

fn propose(
    uri: &Uri,
    question: &QuestionId,
    (point, name): (&PointId, &str),
    at: Position,
) -> CodeActionOrCommand {
    let argument = json!({ "uri": uri, "question": question, "point": point, "position": at });
    command(
        format!("propose my words to the bank for: {name}"),
        "examen.proposePhrase",
        argument,
    )
}
