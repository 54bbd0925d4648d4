//! Keys in quick succession.

use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::client::{Client, capabilities};
use super::fixtures::{BANK, GLOSSARY, SHEET};

const NAME: &str = "a.answers.md";
const KEY: Duration = Duration::from_millis(20);
/// How far apart messages without news are: `docs/language-server.md`, *When something is sent*.
const CALM: Duration = Duration::from_millis(150);

fn sheet() -> Client {
    let mut client = Client::with(&[("mini.bank.md", BANK), ("glossary.md", GLOSSARY)]);
    client.open(NAME, SHEET);
    client.diagnostics(NAME, 1);
    client
}

fn published(client: &Client) -> Vec<i64> {
    let is_published = |message: &&String| message.contains("publishDiagnostics");
    let messages = client.traffic.iter().filter(is_published);
    let parsed = messages.map(|message| serde_json::from_str::<Value>(message).unwrap());
    parsed
        .map(|message| message["params"]["version"].as_i64().unwrap())
        .collect()
}

#[test]
fn a_burst_of_keys_is_told_of_less_often_than_it_has_keys() {
    let mut client = sheet();
    client.traffic.clear();
    let begun = Instant::now();
    for version in 2..=60 {
        client.edit(NAME, version, [7, 0, 7, 0], "x");
        sleep(KEY);
    }
    client.diagnostics(NAME, 60);
    // On a busy machine keys come as slowly as messages may: what counts is the time that it took.
    let n_calm = begun.elapsed().as_millis() / CALM.as_millis();
    let versions = published(&client);
    assert!(versions.len() as u128 <= n_calm + 2, "{n_calm}: {versions:?}");
    assert_eq!(versions.last(), Some(&60));
    client.finish();
}

#[test]
fn a_request_in_a_burst_is_answered_about_the_newest_text() {
    let mut client = sheet();
    for version in 2..=10 {
        client.edit(NAME, version, [7, 0, 7, 0], "\n");
        let report = client.ask("textDocument/diagnostic", NAME, json!({}));
        let line = &report["items"][0]["range"]["start"]["line"];
        assert_eq!(*line, version + 7, "the misconception has moved down");
    }
    client.diagnostics(NAME, 10);
    client.finish();
}

#[test]
fn what_is_new_to_a_person_comes_in_the_middle_of_a_burst() {
    let mut client = sheet();
    client.traffic.clear();
    // The misconception goes with the word in it; that version is told of, whatever is typed after it.
    client.edit(NAME, 2, [7, 0, 7, 0], "x");
    client.edit(NAME, 3, [8, 4, 8, 12], "");
    let gone = client.diagnostics_until(NAME, |it| it.iter().all(|one| one["code"] != "misconception"));
    assert!(gone.is_empty());
    client.finish();
}

#[test]
fn a_client_that_pulls_is_told_of_sheets_and_is_sent_no_diagnostics() {
    let mut client = Client::fresh();
    client.write("mini.bank.md", BANK);
    client.settings = json!({ "sheetNotifications": true });
    let mut pulling = capabilities();
    pulling["textDocument"] = json!({ "diagnostic": {} });
    client.introduce(pulling, json!({ "sheetNotifications": true }));
    client.open(NAME, SHEET);
    client.notification("examen/sheet", |sheet| sheet["version"] == 1);
    client.edit(NAME, 2, [8, 4, 8, 12], "");
    let sheet = client.notification("examen/sheet", |sheet| sheet["version"] == 2);
    assert_eq!(sheet["marks"]["awarded"], 2.0);
    assert!(published(&client).is_empty());
    client.restarted();
}
