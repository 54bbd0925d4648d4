//! Which documents are served, how places are counted, what settings do.

use serde_json::{Value, json};

use super::client::{Client, capabilities};
use super::fixtures::{BANK, SHEET};

const NAME: &str = "a.answers.md";

fn codes(diagnostics: &[Value]) -> Vec<String> {
    let code = |one: &Value| one["code"].as_str().unwrap().to_owned();
    diagnostics.iter().map(code).collect()
}

#[test]
fn other_markdown_gets_nothing_at_all() {
    let mut client = Client::with(&[("mini.bank.md", BANK)]);
    client.open(
        "README.md",
        "# A page\n\n## Why does a cache need a lifetime?\n\nstale copy\n",
    );
    client.edit("README.md", 2, [4, 0, 4, 0], "more ");
    for method in ["textDocument/codeLens", "textDocument/semanticTokens/full"] {
        assert_eq!(
            client.ask(method, "README.md", json!({})),
            Value::Null,
            "{method}"
        );
    }
    let at = json!({ "position": { "line": 4, "character": 2 } });
    for method in ["textDocument/hover", "textDocument/completion"] {
        assert_eq!(
            client.ask(method, "README.md", at.clone()),
            Value::Null,
            "{method}"
        );
    }
    client.close("README.md");
    client.finish();
}

#[test]
fn a_document_that_was_never_saved_is_served_by_its_front_matter() {
    let mut client = Client::with(&[("mini.bank.md", BANK)]);
    client.open("untitled:Untitled-1", SHEET);
    assert!(codes(&client.diagnostics("untitled:Untitled-1", 1)).contains(&"misconception".to_owned()));
    client.finish();
}

#[test]
fn a_document_becomes_ours_and_is_given_up() {
    let mut client = Client::with(&[("mini.bank.md", BANK)]);
    client.open("notes.md", &SHEET.replace("sheet: mini", "title: mini"));
    client.edit("notes.md", 2, [1, 0, 1, 5], "sheet");
    assert!(codes(&client.diagnostics("notes.md", 2)).contains(&"misconception".to_owned()));
    client.edit("notes.md", 3, [1, 0, 1, 5], "title");
    assert!(client.diagnostics("notes.md", 3).is_empty());
    client.forget("textDocument/publishDiagnostics");
    client.finish();
}

#[test]
fn columns_are_counted_as_was_agreed() {
    let text = "---\nsheet: mini\n---\n## Why does a cache need a lifetime?\n<!-- q: lifetime -->\n\n😀é The lifetime keeps data consistent.\n";
    for (offered, start) in [("utf-8", 11), ("utf-16", 8), ("utf-32", 7)] {
        let mut own = capabilities();
        own["general"]["positionEncodings"] = json!([offered]);
        let mut client = Client::with_capabilities(&[("mini.bank.md", BANK)], own);
        client.open(NAME, text);
        let diagnostics = client.diagnostics(NAME, 1);
        let claimed = diagnostics
            .iter()
            .find(|one| one["code"] == "misconception")
            .unwrap();
        assert_eq!(claimed["range"]["start"]["character"], start, "{offered}");
        client.finish();
    }
}

#[test]
fn settings_of_the_client_count_before_those_of_the_file() {
    let mut client = Client::fresh();
    client.write("mini.bank.md", BANK);
    client.write(
        "examen.toml",
        "[diagnostics]\npauseMs = 0\n[diagnostics.severity]\nmisconception = \"off\"\n",
    );
    client.settings = json!({});
    client.introduce(capabilities(), json!({}));
    client.open(NAME, SHEET);
    assert!(!codes(&client.diagnostics(NAME, 1)).contains(&"misconception".to_owned()));
    client.settings = json!({ "diagnostics": { "severity": { "misconception": "error" } } });
    client.notify("workspace/didChangeConfiguration", json!({ "settings": null }));
    let diagnostics = client.diagnostics_until(NAME, |it| codes(it).contains(&"misconception".to_owned()));
    let claimed = diagnostics
        .iter()
        .find(|one| one["code"] == "misconception")
        .unwrap();
    assert_eq!(claimed["severity"], 1);
    client.forget("textDocument/publishDiagnostics");
    client.finish();
}

#[test]
fn settings_that_make_no_sense_are_logged() {
    let mut client = Client::fresh();
    client.settings = json!({ "inlayHint": true });
    client.introduce(capabilities(), json!({}));
    let log = client.notification("window/logMessage", |_| true);
    assert!(
        log["message"]
            .as_str()
            .unwrap()
            .contains("unknown field `inlayHint`"),
        "{log}"
    );
    client.finish();
}

fn logged(client: &mut Client) -> String {
    let log = client.notification("window/logMessage", |_| true);
    log["message"].as_str().unwrap().to_owned()
}

/// A client in a folder with a bank, a folder without one, and the settings `file`, of which the server was told.
fn with_settings(file: &str) -> Client {
    let mut client = Client::fresh();
    client.write("mini.bank.md", BANK);
    client.write("notes/list.txt", "");
    client.write("examen.toml", file);
    client.settings = json!({});
    client.introduce(capabilities(), json!({}));
    client
}

