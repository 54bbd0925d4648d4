//! Edits of commands that the client makes, refuses or cannot make.

use serde_json::{Value, json};

use super::client::{Client, capabilities};
use super::fixtures::{BANK, GLOSSARY};

const NAME: &str = "a.answers.md";
const SHEET: &str =
    "---\nsheet: mini\n---\n\n## Why does a cache need a lifetime?\n<!-- q: lifetime -->\n\nIt is so.\n";

fn client(capabilities: Value) -> (Client, String) {
    let files = [("mini.bank.md", BANK), ("glossary.md", GLOSSARY)];
    let mut client = Client::with_capabilities(&files, capabilities);
    client.open(NAME, SHEET);
    client.diagnostics(NAME, 1);
    let uri = client.uri(NAME);
    (client, uri)
}

/// Runs the commands that take an edit of the sheet, both of which fail. Returns what is said of each.
fn refusals(client: &mut Client, uri: &str) -> Vec<String> {
    let argument = json!({ "uri": uri, "question": "lifetime" });
    let refusals: Vec<String> = ["examen.nextQuestion", "examen.reveal"]
        .iter()
        .map(|command| client.refusal(command, argument.clone()))
        .map(|error| {
            assert_eq!(error["code"], -32803, "{error}");
            error["message"].as_str().unwrap().to_owned()
        })
        .collect();
    let sheet = client.command("examen.sheet", json!({ "uri": uri }));
    assert_eq!(sheet["questions"][0]["revealed"], false);
    refusals
}

#[test]
fn an_edit_that_the_client_refuses_is_not_done() {
    let (mut client, uri) = client(capabilities());
    client.edit_answer = json!({ "applied": false });
    let refused = "the edit was not made: the editor refused it";
    assert_eq!(refusals(&mut client, &uri), [refused, refused]);
    client.edit_answer = json!({ "applied": false, "failureReason": "it is read-only" });
    let refused = "the edit was not made: it is read-only";
    assert_eq!(refusals(&mut client, &uri), [refused, refused]);
    client.finish();
}

#[test]
fn a_client_that_makes_no_edits_is_asked_for_none() {
    let mut without = capabilities();
    without["workspace"]["applyEdit"] = json!(false);
    let (mut client, uri) = client(without);
    for refusal in refusals(&mut client, &uri) {
        assert!(refusal.contains("(`workspace/applyEdit`)"), "{refusal}");
    }
    let is_edit = |message: &Value| message["method"] == "workspace/applyEdit";
    assert!(!client.asked.iter().any(is_edit));
    client.finish();
}

#[test]
fn an_edit_that_is_made_counts_though_its_command_was_cancelled() {
    let (mut client, uri) = client(capabilities());
    client.is_mute = true;
    let arguments = json!([{ "uri": uri, "question": "lifetime" }]);
    let params = json!({ "command": "examen.reveal", "arguments": arguments });
    let id = client.send_request("workspace/executeCommand", params);
    let edit = client.wait_for_request("workspace/applyEdit");
    client.notify("$/cancelRequest", json!({ "id": id }));
    assert_eq!(client.answer_to(json!(id))["error"]["code"], -32800);
    client.send(json!({ "jsonrpc": "2.0", "id": edit["id"], "result": { "applied": true } }));
    let sheet = client.command("examen.sheet", json!({ "uri": uri }));
    assert_eq!(sheet["questions"][0]["revealed"], true);
    client.finish();
}
