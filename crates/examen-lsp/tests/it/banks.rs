//! Banks that change, on disk and in the editor.

use serde_json::{Value, json};

use super::client::{Client, capabilities};
use super::fixtures::{BANK, GLOSSARY, SHEET};

const NAME: &str = "a.answers.md";

fn codes(diagnostics: &[Value]) -> Vec<&str> {
    diagnostics
        .iter()
        .map(|one| one["code"].as_str().unwrap())
        .collect()
}

/// Says goodbye where it is open how many times diagnostics came.
fn end(mut client: Client) {
    client.request("shutdown", Value::Null);
    client.notify("exit", Value::Null);
    client.ending();
}

#[test]
fn a_bank_edited_in_another_buffer_grades_open_sheets_again() {
    let mut client = Client::with(&[("mini.bank.md", BANK), ("glossary.md", GLOSSARY)]);
    client.open(NAME, SHEET);
    assert!(codes(&client.diagnostics(NAME, 1)).contains(&"misconception"));
    // Not saved, and the misconception is gone from it.
    client.open("mini.bank.md", &BANK.replace("- -1 Takes", "- +1 Takes"));
    client.diagnostics_until(NAME, |it| !codes(it).contains(&"misconception"));
    // Closed without saving: the file speaks for itself again.
    client.close("mini.bank.md");
    client.diagnostics_until(NAME, |it| codes(it).contains(&"misconception"));
    end(client);
}

#[test]
fn a_bank_changed_on_disk_grades_open_sheets_again() {
    let mut client = Client::with(&[("mini.bank.md", BANK), ("glossary.md", GLOSSARY)]);
    client.open(NAME, SHEET);
    client.diagnostics(NAME, 1);
    let watched = client.wait_for_request("client/registerCapability");
    assert!(watched.to_string().contains("**/*.md"), "{watched}");
    client.write("mini.bank.md", &BANK.replace("- -1 Takes", "- +1 Takes"));
    let change = json!({ "uri": client.uri("mini.bank.md"), "type": 2 });
    client.notify("workspace/didChangeWatchedFiles", json!({ "changes": [change] }));
    client.diagnostics_until(NAME, |it| !codes(it).contains(&"misconception"));
    end(client);
}

#[test]
fn folders_come_and_go() {
    let mut client = Client::with(&[("glossary.md", GLOSSARY)]);
    let other = tempfile::tempdir().unwrap();
    let folder = other.path().canonicalize().unwrap();
    std::fs::create_dir(folder.join("deep")).unwrap();
    std::fs::write(folder.join("deep/mini.bank.md"), BANK).unwrap();
    client.open(NAME, SHEET);
    assert!(codes(&client.diagnostics(NAME, 1)).contains(&"unknown-question-id"));
    let folder = json!({ "uri": format!("file://{}", folder.display()), "name": "other" });
    let event =
        |added: &[&Value], removed: &[&Value]| json!({ "event": { "added": added, "removed": removed } });
    client.notify("workspace/didChangeWorkspaceFolders", event(&[&folder], &[]));
    client.diagnostics_until(NAME, |it| codes(it).contains(&"misconception"));
    client.notify("workspace/didChangeWorkspaceFolders", event(&[], &[&folder]));
    client.diagnostics_until(NAME, |it| codes(it).contains(&"unknown-question-id"));
    end(client);
}

#[test]
fn each_folder_may_name_banks_of_its_own() {
    let mut client = Client::with(&[
        ("glossary.md", GLOSSARY),
        ("examen.toml", "banks = []\n"),
        (".ignore", "other/\n"),
        ("other/.ignore", "kept/\n"),
        ("other/examen.toml", "banks = [\"kept\"]\n"),
        ("other/kept/mini.bank.md", BANK),
    ]);
    client.open(NAME, SHEET);
    assert!(codes(&client.diagnostics(NAME, 1)).contains(&"unknown-question-id"));
    let folder = json!({ "uri": client.uri("other"), "name": "other" });
    let event = json!({ "event": { "added": [folder], "removed": [] } });
    client.notify("workspace/didChangeWorkspaceFolders", event);
    client.diagnostics_until(NAME, |it| codes(it).contains(&"misconception"));
    end(client);
}

#[test]
fn banks_have_diagnostics_too() {
    let mut client = Client::with(&[("glossary.md", GLOSSARY)]);
    client.open("mini.bank.md", &BANK.replace("level: 2", "level: 9"));
    let diagnostics = client.diagnostics("mini.bank.md", 1);
    assert!(
        codes(&diagnostics).contains(&"bad-level"),
        "{:?}",
        codes(&diagnostics)
    );
    end(client);
}

