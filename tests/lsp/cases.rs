//! Cases that are graded while they are written, and answers that are tried.

use expect_test::expect;
use serde_json::{Value, json};

use super::client::{Client, edited, place_of, text_in};

const BANK: &str = "\
---
bank: team
---

## Why are prices stale?
<!-- id: stale; level: 2 -->

### Points

- +2! Cached copies outlive the rows ^outlive
  - stale, outdated
- +1 Gives every entry a lifetime ^lifetime
  - TTL
- -1 Treats a longer lifetime as the cure ^longer
  - longer lifetime
";

const CASES: &str = "\
## stale

- `+outlive` `+lifetime` `-other` The copies were outdated when the rows had moved on.

## nothing

- `+a` Some answer.
";

#[test]
fn differences_between_grader_and_human_are_diagnostics() {
    let mut client = Client::pulling(&[("team.bank.md", BANK), ("team.cases.md", CASES)]);
    client.open("team.cases.md");
    let report = client.about("textDocument/diagnostic", "team.cases.md");
    let lines: Vec<String> = report["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| {
            let code = item["code"].as_str().unwrap();
            let message = item["message"].as_str().unwrap();
            format!("{code} on `{}`: {message}", text_in(CASES, &item["range"]))
        })
        .collect();
    expect![[r#"
        case-differs on `lifetime`: expected: granted; actual: missed, 0 % of the point
        case-unknown-point on `other`: the question `stale` has no point `other`; its points are `outlive`, `lifetime`, `longer`
        case-unknown-question on `nothing`: the bank has no question `nothing`; these cases test the bank `team`"#]]
    .assert_eq(&lines.join("\n"));
    let whole = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 99, "character": 0 } });
    let params = json!({ "textDocument": { "uri": client.uri("team.cases.md") }, "range": whole });
    let hints = client.request("textDocument/inlayHint", params);
    assert_eq!(hints.as_array().unwrap().len(), 1);
    expect!["2/3 marks · 1 of 2 points: +outlive"].assert_eq(hints[0]["label"].as_str().unwrap());
    client.shut_down();
}

/// Tries an answer to the question of the bank. Returns what came of the command and the edit that the client makes.
fn try_answer(client: &mut Client) -> (Value, Value) {
    let text = client.open("team.bank.md");
    let params = json!({
        "textDocument": { "uri": client.uri("team.bank.md") },
        "range": { "start": place_of(&text, "Cached"), "end": place_of(&text, "Cached") },
        "context": { "diagnostics": [] }
    });
    let actions = client.request("textDocument/codeAction", params);
    let actions = actions.as_array().unwrap();
    let title = "try an answer to this question";
    let action = actions.iter().find(|action| action["title"] == title).unwrap();
    let (tried, edit) = client.command_with_edit(action["command"].clone());
    (tried, edit["documentChanges"].clone())
}

