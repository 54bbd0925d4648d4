//! Feedback on a sheet.

use expect_test::{Expect, expect};
use serde_json::{Value, json};

use super::client::Client;
use super::fixtures::{BANK, GLOSSARY, SHEET};

const NAME: &str = "a.answers.md";

/// A client with the bank on disk and `text` open as a sheet.
fn sheet(text: &str) -> Client {
    let mut client = Client::with(&[("mini.bank.md", BANK), ("glossary.md", GLOSSARY)]);
    client.open(NAME, text);
    client
}

/// `line:column-line:column`
fn shown_range(range: &Value) -> String {
    let place = |place: &Value| format!("{}:{}", place["line"], place["character"]);
    format!("{}-{}", place(&range["start"]), place(&range["end"]))
}

fn check_diagnostics(text: &str, expected: Expect) {
    let mut client = sheet(text);
    let diagnostics = client.diagnostics(NAME, 1);
    let lines = diagnostics.iter().map(|diagnostic| {
        format!(
            "{} {} {} {}\n",
            shown_range(&diagnostic["range"]),
            diagnostic["severity"],
            diagnostic["code"].as_str().unwrap(),
            diagnostic["message"].as_str().unwrap()
        )
    });
    expected.assert_eq(&lines.collect::<String>());
    client.finish();
}

