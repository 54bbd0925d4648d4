//! Marks at the end of the sentences that earned them.

use examen_bank::{EvidenceLine, PointId, QuestionId, TextRange, code_span};
use examen_grader::{Evidence, Grade, Verdict};
use serde::Deserialize;
use serde_json::json;

use super::wording::{counts, may_name, worth};
use crate::features::Context;
use crate::grading::AnswerView;
use crate::protocol::{
    InlayHint, InlayHintLabel, InlayHintTooltip, MarkupContent, MarkupKind, Range, Uri, position, span_of,
};
use crate::text::sentence_at;

/// The hints of the sheet `uri` in `within`.
pub(crate) fn inlay_hints(context: &Context, uri: &Uri, within: Range) -> Option<Vec<InlayHint>> {
    let view = context
        .sheet_with_feedback(uri)
        .filter(|_| context.snapshot.config.inlay_hints.is_on())?;
    let within = span_of(within);
    let mut hints = Vec::new();
    for section in &view.sections {
        let begins_below = section.first_line > within.end.line;
        if begins_below {
            break;
        }
        for answer in section.answers(&view.chosen) {
            push(&answer, uri, &mut hints);
        }
    }
    hints.retain(|hint| {
        let line = hint.position.line;
        within.start.line <= line && line <= within.end.line
    });
    hints.sort_by_key(|hint| (hint.position.line, hint.position.character));
    Some(hints)
}

/// What a hint shows under the pointer: the line of the rubric, and the words that match it.
pub(crate) fn resolve(context: &Context, mut hint: InlayHint) -> InlayHint {
    let place = hint
        .data
        .clone()
        .and_then(|data| serde_json::from_value::<Place>(data).ok());
    if let Some(text) = place.and_then(|place| tooltip(context, &place)) {
        hint.tooltip = Some(InlayHintTooltip::MarkupContent(MarkupContent {
            kind: MarkupKind::Markdown,
            value: text,
        }));
    }
    hint
}

/// What a hint is about.
#[derive(Deserialize)]
struct Place {
    uri: Uri,
    question: QuestionId,
    point: PointId,
}

fn tooltip(context: &Context, place: &Place) -> Option<String> {
    let view = context.sheet_with_feedback(&place.uri)?;
    let answer = view.answer_to(&place.question)?;
    let verdict = answer
        .grade()?
        .verdicts
        .iter()
        .find(|verdict| verdict.point == place.point)?;
    let words = &answer.answer.text.value;
    let mut lines = Vec::new();
    if may_name(verdict) {
        let points = answer
            .question
            .iter()
            .flat_map(|question| &question.rubric.points);
        let point = points.into_iter().find(|point| point.id == place.point);
        let is_on = |line: &&EvidenceLine| verdict.evidence.iter().any(|it| line.range.encloses(it.source));
        let line = point.and_then(|point| point.lines.iter().find(is_on));
        lines.push(format!("**{}**", verdict.label));
        lines.extend(line.map(|line| code_span(&line.text.value)));
    }
    lines.extend(
        verdict
            .evidence
            .iter()
            .map(|evidence| format!("- “{}”", evidence.range.of(words))),
    );
    Some(lines.join("\n\n"))
}

fn push(answer: &AnswerView<'_>, uri: &Uri, hints: &mut Vec<InlayHint>) {
    let (Some(grade), Some(key)) = (answer.grade(), answer.key()) else {
        return;
    };
    for verdict in &grade.verdicts {
        let Some(last) = verdict.evidence.last().filter(|_| counts(verdict, grade.kind)) else {
            continue;
        };
        let end = end_of_sentence(answer, last);
        hints.push(InlayHint {
            position: position(answer.span(TextRange::empty(end)).start),
            label: InlayHintLabel::String(label(verdict, grade)),
            kind: None,
            text_edits: None,
            tooltip: None,
            padding_left: Some(true),
            padding_right: None,
            data: Some(json!({ "uri": uri, "question": key, "point": verdict.point })),
        });
    }
}

/// `+2 invalidates on write`
fn label(verdict: &Verdict, grade: &Grade) -> String {
    let worth = worth(verdict, grade);
    if may_name(verdict) {
        format!("{worth} {}", verdict.label)
    } else {
        worth
    }
}

/// Where the sentence of `evidence` ends, in the answer's text.
fn end_of_sentence(answer: &AnswerView<'_>, evidence: &Evidence) -> usize {
    let text = &answer.answer.text.value;
    sentence_at(text, evidence.range.end).end.max(evidence.range.end)
}
