//! Symbols, definitions, references and renames.

use expect_test::{Expect, expect};
use serde_json::{Value, json};

use super::client::{Client, edited, place_of, text_in};

const BANK: &str = "\
---
bank: team
glossary: glossary.md
---

# Caching

## Why are prices stale?
<!-- id: stale; tags: caching; level: 2 -->

### Points

- +2! Cached copies outlive the rows they were made from ^outlive
  - stale, outdated
- +1 Gives every entry a lifetime
  - TTL, lifetime
- -1 Treats a longer lifetime as the cure
  - longer lifetime

### Hint

Follow one price.

## How is a payment made once?

### Points

- +1 Makes it safe to repeat
  - idempotent
";

const SHEET: &str = "\
---
sheet: team
---

## Why are prices stale?
<!-- q: stale -->

The cached copies were outdated, and nobody removed them.
";

const REVIEW: &str = "\
---
review: a.answers.md
reviewer: m-2
---

## stale
<!-- answer: 51c7a0e2 -->

- [x] outlive: fine
";

const CASES: &str = "\
## stale

- `+outlive` `-treats-a-longer` The copies were outdated when the rows had moved on.
";

const FILES: [(&str, &str); 5] = [
    ("team.bank.md", BANK),
    ("glossary.md", "- TTL = lifetime\n"),
    ("a.answers.md", SHEET),
    ("a.review.md", REVIEW),
    ("team.cases.md", CASES),
];

/// The names of symbols, each with what is below it.
fn outline(symbols: &Value, depth: usize, lines: &mut String) {
    for symbol in symbols.as_array().into_iter().flatten() {
        let detail = symbol["detail"].as_str().unwrap_or("");
        let name = symbol["name"].as_str().unwrap();
        lines.push_str(format!("{}{name} | {detail}", "  ".repeat(depth)).trim_end_matches([' ', '|']));
        lines.push('\n');
        outline(&symbol["children"], depth + 1, lines);
    }
}

fn check_outline(name: &str, expected: Expect) {
    let mut client = Client::pulling(&FILES);
    client.open(name);
    let symbols = client.about("textDocument/documentSymbol", name);
    let mut lines = String::new();
    outline(&symbols, 0, &mut lines);
    expected.assert_eq(&lines);
    client.shut_down();
}

