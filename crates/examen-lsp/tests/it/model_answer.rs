//! Questions that have a model answer and no points.

use expect_test::expect;
use serde_json::{Value, json};

use super::client::Client;

const BANK: &str = "\
---
bank: stacks
---

# Structures

## What is a stack?
<!-- id: stack -->

### Answer

A stack gives back first what was put on it last.
Its `push` and `pop` take constant time.
Undo in an editor is a jigsaw of such stacks.
";

const SHEET: &str = "\
---
sheet: stacks
---
## What is a stack?
<!-- q: stack -->

What was put on last is given back first.
";

const NAME: &str = "a.answers.md";

fn client() -> Client {
    let mut client = Client::with(&[("stacks.bank.md", BANK)]);
    client.open(NAME, SHEET);
    client.diagnostics(NAME, 1);
    client
}

fn titles(lenses: &Value) -> Vec<&str> {
    let lenses = lenses.as_array().unwrap().iter();
    lenses
        .map(|lens| lens["command"]["title"].as_str().unwrap())
        .collect()
}

#[test]
fn a_sheet_shows_what_the_model_answer_states_as_points() {
    let mut client = client();
    let lenses = client.ask("textDocument/codeLens", NAME, json!({}));
    expect![[r#"["1.66/3 marks · 1 of 3 points of the model answer", "hint", "reveal", "next question"]"#]]
        .assert_eq(&format!("{:?}", titles(&lenses)));
    let all = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 9, "character": 0 } });
    let hints = client.ask("textDocument/inlayHint", NAME, json!({ "range": all }));
    expect![[r#"["✓ A stack gives back first what was put on it last."]"#]].assert_eq(
        &json!(
            hints
                .as_array()
                .unwrap()
                .iter()
                .map(|hint| &hint["label"])
                .collect::<Vec<_>>()
        )
        .to_string(),
    );
    let place = json!({ "position": { "line": 6, "character": 10 } });
    let hover = client.ask("textDocument/hover", NAME, place.clone());
    let text = hover["contents"]["value"].as_str().unwrap();
    assert!(
        text.starts_with("**✓** A stack gives back first what was put on it last. · met"),
        "{text}"
    );
    let definition = client.ask("textDocument/definition", NAME, place);
    let (bank, range) = (&definition["uri"], &definition["range"]);
    assert!(
        bank.as_str().unwrap().ends_with("/stacks.bank.md"),
        "{definition}"
    );
    assert_eq!(range["start"], json!({ "line": 11, "character": 0 }));
    assert_eq!(range["end"], json!({ "line": 11, "character": 49 }));
    client.finish();
}

