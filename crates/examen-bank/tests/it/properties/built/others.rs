//! Sheets, reviews, cases and glossaries as programs build them, and changes to them.

use std::time::Duration;

use examen_bank::{
    Answer, AnswerHash, AnswerSheet, Attempted, Case, CaseFile, CaseSection, Decision, Expectation,
    FrontMatter, Glossary, GlossaryEntry, Located, Mode, PointId, QuestionId, Review, ReviewedAnswer, Ruling,
    TextRange,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::{Strategy, any, prop_oneof};

use super::words::{id, prose, sentence, tricky_sentence};

pub(in super::super) fn sheet() -> impl Strategy<Value = AnswerSheet> {
    let answer = (
        tricky_sentence(),
        option::of(id()),
        any::<bool>(),
        option::of(prose()),
    );
    let answer = answer.prop_map(|(heading, question, is_skipped, text)| Answer {
        heading: Located::built(heading),
        question: question.map(|id| Located::built(QuestionId::new(id))),
        attempted: if is_skipped {
            Attempted::Skipped
        } else {
            Attempted::Yes
        },
        text: Located::built(text.unwrap_or_default()),
        ..Answer::default()
    });
    (
        sentence(),
        any::<bool>(),
        option::of(1_u64..9999),
        vec(answer, 0..4),
    )
        .prop_map(|(candidate, is_interview, time, answers)| {
            let mut front = FrontMatter::default();
            front.push("sheet", "core");
            front.push("candidate", candidate);
            if is_interview {
                front.push("mode", "interview");
            }
            let time = time.map(Duration::from_secs);
            if let Some(seconds) = time {
                front.push("time", format!("{}s", seconds.as_secs()));
            }
            AnswerSheet {
                front,
                mode: if is_interview {
                    Mode::Interview
                } else {
                    Mode::Practice
                },
                time,
                answers,
                asides: Vec::new(),
            }
        })
}

pub(in super::super) fn review() -> impl Strategy<Value = Review> {
    let decision = (id(), ruling(), option::of(sentence())).prop_map(|(point, ruling, reason)| Decision {
        range: TextRange::default(),
        point: Located::built(PointId::new(point)),
        ruling,
        reason,
    });
    let section = (
        id(),
        option::of(sentence()),
        vec(decision, 0..3),
        option::of(sentence()),
    );
    let section = section.prop_map(|(question, judged, decisions, comment)| ReviewedAnswer {
        range: TextRange::default(),
        question: Located::built(QuestionId::new(question)),
        answer: judged.map(|text| Located::built(AnswerHash::of(&text))),
        decisions,
        comment: comment
            .map(|comment| format!("Well: {comment}"))
            .unwrap_or_default(),
    });
    vec(section, 0..4).prop_map(|answers| {
        let mut front = FrontMatter::default();
        front.push("reviewer", "self");
        Review { front, answers }
    })
}

fn ruling() -> impl Strategy<Value = Ruling> {
    any::<bool>().prop_map(|is_granted| {
        if is_granted {
            Ruling::Granted
        } else {
            Ruling::Withheld
        }
    })
}

pub(in super::super) fn case_file() -> impl Strategy<Value = CaseFile> {
    let expectation = (id(), ruling()).prop_map(|(point, ruling)| Expectation {
        point: Located::built(PointId::new(point)),
        ruling,
    });
    let answers = prop_oneof![
        prose(),
        sentence(),
        sentence().prop_map(|text| format!("`+x` {text}"))
    ];
    let case = (vec(expectation, 1..3), answers).prop_map(|(expectations, answer)| Case {
        range: TextRange::default(),
        expectations,
        answer: answer.trim().to_owned(),
    });
    let section = (id(), vec(case, 1..4)).prop_map(|(question, cases)| CaseSection {
        range: TextRange::default(),
        question: Located::built(QuestionId::new(question)),
        cases,
    });
    vec(section, 0..3).prop_map(|sections| CaseFile { sections })
}

pub(in super::super) fn glossary() -> impl Strategy<Value = Glossary> {
    let word = || prop_oneof![sentence(), "[a-z]{1,5}(, |=|\"|')[a-z]{1,5}"].prop_map(Located::built);
    let entry = (word(), vec(word(), 1..4)).prop_map(|(term, equivalents)| GlossaryEntry {
        range: TextRange::default(),
        term,
        equivalents,
    });
    vec(entry, 0..4).prop_map(|entries| Glossary { entries })
}

/// Replaces, inserts, deletes or reorders items.
pub(super) fn mix<T>(items: &mut Vec<T>, others: Vec<T>, place: usize) {
    let at = place % (items.len() + 1);
    match place % 4 {
        0 => items.truncate(at),
        1 => items.reverse(),
        2 => drop(items.splice(at.., others)),
        _ => drop(items.splice(at..at, others)),
    }
}

pub(super) fn change_sheet(sheet: &mut AnswerSheet, other: AnswerSheet, place: usize) {
    let Some((answer, new)) = sheet.answers.first_mut().zip(other.answers.first()) else {
        return mix(&mut sheet.answers, other.answers, place);
    };
    match place {
        0 => answer.text.value.clone_from(&new.text.value),
        1 => answer.question.clone_from(&new.question),
        2 => answer.attempted = new.attempted,
        3 => answer.heading.value.clone_from(&new.heading.value),
        4 => {
            sheet.mode = Mode::Practice;
            sheet.time = None;
            sheet
                .front
                .entries
                .retain(|entry| !matches!(entry.key.value.as_str(), "mode" | "time"));
        }
        _ => mix(&mut sheet.answers, other.answers, place),
    }
}

pub(super) fn change_review(review: &mut Review, other: Review, place: usize) {
    let Some((section, new)) = review.answers.first_mut().zip(other.answers.first()) else {
        return mix(&mut review.answers, other.answers, place);
    };
    match place {
        0 => section.answer.clone_from(&new.answer),
        1 => section.comment.clone_from(&new.comment),
        2 | 3 => mix(&mut section.decisions, new.decisions.clone(), place),
        4 => section.question.value.clone_from(&new.question.value),
        _ => mix(&mut review.answers, other.answers, place),
    }
}

pub(super) fn change_cases(file: &mut CaseFile, other: CaseFile, place: usize) {
    let Some((section, new)) = file.sections.first_mut().zip(other.sections.first()) else {
        return mix(&mut file.sections, other.sections, place);
    };
    match place {
        0 => section.question.value.clone_from(&new.question.value),
        1..=4 => mix(&mut section.cases, new.cases.clone(), place),
        5 => section.cases[0].answer.clone_from(&new.cases[0].answer),
        _ => mix(&mut file.sections, other.sections, place),
    }
}
