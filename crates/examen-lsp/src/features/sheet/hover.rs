//! What is shown under the pointer: the point that words earned, the question of a heading, what an acronym stands for.

use std::fmt::Write as _;

use examen_bank::{Marks, Question, TextRange};
use examen_grader::Verdict;

use super::own_views;
use super::wording::{both_views, may_name, summary, worth};
use crate::features::{Context, gives_feedback};
use crate::grading::{AnswerView, SheetView, own_word};
use crate::practice::since;
use crate::protocol::{Hover, HoverContents, MarkupContent, MarkupKind, Position, Uri, place_of, range};
use crate::text::Span;

/// What is shown at `position` of the sheet `uri`.
pub(crate) fn hover(context: &Context, uri: &Uri, position: Position) -> Option<Hover> {
    let view = context.sheet(uri)?;
    let offset = view
        .document
        .text
        .offset(place_of(position), context.snapshot.client.encoding);
    let answer = view.answer_at(offset)?;
    let local = offset - answer.section.start;
    if answer.answer.heading.range.contains(local) {
        return on_heading(context, &view, &answer);
    }
    let in_text = local.checked_sub(answer.answer.text.range.start)?;
    let on_words = gives_feedback(&context.snapshot, &view)
        .then(|| on_words(context, &view, &answer, in_text))
        .flatten();
    on_words.or_else(|| on_acronym(&answer, in_text))
}

fn on_heading(context: &Context, view: &SheetView<'_>, answer: &AnswerView<'_>) -> Option<Hover> {
    let question = answer.question?;
    let mut text = format!("**{}**\n\n{}", question.heading.value, facts(question, answer));
    if gives_feedback(&context.snapshot, view) {
        if let Some(grade) = answer.grade() {
            let _ = write!(text, "\n\n{}", summary(grade));
        }
        let session = context.snapshot.session(&view.document.uri);
        let n_hints = session
            .zip(answer.names())
            .map_or(0, |(session, key)| session.hints(&key).len());
        if n_hints > 0 {
            let _ = write!(text, "\n\nhints taken: {n_hints}");
        }
        if let Some(views) = own_views::lines(context, view, answer) {
            let _ = write!(text, "\n\n{views}");
        }
        if let Some(past) = past(context, question, answer) {
            let _ = write!(text, "\n\n{past}");
        }
    }
    Some(hover_of(answer.heading_span(), text))
}

/// `handed in 3 times, last yesterday with 4/7`, as the history says; none for what was never handed in.
fn past(context: &Context, question: &Question, answer: &AnswerView<'_>) -> Option<String> {
    let remembered = context.snapshot.remembered.as_ref()?;
    let known = remembered.question(&answer.bank.name(), &question.id)?;
    let last = known.status.last?;
    let times = match last.n_attempts {
        1 => "once".to_owned(),
        n => format!("{n} times"),
    };
    let when = since(last.at, remembered.now());
    let marks = if last.score.available > Marks::ZERO {
        format!(" with {}/{}", last.score.awarded, last.score.available)
    } else {
        String::new()
    };
    Some(format!("handed in {times}, last {when}{marks}"))
}

/// `level 2 · caching, consistency · 5 min · backend-core`
fn facts(question: &Question, answer: &AnswerView<'_>) -> String {
    let mut facts = Vec::new();
    facts.extend(question.level.map(|level| format!("level {}", level.get())));
    facts.extend(question.topic.clone());
    if !question.tags.is_empty() {
        facts.push(question.tags.join(", "));
    }
    facts.extend(
        question
            .time
            .map(|time| format!("{} min", time.as_secs().div_ceil(60))),
    );
    facts.push(format!("`{}` in {}", question.id, answer.bank.name()));
    facts.join(" · ")
}

fn on_words(
    context: &Context,
    view: &SheetView<'_>,
    answer: &AnswerView<'_>,
    offset: usize,
) -> Option<Hover> {
    let grade = answer.grade()?;
    let said = own_word(&context.snapshot, view, answer);
    let mut sections = Vec::new();
    let mut place = None;
    for verdict in &grade.verdicts {
        let is_here = |range: TextRange| range.start <= offset && offset <= range.end;
        let Some(evidence) = verdict.evidence.iter().find(|evidence| is_here(evidence.range)) else {
            continue;
        };
        place.get_or_insert(evidence.range);
        let mut section = describe(verdict, answer, &worth(verdict, grade));
        if let Some(ruling) = said.get(&verdict.point) {
            let _ = write!(section, "\n\n{}", both_views(*ruling, verdict));
        }
        sections.push(section);
    }
    Some(hover_of(answer.span(place?), sections.join("\n\n---\n\n")))
}

/// The point with the words that led to it; without its name where the answer does not make all of it.
fn describe(verdict: &Verdict, answer: &AnswerView<'_>, worth: &str) -> String {
    let state = verdict.state.name();
    let mut text = if may_name(verdict) {
        format!("**{worth}** {} · {state}", verdict.label)
    } else {
        format!("**{worth}** {state}")
    };
    if let Some(remark) = verdict.ground.remark() {
        let _ = write!(text, ", {remark}");
    }
    let words = &answer.answer.text.value;
    let told: Vec<String> = verdict
        .evidence
        .iter()
        .map(|evidence| {
            let said = evidence.range.of(words);
            if may_name(verdict) {
                format!("- “{said}”: {} {}", evidence.kind.relation(), evidence.term)
            } else {
                format!("- “{said}”")
            }
        })
        .collect();
    let _ = write!(text, "\n\n{}", told.join("\n"));
    if let Some(ruling) = &verdict.overridden {
        let _ = write!(text, "\n\nruled by {}", ruling.reviewer);
        if let Some(reason) = &ruling.reason {
            let _ = write!(text, ": {reason}");
        }
    }
    if let Some(why) = verdict.why.as_ref().filter(|_| may_name(verdict)) {
        let _ = write!(text, "\n\n{why}");
    }
    text
}

/// What the bank's glossary says of the acronym at `offset`.
fn on_acronym(answer: &AnswerView<'_>, offset: usize) -> Option<Hover> {
    let text = &answer.answer.text.value;
    let range = word_at(text, offset)?;
    let word = range.of(text);
    let is_acronym = word.chars().count() >= 2 && !word.chars().any(char::is_lowercase);
    let mut entries = answer.bank.glossary.entries.iter().filter(|_| is_acronym);
    let entry = entries.find(|entry| {
        let mut words = std::iter::once(&entry.term).chain(&entry.equivalents);
        words.any(|term| term.value.eq_ignore_ascii_case(word))
    })?;
    let all = std::iter::once(&entry.term).chain(&entry.equivalents);
    let others: Vec<&str> = all
        .map(|term| term.value.as_str())
        .filter(|term| !term.eq_ignore_ascii_case(word))
        .collect();
    let stands_for = format!("**{word}** stands for {}", others.join(", "));
    Some(hover_of(answer.span(range), stands_for))
}

fn word_at(text: &str, offset: usize) -> Option<TextRange> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let before = text.get(..offset)?;
    let start = before.trim_end_matches(is_word).len();
    let rest = &text[start..];
    let length = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
    (length > 0).then(|| TextRange::new(start, start + length))
}

fn hover_of(span: Span, value: String) -> Hover {
    Hover {
        contents: HoverContents::Markup(MarkupContent {
            kind: MarkupKind::Markdown,
            value,
        }),
        range: Some(range(span)),
    }
}
