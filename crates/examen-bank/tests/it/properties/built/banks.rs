//! Banks as import or another program builds them.

use std::collections::HashSet;
use std::num::NonZeroU8;
use std::time::Duration;

use examen_bank::{
    Alternative, Bank, EvidenceLine, FrontMatter, Joint, Level, LineKind, Located, Marks, Part, Point,
    PointId, Question, QuestionId, QuestionKind, Requirement, Rubric, Slot, Term, TermKind, TextRange,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::sample::select;

use super::words::{id, prose, sentence, tricky_sentence, word};

pub(in super::super) fn bank() -> impl Strategy<Value = Bank> {
    (front(), vec(question(), 0..4)).prop_map(|(front, mut questions)| {
        let mut seen = HashSet::new();
        questions.retain(|question| seen.insert(question.id.clone()));
        Bank { front, questions }
    })
}

pub(super) fn front() -> impl Strategy<Value = FrontMatter> {
    let keys = select(&["bank", "lang", "x-own", "license"][..]);
    let values = prop_oneof![sentence(), Just("\"quoted\"".to_owned()), Just(String::new())];
    vec((keys, values), 0..3).prop_map(|entries| {
        let mut front = FrontMatter::default();
        for (key, value) in entries {
            front.set(key, value);
        }
        front
    })
}

fn question() -> impl Strategy<Value = Question> {
    let meta = (
        id(),
        vec(id(), 0..2),
        vec(word_without_comma(), 0..3),
        option::of(1_u8..=5),
        option::of(1_u64..9999),
    );
    let texts = (tricky_sentence(), option::of(sentence()), option::of(prose()));
    let parts = (
        option::of(prose()),
        option::of(prose()),
        option::of(prose()),
        vec(plain_line(), 0..3),
    );
    (meta, texts, vec(point(), 0..4), parts, any::<bool>()).prop_map(
        |(meta, texts, points, parts, is_behavioural)| Question {
            id: QuestionId::new(meta.0),
            was: meta.1.into_iter().map(QuestionId::new).collect(),
            tags: meta.2,
            level: meta.3.and_then(Level::new),
            time: meta.4.map(Duration::from_secs),
            kind: if is_behavioural {
                QuestionKind::Behavioural
            } else {
                QuestionKind::Technical
            },
            heading: Located::built(texts.0),
            topic: texts.1,
            body: Located::built(texts.2.unwrap_or_default()),
            rubric: Rubric {
                points: named(points),
            },
            hint: parts.0.map(part),
            answer: parts.1.map(part),
            notes: parts.2.map(part),
            follow_ups: parts.3.into_iter().map(Located::built).collect(),
            ..Question::default()
        },
    )
}

fn word_without_comma() -> impl Strategy<Value = String> {
    word().prop_map(|word| word.replace(',', ""))
}

/// A line that starts with a letter.
fn plain_line() -> impl Strategy<Value = String> {
    sentence().prop_map(|line| format!("What about {line}?"))
}

fn part(text: String) -> Part {
    Part {
        range: TextRange::default(),
        text: Located::built(text),
    }
}

/// Ids are unique, and derived where they can be.
fn named(mut points: Vec<Point>) -> Vec<Point> {
    let mut seen = HashSet::new();
    for (index, point) in points.iter_mut().enumerate() {
        if !seen.insert(point.id.clone()) {
            point.id = PointId::new(format!("point-no-{index}"));
        }
    }
    points
}

pub(super) fn point() -> impl Strategy<Value = Point> {
    let marks = prop_oneof![(-900_i32..900), Just(100), Just(-200)];
    let labels = prop_oneof![tricky_sentence(), sentence()];
    (marks, any::<bool>(), labels, option::of(id()), vec(line(), 0..3)).prop_map(
        |(marks, is_knock_out, label, id, lines)| Point {
            id: id.map_or_else(|| PointId::from_label(&label), PointId::new),
            value: Marks::from_hundredths(marks),
            requirement: if is_knock_out && marks >= 0 {
                Requirement::KnockOut
            } else {
                Requirement::Ordinary
            },
            label: Located::built(label),
            lines,
            ..Point::default()
        },
    )
}

pub(super) fn line() -> impl Strategy<Value = EvidenceLine> {
    let kinds = prop_oneof![
        Just(LineKind::Any),
        Just(LineKind::Example),
        Just(LineKind::All),
        Just(LineKind::Not),
        (1_u8..=255).prop_map(|n| LineKind::AtLeast(NonZeroU8::new(n).expect("the range starts at 1"))),
    ];
    let evidence = (kinds, vec(alternative(), 1..4)).prop_map(|(kind, alternatives)| EvidenceLine {
        range: TextRange::default(),
        kind,
        text: Located::default(),
        alternatives,
    });
    let why = sentence().prop_map(|text| EvidenceLine {
        range: TextRange::default(),
        kind: LineKind::Why,
        text: Located::built(text),
        alternatives: Vec::new(),
    });
    prop_oneof![4 => evidence, 1 => why]
}

fn alternative() -> impl Strategy<Value = Alternative> {
    vec((any::<bool>(), vec(term(), 1..4)), 1..4).prop_map(|slots| Alternative {
        range: TextRange::default(),
        slots: slots
            .into_iter()
            .enumerate()
            .map(|(index, (is_after, options))| Slot {
                range: TextRange::default(),
                joint: if is_after && index > 0 {
                    Joint::After
                } else {
                    Joint::Near
                },
                options,
            })
            .collect(),
    })
}

fn term() -> impl Strategy<Value = Term> {
    let built = |kind| {
        move |text: String| Term {
            range: TextRange::default(),
            text,
            kind,
        }
    };
    prop_oneof![
        4 => word().prop_map(built(TermKind::Word)),
        1 => "[a-zé]{2,6}".prop_map(built(TermKind::Prefix)),
        1 => sentence().prop_map(built(TermKind::Phrase)),
        1 => "[a-z`,/>*\"]{1,6}".prop_map(built(TermKind::Literal)),
    ]
}
