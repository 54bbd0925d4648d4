//! What `examen check` says of whole files: sheets without questions, and banks of one name.

use serde_json::{Value, json};

use super::client::{Client, capabilities};
use super::fixtures::{BANK, GLOSSARY};

const EMPTY_NAME: &str = "e.answers.md";
const EMPTY: &str = "---\nsheet: mini\n---\n";
const COPY_NAME: &str = "copy/mini.bank.md";
const FILES: [(&str, &str); 5] = [
    ("mini.bank.md", BANK),
    ("glossary.md", GLOSSARY),
    (COPY_NAME, BANK),
    ("copy/glossary.md", GLOSSARY),
    (EMPTY_NAME, EMPTY),
];
const NO_QUESTIONS: &str = "no-questions";
const NAME_TWICE: &str = "bank-name-twice";

fn pulling() -> Value {
    let mut pulling = capabilities();
    pulling["textDocument"]["diagnostic"] = json!({});
    pulling
}

fn found<'d>(diagnostics: &'d [Value], code: &str) -> Option<&'d Value> {
    diagnostics.iter().find(|it| it["code"] == code)
}

/// Says goodbye where it is open how many times diagnostics came.
fn end(mut client: Client) {
    client.forget("textDocument/publishDiagnostics");
    client.request("shutdown", Value::Null);
    client.notify("exit", Value::Null);
    client.ending();
}

#[test]
fn a_sheet_without_questions_is_told() {
    let mut client = Client::with(&FILES);
    for (name, text) in [(EMPTY_NAME, EMPTY), ("f.answers.md", "")] {
        client.open(name, text);
        let diagnostics = client.diagnostics(name, 1);
        let told = found(&diagnostics, NO_QUESTIONS).unwrap();
        assert_eq!(
            (&told["severity"], &told["range"]["start"]["line"]),
            (&json!(2), &json!(0))
        );
        let message = told["message"].as_str().unwrap();
        assert!(message.starts_with("this sheet has no question; "), "{message}");
    }
    end(client);
}

#[test]
fn of_a_sheet_without_questions_more_is_said_when_nobody_types() {
    let mut client = Client::fresh();
    client.settings = json!({ "diagnostics": { "pauseMs": 400 } });
    client.introduce(capabilities(), json!({}));
    client.open(EMPTY_NAME, EMPTY);
    assert!(found(&client.diagnostics(EMPTY_NAME, 1), NO_QUESTIONS).is_some());
    client.edit(EMPTY_NAME, 2, [3, 0, 3, 0], "#");
    assert!(found(&client.diagnostics(EMPTY_NAME, 2), NO_QUESTIONS).is_none());
    client.edit(EMPTY_NAME, 3, [3, 0, 3, 1], "");
    client.diagnostics_until(EMPTY_NAME, |it| found(it, NO_QUESTIONS).is_some());
    client.edit(
        EMPTY_NAME,
        4,
        [3, 0, 3, 0],
        "## Why does a cache need a lifetime?\n",
    );
    client.diagnostics_until(EMPTY_NAME, |it| found(it, NO_QUESTIONS).is_none());
    end(client);
}

#[test]
fn banks_of_one_name_are_told_until_one_has_another() {
    let mut client = Client::with(&FILES);
    client.open(COPY_NAME, BANK);
    let diagnostics = client.diagnostics_until(COPY_NAME, |it| found(it, NAME_TWICE).is_some());
    let told = found(&diagnostics, NAME_TWICE).unwrap();
    assert_eq!(
        (&told["severity"], &told["range"]["start"]["line"]),
        (&json!(3), &json!(1))
    );
    let message = told["message"].as_str().unwrap();
    assert!(
        message.contains("mini.bank.md is called `mini`, too"),
        "{message}"
    );
    assert!(!message.contains(COPY_NAME), "{message}");
    client.open("mini.bank.md", &BANK.replace("bank: mini", "bank: other"));
    client.diagnostics_until(COPY_NAME, |it| found(it, NAME_TWICE).is_none());
    end(client);
}

#[test]
fn who_pulls_is_told_of_whole_files() {
    let mut client = Client::with_capabilities(&FILES, pulling());
    for (name, text, code) in [(EMPTY_NAME, EMPTY, NO_QUESTIONS), (COPY_NAME, BANK, NAME_TWICE)] {
        client.open(name, text);
        let report = client.ask("textDocument/diagnostic", name, json!({}));
        assert!(
            found(report["items"].as_array().unwrap(), code).is_some(),
            "{report}"
        );
    }
    end(client);
}

#[test]
fn files_that_are_not_open_are_told_of_too() {
    let mut client = Client::with_capabilities(&FILES, pulling());
    let report = client.request("workspace/diagnostic", json!({ "previousResultIds": [] }));
    let items = report["items"].as_array().unwrap();
    let codes = |name: &str| -> Vec<&str> {
        let uri = client.uri(name);
        let item = items.iter().find(|item| item["uri"] == uri.as_str()).unwrap();
        let codes = item["items"].as_array().unwrap().iter();
        codes.map(|it| it["code"].as_str().unwrap()).collect()
    };
    assert_eq!(codes(EMPTY_NAME), [NO_QUESTIONS]);
    for name in ["mini.bank.md", COPY_NAME] {
        assert!(codes(name).contains(&NAME_TWICE), "{name}");
    }
    end(client);
}