#[test]
fn what_it_states_and_the_answer_does_not_is_told_when_asked_for() {
    let mut client = client();
    let uri = client.uri(NAME);
    let target = json!({ "uri": uri, "question": "stack" });
    let rubric = client.command("examen.showRubric", target.clone());
    assert_eq!(rubric["gradedBy"], "model-answer");
    expect![[r#"
        ### What is a stack?

        1.66/3 marks · 1 of 3 points of the model answer

        - met · A stack gives back first what was put on it last.
        - …
        - …
    "#]]
    .assert_eq(rubric["markdown"].as_str().unwrap());
    let is_told = |client: &Client| client.traffic.iter().any(|message| message.contains("jigsaw"));
    assert!(!is_told(&client));
    let hint = |client: &mut Client| {
        let argument = json!({ "uri": uri, "question": "stack", "quiet": true });
        client.command("examen.hint", argument)["text"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let hints: Vec<String> = (0..4).map(|_| hint(&mut client)).collect();
    expect![[r#"
        2 of 3 points of the model answer are missing.
        Think of Structures.
        I·· `p···` a·· `p··` t··· c······· t···.
        Its `push` and `pop` take constant time."#]]
    .assert_eq(&hints.join("\n"));
    assert!(!is_told(&client));
    client.command("examen.reveal", target);
    assert!(is_told(&client));
    client.finish();
}

#[test]
fn a_submitted_answer_is_kept_with_its_points() {
    let mut client = client();
    let uri = client.uri(NAME);
    let submitted = client.command("examen.submit", json!({ "uri": uri }));
    assert_eq!(
        (&submitted["attempts"], &submitted["problem"]),
        (&json!(1), &Value::Null)
    );
    let due = client.command("examen.due", json!({}));
    assert!(due.to_string().contains("\"stack\""), "{due}");
    client.finish();
}

#[test]
fn a_bank_says_where_its_points_come_from() {
    let mut client = Client::with(&[]);
    client.open("stacks.bank.md", BANK);
    let diagnostics = client.diagnostics("stacks.bank.md", 1);
    let told: Vec<String> = diagnostics
        .iter()
        .map(|it| format!("{} {}", it["severity"], it["code"].as_str().unwrap()))
        .collect();
    assert!(told.contains(&"3 graded-by-answer".to_owned()), "{told:?}");
    let mut hover = |line: u32| {
        let place = json!({ "position": { "line": line, "character": 8 } });
        let hover = client.ask("textDocument/hover", "stacks.bank.md", place);
        hover["contents"]["value"].as_str().unwrap().to_owned()
    };
    assert_eq!(hover(6), "id: `stack` · 3 marks · 3 points from the model answer");
    expect![[r#"
        A point of the model answer, for want of written ones: answers are compared with it, and above all with the whole.

        id: `its-push`, derived from its words"#]]
    .assert_eq(&hover(12));
    let renamed = client.answer(
        "textDocument/rename",
        json!({
            "textDocument": { "uri": client.uri("stacks.bank.md") },
            "position": { "line": 12, "character": 8 },
            "newName": "constant",
        }),
    );
    let message = renamed["error"]["message"].as_str().unwrap();
    assert!(message.contains("write a `### Points` list"), "{renamed}");
    client.finish();
}

#[test]
fn an_author_has_them_written_down() {
    let mut client = Client::with(&[]);
    client.open("stacks.bank.md", BANK);
    client.diagnostics("stacks.bank.md", 1);
    let place = json!({ "line": 12, "character": 8 });
    let asked = json!({ "range": { "start": place, "end": place }, "context": { "diagnostics": [] } });
    let actions = client.ask("textDocument/codeAction", "stacks.bank.md", asked);
    let mut actions = actions.as_array().unwrap().iter();
    let action = actions.find(|it| {
        it["title"]
            .as_str()
            .unwrap()
            .starts_with("write what the model answer states")
    });
    let resolved = client.request("codeAction/resolve", action.unwrap().clone());
    let edits = resolved["edit"].to_string();
    let list = "### Points\\n\\n- +1 A stack gives back first what was put on it last.\\n- +1 Its `push` and `pop` take constant time.\\n\
                - +1 Undo in an editor is a jigsaw of such stacks.\\n";
    assert!(edits.contains(list), "{edits}");
    client.finish();
}

#[test]
fn a_point_of_a_model_answer_is_not_offered_to_be_renamed() {
    let mut client = Client::with(&[("stacks.bank.md", BANK)]);
    client.open(
        "stacks.cases.md",
        "## stack\n\n- `+a-stack-gives` Last in, first out.\n",
    );
    client.diagnostics("stacks.cases.md", 1);
    let at = |client: &Client, line: u32| {
        let uri = client.uri("stacks.cases.md");
        json!({ "textDocument": { "uri": uri }, "position": { "line": line, "character": 6 } })
    };
    let point = at(&client, 2);
    assert_eq!(client.error("textDocument/prepareRename", point), -32803);
    let question = at(&client, 0);
    let prepared = client.request("textDocument/prepareRename", question);
    assert_eq!(prepared["placeholder"], "stack");
    client.finish();
}