#[test]
fn an_answer_can_be_tried_in_a_new_case_file() {
    let mut client = Client::pulling(&[("team.bank.md", BANK)]);
    let (tried, changes) = try_answer(&mut client);
    assert_eq!(tried["uri"], client.uri("team.cases.md"));
    assert_eq!(tried["position"], json!({ "line": 3, "character": 2 }));
    assert_eq!(changes[0]["kind"], "create");
    expect![[r#"
        ## stale

        - `+outlive` `+lifetime` `-longer`
          Write an answer here.
    "#]]
    .assert_eq(changes[1]["edits"][0]["newText"].as_str().unwrap());
    client.shut_down();
}

#[test]
fn an_answer_can_be_tried_among_the_cases_that_are_there() {
    let mut client = Client::pulling(&[("team.bank.md", BANK), ("team.cases.md", CASES)]);
    let (tried, changes) = try_answer(&mut client);
    let after = edited(CASES, &changes[0]["edits"]);
    expect![[r#"
        ## stale

        - `+outlive` `+lifetime` `-other` The copies were outdated when the rows had moved on.

        - `+outlive` `+lifetime` `-longer`
          Write an answer here.

        ## nothing

        - `+a` Some answer.
    "#]]
    .assert_eq(&after);
    let line = tried["position"]["line"].as_u64().unwrap() as usize;
    assert_eq!(after.lines().nth(line).unwrap(), "  Write an answer here.");
    client.shut_down();
}

#[test]
fn where_something_is_open_no_case_is_put_behind_it() {
    let refused = |bank: &str, cases: &str| {
        let mut client = Client::pulling(&[("team.bank.md", bank), ("team.cases.md", cases)]);
        let text = client.open("team.bank.md");
        let place = place_of(&text, "Why are");
        let argument = json!({ "uri": client.uri("team.bank.md"), "position": place });
        let params = json!({ "command": "examen.tryAnswer", "arguments": [argument] });
        let message = client.refusal("workspace/executeCommand", params);
        let params = json!({
            "textDocument": { "uri": client.uri("team.bank.md") },
            "range": { "start": place, "end": place },
            "context": { "diagnostics": [] }
        });
        let actions = client.request("textDocument/codeAction", params).to_string();
        client.shut_down();
        (message, actions.contains("try an answer"))
    };
    for open in [
        "```\nopen\n",
        "<!-- open\n",
        "## stale\n\n- `+outlive` Old.\n\n<!--\n",
    ] {
        let (message, _) = refused(BANK, open);
        let words = "team.cases.md: what stands there would swallow the case; close its code block, comment or HTML first";
        assert!(message.ends_with(words), "{open:?}: {message}");
    }
    // Nor can a case say anything of a question that has nothing to say it of.
    let (message, is_offered) = refused("---\nbank: team\n---\n\n## Why are prices stale?\n", "");
    expect![
        "there is nothing to try an answer by: give the question a `### Points` list or a model answer first"
    ]
    .assert_eq(&message);
    assert!(!is_offered);
}

/// A bank beside the one that the cases test.
const MINI: &str = "\
---
bank: mini
---

## Why is it so?
<!-- id: why; level: 1 -->

### Points

- +1 It is so because of this ^so
  - because
";
const OF_BOTH: &str =
    "## stale\n\n- `+outlive` The copies were outdated.\n\n## mini/why\n\n- `+so` Because.\n";

fn with_both_banks() -> Client {
    Client::pulling(&[
        ("team.bank.md", BANK),
        ("mini.bank.md", MINI),
        ("team.cases.md", OF_BOTH),
    ])
}

#[test]
fn questions_of_another_bank_are_known_in_cases() {
    let mut client = with_both_banks();
    client.open("team.cases.md");
    let report = client.about("textDocument/diagnostic", "team.cases.md");
    assert_eq!(report["items"], json!([]));
    let shown = ["why", "so`"].map(|caret| {
        let hover = client.at("textDocument/hover", "team.cases.md", &place_of(OF_BOTH, caret));
        let words = hover["contents"]["value"].as_str().unwrap_or_default();
        let on = hover.get("range").map_or("", |range| text_in(OF_BOTH, range));
        format!("[{on}]\n{words}\n")
    });
    expect![[r#"
        [why]
        Why is it so?

        id: `why` · 1 mark · 1 point · 0 misconceptions · level 1

        [so]
        It is so because of this

        Worth 1 mark.

        id: `so`, written
    "#]]
    .assert_eq(&shown.join("\n"));
    let found = client.at(
        "textDocument/completion",
        "team.cases.md",
        &place_of(OF_BOTH, "so`"),
    );
    let offered = found["items"].as_array().or(found.as_array()).unwrap();
    let offered: Vec<&str> = offered
        .iter()
        .map(|item| item["label"].as_str().unwrap())
        .collect();
    assert_eq!(offered, ["+so"]);
    client.shut_down();
}

#[test]
fn cases_follow_a_rename_in_another_bank() {
    let rename = |caret: &str, new: &str| {
        let mut client = with_both_banks();
        client.open("mini.bank.md");
        let params = json!({
            "textDocument": { "uri": client.uri("mini.bank.md") },
            "position": place_of(MINI, caret),
            "newName": new
        });
        let edit = client.request("textDocument/rename", params);
        let changes = edit["documentChanges"].as_array().unwrap();
        let uri = client.uri("team.cases.md");
        let of_cases = changes
            .iter()
            .find(|change| change["textDocument"]["uri"] == uri.as_str());
        let after = of_cases.map(|change| edited(OF_BOTH, &change["edits"]));
        client.shut_down();
        after
    };
    let renamed = OF_BOTH.replace("mini/why", "mini/wherefore");
    assert_eq!(rename("why;", "wherefore"), Some(renamed));
    let renamed = OF_BOTH.replace("+so", "+thus");
    assert_eq!(rename("so\n", "thus"), Some(renamed));
}
