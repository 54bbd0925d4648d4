//! Hints, model answers, new sheets and interviews.

use examen_history::{AttemptFilter, AttemptLog};
use expect_test::expect;
use jiff::Timestamp;
use serde_json::{Value, json};

use super::client::Client;
use super::fixtures::{BANK, GLOSSARY, SHEET};

const NAME: &str = "a.answers.md";

fn sheet(text: &str) -> (Client, String) {
    let mut client = Client::with(&[("mini.bank.md", BANK), ("glossary.md", GLOSSARY)]);
    client.open(NAME, text);
    client.diagnostics(NAME, 1);
    let uri = client.uri(NAME);
    (client, uri)
}

#[test]
fn hints_give_away_more_and_more_and_are_remembered() {
    let (mut client, uri) = sheet(SHEET);
    let mut texts = Vec::new();
    loop {
        let position = json!({ "line": 8, "character": 3 });
        let argument = json!({ "uri": uri, "position": position, "quiet": true });
        let hint = client.command("examen.hint", argument);
        match hint["text"].as_str() {
            Some(text) => texts.push(format!("{} {text}", hint["grade"])),
            None => break,
        }
    }
    expect![[r#"
        1 2 of 3 points are missing, worth 2 marks.
        2 Follow one entry.
        3 K···· m····· w····· b·····
        4 Keeps memory within bounds
        3 S······ e····· a······ s········
        4 Spreads expiry against stampedes"#]]
    .assert_eq(&texts.join("\n"));
    let sheet = client.command("examen.sheet", json!({ "uri": uri }));
    assert_eq!(sheet["questions"][0]["hints"], texts.len());
    client.finish();
}

#[test]
fn a_hint_is_shown_to_whoever_cannot_show_it() {
    let (mut client, uri) = sheet(SHEET);
    client.command("examen.hint", json!({ "uri": uri, "question": "lifetime" }));
    let said = client.notification("window/showMessage", |_| true);
    assert_eq!(said["message"], "2 of 3 points are missing, worth 2 marks.");
    client.finish();
}

#[test]
fn the_model_answer_comes_as_a_quote() {
    let (mut client, uri) = sheet(SHEET);
    let result = client.command("examen.reveal", json!({ "uri": uri, "question": "lifetime" }));
    let text = "> Yesterday's prices leave the shop window without anybody's help.";
    assert_eq!(result["text"], text);
    let edit = client.wait_for_request("workspace/applyEdit");
    let edit = &edit["params"]["edit"]["documentChanges"][0]["edits"][0];
    assert_eq!(edit["newText"], format!("\n\n{text}\n\n"));
    assert_eq!(edit["range"]["start"], json!({ "line": 8, "character": 39 }));
    client.finish();
}

/// Reveals the model answer in a sheet that says `text`, and makes the edit.
fn revealed(text: &str) -> String {
    let (mut client, uri) = sheet(text);
    client.command("examen.reveal", json!({ "uri": uri, "question": "lifetime" }));
    let edit = client.wait_for_request("workspace/applyEdit");
    let edit = &edit["params"]["edit"]["documentChanges"][0]["edits"][0];
    let start = &edit["range"]["start"];
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    lines[start["line"].as_u64().unwrap() as usize].insert_str(
        start["character"].as_u64().unwrap() as usize,
        edit["newText"].as_str().unwrap(),
    );
    client.finish();
    lines.join("\n")
}

#[test]
fn what_is_typed_below_the_model_answer_is_no_part_of_it() {
    let model = "> Yesterday's prices leave the shop window without anybody's help.";
    let head = "## Why does a cache need a lifetime?\n<!-- q: lifetime -->\n\n";
    let next = "## How does a customer pay once?\n<!-- q: pay-once -->\n";
    let check = |text: &str, expected: &str| assert_eq!(revealed(text), expected, "{text:?}");
    check(
        &format!("{head}A stale copy.\n"),
        &format!("{head}A stale copy.\n\n{model}\n\n\n"),
    );
    check(head, &format!("{head}{model}\n\n\n"));
    check(
        &format!("{head}A stale copy.\n\n{next}"),
        &format!("{head}A stale copy.\n\n{model}\n\n\n\n{next}"),
    );
    // Once more, and no file grows by blank lines.
    let once = format!("{head}{model}\n\n\n");
    check(&once, &format!("{head}{model}\n\n{model}\n\n\n"));
    let before_more = format!("{head}{model}\n\n\n\n{next}");
    check(&before_more, &format!("{head}{model}\n\n{model}\n\n\n\n{next}"));
    check(
        &format!("{head}A stale copy.\n\n\n\n\n\n"),
        &format!("{head}A stale copy.\n\n{model}\n\n\n\n\n\n"),
    );
}

#[test]
fn a_rubric_is_uncovered_step_by_step() {
    let (mut client, uri) = sheet(SHEET);
    let mut rubric = |reveal: usize| {
        let argument = json!({ "uri": uri, "question": "lifetime", "reveal": reveal });
        client.command("examen.showRubric", argument)
    };
    let labels = |rubric: &Value| -> Vec<Value> {
        let points = rubric["points"].as_array().unwrap().iter();
        points.map(|point| point["label"].clone()).collect()
    };
    let covered = rubric(0);
    assert_eq!(
        labels(&covered),
        [
            json!("Outdated copies vanish unaided"),
            Value::Null,
            Value::Null,
            json!("Takes a lifetime for consistency")
        ]
    );
    assert_eq!(covered["steps"], 4);
    assert_eq!(labels(&rubric(1))[1], "Keeps memory within bounds");
    assert_eq!(rubric(3)["answer"], Value::Null);
    expect![[r#"
        ### Why does a cache need a lifetime?

        1/4 marks · 1 of 3 points

        - 2/2 · met · Outdated copies vanish unaided (a must)
          Nothing else takes them away.
        - 0/1 · missed · Keeps memory within bounds
        - 0/1 · missed · Spreads expiry against stampedes
        - -1/-1 · claimed · Takes a lifetime for consistency

        ---

        Yesterday's prices leave the shop window without anybody's help.
    "#]]
    .assert_eq(rubric(4)["markdown"].as_str().unwrap());
    client.finish();
}

#[test]
fn questions_are_added_once() {
    let (mut client, uri) =
        sheet("---\nsheet: mini\n---\n\n## Why does a cache need a lifetime?\n<!-- q: lifetime -->\n");
    let added = client.command("examen.nextQuestion", json!({ "uri": uri }));
    assert_eq!(
        (&added["id"], &added["added"]),
        (&json!("pay-once"), &json!(true))
    );
    assert_eq!(added["position"], json!({ "line": 10, "character": 0 }));
    let edit = client.wait_for_request("workspace/applyEdit");
    let edit = &edit["params"]["edit"]["documentChanges"][0]["edits"][0];
    assert_eq!(
        edit["newText"],
        "\n## How does a customer pay once?\n<!-- q: pay-once -->\n\n\n"
    );
    let again = client.command("examen.nextQuestion", json!({ "uri": uri, "id": "lifetime" }));
    assert_eq!(again["added"], false);
    client.finish();
}

#[test]
fn where_something_is_open_nothing_is_put_behind_it() {
    for open in [
        "```\ncode\n",
        "<!-- later\n",
        "<pre>\ncode\n",
        "~~~~\ncode\n~~~\n",
    ] {
        let heading = "## Why does a cache need a lifetime?\n<!-- q: lifetime -->";
        let (mut client, uri) = sheet(&format!(
            "---\nsheet: mini\n---\n\n{heading}\n\nRedis keeps it\n\n{open}"
        ));
        let next = json!({ "uri": uri, "id": "pay-once" });
        let error = client.refusal("examen.nextQuestion", next);
        assert_eq!(error["code"], -32803, "{open:?}");
        let message =
            "what stands last there would swallow the question; close its code block, comment or HTML first";
        assert_eq!(error["message"], message, "{open:?}");
        let reveal = json!({ "uri": uri, "question": "lifetime" });
        let error = client.refusal("examen.reveal", reveal);
        let message = "what stands last there would swallow the model answer; close its code block, comment or HTML first";
        assert_eq!(error["message"], message, "{open:?}");
        let seen = client.command("examen.sheet", json!({ "uri": uri }));
        assert_eq!(seen["questions"][0]["revealed"], false);
        client.finish();
    }
}

#[test]
fn where_there_is_no_question_to_add_it_says_why() {
    let (mut client, uri) = sheet(
        "---\nsheet: mini\n---\n\n## Why does a cache need a lifetime?\n<!-- q: lifetime -->\n\n\
         ## How does a customer pay once?\n<!-- q: pay-once -->\n",
    );
    for (wanted, message) in [
        (json!({}), "this sheet has all questions of `mini`"),
        (json!({ "bank": "nosuch" }), "there is no bank `nosuch`"),
        (
            json!({ "topic": "nosuch" }),
            "there is no question of `mini` about `nosuch`",
        ),
        (json!({ "level": 5 }), "there is no question of `mini` of level 5"),
    ] {
        let mut argument = wanted;
        argument["uri"] = json!(uri);
        assert_eq!(client.command("examen.nextQuestion", argument), Value::Null);
        let said = client.notification("window/showMessage", |_| true);
        assert_eq!(said["message"], message);
    }
    client.finish();
}

#[test]
fn an_edit_comes_before_the_answer_that_speaks_of_it() {
    let (mut client, uri) =
        sheet("---\nsheet: mini\n---\n\n## Why does a cache need a lifetime?\n<!-- q: lifetime -->\n");
    for command in ["examen.nextQuestion", "examen.reveal"] {
        client.traffic.clear();
        client.command(command, json!({ "uri": uri, "question": "lifetime" }));
        let at = |what: &str| client.traffic.iter().position(|message| message.contains(what));
        let (edit, answer) = (at("workspace/applyEdit"), at("\"result\":"));
        assert!(edit.is_some() && edit < answer, "{command}: {:?}", client.traffic);
    }
    client.finish();
}

#[test]
fn new_sheets_are_texts() {
    let (mut client, _) = sheet(SHEET);
    let argument = json!({ "bank": "mini", "ids": ["pay-once"], "mode": "interview", "time": "30m" });
    let sheet = client.command("examen.newSheet", argument);
    expect![[r#"
        ---
        sheet: mini
        mode: interview
        time: 30m
        ---

        ## How does a customer pay once?
        <!-- q: pay-once -->


    "#]]
    .assert_eq(sheet["text"].as_str().unwrap());
    assert_eq!(sheet["suggestedName"], "mini.answers.md");
    client.finish();
}

#[test]
fn a_new_sheet_is_asked_for_in_full_or_not_at_all() {
    let (mut client, _) = sheet(SHEET);
    let mut faults = Vec::new();
    for argument in [
        json!({ "mode": "exam" }),
        json!({ "mode": "interview\ncandidate: c-1" }),
        json!({ "mode": "interview", "time": "30" }),
        json!({ "count": 0 }),
        json!({ "ids": [] }),
    ] {
        let refused = client.refusal("examen.newSheet", argument);
        assert_eq!(refused["code"], -32602, "{refused}");
        faults.push(refused["message"].as_str().unwrap().to_owned());
    }
    expect![[r#"
        `exam` is no mode; use practice or interview
        `interview candidate: c-1` is no mode; use practice or interview
        `30` is no time; write it like `5m`, `90s` or `1h30m`
        `count` is 0; ask for at least one question, or leave it out for all of them
        `ids` is empty; name a question, or leave it out"#]]
    .assert_eq(&faults.join("\n"));
    let sheet = client.command(
        "examen.newSheet",
        json!({ "bank": "mini", "mode": "", "time": null }),
    );
    assert!(
        sheet["text"]
            .as_str()
            .unwrap()
            .starts_with("---\nsheet: mini\n---\n"),
        "{sheet}"
    );
    client.finish();
}

#[test]
fn a_sheet_without_a_bank_answers_questions_of_several() {
    let stars = "---\nbank: stars\n---\n## Why do stars twinkle?\n<!-- id: twinkle -->\n### Points\n- Air moves\n  - air\n\n\
                 ## How do stars pay?\n<!-- id: pay-once -->\n### Points\n- Not at all\n  - never\n";
    let mut client = Client::with(&[
        ("mini.bank.md", BANK),
        ("glossary.md", GLOSSARY),
        ("stars.bank.md", stars),
    ]);
    let text = "## Why does a cache need a lifetime?\n\nA stale copy goes away.\n\n## Why do stars twinkle?\n\nThe air moves.\n\n\
                ## How does a customer pay once?\n\nBy an idempotent handler.\n\n## How do stars pay?\n\nThey shine.\n\n## \n<!-- q: \n";
    client.open(NAME, text);
    let uri = client.uri(NAME);
    client.diagnostics(NAME, 1);
    let sheet = client.command("examen.sheet", json!({ "uri": uri }));
    let states: Vec<&str> = sheet["questions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|question| question["state"].as_str().unwrap())
        .collect();
    assert_eq!(states, ["graded", "graded", "graded", "graded", "unknown"]);
    let hover = client.ask(
        "textDocument/hover",
        NAME,
        json!({ "position": { "line": 4, "character": 5 } }),
    );
    assert!(hover.to_string().contains("`twinkle` in stars"), "{hover}");
    let place = json!({ "position": { "line": 17, "character": 8 } });
    let offered = client.ask("textDocument/completion", NAME, place);
    let offered: Vec<&str> = offered["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["label"].as_str().unwrap())
        .collect();
    assert_eq!(
        offered,
        ["lifetime", "mini/pay-once", "twinkle", "stars/pay-once"]
    );
    // Who asks for one question of an id gets no help with the other.
    let ids: Vec<&str> = sheet["questions"].as_array().unwrap()[..4]
        .iter()
        .map(|question| question["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids, ["lifetime", "twinkle", "mini/pay-once", "stars/pay-once"]);
    let hint = json!({ "uri": uri, "question": "stars/pay-once", "quiet": true });
    assert_eq!(client.command("examen.hint", hint)["id"], "stars/pay-once");
    let sheet = client.command("examen.sheet", json!({ "uri": uri }));
    let hints: Vec<u64> = sheet["questions"].as_array().unwrap()[..4]
        .iter()
        .map(|question| question["hints"].as_u64().unwrap())
        .collect();
    assert_eq!(hints, [0, 0, 0, 1]);
    assert_eq!(
        client.command("examen.submit", json!({ "uri": uri }))["attempts"],
        4
    );
    let log = AttemptLog::open(&client.path("history.sqlite3"), Timestamp::now()).unwrap();
    let kept = log.attempts(&AttemptFilter::default()).unwrap();
    let mut keys: Vec<String> = kept
        .iter()
        .map(|kept| format!("{}/{}", kept.attempt.bank, kept.attempt.question))
        .collect();
    keys.sort();
    assert_eq!(
        keys,
        [
            "mini/lifetime",
            "mini/pay-once",
            "stars/pay-once",
            "stars/twinkle"
        ]
    );
    client.finish();
}

#[test]
fn a_question_of_another_bank_that_is_not_answered_has_hints_and_a_rubric() {
    let stars = "---\nbank: stars\n---\n## Why do stars twinkle?\n<!-- id: twinkle -->\n### Points\n- Air moves\n  - air\n";
    let mut client = Client::with(&[
        ("mini.bank.md", BANK),
        ("glossary.md", GLOSSARY),
        ("stars.bank.md", stars),
    ]);
    client.open(
        NAME,
        "## Why does a cache need a lifetime?\n\nIt is so.\n\n## How does a customer pay once?\n\n\n## Why do stars twinkle?\n\n",
    );
    let uri = client.uri(NAME);
    client.diagnostics(NAME, 1);
    let target = json!({ "uri": uri, "question": "twinkle", "quiet": true });
    let hint = client.command("examen.hint", target.clone());
    assert_eq!(hint["text"], "1 of 1 points is missing, worth 1 mark.");
    let rubric = client.command("examen.showRubric", target);
    assert_eq!(rubric["id"], "twinkle");
    client.finish();
}

#[test]
fn what_is_handed_in_becomes_attempts_once() {
    let (mut client, uri) = sheet(SHEET);
    client.command(
        "examen.hint",
        json!({ "uri": uri, "question": "lifetime", "quiet": true }),
    );
    let first = client.command("examen.submit", json!({ "uri": uri }));
    assert_eq!(first["attempts"], 1);
    let again = client.command("examen.submit", json!({ "uri": uri }));
    assert_eq!(again["attempts"], 0);
    let path = client.path("history.sqlite3");
    let kept = wait_for(|| {
        let log = AttemptLog::open(&path, Timestamp::now()).ok()?;
        let kept = log.attempts(&AttemptFilter::default()).ok()?;
        (!kept.is_empty()).then_some(kept)
    });
    let attempt = &kept[0].attempt;
    assert_eq!((attempt.question.as_str(), attempt.hints.len()), ("lifetime", 1));
    assert_eq!(attempt.score.awarded.to_string(), "1");
    client.finish();
}

/// What `look` finds as soon as it finds something.
fn wait_for<T>(look: impl Fn() -> Option<T>) -> T {
    let begun = std::time::Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(begun.elapsed().as_secs() < 60, "it does not come");
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
}

#[test]
fn lists_become_banks() {
    let (mut client, _) = sheet(SHEET);
    let list =
        "What is a cache?\n\nCandidates should mention stale entries, using short lifetimes, and metrics.\n";
    let imported = client.command("examen.importList", json!({ "text": list, "name": "mine" }));
    assert!(
        imported["bank"]
            .as_str()
            .unwrap()
            .starts_with("---\nbank: mine\n")
    );
    assert_eq!(imported["summary"], "1 question, 3 points");
    client.finish();
}

#[test]
fn an_interview_is_silent_until_it_is_handed_in() {
    let text = SHEET.replace("sheet: mini\n", "sheet: mini\nmode: interview\ntime: 45m\n");
    let mut client = Client::with(&[("mini.bank.md", BANK), ("glossary.md", GLOSSARY)]);
    client.open(NAME, &text);
    assert_eq!(client.diagnostics(NAME, 1), Vec::<Value>::new());
    let uri = client.uri(NAME);
    let lenses = client.ask("textDocument/codeLens", NAME, json!({}));
    let title = lenses[0]["command"]["title"].as_str().unwrap();
    assert!(
        title.starts_with("interview · 4") && title.ends_with("of 45:00 left · submit"),
        "{title}"
    );
    assert_eq!(lenses.as_array().unwrap().len(), 1);
    let range = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 99, "character": 0 } });
    assert_eq!(
        client.ask("textDocument/inlayHint", NAME, json!({ "range": range })),
        Value::Null
    );
    assert_eq!(
        client.ask("textDocument/semanticTokens/full", NAME, json!({})),
        Value::Null
    );
    let hint = json!({ "command": "examen.hint", "arguments": [{ "uri": uri, "question": "lifetime" }] });
    assert_eq!(client.error("workspace/executeCommand", hint), -32803);
    let sheet = client.command("examen.sheet", json!({ "uri": uri }));
    assert_eq!(
        (&sheet["marks"], &sheet["questions"][0]["state"]),
        (&Value::Null, &json!("hidden"))
    );
    let handed_in = client.command("examen.submit", json!({ "uri": uri }));
    assert_eq!(handed_in["marks"]["available"], 6.0);
    let diagnostics = client.diagnostics_until(NAME, |it| !it.is_empty());
    assert_eq!(diagnostics[0]["code"], "misconception");
    client.finish();
}
