//! What the candidate says about points, beside what the machine says.

use examen_bank::Ruling;
use examen_grader::Verdict;
use serde_json::json;

use super::wording::{agree, both_views, may_name};
use crate::features::Context;
use crate::grading::{AnswerView, SheetView, own_word};
use crate::protocol::{CodeLens, Command, range};

/// The points of an answer that the candidate ruled on.
fn ruled<'v>(context: &Context, view: &SheetView<'_>, answer: &AnswerView<'v>) -> Vec<(&'v Verdict, Ruling)> {
    let said = own_word(&context.snapshot, view, answer);
    let verdicts = answer.grade().into_iter().flat_map(|grade| &grade.verdicts);
    verdicts
        .filter_map(|verdict| Some((verdict, *said.get(&verdict.point)?)))
        .collect()
}

/// One line a point that the candidate ruled on: `- Keeps memory within bounds: you: said · machine: missed`.
pub(super) fn lines(context: &Context, view: &SheetView<'_>, answer: &AnswerView<'_>) -> Option<String> {
    let session = context.snapshot.session(&view.document.uri);
    let key = answer.names()?;
    let lines: Vec<String> = ruled(context, view, answer)
        .into_iter()
        .map(|(verdict, ruling)| {
            let is_known =
                may_name(verdict) || session.is_some_and(|session| session.knows_label(&key, &verdict.point));
            // Of a point that stays covered only the id is said, which the candidate wrote.
            let name = if is_known {
                &verdict.label
            } else {
                verdict.point.as_str()
            };
            format!("- {name}: {}", both_views(ruling, verdict))
        })
        .collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// The lens of an answer on which candidate and machine differ. It leads to a proposal where the candidate says more.
pub(super) fn lens(context: &Context, view: &SheetView<'_>, answer: &AnswerView<'_>) -> Option<CodeLens> {
    let key = answer.key()?;
    let mut differing = ruled(context, view, answer);
    differing.retain(|(verdict, ruling)| !verdict.is_misconception() && !agree(*ruling, verdict));
    let unseen = differing.iter().find(|(_, ruling)| *ruling == Ruling::Granted);
    let n = match differing.len() {
        0 => return None,
        1 => "1 point".to_owned(),
        n => format!("{n} points"),
    };
    let uri = &view.document.uri;
    let (title, command, argument) = match unseen {
        Some((verdict, _)) => (
            format!("you differ on {n} · propose your words"),
            "examen.proposePhrase",
            json!({ "uri": uri, "question": key, "point": verdict.point }),
        ),
        None => (
            format!("you differ on {n}"),
            "examen.grade",
            json!({ "uri": uri, "question": key }),
        ),
    };
    Some(CodeLens {
        range: range(answer.heading_span()),
        command: Some(Command {
            title,
            command: command.to_owned(),
            arguments: Some(vec![argument]),
        }),
        data: None,
    })
}