#[test]
fn a_bank_has_topics_questions_points_and_parts() {
    check_outline(
        "team.bank.md",
        expect![[r#"
        Caching
          Why are prices stale? | stale
            Cached copies outlive the rows they were made from | +2! outlive
            Gives every entry a lifetime | +1 gives-every-entry
            Treats a longer lifetime as the cure | -1 treats-a-longer
            Hint
          How is a payment made once? | how-is-a-payment-made-once
            Makes it safe to repeat | +1 makes-it-safe
    "#]],
    );
}

#[test]
fn the_outline_of_a_sheet_shows_marks_and_no_points() {
    check_outline(
        "a.answers.md",
        expect![[r#"
        Why are prices stale? | 2/3 marks · 1 of 2 points
    "#]],
    );
}

#[test]
fn reviews_and_cases_have_an_outline() {
    check_outline(
        "a.review.md",
        expect![[r#"
        stale
          outlive | granted
    "#]],
    );
    check_outline(
        "team.cases.md",
        expect![[r#"
        stale
          The copies were outdated when the rows had
    "#]],
    );
}

/// `file: text` of each location.
fn shown(client: &Client, locations: &Value) -> String {
    let mut lines: Vec<String> = Vec::new();
    let all = locations
        .as_array()
        .cloned()
        .unwrap_or_else(|| vec![locations.clone()]);
    for location in all.iter().filter(|location| !location.is_null()) {
        let uri = location["uri"].as_str().unwrap();
        let name = uri.rsplit('/').next().unwrap();
        let text = std::fs::read_to_string(client.path(name)).unwrap();
        let line = location["range"]["start"]["line"].as_u64().unwrap() + 1;
        lines.push(format!("{name}:{line}: {}", text_in(&text, &location["range"])));
    }
    lines.join("\n")
}

fn check_definition(name: &str, caret: &str, expected: Expect) {
    let mut client = Client::pulling(&FILES);
    let text = client.open(name);
    let found = client.at("textDocument/definition", name, &place_of(&text, caret));
    expected.assert_eq(&shown(&client, &found));
    client.shut_down();
}

#[test]
fn definitions_lead_to_questions_points_evidence_and_files() {
    check_definition(
        "a.answers.md",
        "Why are",
        expect!["team.bank.md:8: Why are prices stale?"],
    );
    check_definition(
        "a.answers.md",
        "stale -->",
        expect!["team.bank.md:8: Why are prices stale?"],
    );
    check_definition("a.answers.md", "outdated", expect!["team.bank.md:14: outdated"]);
    check_definition("a.answers.md", "team", expect!["team.bank.md:1: "]);
    check_definition(
        "a.review.md",
        "outlive",
        expect!["team.bank.md:13: Cached copies outlive the rows they were made from"],
    );
    check_definition("a.review.md", "a.answers.md", expect!["a.answers.md:1: "]);
    check_definition(
        "team.cases.md",
        "treats",
        expect!["team.bank.md:17: Treats a longer lifetime as the cure"],
    );
    check_definition("team.bank.md", "glossary.md", expect!["glossary.md:1: "]);
    check_definition("team.bank.md", "TTL", expect!["glossary.md:1: - TTL = lifetime"]);
    check_definition("a.answers.md", "nobody", expect![[r""]]);
}

#[test]
fn an_interview_has_no_definitions_until_it_is_handed_in() {
    let sheet = SHEET.replace("sheet: team", "sheet: team\nmode: interview");
    let mut client = Client::pulling(&[FILES[0], FILES[1], ("a.answers.md", &sheet)]);
    client.open("a.answers.md");
    for caret in ["Why are", "outdated"] {
        let found = client.at(
            "textDocument/definition",
            "a.answers.md",
            &place_of(&sheet, caret),
        );
        assert_eq!(found, Value::Null);
    }
    client.shut_down();
}

fn check_references(name: &str, caret: &str, expected: Expect) {
    let mut client = Client::pulling(&FILES);
    let text = client.open(name);
    let params = json!({
        "textDocument": { "uri": client.uri(name) },
        "position": place_of(&text, caret),
        "context": { "includeDeclaration": true }
    });
    let found = client.request("textDocument/references", params);
    expected.assert_eq(&shown(&client, &found));
    client.shut_down();
}

#[test]
fn references_are_found_in_files_that_are_not_open() {
    check_references(
        "team.bank.md",
        "stale;",
        expect![[r#"
        a.answers.md:6: stale
        a.review.md:6: stale
        team.bank.md:9: stale
        team.cases.md:1: stale"#]],
    );
    check_references(
        "team.bank.md",
        "Cached copies",
        expect![[r#"
        a.review.md:9: outlive
        team.bank.md:13: outlive
        team.cases.md:3: outlive"#]],
    );
}

/// Every file that a rename changes, with the lines that are new.
fn check_rename(name: &str, caret: &str, new: &str, expected: Expect) {
    let mut client = Client::pulling(&FILES);
    let text = client.open(name);
    let params = json!({
        "textDocument": { "uri": client.uri(name) },
        "position": place_of(&text, caret),
        "newName": new
    });
    let edit = client.request("textDocument/rename", params);
    let mut lines = String::new();
    for change in edit["documentChanges"].as_array().unwrap() {
        let document = &change["textDocument"];
        let file = document["uri"].as_str().unwrap().rsplit('/').next().unwrap();
        let before = std::fs::read_to_string(client.path(file)).unwrap();
        let after = edited(&before, &change["edits"]);
        lines.push_str(&format!("{file} (version {})\n", document["version"]));
        let new_lines = after
            .lines()
            .filter(|line| !before.lines().any(|old| old == *line));
        new_lines.for_each(|line| lines.push_str(&format!("  {line}\n")));
    }
    expected.assert_eq(&lines);
    client.shut_down();
}

#[test]
fn a_question_is_renamed_everywhere_and_keeps_its_old_id() {
    check_rename(
        "a.answers.md",
        "stale -->",
        "old-prices",
        expect![[r#"
        a.answers.md (version 1)
          <!-- q: old-prices -->
        a.review.md (version null)
          ## old-prices
        team.cases.md (version null)
          ## old-prices
        team.bank.md (version null)
          <!-- id: old-prices; tags: caching; level: 2; was: stale -->
    "#]],
    );
}

#[test]
fn a_question_without_an_id_gets_one() {
    check_rename(
        "team.bank.md",
        "How is a payment",
        "pay-once",
        expect![[r#"
        team.bank.md (version 1)
          <!-- id: pay-once; was: how-is-a-payment-made-once -->
    "#]],
    );
}

#[test]
fn a_point_is_renamed_everywhere() {
    check_rename(
        "a.review.md",
        "outlive",
        "copies",
        expect![[r#"
        a.review.md (version 1)
          - [x] copies: fine
        team.cases.md (version null)
          - `+copies` `-treats-a-longer` The copies were outdated when the rows had moved on.
        team.bank.md (version null)
          - +2! Cached copies outlive the rows they were made from ^copies
    "#]],
    );
    check_rename(
        "team.bank.md",
        "Gives every",
        "lifetime",
        expect![[r#"
        team.bank.md (version 1)
          - +1 Gives every entry a lifetime ^lifetime
    "#]],
    );
}

#[test]
fn what_cannot_be_renamed_is_refused_with_a_reason() {
    let mut client = Client::pulling(&FILES);
    let text = client.open("team.bank.md");
    let mut refusals = String::new();
    let mut try_it = |client: &mut Client, caret: &str, new: &str| {
        let params = json!({
            "textDocument": { "uri": client.uri("team.bank.md") },
            "position": place_of(&text, caret),
            "newName": new
        });
        refusals.push_str(&client.refusal("textDocument/rename", params));
        refusals.push('\n');
    };
    try_it(&mut client, "stale;", "No Id");
    try_it(&mut client, "stale;", "how-is-a-payment-made-once");
    try_it(&mut client, "outlive\n", "gives-every-entry");
    try_it(&mut client, "Follow one", "x");
    expect![[r#"
        `No Id` cannot be an id; ids have lower-case letters, digits, `-`, `_` and `.`
        `how-is-a-payment-made-once` is or was the id of another question of this bank: How is a payment made once?
        `gives-every-entry` is the id of another point of this question: Gives every entry a lifetime
        only ids of questions and points that a bank has can be renamed, and headings and labels for them
    "#]].assert_eq(&refusals);
    let params = json!({
        "textDocument": { "uri": client.uri("team.bank.md") },
        "position": place_of(&text, "How is")
    });
    let prepared = client.request("textDocument/prepareRename", params);
    assert_eq!(prepared["placeholder"], "how-is-a-payment-made-once");
    client.shut_down();
}

#[test]
fn questions_and_answers_of_the_workspace_are_found_by_words() {
    let mut client = Client::pulling(&FILES);
    let found = client.request("workspace/symbol", json!({ "query": "prices STALE" }));
    let names: Vec<String> = found
        .as_array()
        .unwrap()
        .iter()
        .map(|symbol| {
            format!(
                "{} — {}",
                symbol["name"].as_str().unwrap(),
                symbol["containerName"]
            )
        })
        .collect();
    expect![[r#"
        Why are prices stale? — "a.answers.md"
        Why are prices stale? — "team · Caching""#]]
    .assert_eq(&names.join("\n"));
    client.shut_down();
}

#[test]
fn questions_parts_and_points_fold() {
    let mut client = Client::pulling(&FILES);
    client.open("team.bank.md");
    let folds = client.about("textDocument/foldingRange", "team.bank.md");
    let lines: Vec<String> = folds
        .as_array()
        .unwrap()
        .iter()
        .map(|fold| format!("{}-{} {}", fold["startLine"], fold["endLine"], fold["kind"]))
        .collect();
    expect![[r#"
        0-3 "region"
        5-28 null
        7-21 null
        19-21 null
        10-17 null
        12-13 null
        14-15 null
        16-17 null
        23-28 null
        25-28 null
        27-28 null"#]]
    .assert_eq(&lines.join("\n"));
    client.shut_down();
}

fn check_selection(name: &str, caret: &str, expected: Expect) {
    let mut client = Client::pulling(&FILES);
    let text = client.open(name);
    let params =
        json!({ "textDocument": { "uri": client.uri(name) }, "positions": [place_of(&text, caret)] });
    let ranges = client.request("textDocument/selectionRange", params);
    let mut lines = String::new();
    let mut range = &ranges[0];
    while !range.is_null() {
        let selected = text_in(&text, &range["range"]);
        let n_lines = selected.lines().count();
        let first = selected.lines().next().unwrap_or("");
        lines.push_str(&format!("{first} ({n_lines})\n"));
        range = &range["parent"];
    }
    expected.assert_eq(&lines);
    client.shut_down();
}

#[test]
fn selections_grow_along_the_format() {
    check_selection(
        "team.bank.md",
        "outdated",
        expect![[r#"
        outdated (1)
        stale, outdated (1)
        - stale, outdated (1)
        - +2! Cached copies outlive the rows they were made from ^outlive (2)
        ### Points (8)
        ## Why are prices stale? (15)
        --- (29)
    "#]],
    );
    check_selection(
        "a.answers.md",
        "outdated",
        expect![[r#"
        outdated (1)
        The cached copies were outdated, and nobody removed them. (1)
        ## Why are prices stale? (4)
        --- (8)
    "#]],
    );
}

fn check_highlights(name: &str, caret: &str, expected: Expect) {
    let mut client = Client::pulling(&FILES);
    let text = client.open(name);
    let found = client.at("textDocument/documentHighlight", name, &place_of(&text, caret));
    let words: Vec<String> = found
        .as_array()
        .into_iter()
        .flatten()
        .map(|it| {
            let line = it["range"]["start"]["line"].as_u64().unwrap() + 1;
            format!("{line}: {}", text_in(&text, &it["range"]))
        })
        .collect();
    expected.assert_eq(&words.join("\n"));
    client.shut_down();
}

#[test]
fn what_belongs_together_is_highlighted() {
    check_highlights(
        "team.bank.md",
        "lifetime\n- -1",
        expect![[r#"
        16: lifetime
        18: lifetime"#]],
    );
    check_highlights(
        "team.bank.md",
        "stale;",
        expect![[r#"
        8: Why are prices stale?
        9: stale"#]],
    );
    check_highlights("a.answers.md", "cached", expect![[r""]]);
}

#[test]
fn front_matter_links_to_files() {
    let mut client = Client::pulling(&FILES);
    for name in ["team.bank.md", "a.answers.md", "a.review.md"] {
        client.open(name);
    }
    let mut targets = Vec::new();
    for name in ["team.bank.md", "a.answers.md", "a.review.md"] {
        let links = client.about("textDocument/documentLink", name);
        let target = links[0]["target"]
            .as_str()
            .unwrap()
            .rsplit('/')
            .next()
            .unwrap()
            .to_owned();
        targets.push(format!("{name} -> {target}"));
    }
    expect![[r#"
        team.bank.md -> glossary.md
        a.answers.md -> team.bank.md
        a.review.md -> a.answers.md"#]]
    .assert_eq(&targets.join("\n"));
    client.shut_down();
}

#[test]
fn other_markdown_has_nothing() {
    let mut client = Client::pulling(&FILES);
    client.open_with("notes.md", "# Notes\n\n## stale\n\n- [x] outlive: fine\n");
    let place = json!({ "line": 2, "character": 4 });
    for method in ["definition", "documentHighlight", "references", "prepareRename"] {
        let params = json!({
            "textDocument": { "uri": client.uri("notes.md") },
            "position": place,
            "context": { "includeDeclaration": true }
        });
        let found = client.request(&format!("textDocument/{method}"), params);
        assert_eq!(found, Value::Null, "{method}");
    }
    for method in ["documentSymbol", "foldingRange", "documentLink"] {
        let found = client.about(&format!("textDocument/{method}"), "notes.md");
        assert_eq!(found, Value::Null, "{method}");
    }
    client.shut_down();
}
