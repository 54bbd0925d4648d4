//! Requests about all files of a workspace.

use serde_json::{Value, json};

use super::client::Client;
use super::fixtures::{BANK, GLOSSARY, SHEET};

const N_SHEETS: usize = 2000;

fn n_reads(client: &mut Client) -> u64 {
    client.command("examen.status", json!({}))["filesRead"]
        .as_u64()
        .unwrap()
}

fn references(client: &mut Client) -> usize {
    // The id of the first question of the bank.
    let place =
        json!({ "position": { "line": 8, "character": 11 }, "context": { "includeDeclaration": false } });
    let found = client.ask("textDocument/references", "mini.bank.md", place);
    found.as_array().unwrap().len()
}

fn symbols(client: &mut Client, query: &str) -> usize {
    let found = client.request("workspace/symbol", json!({ "query": query }));
    found.as_array().unwrap().len()
}

#[test]
fn files_that_have_not_changed_are_read_once() {
    let mut client = Client::with(&[("mini.bank.md", BANK), ("glossary.md", GLOSSARY)]);
    for n in 0..N_SHEETS {
        client.write(&format!("sheets/{n}.answers.md"), SHEET);
    }
    client.open("mini.bank.md", BANK);
    assert_eq!(references(&mut client), N_SHEETS);
    let first = n_reads(&mut client);
    assert!(first >= N_SHEETS as u64);
    assert_eq!(references(&mut client), N_SHEETS);
    assert_eq!(symbols(&mut client, "lifetime"), 512);
    assert_eq!(n_reads(&mut client), first, "the second request reads nothing");

    // One changes on disk, one in the editor, one comes and one goes.
    client.write(
        "sheets/1.answers.md",
        &SHEET.replace("q: lifetime", "q: pay-once"),
    );
    client.write(
        "sheets/new.answers.md",
        &SHEET.replace("a cache need", "a new cache need"),
    );
    std::fs::remove_file(client.path("sheets/2.answers.md")).unwrap();
    client.open(
        "sheets/3.answers.md",
        &SHEET.replace("q: lifetime", "q: pay-once"),
    );
    assert_eq!(references(&mut client), N_SHEETS - 2);
    assert_eq!(symbols(&mut client, "new cache"), 1);
    assert_eq!(n_reads(&mut client), first + 2);

    // A watcher that says that a file was changed is believed, however alike the file looks.
    let changed = json!({ "changes": [{ "uri": client.uri("sheets/4.answers.md"), "type": 2 }] });
    client.notify("workspace/didChangeWatchedFiles", changed);
    assert_eq!(references(&mut client), N_SHEETS - 2);
    assert_eq!(n_reads(&mut client), first + 3);
    client.forget("textDocument/publishDiagnostics");
    client.request("shutdown", Value::Null);
    client.notify("exit", Value::Null);
    client.ending();
}
