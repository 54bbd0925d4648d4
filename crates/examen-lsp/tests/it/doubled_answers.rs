//! Several answers to one question, of which the first counts.

use examen_history::{AttemptFilter, AttemptLog};
use jiff::Timestamp;
use serde_json::json;

use super::client::Client;
use super::fixtures::{BANK, GLOSSARY};

const NAME: &str = "a.answers.md";

#[test]
fn of_two_answers_the_first_is_handed_in_and_once() {
    let sheet = "---\nsheet: mini\n---\n\n\
        ## Why does a cache need a lifetime?\n<!-- q: lifetime -->\n\nA jitter.\n\n\
        ## Why does a cache need a lifetime?\n<!-- q: lifetime -->\n\nStale copies vanish, within memory limits.\n";
    let mut client = Client::with(&[("mini.bank.md", BANK), ("glossary.md", GLOSSARY)]);
    client.open(NAME, sheet);
    client.diagnostics(NAME, 1);
    let uri = client.uri(NAME);
    let attempts: Vec<i64> = (0..3)
        .map(|_| client.command("examen.submit", json!({ "uri": uri })))
        .map(|submitted| submitted["attempts"].as_i64().unwrap())
        .collect();
    assert_eq!(attempts, [1, 0, 0]);
    let log = AttemptLog::open(&client.path("history.sqlite3"), Timestamp::now()).unwrap();
    let kept = log.attempts(&AttemptFilter::default()).unwrap();
    let kept: Vec<&str> = kept
        .iter()
        .map(|kept| kept.attempt.answer.as_deref().unwrap().trim())
        .collect();
    assert_eq!(kept, ["A jitter."]);
    client.finish();
}

/// The lines on which an answer is said to be the second to its question.
fn check(answers: &str) -> Vec<u64> {
    let mut client = Client::with(&[("mini.bank.md", BANK), ("glossary.md", GLOSSARY)]);
    client.open(NAME, &format!("---\nsheet: mini\n---\n{answers}"));
    let diagnostics = client.diagnostics(NAME, 1);
    let doubled = diagnostics.iter().filter(|it| it["code"] == "duplicate-answer");
    let lines = doubled
        .map(|it| it["range"]["start"]["line"].as_u64().unwrap())
        .collect();
    client.finish();
    lines
}

#[test]
fn a_question_may_be_called_in_two_ways() {
    let by_id = "## Pay\n<!-- q: pay-once -->\nFoo.\n";
    let by_heading = "## How does a customer pay once?\nIdempotent.\n";
    assert_eq!(check(&format!("{by_id}{by_heading}")), [6]);
    assert_eq!(check(&format!("{by_heading}{by_id}")), [6]);
    assert_eq!(check(&format!("{by_id}{by_heading}{by_id}")), [6, 9]);
    let underlined = "How does a customer pay once?\n---\nIdempotent.\n";
    assert_eq!(check(&format!("{by_id}\n{underlined}")), [7]);
    assert_eq!(check(by_id), [0; 0]);
}