#[test]
fn misconceptions_are_warnings_on_the_words() {
    check_diagnostics(
        SHEET,
        expect![[r#"
        8:4-8:38 2 misconception misconception: Takes a lifetime for consistency
    "#]],
    );
}

#[test]
fn words_without_sentences_are_listed() {
    check_diagnostics(
        "## Why does a cache need a lifetime?\n<!-- q: lifetime -->\n\nstale copy, jitter, memory limit\n",
        expect![[r#"
            3:0-3:10 4 listed this is only named; explain it in a sentence to earn the whole point
            3:12-3:18 4 listed this is only named; explain it in a sentence to earn the whole point
            3:20-3:32 4 listed this is only named; explain it in a sentence to earn the whole point
        "#]],
    );
}

#[test]
fn what_is_denied_is_not_named() {
    check_diagnostics(
        "---\nsheet: mini\n---\n## Why does a cache need a lifetime?\n<!-- q: lifetime -->\n\nThere is no stampede and never any jitter.\n",
        expect![[r#"
            6:9-6:41 3 denied this denies a point that counts; check whether you mean it
        "#]],
    );
}

#[test]
fn unknown_questions_are_reported_with_the_way_out() {
    check_diagnostics(
        "---\nsheet: mini\n---\n## Why?\n<!-- q: lifetme -->\n\nText.\n",
        expect![[r#"
            4:8-4:15 1 unknown-question-id the bank of this sheet has no question `lifetme`, and the answer is not graded; correct the id, or name another bank as `sheet:`
        "#]],
    );
}

#[test]
fn answers_in_which_nothing_counts_are_told_so_at_the_heading() {
    check_diagnostics(
        "---\nsheet: mini\n---\n## How does a customer pay once?\n<!-- q: pay-once -->\n\nWe ask the customer to be careful.\n",
        expect![[r#"
            3:3-3:32 4 nothing-recognised nothing in this answer is recognised yet
        "#]],
    );
}

fn titles(lenses: &Value) -> String {
    let lenses = lenses.as_array().unwrap().iter();
    let lines = lenses.map(|lens| {
        let command = &lens["command"];
        format!(
            "{} {} -> {}\n",
            shown_range(&lens["range"]),
            command["title"].as_str().unwrap(),
            command["command"].as_str().unwrap()
        )
    });
    lines.collect()
}

#[test]
fn lenses_tell_marks_and_what_can_be_done() {
    let mut client = sheet(SHEET);
    client.diagnostics(NAME, 1);
    let lenses = client.ask("textDocument/codeLens", NAME, json!({}));
    expect![[r#"
        4:3-4:36 1/4 marks · 1 of 3 points -> examen.grade
        4:3-4:36 hint -> examen.hint
        4:3-4:36 reveal -> examen.reveal
        4:3-4:36 next question -> examen.nextQuestion
        10:3-10:32 2 marks to earn -> examen.grade
        10:3-10:32 hint -> examen.hint
        10:3-10:32 next question -> examen.nextQuestion
    "#]]
    .assert_eq(&titles(&lenses));
    client.finish();
}

#[test]
fn hints_stand_at_the_end_of_the_sentence_that_earned_them() {
    let mut client = sheet(SHEET);
    client.diagnostics(NAME, 1);
    let range = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 99, "character": 0 } });
    let hints = client.ask("textDocument/inlayHint", NAME, json!({ "range": range }));
    let shown = hints.as_array().unwrap().iter().map(|hint| {
        let place = &hint["position"];
        format!(
            "{}:{} {}\n",
            place["line"],
            place["character"],
            hint["label"].as_str().unwrap()
        )
    });
    expect![[r#"
        7:42 +2 Outdated copies vanish unaided
        8:39 -1 Takes a lifetime for consistency
    "#]]
    .assert_eq(&shown.collect::<String>());
    let resolved = client.request("inlayHint/resolve", hints[0].clone());
    expect![[r#"
        **Outdated copies vanish unaided**

        `stale/outdated copy/entry/value`

        - “stale”

        - “copy”"#]]
    .assert_eq(resolved["tooltip"]["value"].as_str().unwrap());
    // Only what is asked for.
    let above = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 5, "character": 0 } });
    let none = client.ask("textDocument/inlayHint", NAME, json!({ "range": above }));
    assert_eq!(none, json!([]));
    client.finish();
}

#[test]
fn a_line_with_backticks_is_shown_as_it_stands() {
    let bank = BANK.replace(
        "stale/outdated copy/entry/value",
        "`max-age`, stale/outdated copy/entry/value",
    );
    let mut client = Client::with(&[("mini.bank.md", &bank), ("glossary.md", GLOSSARY)]);
    client.open(NAME, SHEET);
    client.diagnostics(NAME, 1);
    let all = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 99, "character": 0 } });
    let hints = client.ask("textDocument/inlayHint", NAME, json!({ "range": all }));
    let resolved = client.request("inlayHint/resolve", hints[0].clone());
    let tooltip = resolved["tooltip"]["value"].as_str().unwrap();
    let line = "`` `max-age`, stale/outdated copy/entry/value ``";
    assert!(tooltip.contains(&format!("\n{line}\n")), "{tooltip}");
    client.finish();
}

#[test]
fn tokens_come_whole_in_part_and_as_differences() {
    let mut client = sheet(SHEET);
    client.diagnostics(NAME, 1);
    let full = client.ask("textDocument/semanticTokens/full", NAME, json!({}));
    expect!["[7,2,5,2,0,0,6,4,2,0,1,4,8,0,0,0,24,10,0,0]"].assert_eq(&full["data"].to_string());
    let range = json!({ "start": { "line": 7, "character": 0 }, "end": { "line": 7, "character": 9 } });
    let part = client.ask(
        "textDocument/semanticTokens/range",
        NAME,
        json!({ "range": range }),
    );
    expect!["[7,2,5,2,0,0,6,4,2,0]"].assert_eq(&part["data"].to_string());
    client.edit(NAME, 2, [6, 0, 6, 0], "\n");
    client.diagnostics(NAME, 2);
    let previous = json!({ "previousResultId": full["resultId"] });
    let delta = client.ask("textDocument/semanticTokens/full/delta", NAME, previous);
    expect![[r#"[{"data":[8,2,5,2,0],"deleteCount":5,"start":0}]"#]].assert_eq(&delta["edits"].to_string());
    let forgotten = json!({ "previousResultId": "none" });
    let whole = client.ask("textDocument/semanticTokens/full/delta", NAME, forgotten);
    assert!(whole["data"].is_array());
    client.finish();
}

fn hover(client: &mut Client, line: u32, character: u32) -> String {
    let at = json!({ "position": { "line": line, "character": character } });
    let hover = client.ask("textDocument/hover", NAME, at);
    hover["contents"]["value"]
        .as_str()
        .unwrap_or("nothing")
        .to_owned()
}

#[test]
fn hovers_explain_words_headings_and_acronyms() {
    let mut client = sheet(&SHEET.replace("some minutes", "its TTL"));
    client.diagnostics(NAME, 1);
    expect![[r#"
        **+2** Outdated copies vanish unaided · met

        - “stale”: says stale
        - “copy”: says copy

        Nothing else takes them away."#]]
    .assert_eq(&hover(&mut client, 7, 4));
    expect![[r#"
        **Why does a cache need a lifetime?**

        level 2 · Caching · caching · 5 min · `lifetime` in mini

        1/4 marks · 1 of 3 points"#]]
    .assert_eq(&hover(&mut client, 4, 6));
    expect!["**TTL** stands for time to live"].assert_eq(&hover(&mut client, 7, 34));
    assert_eq!(hover(&mut client, 7, 16), "nothing");
    client.finish();
}

fn complete(text: &str, line: u32, character: u32) -> Vec<Value> {
    let mut client = sheet(text);
    client.diagnostics(NAME, 1);
    let at = json!({ "position": { "line": line, "character": character } });
    let list = client.ask("textDocument/completion", NAME, at);
    let items = list["items"].as_array().cloned().unwrap_or_default();
    client.finish();
    items
}

fn labels(items: &[Value]) -> Vec<&str> {
    items.iter().map(|item| item["label"].as_str().unwrap()).collect()
}

#[test]
fn headings_complete_by_a_search_that_forgives_slips() {
    let items = complete("---\nsheet: mini\n---\n\n## custmer pay\n", 4, 14);
    assert_eq!(items[0]["label"], "How does a customer pay once?");
    let edit = &items[0]["textEdit"];
    assert_eq!(
        edit["newText"],
        "How does a customer pay once?\n<!-- q: pay-once -->"
    );
    assert_eq!(shown_range(&edit["range"]), "4:3-4:14");
}

#[test]
fn an_item_tells_more_when_it_is_looked_at() {
    let mut client = sheet("---\nsheet: mini\n---\n\n## \n");
    client.diagnostics(NAME, 1);
    let at = json!({ "position": { "line": 4, "character": 3 } });
    let list = client.ask("textDocument/completion", NAME, at);
    assert_eq!(list["isIncomplete"], true);
    let resolved = client.request("completionItem/resolve", list["items"][0].clone());
    expect![[r#"
        **Why does a cache need a lifetime?**

        `lifetime` in mini · level 2 · caching · 4 marks"#]]
    .assert_eq(resolved["documentation"]["value"].as_str().unwrap());
    client.finish();
}

#[test]
fn front_matter_and_ids_complete_and_answers_are_silent() {
    assert_eq!(
        labels(&complete("---\nsheet: mini\nm\n---\n", 2, 1)),
        ["candidate", "mode", "time"]
    );
    assert_eq!(
        labels(&complete("---\nsheet: mini\nmode: \n---\n", 2, 6)),
        ["practice", "interview"]
    );
    let ids = complete("---\nsheet: mini\n---\n## Q\n<!-- q:  -->\n", 4, 8);
    assert_eq!(labels(&ids), ["lifetime", "pay-once"]);
    assert!(complete(SHEET, 7, 5).is_empty());
}

fn actions(client: &mut Client, range: [u32; 4]) -> Vec<Value> {
    let [start_line, start, end_line, end] = range;
    let range = json!({
        "start": { "line": start_line, "character": start },
        "end": { "line": end_line, "character": end },
    });
    let more = json!({ "range": range, "context": { "diagnostics": [] } });
    let actions = client.ask("textDocument/codeAction", NAME, more);
    actions.as_array().unwrap().clone()
}

fn action_titles(actions: &[Value]) -> Vec<&str> {
    actions
        .iter()
        .map(|action| action["title"].as_str().unwrap())
        .collect()
}

#[test]
fn wrong_ids_can_be_fixed() {
    let mut client = sheet("---\nsheet: mini\n---\n## Why?\n<!-- q: lifetme -->\n\nText.\n");
    client.diagnostics(NAME, 1);
    let actions = actions(&mut client, [4, 10, 4, 10]);
    let fix = actions
        .iter()
        .find(|action| action["kind"] == "quickfix")
        .unwrap();
    assert_eq!(fix["title"], "write `lifetime`");
    let edit = &fix["edit"]["documentChanges"][0];
    assert_eq!(edit["textDocument"]["version"], 1);
    assert_eq!(edit["edits"][0]["newText"], "lifetime");
    assert_eq!(fix["diagnostics"][0]["code"], "unknown-question-id");
    client.finish();
}

/// The kinds of what is offered on a heading, each once.
fn offered(client: &mut Client, context: Value) -> Vec<String> {
    let range = json!({ "start": { "line": 4, "character": 10 }, "end": { "line": 4, "character": 10 } });
    let more = json!({ "range": range, "context": context });
    let actions = client.ask("textDocument/codeAction", NAME, more);
    let kinds = actions.as_array().unwrap().iter().map(|action| &action["kind"]);
    let mut kinds: Vec<String> = kinds.map(|kind| kind.as_str().unwrap().to_owned()).collect();
    kinds.dedup();
    kinds
}

#[test]
fn only_what_is_asked_for_is_offered() {
    let mut client =
        sheet("---\nsheet: mini\n---\n## Why does a cache need a lifetime?\n<!-- q: lifetme -->\n\nText.\n");
    client.diagnostics(NAME, 1);
    let all = offered(&mut client, json!({ "diagnostics": [] }));
    assert_eq!(all, ["quickfix", "refactor"]);
    let only = |kinds: Value| json!({ "diagnostics": [], "only": kinds });
    assert_eq!(offered(&mut client, only(json!(["quickfix"]))), ["quickfix"]);
    assert_eq!(offered(&mut client, only(json!(["refactor"]))), ["refactor"]);
    assert_eq!(offered(&mut client, only(json!([""]))), all);
    let others = only(json!(["source.fixAll", "refactor.rewrite"]));
    assert!(offered(&mut client, others).is_empty());
    // An editor that asks by itself lights its lamp only where there is something to mend.
    let automatic = json!({ "diagnostics": [], "triggerKind": 2 });
    assert_eq!(offered(&mut client, automatic), ["quickfix"]);
    client.finish();
}

#[test]
fn the_candidate_may_rule_on_points_whose_names_were_given_away() {
    let mut client = sheet(SHEET);
    client.diagnostics(NAME, 1);
    let before = actions(&mut client, [7, 2, 7, 12]);
    let before = action_titles(&before).join("\n");
    assert!(
        before.contains("hint: how many points are missing") && !before.contains("I did say"),
        "{before}"
    );
    let uri = client.uri(NAME);
    let argument = json!({ "uri": uri, "question": "lifetime", "grade": 4, "quiet": true });
    let hint = client.command("examen.hint", argument);
    assert_eq!(hint["text"], "Keeps memory within bounds");
    let after = actions(&mut client, [7, 2, 7, 12]);
    let own = after
        .iter()
        .find(|action| action["title"].as_str().unwrap().starts_with("I did say"));
    let resolved = client.request("codeAction/resolve", own.unwrap().clone());
    let changes = &resolved["edit"]["documentChanges"];
    assert_eq!(changes[0]["kind"], "create");
    expect![[r#"
        ---
        review: a.answers.md
        reviewer: self
        ---

        ## lifetime
        <!-- answer: 78b73dd9 -->

        - [x] memory
    "#]]
    .assert_eq(changes[1]["edits"][0]["newText"].as_str().unwrap());
    let proposal = after
        .iter()
        .find(|action| action["title"].as_str().unwrap().starts_with("propose"));
    let resolved = client.request("codeAction/resolve", proposal.unwrap().clone());
    let edit = &resolved["edit"]["documentChanges"][0];
    assert_eq!(edit["textDocument"]["uri"], client.uri("mini.bank.md"));
    assert_eq!(edit["edits"][0]["newText"], "\n  - \"stale copy\"");
    client.finish();
}

/// The text of a new or changed file after the edit of the first action whose title begins so.
fn resolved(client: &mut Client, range: [u32; 4], title: &str) -> String {
    let all = actions(client, range);
    let found = all
        .iter()
        .find(|action| action["title"].as_str().unwrap().starts_with(title));
    let resolved = client.request("codeAction/resolve", found.unwrap().clone());
    let changes = resolved["edit"]["documentChanges"].as_array().unwrap();
    changes.last().unwrap()["edits"][0]["newText"]
        .as_str()
        .unwrap()
        .to_owned()
}

#[test]
fn several_points_are_ruled_on_one_after_the_other() {
    let mut client = sheet(SHEET);
    client.diagnostics(NAME, 1);
    let uri = client.uri(NAME);
    client.command("examen.reveal", json!({ "uri": uri, "question": "lifetime" }));
    let everything = [7, 0, 9, 0];
    let review = "a.self.review.md";
    let first = resolved(&mut client, everything, "I did say this: Keeps");
    client.write(review, &first);
    let changed = json!({ "changes": [{ "uri": client.uri(review), "type": 1 }] });
    client.notify("workspace/didChangeWatchedFiles", changed);
    client.wait_for_request("workspace/codeLens/refresh");
    // What was said is not offered again, and what is said next stands beside it.
    let offered = loop {
        let all = actions(&mut client, everything);
        if !action_titles(&all).join("\n").contains("I did say this: Keeps") {
            break all;
        }
    };
    assert!(
        action_titles(&offered)
            .join("\n")
            .contains("I did say this: Spreads")
    );
    let second = resolved(&mut client, everything, "I did say this: Spreads");
    expect![[r#"
        ---
        review: a.answers.md
        reviewer: self
        ---

        ## lifetime
        <!-- answer: 78b73dd9 -->

        - [x] memory
        - [x] jitter
    "#]]
    .assert_eq(&second);
    client.forget("textDocument/publishDiagnostics");
    client.finish();
}

#[test]
fn words_are_proposed_only_where_they_can_be_written() {
    let mut client = sheet(&SHEET.replace("some minutes", "\"some, minutes\""));
    client.diagnostics(NAME, 1);
    let uri = client.uri(NAME);
    client.command("examen.reveal", json!({ "uri": uri, "question": "lifetime" }));
    let proposed = |client: &mut Client, range| {
        let all = actions(client, range);
        action_titles(&all)
            .iter()
            .any(|title| title.starts_with("propose"))
    };
    assert!(proposed(&mut client, [7, 0, 7, 12]));
    assert!(
        !proposed(&mut client, [7, 0, 7, 44]),
        "quotes cannot stand in a phrase"
    );
    assert!(!proposed(&mut client, [7, 4, 7, 4]), "nothing is selected");
    // From the heading on, the words in the answer are meant.
    let phrase = resolved(&mut client, [4, 0, 7, 12], "propose");
    assert_eq!(phrase, "\n  - \"A stale copy\"");
    client.finish();
}

#[test]
fn a_review_on_disk_replaces_verdicts_until_the_answer_changes() {
    let mut client = Client::with(&[
        ("mini.bank.md", BANK),
        ("glossary.md", GLOSSARY),
        (
            "a.review.md",
            "---\nreview: a.answers.md\nreviewer: m\n---\n## pay-once\n<!-- answer: 00000000 -->\n- [x] repeatable\n",
        ),
    ]);
    client.open(NAME, &format!("{SHEET}\nWe ask twice.\n"));
    let stale = client.diagnostics_until(NAME, |it| it.iter().any(|one| one["code"] == "stale-override"));
    assert!(stale.iter().any(|one| one["code"] == "nothing-recognised"));
    client.finish();
}
