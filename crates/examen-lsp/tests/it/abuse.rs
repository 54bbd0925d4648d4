//! Clients that send what they should not, when they should not. After each, the server answers the next request
//! correctly or ends as the protocol says.

use std::process::Command;

use examen_lsp::Ending;
use serde_json::{Value, json};

use super::client::{Client, capabilities};
use super::fixtures::{BANK, SHEET};

const NAME: &str = "a.answers.md";

/// Sends `bytes` and expects an error with `code` and no id, and a server that goes on.
#[track_caller]
fn check_bytes(bytes: &[u8], code: i64) {
    let mut client = Client::with(&[]);
    client.send_bytes(bytes);
    let answer = client.answer_to(Value::Null);
    assert_eq!(answer["error"]["code"], code, "{answer}");
    client.assert_alive();
    client.finish();
}

fn framed(body: &[u8]) -> Vec<u8> {
    [format!("Content-Length: {}\r\n\r\n", body.len()).as_bytes(), body].concat()
}

#[test]
fn what_is_no_json() {
    check_bytes(&framed(b"{"), -32700);
    check_bytes(&framed(b""), -32700);
    check_bytes(&framed(b"\"\xff\""), -32700);
    check_bytes(&framed(br#"{"jsonrpc":"2.0","method":"\ud800"}"#), -32700);
}

#[test]
fn json_that_is_no_message() {
    check_bytes(&framed(b"[]"), -32600);
    check_bytes(&framed(br#"{"method":"x"}"#), -32600);
    check_bytes(&framed(br#"{"jsonrpc":"2.0","method":1}"#), -32600);
}

#[test]
fn headers_that_cannot_be_read() {
    check_bytes(b"Content-Length: many\r\n\r\n", -32700);
    check_bytes(b"Content-Length: -1\r\n\r\n", -32700);
    check_bytes(b"Content-Length: 99999999999999\r\n\r\n", -32700);
    check_bytes(b"Content-Type: x\r\n\r\n", -32700);
    check_bytes(b"rubbish\r\n\r\n", -32700);
}

#[test]
fn a_body_that_is_longer_than_it_says() {
    let mut client = Client::with(&[]);
    client.send_bytes(b"Content-Length: 5\r\n\r\n{\"jsonrpc\":\"2.0\",\"method\":\"x\"}");
    assert_eq!(client.answer_to(Value::Null)["error"]["code"], -32700);
    client.assert_alive();
    client.finish();
}

#[test]
fn a_body_that_is_shorter_than_it_says_takes_the_next_frame_along_and_no_more() {
    let mut client = Client::with(&[]);
    let lost = framed(br#"{"jsonrpc":"2.0","method":"x"}"#);
    client.send_bytes(b"Content-Length: 40\r\n\r\n{\"jsonrpc\":\"2.0\",\"method\":\"x\"}");
    client.send_bytes(&lost);
    assert_eq!(client.answer_to(Value::Null)["error"]["code"], -32700);
    client.assert_alive();
    client.finish();
}

#[test]
fn headers_in_lower_case_and_in_small_pieces() {
    let mut client = Client::with(&[]);
    let body = r#"{"jsonrpc":"2.0","id":"s","method":"examen/test/unknown"}"#;
    for byte in format!("content-length: {}\r\n\r\n{body}", body.len()).bytes() {
        client.send_bytes(&[byte]);
    }
    assert_eq!(client.answer_to(json!("s"))["error"]["code"], -32601);
    client.finish();
}

#[test]
fn requests_before_initialize_and_initialize_twice() {
    let mut client = Client::fresh();
    assert_eq!(client.error("textDocument/hover", json!({})), -32002);
    client.notify("textDocument/didOpen", json!({}));
    client.introduce(capabilities(), json!({}));
    assert_eq!(client.error("initialize", json!({ "capabilities": {} })), -32600);
    client.assert_alive();
    client.finish();
}

#[test]
fn unknown_methods_and_parameters_of_the_wrong_shape() {
    let mut client = Client::with(&[]);
    assert_eq!(client.error("nobody/knows", json!({})), -32601);
    assert_eq!(
        client.error("textDocument/hover", json!({ "position": 1 })),
        -32602
    );
    let command = json!({ "command": "examen.nothing", "arguments": [] });
    assert_eq!(client.error("workspace/executeCommand", command), -32602);
    client.notify("$/nobody/knows", json!({}));
    client.notify("nobody/knows", json!([1]));
    client.notify("textDocument/didChange", json!({ "wrong": true }));
    let log = client.notification("window/logMessage", |_| true);
    assert!(log["message"].as_str().unwrap().contains("cannot be read"));
    client.finish();
}

#[test]
fn an_id_that_is_still_open() {
    let mut client = Client::with(&[]);
    let request =
        json!({ "jsonrpc": "2.0", "id": "same", "method": "examen/test/sleep", "params": { "ms": 200 } });
    client.send(request.clone());
    client.send(request);
    let first = client.answer_to(json!("same"));
    let second = client.answer_to(json!("same"));
    assert_eq!(first["error"]["code"], -32600);
    assert_eq!(second["result"], Value::Null);
    client.finish();
}

#[test]
fn places_that_do_not_exist() {
    let mut client = Client::with(&[("mini.bank.md", BANK)]);
    client.open(NAME, "a😀b\r\nc\rd\n");
    let edits = [
        ([0, 2, 0, 2], "x"),
        ([u32::MAX, u32::MAX, u32::MAX, u32::MAX], "end"),
        ([1, 1, 0, 1], "y"),
        ([9, 0, 0, u32::MAX], "z"),
    ];
    let mut version = 1;
    for (range, text) in edits {
        version += 1;
        client.edit(NAME, version, range, text);
    }
    let text = client.request("examen/test/text", json!({ "uri": client.uri(NAME) }));
    assert_eq!(text, "ayz");
    for column in [0, 1, 2, u32::MAX] {
        let at = json!({ "position": { "line": u32::MAX, "character": column } });
        assert_eq!(client.ask("textDocument/hover", NAME, at), Value::Null);
    }
    // Below nothing.
    let change = json!([{ "range": { "start": { "line": -1, "character": 0 }, "end": { "line": 0, "character": 0 } }, "text": "" }]);
    client.change(NAME, 9, change);
    client.notification("window/logMessage", |_| true);
    client.diagnostics(NAME, 5);
    client.forget("textDocument/publishDiagnostics");
    client.finish();
}

#[test]
fn versions_out_of_order_and_edits_of_what_is_closed() {
    let mut client = Client::with(&[("mini.bank.md", BANK)]);
    client.open(NAME, SHEET);
    client.diagnostics(NAME, 1);
    client.edit(NAME, 7, [7, 0, 7, 0], "one ");
    client.edit(NAME, 3, [7, 0, 7, 0], "two ");
    client.notification("window/logMessage", |it| {
        it["message"].as_str().unwrap().contains("version 3 came after 7")
    });
    let text = client.request("examen/test/text", json!({ "uri": client.uri(NAME) }));
    assert!(text.as_str().unwrap().contains("two one A stale"), "{text}");
    client.close(NAME);
    client.edit(NAME, 9, [0, 0, 0, 0], "x");
    client.notification("window/logMessage", |it| {
        it["message"].as_str().unwrap().contains("not open")
    });
    client.close(NAME);
    client.forget("textDocument/publishDiagnostics");
    client.assert_alive();
    client.finish();
}

#[test]
fn ten_edits_are_made_in_order_while_requests_wait() {
    let mut client = Client::with(&[("mini.bank.md", BANK)]);
    client.open(NAME, SHEET);
    client.diagnostics(NAME, 1);
    for version in 2..=11 {
        client.send_request("examen/test/sleep", json!({ "ms": 20 }));
        client.edit(NAME, version, [7, 0, 7, 0], &format!("{version} "));
    }
    let text = client.request("examen/test/text", json!({ "uri": client.uri(NAME) }));
    assert!(
        text.as_str().unwrap().contains("\n11 10 9 8 7 6 5 4 3 2 A stale"),
        "{text}"
    );
    client.diagnostics(NAME, 11);
    for id in 2..=11 {
        client.answer_to(json!(id));
    }
    client.finish();
}

#[test]
fn a_burst_of_edits_is_answered_once() {
    let mut client = Client::with(&[("mini.bank.md", BANK)]);
    client.open(NAME, SHEET);
    client.diagnostics(NAME, 1);
    let edit = |version: i32| {
        let change = json!({
            "jsonrpc": "2.0",
            "method": "textDocument/didChange",
            "params": {
                "textDocument": { "uri": client.uri(NAME), "version": version },
                "contentChanges": [{
                    "range": { "start": { "line": 7, "character": 0 }, "end": { "line": 7, "character": 0 } },
                    "text": "x",
                }],
            },
        });
        framed(change.to_string().as_bytes())
    };
    let burst: Vec<u8> = (2..=401).flat_map(edit).collect();
    client.send_bytes(&burst);
    client.diagnostics(NAME, 401);
    let is_published = |message: &&String| message.contains("publishDiagnostics");
    let n_published = client.traffic.iter().filter(is_published).count();
    assert!(n_published < 200, "{n_published} messages for 400 edits");
    client.finish();
}

#[test]
fn a_panic_in_a_request_and_in_a_notification() {
    let mut client = Client::with(&[("mini.bank.md", BANK)]);
    assert_eq!(client.error("examen/test/panic", json!({})), -32603);
    client.notify("examen/test/panic", json!({}));
    let log = client.notification("window/logMessage", |_| true);
    assert!(
        log["message"]
            .as_str()
            .unwrap()
            .contains("fault of the server: as asked for")
    );
    client.open(NAME, SHEET);
    assert!(!client.diagnostics(NAME, 1).is_empty());
    client.finish();
}

#[test]
fn a_request_that_is_taken_back() {
    let mut client = Client::with(&[]);
    let id = client.send_request("examen/test/sleep", json!({ "ms": 60_000 }));
    client.notify("$/cancelRequest", json!({ "id": id }));
    assert_eq!(client.answer_to(json!(id))["error"]["code"], -32800);
    // Neither one that is answered nor one that never was can be taken back.
    client.notify("$/cancelRequest", json!({ "id": id }));
    client.notify("$/cancelRequest", json!({ "id": "never" }));
    client.assert_alive();
    client.finish();
}

#[test]
fn four_hundred_requests_behind_four_that_take_long() {
    let mut client = Client::with(&[("mini.bank.md", BANK)]);
    let slow: Vec<i64> = (0..4)
        .map(|_| client.send_request("examen/test/sleep", json!({ "ms": 300 })))
        .collect();
    let many: Vec<i64> = (0..400)
        .map(|_| {
            client.send_request(
                "workspace/executeCommand",
                json!({ "command": "examen.banks", "arguments": [] }),
            )
        })
        .collect();
    for id in many.into_iter().chain(slow) {
        client.answer_to(json!(id));
    }
    client.finish();
}

#[test]
fn four_hundred_requests_behind_four_that_await_the_client() {
    let mut client = Client::with(&[("mini.bank.md", BANK)]);
    client.open(NAME, SHEET);
    client.diagnostics(NAME, 1);
    client.is_mute = true;
    let uri = client.uri(NAME);
    let run =
        |command: &str| json!({ "command": command, "arguments": [{ "uri": uri, "question": "lifetime" }] });
    // Each asks the client for an edit, and the client never answers.
    let awaiting: Vec<i64> = (0..4)
        .map(|_| client.send_request("workspace/executeCommand", run("examen.reveal")))
        .collect();
    let many: Vec<i64> = (0..400)
        .map(|_| client.send_request("workspace/executeCommand", run("examen.sheet")))
        .collect();
    for id in many {
        let answer = client.answer_to(json!(id));
        assert!(answer.get("error").is_none(), "{answer}");
    }
    for id in awaiting {
        client.notify("$/cancelRequest", json!({ "id": id }));
        assert_eq!(client.answer_to(json!(id))["error"]["code"], -32800);
    }
    let is_edit = |message: &&Value| message["method"] == "workspace/applyEdit";
    assert_eq!(client.asked.iter().filter(is_edit).count(), 4);
    client.assert_alive();
    client.forget("textDocument/publishDiagnostics");
    client.finish();
}

#[test]
fn more_edits_than_are_awaited() {
    let mut client = Client::with(&[("mini.bank.md", BANK)]);
    client.open(NAME, SHEET);
    client.diagnostics(NAME, 1);
    client.is_mute = true;
    let argument = json!({ "uri": client.uri(NAME), "question": "lifetime" });
    let reveal = json!({ "command": "examen.reveal", "arguments": [argument] });
    let mut reveals: Vec<i64> = (0..128)
        .map(|_| client.send_request("workspace/executeCommand", reveal.clone()))
        .collect();
    let edits: Vec<Value> = reveals
        .iter()
        .map(|_| client.wait_for_request("workspace/applyEdit"))
        .collect();
    let refusal = client.refusal("examen.reveal", argument.clone());
    assert_eq!(refusal["code"], -32803, "{refusal}");
    let message = refusal["message"].as_str().unwrap();
    assert!(message.contains("what became of 128 others"), "{message}");
    let at = json!({ "position": { "line": 4, "character": 8 } });
    assert!(!client.ask("textDocument/hover", NAME, at).is_null());
    let sheet = client.command("examen.sheet", json!({ "uri": client.uri(NAME) }));
    assert_eq!(sheet["questions"][0]["revealed"], false);
    // A command that is cancelled does not make room, as its edit may still be made; an answer does.
    let id = reveals.pop().unwrap();
    client.notify("$/cancelRequest", json!({ "id": id }));
    assert_eq!(client.answer_to(json!(id))["error"]["code"], -32800);
    assert_eq!(client.refusal("examen.reveal", argument)["code"], -32803);
    client.send(json!({ "jsonrpc": "2.0", "id": edits[0]["id"], "result": { "applied": false } }));
    client.send_request("workspace/executeCommand", reveal);
    client.wait_for_request("workspace/applyEdit");
    client.assert_alive();
    assert_eq!(client.hang_up(), Ending::Abrupt);
}

#[test]
fn a_client_that_does_not_answer_holds_up_nobody() {
    // What the server asks is answered by nobody: the client has no such capabilities, and refuses all the same.
    let mut client = Client::fresh();
    client.introduce(json!({}), json!({}));
    client.open(NAME, SHEET);
    client.diagnostics(NAME, 1);
    let answer = json!({ "jsonrpc": "2.0", "id": 12345, "result": null });
    client.send(answer);
    client.assert_alive();
    client.finish();
}

#[test]
fn the_end_of_the_input() {
    let mut client = Client::with(&[]);
    client.send_bytes(b"Content-Length: 100\r\n\r\n{\"jsonrpc\":");
    assert_eq!(client.hang_up(), Ending::Abrupt);

    let mut client = Client::with(&[]);
    client.request("shutdown", Value::Null);
    assert_eq!(client.hang_up(), Ending::Orderly);
}

#[test]
fn exit_without_and_after_shutdown() {
    let mut client = Client::with(&[]);
    client.notify("exit", Value::Null);
    assert_eq!(client.ending(), Ending::Abrupt);

    let mut client = Client::with(&[]);
    client.request("shutdown", Value::Null);
    assert_eq!(client.error("textDocument/hover", json!({})), -32600);
    client.notify("exit", Value::Null);
    assert_eq!(client.ending(), Ending::Orderly);

    let mut client = Client::fresh();
    client.notify("exit", Value::Null);
    assert_eq!(client.ending(), Ending::Abrupt);
}

#[cfg(unix)]
#[test]
fn the_death_of_the_client_ends_the_server() {
    let mut parent = Command::new("sleep").arg("600").spawn().unwrap();
    let mut client = Client::fresh();
    let params = json!({ "processId": parent.id(), "capabilities": {} });
    client.request("initialize", params);
    client.assert_alive();
    parent.kill().unwrap();
    parent.wait().unwrap();
    // The input stays open.
    assert_eq!(client.ending(), Ending::Abrupt);
}
