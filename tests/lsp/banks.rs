//! Help for authors of banks.

use expect_test::{Expect, expect};
use serde_json::{Value, json};

use super::client::{Client, edited, place_of, range_of, text_in};

const BANK: &str = "\
---
bank: team
glossary: glossary.md
---

## Why are prices stale?
<!-- id: stale; tags: caching; level: 2 -->

### Points

- +2! Cached copies outlive the rows ^outlive
  - stale, outdated > copy/entry
  - 2 of: TTL, expir*, \"time to live\", `max-age`
  - why: Nobody told the cache.
- -1 Treats a longer lifetime as the cure
  - longer lifetime

### Hint

Follow one price.
";

const FILES: [(&str, &str); 2] = [
    ("team.bank.md", BANK),
    ("glossary.md", "- TTL = lifetime, time to live\n"),
];

/// `code: text` of each diagnostic.
fn diagnostics(client: &mut Client, name: &str, text: &str) -> String {
    let report = client.about("textDocument/diagnostic", name);
    listed(&report["items"], text)
}

fn listed(diagnostics: &Value, text: &str) -> String {
    let items = diagnostics.as_array().unwrap().iter();
    let lines: Vec<String> = items
        .map(|item| {
            let severity = &item["severity"];
            let words = text_in(text, &item["range"]);
            format!("{} {severity}: {words}", item["code"].as_str().unwrap())
        })
        .collect();
    lines.join("\n")
}

