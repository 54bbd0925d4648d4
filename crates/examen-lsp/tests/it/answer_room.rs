//! Where answers go that are not begun yet.

use serde_json::{Value, json};

use super::client::Client;
use super::fixtures::GLOSSARY;

const NAME: &str = "a.answers.md";
const BANK: &str = "\
---
bank: mini
---

## Why does a cache need a lifetime?
<!-- id: lifetime -->

The shop keeps prices in it.

### Points

- +2 Outdated copies vanish unaided ^outdated
  - stale copy

## How does a customer pay once?
<!-- id: pay-once -->

### Points

- +2 Makes the handler repeatable ^repeatable
  - idempoten*
";
const LIFETIME: &str = "## Why does a cache need a lifetime?\n<!-- q: lifetime -->\n";
const BODY: &str = "> The shop keeps prices in it.";

/// Asks for the question `id` in a sheet that says `text` below its front matter, makes the edit that comes along, and
/// writes `answer` where it goes: what was said of the place, and the sheet with what it is worth.
fn write(text: &str, id: &str, answer: &str) -> (Value, String, Value) {
    let mut client = Client::with(&[("mini.bank.md", BANK), ("glossary.md", GLOSSARY)]);
    let text = format!("---\nsheet: mini\n---\n\n{text}");
    client.open(NAME, &text);
    client.diagnostics(NAME, 1);
    let uri = client.uri(NAME);
    client.traffic.clear();
    let place = client.command("examen.nextQuestion", json!({ "uri": uri, "id": id }));
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    if client
        .traffic
        .iter()
        .any(|message| message.contains("workspace/applyEdit"))
    {
        let edit = client.wait_for_request("workspace/applyEdit");
        let edit = &edit["params"]["edit"]["documentChanges"][0]["edits"][0];
        let start = &edit["range"]["start"];
        assert_eq!(edit["range"]["end"], *start);
        let line = &mut lines[start["line"].as_u64().unwrap() as usize];
        line.insert_str(
            start["character"].as_u64().unwrap() as usize,
            edit["newText"].as_str().unwrap(),
        );
        lines = lines.join("\n").split('\n').map(str::to_owned).collect();
    }
    let line = &mut lines[place["position"]["line"].as_u64().unwrap() as usize];
    line.insert_str(place["position"]["character"].as_u64().unwrap() as usize, answer);
    let answered = lines.join("\n");
    client.change(NAME, 2, json!([{ "text": answered }]));
    let sheet = client.command("examen.sheet", json!({ "uri": uri }));
    client.diagnostics(NAME, 2);
    client.finish();
    (place, answered, sheet)
}

/// What is written where the answer to *lifetime* goes is graded, and stands where `expected` says.
fn check(text: &str, expected: &str) {
    let (place, answered, sheet) = write(text, "lifetime", "A stale copy.");
    assert_eq!(answered, format!("---\nsheet: mini\n---\n\n{expected}"));
    assert_eq!(sheet["questions"][0]["state"], "graded", "{sheet}");
    assert_eq!(sheet["questions"][0]["marks"]["awarded"], 2.0, "{sheet}");
    assert_eq!(place["added"], !text.contains("lifetime"));
}

#[test]
fn what_is_written_where_the_answer_goes_is_the_answer() {
    let added = format!("{LIFETIME}\n{BODY}\n\nA stale copy.\n");
    check("", &added);
    check(LIFETIME, &format!("{LIFETIME}\nA stale copy.\n"));
    check(&format!("{LIFETIME}\n{BODY}"), &added);
    check(&format!("{LIFETIME}\n{BODY}\n"), &added);
    check(&format!("{LIFETIME}\n{BODY}\n\n\n"), &added);
    let other = "## How does a customer pay once?\n";
    check(
        &format!("{LIFETIME}\n{BODY}\n\n{other}"),
        &format!("{added}\n{other}"),
    );
    check(
        &format!("{LIFETIME}\nIn short:\n\n{BODY}\n"),
        &format!("{LIFETIME}\nIn short:\n\n{BODY}\n\nA stale copy.\n"),
    );
    check(
        &format!("{LIFETIME}\nIn short: \n"),
        &format!("{LIFETIME}\nIn short: A stale copy.\n"),
    );
}

#[test]
fn a_new_sheet_says_where_the_first_answer_goes() {
    let mut client = Client::with(&[("mini.bank.md", BANK)]);
    let made = client.command("examen.newSheet", json!({ "bank": "mini" }));
    let mut lines: Vec<&str> = made["text"].as_str().unwrap().split('\n').collect();
    let place = &made["position"];
    assert_eq!(place, &json!({ "line": 9, "character": 0 }));
    lines[9] = "A stale copy.";
    client.open(NAME, &lines.join("\n"));
    client.diagnostics(NAME, 1);
    let sheet = client.command("examen.sheet", json!({ "uri": client.uri(NAME) }));
    assert_eq!(sheet["questions"][0]["state"], "graded", "{sheet}");
    assert_eq!(sheet["questions"][1]["state"], "unanswered", "{sheet}");
    client.finish();
}

#[test]
fn where_something_is_open_there_is_no_room() {
    let mut client = Client::with(&[("mini.bank.md", BANK)]);
    let text = format!("---\nsheet: mini\n---\n\n{LIFETIME}\n<!-- later\n");
    client.open(NAME, &text);
    client.diagnostics(NAME, 1);
    let argument = json!({ "uri": client.uri(NAME), "id": "lifetime" });
    let error = client.refusal("examen.nextQuestion", argument);
    assert_eq!(
        error["message"],
        "what stands last there would swallow the answer; close its code block, comment or HTML first"
    );
    client.finish();
}
