//! Asks the grader what an alternative matches, by an answer made of the alternative's own words.

use examen_bank::{
    Alternative, EvidenceLine, Glossary, LineKind, Marks, Point, Question, Rubric, State, TermKind,
};
use examen_grader::RubricMatcher;

/// An alternative as its first options: what somebody would write who says just this.
pub(super) fn wording(alternative: &Alternative) -> String {
    let words = alternative.slots.iter().filter_map(|slot| slot.options.first());
    let words: Vec<&str> = words.map(|term| term.text.as_str()).collect();
    words.join(" ")
}

/// An answer that says `alternative` and nothing else, in a sentence, so that it is no bare list.
fn answer(alternative: &Alternative) -> String {
    let terms = alternative.slots.iter().filter_map(|slot| slot.options.first());
    let words: Vec<String> = terms
        .map(|term| match term.kind {
            TermKind::Literal => code(&term.text),
            TermKind::Word | TermKind::Prefix | TermKind::Phrase => term.text.clone(),
        })
        .collect();
    format!("I would say that it is {} here.", words.join(" "))
}

/// `text` as inline code: between more backticks than stand together in it.
fn code(text: &str) -> String {
    let runs = text.split(|c| c != '`').map(str::len);
    match runs.max().unwrap_or(0) {
        0 => format!("`{text}`"),
        longest => {
            let fence = "`".repeat(longest + 1);
            format!("{fence} {text} {fence}")
        }
    }
}

/// Whether an answer that says `alternative` earns a point with the given lines, which besides `alternative` may hold
/// `not:` lines.
pub(super) fn earns(
    question: &Question,
    alternative: &Alternative,
    voids: &[&EvidenceLine],
    glossary: &Glossary,
) -> bool {
    let line = EvidenceLine {
        range: alternative.range,
        kind: LineKind::Any,
        text: examen_bank::Located::built(wording(alternative)),
        alternatives: vec![alternative.clone()],
    };
    let lines = std::iter::once(line).chain(voids.iter().map(|line| (*line).clone()));
    let point = Point {
        value: Marks::whole(1),
        // No label: its words must not earn what the line does not.
        label: examen_bank::Located::default(),
        lines: lines.collect(),
        ..Point::default()
    };
    let probe = Question {
        heading: question.heading.clone(),
        body: question.body.clone(),
        rubric: Rubric { points: vec![point] },
        ..Question::default()
    };
    is_found(&probe, &answer(alternative), glossary)
}

/// Whether an answer that says the label of `point`, which has no evidence lines, earns something.
pub(super) fn label_earns(question: &Question, point: &Point, glossary: &Glossary) -> bool {
    let point = Point {
        value: Marks::whole(1),
        label: point.label.clone(),
        ..Point::default()
    };
    let probe = Question {
        heading: question.heading.clone(),
        body: question.body.clone(),
        rubric: Rubric {
            points: vec![point.clone()],
        },
        ..Question::default()
    };
    is_found(&probe, &format!("{}.", point.label.value), glossary)
}

/// Whether `answer` has the only point of `probe`.
fn is_found(probe: &Question, answer: &str, glossary: &Glossary) -> bool {
    let grade = RubricMatcher::new(probe, glossary).mark(answer);
    let state = grade.verdicts.first().map(|verdict| verdict.state);
    // What only denies the words was found all the same.
    matches!(
        state,
        Some(State::Met | State::Partial | State::Listed | State::Negated)
    )
}