#[test]
fn issues_and_lints_of_a_bank_are_diagnostics() {
    let bank = BANK
        .replace("stale, outdated", "old , \"?!\", outdated")
        .replace("level: 2", "levle: 2");
    let mut client = Client::pulling(&[("team.bank.md", &bank), FILES[1]]);
    client.open("team.bank.md");
    expect![[r#"
        no-level 3: Why are prices stale?
        unknown-meta-key 2: levle
        no-word 2: "?!"
        never-matches 1: "?!""#]]
    .assert_eq(&diagnostics(&mut client, "team.bank.md", &bank));
    client.shut_down();
}

#[test]
fn a_glossary_that_is_not_there_is_told_where_the_bank_names_it() {
    let mut client = Client::pulling(&[("team.bank.md", BANK)]);
    client.open("team.bank.md");
    let report = client.about("textDocument/diagnostic", "team.bank.md");
    let unusable = &report["items"][0];
    assert_eq!(
        (&unusable["code"], &unusable["severity"]),
        (&json!("unusable-glossary"), &json!(1))
    );
    assert_eq!(text_in(BANK, &unusable["range"]), "glossary.md");
    // One that is open and not saved yet will do.
    client.open_with("glossary.md", FILES[1].1);
    let shown = diagnostics(&mut client, "team.bank.md", BANK);
    assert!(!shown.contains("unusable-glossary"), "{shown}");
    client.wait_for("window/logMessage");
    client.shut_down();
}

#[test]
fn lint_waits_for_a_pause_only_in_the_question_that_is_typed_in() {
    let second =
        "\n## Is it so?\n<!-- id: so; level: 1 -->\n\n### Points\n\n- +1 It is\n\n### Hint\n\nYes.\n";
    let bank = format!("{BANK}{second}");
    let mut client = Client::start(
        &[("team.bank.md", &bank), FILES[1]],
        json!({ "general": { "positionEncodings": ["utf-8"] } }),
    );
    client.open("team.bank.md");
    let shown = |client: &mut Client, text: &str| {
        let message = client.wait_for("textDocument/publishDiagnostics");
        let params = &message["params"];
        format!(
            "version {}\n{}\n",
            params["version"],
            listed(&params["diagnostics"], text)
        )
    };
    let mut seen = shown(&mut client, &bank);
    let text = client.edit("team.bank.md", 2, &bank, ("longer lifetime\n", "\"?!\"\n"));
    // Version 1 is looked at again if banks were found after it came.
    while !seen.contains("never-matches") {
        let next = shown(&mut client, &text);
        if next.starts_with("version 2") && !seen.ends_with(&next) {
            seen.push_str(&next);
        }
    }
    expect![[r#"
        version 1
        no-evidence 3: It is
        version 2
        no-word 2: "?!"
        no-evidence 3: It is
        version 2
        cannot-be-earned 1: Treats a longer lifetime as the cure
        no-word 2: "?!"
        never-matches 1: "?!"
        no-evidence 3: It is
    "#]]
    .assert_eq(&seen);
}

#[test]
fn fixes_are_worked_out_when_somebody_chooses_one() {
    let bank = BANK.replace("stale, outdated", "stale, ,outdated");
    let mut client = Client::pulling(&[("team.bank.md", &bank), FILES[1]]);
    client.open("team.bank.md");
    let params = json!({
        "textDocument": { "uri": client.uri("team.bank.md") },
        "range": range_of(&bank, "stale, ,outdated"),
        "context": { "diagnostics": [] }
    });
    let actions = client.request("textDocument/codeAction", params);
    let fix = &actions[0];
    assert_eq!(fix["title"], "delete the comma");
    assert_eq!(fix["diagnostics"][0]["code"], "empty-alternative");
    assert!(fix.get("edit").is_none());
    let resolved = client.request("codeAction/resolve", fix.clone());
    let change = &resolved["edit"]["documentChanges"][0];
    assert_eq!(change["textDocument"]["version"], 1);
    let mended = edited(&bank, &change["edits"]);
    assert_eq!(mended, BANK.replace("stale, outdated", "stale ,outdated"));
    client.shut_down();
}

fn check_hover(caret: &str, expected: Expect) {
    let mut client = Client::pulling(&FILES);
    let text = client.open("team.bank.md");
    let hover = client.at("textDocument/hover", "team.bank.md", &place_of(&text, caret));
    let on = if hover.is_null() {
        String::new()
    } else {
        text_in(&text, &hover["range"]).to_owned()
    };
    let words = hover["contents"]["value"].as_str().unwrap_or_default();
    expected.assert_eq(&format!("[{on}]\n{words}\n"));
    client.shut_down();
}

#[test]
fn evidence_is_explained_in_words() {
    check_hover(
        "copy/entry",
        expect![[r#"
        [outdated > copy/entry]
        in one sentence, in this order: `outdated`, and then `copy` or `entry`

        ---

        Any one of these earns the point:

        - `stale`
        - in one sentence, in this order: `outdated`, and then `copy` or `entry`
    "#]],
    );
    check_hover(
        "TTL",
        expect![[r#"
        [TTL]
        `TTL`

        The glossary says the same: `lifetime`, `time to live`

        ---

        2 of these are wanted; fewer give a fraction of the point:

        - `TTL`
        - a word that begins with `expir`
        - `time to live` word by word
        - exactly `max-age`
    "#]],
    );
    check_hover(
        "of: TTL",
        expect![[r#"
        [TTL, expir*, "time to live", `max-age`]
        2 of these are wanted; fewer give a fraction of the point:

        - `TTL`
        - a word that begins with `expir`
        - `time to live` word by word
        - exactly `max-age`
    "#]],
    );
    check_hover(
        "Nobody told",
        expect![[r#"
        [Nobody told the cache.]
        Shown after grading:

        Nobody told the cache.
    "#]],
    );
}

#[test]
fn points_questions_and_keys_are_explained() {
    check_hover(
        "Cached copies",
        expect![[r#"
        [Cached copies outlive the rows]
        Worth 2 marks; no answer passes without it.

        id: `outlive`, written
    "#]],
    );
    check_hover(
        "Treats a",
        expect![[r#"
            [Treats a longer lifetime as the cure]
            A misconception: claiming it costs 1 mark, turning it down nothing.

            id: `treats-a-longer`, derived from the label
        "#]],
    );
    check_hover(
        "Why are",
        expect![[r#"
            [Why are prices stale?]
            id: `stale` · 2 marks · 1 point · 1 misconception · level 2
        "#]],
    );
    check_hover(
        "glossary:",
        expect![[r#"
        [glossary]
        the path of a glossary, relative to the bank
    "#]],
    );
    check_hover(
        "level:",
        expect![[r#"
        [level]
        1 (everybody can answer it) to 5 (few can)
    "#]],
    );
    check_hover(
        "Follow one",
        expect![[r#"
        []

    "#]],
    );
}

#[test]
fn the_grammar_of_evidence_has_tokens() {
    let mut client = Client::pulling(&FILES);
    let text = client.open("team.bank.md");
    let found = client.about("textDocument/semanticTokens/full", "team.bank.md");
    let legend = [
        "Misconception",
        "Negated",
        "Met",
        "Partial",
        "Listed",
        "Rejected",
        "Marks",
        "Id",
        "LineKind",
        "Term",
        "Prefix",
        "Phrase",
        "Literal",
        "Operator",
    ];
    let numbers: Vec<usize> = found["data"]
        .as_array()
        .unwrap()
        .iter()
        .map(|number| number.as_u64().unwrap() as usize)
        .collect();
    let (mut line, mut column) = (0, 0);
    let mut shown = String::new();
    for token in numbers.chunks(5) {
        column = if token[0] == 0 {
            column + token[1]
        } else {
            token[1]
        };
        line += token[0];
        let words = &text.lines().nth(line).unwrap()[column..column + token[2]];
        shown.push_str(&format!("{} {} {words}\n", line + 1, legend[token[3]]));
    }
    expect![[r#"
        7 Id stale
        11 Marks +2!
        11 Id ^outlive
        12 Term stale
        12 Operator ,
        12 Term outdated
        12 Operator >
        12 Term copy
        12 Operator /
        12 Term entry
        13 LineKind 2 of:
        13 Term TTL
        13 Operator ,
        13 Prefix expir*
        13 Operator ,
        13 Phrase "time to live"
        13 Operator ,
        13 Literal `max-age`
        14 LineKind why:
        15 Marks -1
        16 Term longer
        16 Term lifetime
    "#]]
    .assert_eq(&shown);
    client.shut_down();
}

#[test]
fn formatting_makes_few_edits() {
    let bank = BANK
        .replace("- +2! Cached", "* +2!   Cached")
        .replace("stale, outdated", "stale ,outdated");
    let mut client = Client::pulling(&[("team.bank.md", &bank), FILES[1]]);
    client.open("team.bank.md");
    let params = json!({
        "textDocument": { "uri": client.uri("team.bank.md") },
        "options": { "tabSize": 4, "insertSpaces": true }
    });
    let edits = client.request("textDocument/formatting", params);
    assert_eq!(edited(&bank, &edits), BANK);
    assert_eq!(edits.as_array().unwrap().len(), 2);
    client.shut_down();
}

const LIST: &str = "\
What is a cache?

Candidates should mention stale entries, using short lifetimes, and metrics.
";

#[test]
fn a_pasted_list_becomes_questions_of_the_bank() {
    let bank = format!("{BANK}\n{LIST}");
    let mut client = Client::pulling(&[("team.bank.md", &bank), FILES[1]]);
    client.open("team.bank.md");
    let edit = resolved(
        &mut client,
        "team.bank.md",
        &bank,
        "turn the selected list into questions",
    );
    let after = edited(&bank, &edit["documentChanges"][0]["edits"]);
    expect![[r#"

        ## What is a cache?
        <!-- id: what-is-a-cache -->

        ### Points

        - +1 Stale entries
        - +1 Short lifetimes
        - +1 Metrics

        ### Notes

        Candidates should mention stale entries, using short lifetimes, and metrics.
    "#]]
    .assert_eq(&after[BANK.len()..]);
    client.shut_down();
}

#[test]
fn a_list_pasted_into_a_sheet_becomes_a_bank_beside_it() {
    let sheet = format!("---\nsheet: team\n---\n\n{LIST}");
    let mut client = Client::pulling(&[("a.answers.md", &sheet), FILES[0], FILES[1]]);
    client.open("a.answers.md");
    let edit = resolved(
        &mut client,
        "a.answers.md",
        &sheet,
        "make a bank of the selected list",
    );
    let changes = edit["documentChanges"].as_array().unwrap();
    assert_eq!(changes[0]["kind"], "create");
    assert_eq!(changes[0]["uri"], client.uri("imported.bank.md"));
    let text = changes[1]["edits"][0]["newText"].as_str().unwrap();
    assert!(
        text.starts_with("---\nbank: imported\n---\n\n## What is a cache?\n"),
        "{text}"
    );
    client.shut_down();
}

#[test]
fn questions_of_a_pasted_list_take_no_id_that_is_there() {
    let bank = "---\nbank: team\n---\n\n\
        ## What happens when you type a URL into Firefox?\n\n### Points\n\n- +1 DNS\n\n\
        1. What happens when you type a URL into Chrome?\n2. What is a lock?\n";
    let list = &bank[bank.find("1. ").unwrap()..];
    let after = with_questions(bank, list);
    let id = "what-happens-when-you-type-a-url";
    assert!(
        after.contains(&format!("Chrome?\n<!-- id: {id}-2 -->\n")),
        "{after}"
    );
}

#[test]
fn who_selects_a_part_of_a_line_means_all_of_it() {
    let bank = "---\nbank: team\n---\n\n- Explain a mutex?\n- What is a lock?\n\n# More\n";
    let expected = "---\nbank: team\n---\n\n\
        ## Explain a mutex?\n<!-- id: explain-a-mutex -->\n\n\
        ## What is a lock?\n<!-- id: what-is-a-lock -->\n\n# More\n";
    for selected in [
        "- Explain a mutex?\n- What is a lock?\n",
        "Explain a mutex?\n- What is a lock?",
        "mutex?\n- What is",
    ] {
        assert_eq!(with_questions(bank, selected), expected, "{selected}");
    }
}

/// The bank `text` after what is selected in it was turned into questions.
fn with_questions(text: &str, selected: &str) -> String {
    let mut client = Client::pulling(&[("team.bank.md", text)]);
    client.open("team.bank.md");
    let title = "turn the selected list into questions";
    let edit = resolved_on(&mut client, ("team.bank.md", text), selected, title);
    client.shut_down();
    edited(text, &edit["documentChanges"][0]["edits"])
}

/// The edit of the action called `title` on [`LIST`].
fn resolved(client: &mut Client, name: &str, text: &str, title: &str) -> Value {
    resolved_on(client, (name, text), LIST, title)
}

/// The edit of the action called `title` on what is selected in a file.
fn resolved_on(client: &mut Client, (name, text): (&str, &str), selected: &str, title: &str) -> Value {
    let params = json!({
        "textDocument": { "uri": client.uri(name) },
        "range": range_of(text, selected),
        "context": { "diagnostics": [] }
    });
    let actions = client.request("textDocument/codeAction", params);
    let actions = actions.as_array().unwrap();
    let action = actions.iter().find(|action| action["title"] == title).unwrap();
    client.request("codeAction/resolve", action.clone())["edit"].clone()
}
