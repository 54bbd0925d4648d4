//! The line above each heading: marks, and what can be done.

use std::time::{Duration, Instant};

use jiff::Timestamp;
use serde_json::{Value, json};

use super::own_views;
use super::wording::summary;
use crate::features::Context;
use crate::features::context::gives_feedback;
use crate::grading::{AnswerView, SheetView, Verdicts};
use crate::practice::standing_of;
use crate::protocol::{CodeLens, Command, Uri, range};

/// The lenses of the sheet `uri`.
pub(crate) fn code_lens(context: &Context, uri: &Uri, now: Instant) -> Option<Vec<CodeLens>> {
    let view = context
        .sheet(uri)
        .filter(|_| context.snapshot.config.code_lens.is_on())?;
    if !gives_feedback(&context.snapshot, &view) {
        return Some(interview(context, &view, now));
    }
    let mut lenses = Vec::new();
    for answer in view.answers() {
        push(&answer, uri, &mut lenses);
        lenses.extend(history_lens(context, &answer));
        lenses.extend(own_views::lens(context, &view, &answer));
    }
    Some(lenses)
}

fn push(answer: &AnswerView<'_>, uri: &Uri, lenses: &mut Vec<CodeLens>) {
    let Some(question) = answer.question else {
        return;
    };
    let place = range(answer.heading_span());
    let key = answer.key();
    let target = json!({ "uri": uri, "question": key });
    let mut lens = |title: String, command: &str, argument: Value| {
        lenses.push(CodeLens {
            range: place,
            command: Some(Command {
                title,
                command: command.to_owned(),
                arguments: Some(vec![argument]),
            }),
            data: None,
        });
    };
    let status = match (answer.grade(), answer.verdicts) {
        (Some(grade), _) => summary(grade),
        (None, Verdicts::Skipped) => "skipped".to_owned(),
        (None, _) => format!("{} marks to earn", question.available()),
    };
    lens(status, "examen.grade", json!({ "uri": uri, "question": key }));
    lens("hint".to_owned(), "examen.hint", target.clone());
    if question.answer.is_some() {
        lens("reveal".to_owned(), "examen.reveal", target.clone());
    }
    lens("next question".to_owned(), "examen.nextQuestion", target);
}

/// What came of the last attempt, and when the question is to be asked again; none for one that was never handed in.
fn history_lens(context: &Context, answer: &AnswerView<'_>) -> Option<CodeLens> {
    let remembered = context.snapshot.remembered.as_ref()?;
    let known = remembered.question(&answer.bank.name(), &answer.question?.id)?;
    Some(CodeLens {
        range: range(answer.heading_span()),
        command: Some(Command {
            title: standing_of(known.status, Timestamp::now())?,
            command: "examen.due".to_owned(),
            arguments: Some(vec![json!({})]),
        }),
        data: None,
    })
}

/// One lens at the first heading: how much time is left, and how to hand in.
fn interview(context: &Context, view: &SheetView<'_>, now: Instant) -> Vec<CodeLens> {
    let Some(first) = view.answers().next() else {
        return Vec::new();
    };
    let uri = &view.document.uri;
    let opened = context
        .snapshot
        .session(uri)
        .map_or(now, |session| session.opened.at);
    let clock = view
        .front()
        .time
        .map(|time| format!(" · {}", clock(time, now.duration_since(opened))));
    let title = format!("interview{} · submit", clock.unwrap_or_default());
    vec![CodeLens {
        range: range(first.heading_span()),
        command: Some(Command {
            title,
            command: "examen.submit".to_owned(),
            arguments: Some(vec![json!({ "uri": uri })]),
        }),
        data: None,
    }]
}

/// `12:30 of 45:00 left`
fn clock(time: Duration, spent: Duration) -> String {
    let minutes = |time: Duration| format!("{}:{:02}", time.as_secs() / 60, time.as_secs() % 60);
    match time.checked_sub(spent) {
        Some(left) => format!("{} of {} left", minutes(left), minutes(time)),
        None => format!("{} over", minutes(spent - time)),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::clock;

    #[test]
    fn the_clock_runs_down_and_over() {
        let check = |spent, expected| {
            let (time, spent) = (Duration::from_secs(2700), Duration::from_secs(spent));
            assert_eq!(clock(time, spent), expected);
        };
        check(0, "45:00 of 45:00 left");
        check(1950, "12:30 of 45:00 left");
        check(2761, "1:01 over");
    }
}