fn change_settings(client: &mut Client, file: &[u8]) {
    std::fs::write(client.path("examen.toml"), file).unwrap();
    let change = json!({ "uri": client.uri("examen.toml"), "type": 2 });
    client.notify("workspace/didChangeWatchedFiles", json!({ "changes": [change] }));
}

#[test]
fn what_is_wrong_with_the_settings_file_is_said_once_whenever_it_comes() {
    let mut client = with_settings("pause = 1\n");
    assert!(logged(&mut client).starts_with("examen: examen.toml: line 1: unknown field `pause`"));
    change_settings(&mut client, b"[diagnostics]\npauseMs = 1\n");
    change_settings(&mut client, b"[diagnostics]\npauseMs = true\n");
    assert!(logged(&mut client).starts_with("examen: examen.toml: line 2: invalid type"));
    change_settings(&mut client, b"# na\xefve\n");
    assert!(logged(&mut client).starts_with("examen: examen.toml: is not UTF-8"));
    client.finish();
}

#[test]
fn settings_go_with_the_last_folder() {
    let mut client = with_settings("[diagnostics]\npauseMs = 1\n");
    let pause = |client: &mut Client| {
        let status = client.command("examen.status", json!({}));
        status["settings"]["diagnostics.pauseMs"]["value"].clone()
    };
    assert_eq!(pause(&mut client), 1);
    let folder = json!({ "uri": client.uri(""), "name": "work" });
    let event = json!({ "event": { "added": [], "removed": [folder] } });
    client.notify("workspace/didChangeWorkspaceFolders", event);
    assert_eq!(pause(&mut client), 800);
    client.finish();
}

#[test]
fn banks_of_the_settings_that_are_none_are_said_to_be_so() {
    let mut client = with_settings("banks = [\"gone.bank.md\", \"notes\", \"mini.bank.md\"]\n");
    let mut told = [logged(&mut client), logged(&mut client)];
    told.sort();
    assert!(
        told[0].contains("gone.bank.md: there is no such file"),
        "{told:?}"
    );
    assert!(told[1].contains("notes: there is no bank"), "{told:?}");
    client.command("examen.restartIndex", json!({}));
    client.finish();
}

#[test]
fn a_settings_file_names_no_bank_outside_of_its_folder() {
    let mut client = with_settings("banks = [\"../team.bank.md\"]\n");
    let told = logged(&mut client);
    assert!(
        told.contains("examen.toml: banks: `../team.bank.md` leads out of"),
        "{told}"
    );
    client.finish();
}

#[test]
fn a_document_that_is_too_large_is_said_to_be_so() {
    let mut client = Client::fresh();
    client.write("mini.bank.md", BANK);
    client.settings = json!({ "limits": { "maxBytes": 250 } });
    client.introduce(capabilities(), json!({ "limits": { "maxBytes": 250 } }));
    client.open(NAME, &SHEET.repeat(3));
    let diagnostics = client.diagnostics(NAME, 1);
    assert_eq!(codes(&diagnostics), ["too-large"]);
    assert_eq!(client.ask("textDocument/codeLens", NAME, json!({})), Value::Null);
    // Made smaller, it is read.
    client.change(
        NAME,
        2,
        json!([{ "text": "---\nsheet: mini\n---\n## Q\n<!-- q: none -->\n" }]),
    );
    assert_eq!(codes(&client.diagnostics(NAME, 2)), ["unknown-question-id"]);
    client.finish();
}

#[test]
fn a_limit_that_is_raised_holds_for_what_is_open() {
    let mut client = Client::fresh();
    client.write("mini.bank.md", BANK);
    client.settings = json!({ "diagnostics": { "pauseMs": 0 }, "limits": { "maxBytes": 250 } });
    client.introduce(capabilities(), client.settings.clone());
    client.open(NAME, &SHEET.repeat(3));
    client.diagnostics_until(NAME, |it| codes(it) == ["too-large"]);
    client.settings = json!({ "diagnostics": { "pauseMs": 0 }, "limits": { "maxBytes": 2500 } });
    client.notify("workspace/didChangeConfiguration", json!({ "settings": null }));
    client.diagnostics_until(NAME, |it| codes(it).contains(&"misconception".to_owned()));
    client.settings = json!({ "limits": { "maxBytes": 250 } });
    client.notify("workspace/didChangeConfiguration", json!({ "settings": null }));
    client.diagnostics_until(NAME, |it| codes(it) == ["too-large"]);
    client.forget("textDocument/publishDiagnostics");
    client.finish();
}

#[test]
fn complaints_about_the_sentence_at_the_caret_wait_for_a_pause() {
    let mut client = Client::fresh();
    client.write("mini.bank.md", BANK);
    let pause = json!({ "diagnostics": { "pauseMs": 1500 } });
    client.settings = pause.clone();
    client.introduce(capabilities(), pause);
    client.open(
        NAME,
        &SHEET.replace(
            "The lifetime keeps all data consistent.",
            "The lifetime keeps all data",
        ),
    );
    assert!(codes(&client.diagnostics(NAME, 1)).is_empty());
    client.edit(NAME, 2, [8, 27, 8, 27], " consistent");
    // At once, and without a complaint.
    assert!(codes(&client.diagnostics(NAME, 2)).is_empty());
    // Nobody types any more.
    let later = client.diagnostics_until(NAME, |it| !it.is_empty());
    assert_eq!(codes(&later), ["misconception"]);
    client.finish();
}
