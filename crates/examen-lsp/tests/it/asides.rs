//! Text in a sheet that stands under no question.

use expect_test::{Expect, expect};
use serde_json::{Value, json};

use crate::client::{Client, capabilities};
use crate::fixtures::{BANK, GLOSSARY};

const NAME: &str = "a.answers.md";

fn sheet(text: &str) -> Client {
    let mut client = Client::with(&[("mini.bank.md", BANK), ("glossary.md", GLOSSARY)]);
    client.open(NAME, text);
    client
}

/// The codes with their lines, then what can be done on `line`, with the text that comes.
fn check(text: &str, line: u32, expected: Expect) {
    let mut client = sheet(text);
    let diagnostics = client.diagnostics(NAME, 1);
    let mut shown: Vec<String> = diagnostics
        .iter()
        .map(|it| {
            format!(
                "{} {}",
                it["range"]["start"]["line"],
                it["code"].as_str().unwrap()
            )
        })
        .collect();
    let place = json!({ "line": line, "character": 1 });
    let more = json!({
        "range": { "start": place, "end": place },
        "context": { "diagnostics": [], "only": ["quickfix"] },
    });
    let actions = client.ask("textDocument/codeAction", NAME, more);
    for action in actions.as_array().unwrap() {
        let edit: &Value = &action["edit"]["documentChanges"][0]["edits"][0];
        let at = &edit["range"]["start"];
        shown.push(format!(
            "{}: {}:{} {:?}",
            action["title"].as_str().unwrap(),
            at["line"],
            at["character"],
            edit["newText"].as_str().unwrap()
        ));
    }
    expected.assert_eq(&shown.join("\n"));
    client.finish();
}

#[test]
fn text_above_all_questions_is_told_and_gets_a_heading() {
    check(
        "---\nsheet: mini\n---\n\nA cache needs a lifetime, for copies grow old.\n",
        4,
        expect![[r###"
            4 text-before-answers
            put it under the question `lifetime`: 4:0 "## Why does a cache need a lifetime?\n<!-- q: lifetime -->\n\n""###]],
    );
}

#[test]
fn a_bank_that_is_not_here_is_told_where_it_is_named() {
    check(
        "---\nsheet: mnii\n---\n\n## Why does a cache need a lifetime?\n\nA stale copy vanishes.\n",
        1,
        expect!["1 unknown-bank"],
    );
}

#[test]
fn a_question_with_an_answer_is_not_offered_again() {
    check(
        "A cache needs a lifetime.\n\n## Why does a cache need a lifetime?\n<!-- q: lifetime -->\n\nA stale copy vanishes.\n",
        0,
        expect!["0 text-before-answers"],
    );
}

#[test]
fn headings_of_another_rank_become_those_of_questions() {
    check(
        "# Why does a cache need a lifetime?\n\nA stale copy vanishes.\n\n### How does a customer pay once?\n\nWith a key.\n",
        4,
        expect![[r###"
            0 question-rank
            4 question-rank
            make it a `## ` heading: 4:0 "##""###]],
    );
}

#[test]
fn text_above_a_question_of_another_rank_is_told_as_well() {
    check(
        "## Why does a cache need a lifetime?\n\nA stale copy vanishes.\n\n# Head\n\nMore text.\n\n### How does a customer pay once?\n\nWith a key.\n",
        6,
        expect![[r###"
            6 text-outside-answer
            8 question-rank
            make it a heading inside the answer: 4:0 "##""###]],
    );
}

#[test]
fn a_question_inside_an_answer_is_told() {
    check(
        "## Why does a cache need a lifetime?\n\nA stale copy vanishes.\n\n### How does a customer pay once?\n\nWith a key.\n",
        4,
        expect![[r###"
            4 question-in-answer
            make it a `## ` heading: 4:0 "##""###]],
    );
}

#[test]
fn the_question_of_another_bank_is_no_heading_inside_the_answer() {
    let other = "---\nbank: other\n---\n## How do buoys float?\n<!-- id: buoys -->\n### Points\n- Air\n";
    let mut client = Client::with(&[
        ("mini.bank.md", BANK),
        ("glossary.md", GLOSSARY),
        ("other.bank.md", other),
    ]);
    client.open(
        NAME,
        "---\nsheet: mini\n---\n## Why does a cache need a lifetime?\n\nCopies grow old.\n\n# How do buoys float?\n\nBy air.\n",
    );
    let diagnostics = client.diagnostics(NAME, 1);
    let codes: Vec<&str> = diagnostics
        .iter()
        .map(|it| it["code"].as_str().unwrap())
        .collect();
    assert!(codes.contains(&"question-rank"), "{codes:?}");
    assert!(!codes.contains(&"text-outside-answer"), "{codes:?}");
    let place = json!({ "line": 7, "character": 1 });
    let more = json!({
        "range": { "start": place, "end": place },
        "context": { "diagnostics": [], "only": ["quickfix"] },
    });
    let actions = client.ask("textDocument/codeAction", NAME, more);
    let titles: Vec<&str> = actions
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["title"].as_str().unwrap())
        .collect();
    assert_eq!(titles, ["make it a `## ` heading"]);
    client.finish();
}

#[test]
fn headings_of_no_question_get_those_they_may_be_meant_for() {
    check(
        "---\nsheet: mini\n---\n## Customer payments\n\nWith a key.\n",
        3,
        expect![[r#"
            3 unknown-question
            this is the question `pay-once`: 3:20 "\n<!-- q: pay-once -->""#]],
    );
}

#[test]
fn what_stands_behind_an_answer_in_another_piece_is_told_apart_from_an_introduction() {
    check(
        "# Mock\n\nIn an hour.\n\n## Why does a cache need a lifetime?\n<!-- q: lifetime -->\n\nA stale copy vanishes.\n\n# Step 2\n\nLost.\n",
        11,
        expect![[r###"
            2 preamble
            11 text-outside-answer
            make it a heading inside the answer: 9:0 "##""###]],
    );
}

#[test]
fn what_is_being_written_is_not_complained_about_at_once() {
    let mut client = Client::fresh();
    client.write("mini.bank.md", BANK);
    let pause = json!({ "diagnostics": { "pauseMs": 1500 } });
    client.settings = pause.clone();
    client.introduce(capabilities(), pause);
    client.open(NAME, "---\nsheet: mini\n---\n\n");
    let opened = client.diagnostics(NAME, 1);
    assert_eq!((opened.len(), &opened[0]["code"]), (1, &json!("no-questions")));
    client.edit(NAME, 2, [4, 0, 4, 0], "A cache");
    assert!(client.diagnostics(NAME, 2).is_empty());
    // Nobody types any more.
    let later = client.diagnostics_until(NAME, |it| !it.is_empty());
    assert_eq!(later[0]["code"], "text-before-answers");
    client.finish();
}
