//! Asks the grader what an alternative matches, by an answer made of the alternative's own words.

use examen_bank::{
    Alternative, EvidenceLine, Glossary, LineKind, Marks, Point, Question, Rubric, Slot, State, Term,
    TermKind, code_span,
};
use examen_grader::RubricMatcher;

/// An alternative as its first options: what somebody would write who says just this.
pub(super) fn wording(alternative: &Alternative) -> String {
    let slots = alternative.slots.iter();
    let words: Vec<String> = slots
        .filter_map(|slot| versioned(slot).or_else(|| Some(slot.options.first()?.text.clone())))
        .collect();
    words.join(" ")
}

/// An answer that says `alternative` and nothing else, in a sentence, so that it is no bare list.
fn answer(alternative: &Alternative) -> String {
    let words: Vec<String> = alternative.slots.iter().filter_map(said).collect();
    format!("I would say that it is {} here.", words.join(" "))
}

/// What an answer says of `slot`.
fn said(slot: &Slot) -> Option<String> {
    let term = slot.options.first()?;
    let first = || match term.kind {
        TermKind::Literal => code_span(&term.text),
        TermKind::Word | TermKind::Prefix | TermKind::Phrase => term.text.clone(),
    };
    Some(versioned(slot).unwrap_or_else(first))
}

/// A slot that reads like a choice and may be one word, such as `HTTP/2`: which of both it is the grader knows, and an
/// answer in these words has either.
pub(super) fn versioned(slot: &Slot) -> Option<String> {
    let [name, number] = &slot.options[..] else {
        return None;
    };
    let is_word = |term: &Term| term.kind == TermKind::Word;
    let is_number = number.text.starts_with(|c: char| c.is_ascii_digit())
        && number
            .text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.');
    let is_name = name.text.starts_with(|c: char| c.is_ascii_alphabetic());
    (is_word(name) && is_word(number) && is_name && is_number)
        .then(|| format!("{}/{}", name.text, number.text))
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
