//! What plugins show beside the text.

use expect_test::expect;
use serde_json::{Value, json};

use super::client::{Client, capabilities};
use super::fixtures::{BANK, GLOSSARY, SHEET};

const NAME: &str = "a.answers.md";

fn client() -> Client {
    Client::with(&[("mini.bank.md", BANK), ("glossary.md", GLOSSARY)])
}

#[test]
fn banks_are_listed_by_topic() {
    let mut client = client();
    let banks = client.command("examen.banks", json!({}));
    assert_eq!(
        (&banks[0]["name"], &banks[1]["uri"]),
        (&json!("mini"), &Value::Null)
    );
    let topics = banks[0]["topics"].as_array().unwrap();
    let titles: Vec<&Value> = topics.iter().map(|topic| &topic["title"]).collect();
    assert_eq!(titles, ["Caching", "Payments"]);
    expect![[r#"[{"heading":"Why does a cache need a lifetime?","id":"lifetime","level":2,"marks":4.0,"points":3,"tags":["caching"]}]"#]].assert_eq(&topics[0]["questions"].to_string());
    client.finish();
}

#[test]
fn questions_are_found_by_words() {
    let mut client = client();
    let found = client.command("examen.search", json!({ "query": "custmer", "bank": "mini" }));
    expect![[r###"[{"bank":"mini","heading":"How does a customer pay once?","id":"pay-once","insert":"## How does a customer pay once?\n<!-- q: pay-once -->\n\n","level":3,"marks":2.0,"topic":"Payments"}]"###]].assert_eq(&found.to_string());
    let all = client.command("examen.search", json!({ "query": "", "limit": 1 }));
    assert_eq!(all.as_array().unwrap().len(), 1);
    client.finish();
}

/// The bank of each question that `query` finds, runs of one bank counted.
fn banks_found(client: &mut Client, query: &str) -> String {
    let found = client.command("examen.search", json!({ "query": query, "limit": 100 }));
    let mut runs: Vec<(String, usize)> = Vec::new();
    for bank in found
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["bank"].as_str().unwrap())
    {
        match runs.last_mut().filter(|(last, _)| last == bank) {
            Some((_, n)) => *n += 1,
            None => runs.push((bank.to_owned(), 1)),
        }
    }
    let runs = runs.iter().map(|(bank, n)| format!("{n} of {bank}"));
    runs.collect::<Vec<String>>().join(", ")
}

#[test]
fn own_questions_are_found_before_bundled_ones() {
    let mut client = client();
    assert_eq!(
        banks_found(&mut client, "caching payments"),
        "2 of mini, 1 of backend-developer"
    );
    assert_eq!(banks_found(&mut client, ""), "2 of mini, 15 of backend-developer");
    client.finish();
}

#[test]
fn a_copy_of_the_bundled_bank_stands_in_its_place() {
    let copy = include_str!("../../../../index/backend-developer.bank.md");
    let mut client = Client::with(&[("copy.bank.md", copy), ("mini.bank.md", BANK)]);
    let found = client.command("examen.search", json!({ "query": "bestseller", "limit": 100 }));
    assert_eq!(found.as_array().unwrap().len(), 1);
    assert_eq!(banks_found(&mut client, ""), "15 of backend-developer, 2 of mini");
    let banks = client.command("examen.banks", json!({}));
    let names = banks.as_array().unwrap().iter().map(|bank| &bank["name"]);
    assert_eq!(names.collect::<Vec<_>>(), ["backend-developer", "mini"]);
    client.finish();
}

#[test]
fn a_sheet_is_told_whenever_it_was_graded() {
    let mut client = Client::fresh();
    client.write("mini.bank.md", BANK);
    client.settings = json!({ "sheetNotifications": true });
    client.introduce(capabilities(), json!({ "sheetNotifications": true }));
    client.open(NAME, SHEET);
    client.diagnostics(NAME, 1);
    let sheet = client.notification("examen/sheet", |_| true);
    assert_eq!(sheet["marks"], json!({ "awarded": 1.0, "available": 6.0 }));
    expect![[r#"
        {
          "evidence": [
            {
              "marks": 2.0,
              "range": {
                "end": {
                  "character": 7,
                  "line": 7
                },
                "start": {
                  "character": 2,
                  "line": 7
                }
              },
              "state": "met"
            },
            {
              "marks": 2.0,
              "range": {
                "end": {
                  "character": 12,
                  "line": 7
                },
                "start": {
                  "character": 8,
                  "line": 7
                }
              },
              "state": "met"
            },
            {
              "marks": -1.0,
              "range": {
                "end": {
                  "character": 12,
                  "line": 8
                },
                "start": {
                  "character": 4,
                  "line": 8
                }
              },
              "state": "claimed"
            },
            {
              "marks": -1.0,
              "range": {
                "end": {
                  "character": 38,
                  "line": 8
                },
                "start": {
                  "character": 28,
                  "line": 8
                }
              },
              "state": "claimed"
            }
          ],
          "heading": "Why does a cache need a lifetime?",
          "hints": 0,
          "id": "lifetime",
          "knockoutMissing": false,
          "marks": {
            "available": 4.0,
            "awarded": 1.0
          },
          "points": {
            "all": 3,
            "met": 1
          },
          "range": {
            "end": {
              "character": 0,
              "line": 10
            },
            "start": {
              "character": 0,
              "line": 4
            }
          },
          "revealed": false,
          "selectionRange": {
            "end": {
              "character": 36,
              "line": 4
            },
            "start": {
              "character": 3,
              "line": 4
            }
          },
          "state": "graded"
        }"#]]
    .assert_eq(&serde_json::to_string_pretty(&sheet["questions"][0]).unwrap());
    client.notification("examen/banksChanged", |_| true);
    for method in [
        "examen/banksChanged",
        "examen/sheet",
        "textDocument/publishDiagnostics",
        "window/logMessage",
    ] {
        client.forget(method);
    }
    client.request("shutdown", Value::Null);
    client.notify("exit", Value::Null);
    client.ending();
}

#[test]
fn the_status_tells_settings_and_where_they_come_from() {
    let mut client = client();
    client.open(NAME, SHEET);
    client.diagnostics(NAME, 1);
    client.edit(NAME, 2, [7, 0, 7, 0], "x");
    client.diagnostics(NAME, 2);
    let status = client.command("examen.status", json!({}));
    assert_eq!(status["version"], "test");
    assert_eq!(
        status["settings"]["diagnostics.pauseMs"],
        json!({ "value": 0, "from": "client" })
    );
    assert_eq!(status["settings"]["limits.maxBytes"]["from"], "default");
    assert_eq!(status["edits"]["n"], 1);
    assert_eq!(client.command("examen.restartIndex", json!({})), Value::Null);
    client.forget("textDocument/publishDiagnostics");
    client.request("shutdown", Value::Null);
    client.notify("exit", Value::Null);
    client.ending();
}
