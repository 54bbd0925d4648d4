//! What a server knows of the one before it.

use std::fs;

use serde_json::{Value, json};

use super::client::Client;
use super::fixtures::{BANK, GLOSSARY, SHEET};

const NAME: &str = "a.answers.md";

fn opened(text: &str) -> (Client, String) {
    let mut client = Client::with(&[("mini.bank.md", BANK), ("glossary.md", GLOSSARY)]);
    client.open(NAME, text);
    client.diagnostics(NAME, 1);
    let uri = client.uri(NAME);
    (client, uri)
}

fn hint(client: &mut Client, uri: &str) -> Value {
    client.command(
        "examen.hint",
        json!({ "uri": uri, "question": "lifetime", "quiet": true }),
    )
}

fn reopened(client: Client, text: &str) -> Client {
    let mut client = client.restarted();
    client.open(NAME, text);
    client
}

#[test]
fn hints_that_were_taken_are_known_after_a_restart_and_lower_the_rating() {
    let (mut client, uri) = opened(SHEET);
    assert_eq!(hint(&mut client, &uri)["grade"], 1);
    assert_eq!(hint(&mut client, &uri)["grade"], 2);
    client.command("examen.reveal", json!({ "uri": uri, "question": "lifetime" }));
    let mut client = reopened(client, SHEET);
    let sheet = client.command("examen.sheet", json!({ "uri": uri }));
    let question = &sheet["questions"][0];
    assert_eq!(
        (&question["hints"], &question["revealed"]),
        (&json!(2), &json!(true))
    );
    assert_eq!(hint(&mut client, &uri)["grade"], 3, "it goes on where it was");
    let submitted = client.command("examen.submit", json!({ "uri": uri }));
    assert_eq!(submitted["attempts"], 1, "{submitted}");
    let path = client.path("history.sqlite3");
    let _client = client.restarted();
    let log = examen_history::AttemptLog::open(&path, jiff::Timestamp::now()).unwrap();
    let kept = log.attempts(&examen_history::AttemptFilter::default()).unwrap();
    // Three hints, and the label of each of the four points by the model answer.
    assert_eq!(kept[0].attempt.hints.len(), 3 + 4);
}

#[test]
fn hints_and_answers_stay_those_of_a_question_that_is_renamed() {
    let (mut client, uri) = opened(SHEET);
    hint(&mut client, &uri);
    client.command("examen.reveal", json!({ "uri": uri, "question": "lifetime" }));
    client.command("examen.submit", json!({ "uri": uri }));
    let renamed = BANK.replace("id: lifetime;", "id: expiry; was: lifetime;");
    client.write("mini.bank.md", &renamed);
    let mut client = reopened(client, SHEET);
    let sheet = client.command("examen.sheet", json!({ "uri": uri }));
    let question = &sheet["questions"][0];
    assert_eq!(
        (&question["id"], &question["hints"], &question["revealed"]),
        (&json!("expiry"), &json!(1), &json!(true))
    );
    let again = client.command("examen.hint", json!({ "uri": uri, "question": "expiry" }));
    assert_eq!(again["grade"], 2, "it goes on where it was");
    let submitted = client.command("examen.submit", json!({ "uri": uri }));
    assert_eq!(submitted["attempts"], 0, "the answer was handed in before");
    client.restarted();
}

#[test]
fn servers_of_two_editors_know_of_each_others_hints() {
    let (mut first, uri) = opened(SHEET);
    let mut second = first.beside();
    second.open(NAME, SHEET);
    second.diagnostics(NAME, 1);
    assert_eq!(hint(&mut first, &uri)["grade"], 1);
    assert_eq!(hint(&mut second, &uri)["grade"], 2);
    assert_eq!(hint(&mut first, &uri)["grade"], 3);
    second.command("examen.reveal", json!({ "uri": uri, "question": "lifetime" }));
    let sheet = first.command("examen.sheet", json!({ "uri": uri }));
    let question = &sheet["questions"][0];
    assert_eq!(
        (&question["hints"], &question["revealed"]),
        (&json!(3), &json!(true))
    );
}

#[test]
fn an_interview_that_was_handed_in_stays_so_and_its_clock_goes_on() {
    let text = SHEET.replace("sheet: mini\n", "sheet: mini\nmode: interview\ntime: 45m\n");
    let (mut client, uri) = opened(&text);
    let began = client.command("examen.sheet", json!({ "uri": uri }))["clock"]["startedAt"].clone();
    let mut client = {
        std::thread::sleep(std::time::Duration::from_millis(20));
        client = reopened(client, &text);
        client
    };
    let sheet = client.command("examen.sheet", json!({ "uri": uri }));
    assert_eq!(
        (&sheet["clock"]["startedAt"], &sheet["submitted"]),
        (&began, &json!(false))
    );
    client.command("examen.submit", json!({ "uri": uri }));
    let mut client = reopened(client, &text);
    let sheet = client.command("examen.sheet", json!({ "uri": uri }));
    assert_eq!(sheet["submitted"], true);
    client.restarted();
}

#[test]
fn a_sheet_that_becomes_an_interview_is_kept_with_its_clock() {
    let (mut client, uri) = opened(SHEET);
    let folder = client.path("history.sheets");
    client.edit(NAME, 2, [2, 0, 2, 0], "time: 45m\n");
    client.assert_alive();
    assert!(!folder.exists());
    client.edit(NAME, 3, [2, 0, 2, 0], "mode: interview\n");
    let began = client.command("examen.sheet", json!({ "uri": uri }))["clock"]["startedAt"].clone();
    let names: Vec<_> = fs::read_dir(&folder)
        .unwrap()
        .map(|it| it.unwrap().path())
        .collect();
    assert!(
        matches!(&names[..], [one] if one.extension().unwrap() == "json"),
        "{names:?}"
    );
    std::thread::sleep(std::time::Duration::from_millis(20));
    let mut client = reopened(
        client,
        &SHEET.replace("sheet: mini\n", "sheet: mini\nmode: interview\ntime: 45m\n"),
    );
    let sheet = client.command("examen.sheet", json!({ "uri": uri }));
    assert_eq!(
        sheet["clock"],
        json!({ "startedAt": began, "limitSeconds": 2700 })
    );
    client.restarted();
}

#[test]
fn a_damaged_record_is_said_to_be_so_and_replaced() {
    let (mut client, uri) = opened(SHEET);
    hint(&mut client, &uri);
    let folder = client.path("history.sheets");
    let record = fs::read_dir(&folder).unwrap().next().unwrap().unwrap().path();
    fs::write(&record, "{ rubbish").unwrap();
    let mut client = reopened(client, SHEET);
    let log = client.notification("window/logMessage", |_| true);
    let message = log["message"].as_str().unwrap();
    assert!(
        message.contains("hints that were taken cannot be used"),
        "{message}"
    );
    assert_eq!(hint(&mut client, &uri)["grade"], 1);
    assert!(fs::read_to_string(&record).unwrap().contains("\"count\""));
    client.restarted();
}

#[test]
fn no_word_of_an_answer_is_kept_and_nothing_where_no_help_was_taken() {
    let (mut client, uri) = opened(SHEET);
    let folder = client.path("history.sheets");
    client.assert_alive();
    assert!(!folder.exists());
    hint(&mut client, &uri);
    let record = fs::read_dir(&folder).unwrap().next().unwrap().unwrap().path();
    let kept = fs::read_to_string(record).unwrap();
    assert!(!kept.contains("stale") && !kept.contains("goes away"), "{kept}");
    client.restarted();
}
