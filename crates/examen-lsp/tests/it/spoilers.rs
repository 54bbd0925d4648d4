//! Nothing of a point that an answer does not make leaves the server before the candidate asks.

use serde_json::json;

use super::client::Client;
use super::fixtures::{BANK, GLOSSARY, SHEET};

const NAME: &str = "a.answers.md";

/// Words of points, evidence and model answers that no sheet of this test says.
const SECRETS: [&str; 7] = [
    "within bounds",
    "stampede",
    "jitter",
    "repeatable",
    "idempoten",
    "shop window",
    "Follow one entry",
];

/// Does everything an editor does by itself, at many places.
fn look_around(client: &mut Client, n_lines: u32) {
    let all = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": n_lines, "character": 0 } });
    client.ask("textDocument/codeLens", NAME, json!({}));
    client.ask("textDocument/semanticTokens/full", NAME, json!({}));
    let hints = client.ask("textDocument/inlayHint", NAME, json!({ "range": all }));
    for hint in hints.as_array().unwrap() {
        client.request("inlayHint/resolve", hint.clone());
    }
    for line in 0..n_lines {
        for character in [0, 3, 8, 15, 30] {
            let place = json!({ "line": line, "character": character });
            client.ask("textDocument/hover", NAME, json!({ "position": place }));
            let list = client.ask("textDocument/completion", NAME, json!({ "position": place }));
            for item in list["items"].as_array().into_iter().flatten() {
                client.request("completionItem/resolve", item.clone());
            }
            let range = json!({ "start": place, "end": place });
            let context = json!({ "range": range, "context": { "diagnostics": [] } });
            let actions = client.ask("textDocument/codeAction", NAME, context);
            for action in actions
                .as_array()
                .unwrap()
                .iter()
                .filter(|action| action["data"].is_object())
            {
                client.request("codeAction/resolve", action.clone());
            }
        }
    }
    let uri = client.uri(NAME);
    for command in ["examen.sheet", "examen.grade", "examen.status", "examen.banks"] {
        client.command(command, json!({ "uri": uri }));
    }
    client.command("examen.search", json!({ "query": "stampede jitter idempotent" }));
    client.command("examen.showRubric", json!({ "uri": uri, "question": "lifetime" }));
    client.command("examen.showRubric", json!({ "uri": uri, "question": "pay-once" }));
}

fn secrets_told(client: &Client) -> Vec<&'static str> {
    let told = |secret: &&str| client.traffic.iter().any(|message| message.contains(*secret));
    SECRETS.into_iter().filter(|secret| told(secret)).collect()
}

#[test]
fn a_session_tells_nothing_before_it_is_asked() {
    let mut client = Client::with(&[("mini.bank.md", BANK), ("glossary.md", GLOSSARY)]);
    client.open(NAME, SHEET);
    client.diagnostics(NAME, 1);
    look_around(&mut client, 12);
    // A part of a point, a list and a denial are no reason to give the rest away.
    client.edit(
        NAME,
        2,
        [11, 20, 11, 20],
        "\n\nmemory, copies, entries\n\nIt is never twice.\n",
    );
    client.diagnostics(NAME, 2);
    look_around(&mut client, 17);
    assert_eq!(secrets_told(&client), Vec::<&str>::new());

    // Asked for, it is told.
    let uri = client.uri(NAME);
    client.command(
        "examen.hint",
        json!({ "uri": uri, "question": "lifetime", "grade": 4, "quiet": true }),
    );
    assert!(secrets_told(&client).contains(&"within bounds"));
    client.finish();
}