#[test]
fn progress_is_shown_while_banks_are_looked_for() {
    let mut own = capabilities();
    own["window"] = json!({ "workDoneProgress": true });
    let mut client = Client::with_capabilities(&[("mini.bank.md", BANK)], own);
    client.wait_for_request("window/workDoneProgress/create");
    client.open(NAME, SHEET);
    client.diagnostics(NAME, 1);
    // Banks may be found before the client has agreed to show anything.
    end(client);
}

#[test]
fn diagnostics_can_be_pulled_with_result_ids() {
    let mut pulling = capabilities();
    pulling["textDocument"] = json!({ "diagnostic": {} });
    let mut client = Client::with_capabilities(&[("mini.bank.md", BANK), ("b.answers.md", SHEET)], pulling);
    client.open(NAME, SHEET);
    let report = client.ask("textDocument/diagnostic", NAME, json!({}));
    assert_eq!(report["kind"], "full");
    assert!(codes(report["items"].as_array().unwrap()).contains(&"misconception"));
    let previous = json!({ "previousResultId": report["resultId"] });
    let same = client.ask("textDocument/diagnostic", NAME, previous);
    assert_eq!(same["kind"], "unchanged");

    let all = client.request("workspace/diagnostic", json!({ "previousResultIds": [] }));
    let items = all["items"].as_array().unwrap();
    let names: Vec<&str> = items
        .iter()
        .map(|item| item["uri"].as_str().unwrap().rsplit('/').next().unwrap())
        .collect();
    assert_eq!(
        names,
        ["a.answers.md", "b.answers.md", "glossary.md", "mini.bank.md"]
    );
    let known: Vec<Value> = items
        .iter()
        .map(|item| json!({ "uri": item["uri"], "value": item["resultId"] }))
        .collect();
    let again = client.request("workspace/diagnostic", json!({ "previousResultIds": known }));
    let is_unchanged = |item: &Value| item["kind"] == "unchanged";
    assert!(again["items"].as_array().unwrap().iter().all(is_unchanged));
    assert!(
        !client
            .traffic
            .iter()
            .any(|message| message.contains("publishDiagnostics"))
    );
    end(client);
}

#[test]
fn a_bank_that_becomes_something_else_is_no_bank() {
    let check = |name: &str, becomes: &str| {
        let mut client = Client::with(&[(name, BANK), ("glossary.md", GLOSSARY)]);
        client.open(NAME, SHEET);
        assert!(codes(&client.diagnostics(NAME, 1)).contains(&"misconception"));
        client.open(name, BANK);
        client.diagnostics(name, 1);
        client.change(name, 2, json!([{ "text": becomes }]));
        client.diagnostics_until(NAME, |it| codes(it).contains(&"unknown-question-id"));
        let banks = client.command("examen.banks", json!({})).to_string();
        assert!(!banks.contains("\"mini\""), "{banks}");
        // Closed without saving, and when it is a bank again.
        client.close(name);
        client.diagnostics_until(NAME, |it| codes(it).contains(&"misconception"));
        client.open(name, becomes);
        client.change(
            name,
            2,
            json!([{ "text": BANK.replace("- -1 Takes", "- +1 Takes") }]),
        );
        client.diagnostics_until(NAME, |it| !codes(it).contains(&"misconception"));
        end(client);
    };
    check("notes.md", "# plain\n");
    check("notes.md", "");
    check("notes.md", "---\nsheet: other\n---\n");
    check("mini.bank.md", "---\nsheet: other\n---\n");
}

#[test]
fn what_cannot_be_read_is_told() {
    let mut client = Client::fresh();
    client.write("mini.bank.md", BANK);
    std::fs::write(client.path("bad.bank.md"), b"---\nbank: bad\n---\n\n## Q \xff?\n").unwrap();
    let review = b"---\nreview: a.answers.md\nreviewer: m\xe9\n---\n";
    std::fs::write(client.path("a.review.md"), review).unwrap();
    client.introduce(capabilities(), json!({ "diagnostics": { "pauseMs": 0 } }));
    client.open(NAME, SHEET);
    for name in ["bad.bank.md", "a.review.md"] {
        let log = client.notification("window/logMessage", |log| log.to_string().contains(name));
        assert!(
            log["message"]
                .as_str()
                .unwrap()
                .contains("is not UTF-8: the byte at offset"),
            "{log}"
        );
        let status = client.command("examen.status", json!({}));
        assert!(
            status["problems"]
                .to_string()
                .contains(&format!("{name}: is not UTF-8")),
            "{status}"
        );
    }
    end(client);
}
