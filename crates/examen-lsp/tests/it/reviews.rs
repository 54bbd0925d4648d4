//! Reviews next to their sheets.

use expect_test::{Expect, expect};
use serde_json::{Value, json};

use super::client::{Client, capabilities};
use super::fixtures::{BANK, GLOSSARY, SHEET};

const SHEET_NAME: &str = "a.answers.md";

fn client(review: (&str, &str), capabilities: Value) -> Client {
    let files = [
        ("mini.bank.md", BANK),
        ("glossary.md", GLOSSARY),
        (SHEET_NAME, SHEET),
        review,
    ];
    let mut client = Client::with_capabilities(&files, capabilities);
    client.open(review.0, review.1);
    client
}

/// `line severity code: message` of each diagnostic.
fn listed(diagnostics: &[Value], client: &Client) -> String {
    let folder = client.path("").display().to_string();
    let lines: Vec<String> = diagnostics
        .iter()
        .map(|it| {
            let (line, severity) = (&it["range"]["start"]["line"], &it["severity"]);
            let code = it["code"].as_str().unwrap();
            let message = it["message"].as_str().unwrap().replace(&folder, "");
            format!("{line} {severity} {code}: {message}")
        })
        .collect();
    lines.join("\n")
}

/// What is said of a review called `name`.
fn check(name: &str, review: &str, expected: Expect) {
    let mut client = client((name, review), capabilities());
    let diagnostics = client.diagnostics(name, 1);
    expected.assert_eq(&listed(&diagnostics, &client));
    client.finish();
}

const ODD: &str = "\
---
review: a.answers.md
reviewer: m-2
---

## lifetime
<!-- answer: 00000000 -->

- [x] memory: ok
- [ ] nonsense: Says what to do.

## pay-onec
<!-- answer: 00000000 -->

- [x] repeatable
";

#[test]
fn what_check_says_of_a_review_is_a_diagnostic() {
    check(
        "a.review.md",
        ODD,
        expect![[r#"
            6 2 stale-review: the answer was changed after it was judged; judge it again and write `78b73dd9`
            9 1 unknown-point: `lifetime` has no point `nonsense`; its points are `outdated`, `memory`, `jitter`, `consistency`
            11 1 no-reviewed-answer: the sheet has no answer to `pay-onec`, so that these rulings are not applied"#]],
    );
    check(
        "n.review.md",
        "---\nreview: nosuch.answers.md\nreviewer: m-2\n---\n",
        expect![[
            r#"1 1 no-sheet: the sheet cannot be used: nosuch.answers.md: there is no such file or folder; check how the path is spelt"#
        ]],
    );
    check(
        "sub/o.review.md",
        "---\nreview: ../a.answers.md\nreviewer: m-2\n---\n",
        expect![
            "1 1 review-from-afar: this is a review of a sheet in another folder, so that its rulings count nowhere; move it next to the sheet"
        ],
    );
}

#[test]
fn a_candidate_learns_of_no_points_in_a_review() {
    check(
        "a.self.review.md",
        &ODD.replace("m-2", "self"),
        expect![[r#"
            6 2 stale-review: the answer was changed after it was judged; judge it again and write `78b73dd9`
            9 1 unknown-point: `lifetime` has no point `nonsense`
            11 1 no-reviewed-answer: the sheet has no answer to `pay-onec`, so that these rulings are not applied"#]],
    );
}

#[test]
fn a_review_follows_its_sheet_while_that_is_typed() {
    let mut client = client(("a.review.md", ODD), capabilities());
    client.diagnostics("a.review.md", 1);
    client.open(SHEET_NAME, SHEET);
    client.edit(SHEET_NAME, 2, [7, 0, 7, 0], "Well, ");
    let is_other = |it: &[Value]| !it[0]["message"].as_str().unwrap().contains("78b73dd9");
    client.diagnostics_until("a.review.md", is_other);
    client.close(SHEET_NAME);
    client.diagnostics_until("a.review.md", |it| !is_other(it));
    client.forget("textDocument/publishDiagnostics");
    client.finish();
}

#[test]
fn a_review_is_held_against_what_is_open_though_it_is_no_sheet_any_more() {
    let mut pulling = capabilities();
    pulling["textDocument"]["diagnostic"] = json!({});
    let review = "---\nreview: notes.md\nreviewer: m-2\n---\n\n\
                  ## lifetime\n<!-- answer: 78b73dd9 -->\n\n- [x] memory\n";
    let mut client = client(("notes.review.md", review), pulling);
    client.write("notes.md", SHEET);
    client.open("notes.md", SHEET);
    let pulled = |client: &mut Client| {
        let report = client.ask("textDocument/diagnostic", "notes.review.md", json!({}));
        listed(report["items"].as_array().unwrap(), client)
    };
    assert_eq!(pulled(&mut client), "");
    let answers = SHEET.split_once("---\n\n").unwrap().1;
    let changed = answers.replace("A stale copy goes away", "Each copy ends");
    client.change("notes.md", 2, json!([{ "text": changed }]));
    expect![
        "6 2 stale-review: the answer was changed after it was judged; judge it again and write `a340f2fd`"
    ]
    .assert_eq(&pulled(&mut client));
    client.change("notes.md", 3, json!([{ "text": "" }]));
    expect![
        "5 1 no-reviewed-answer: the sheet has no answer to `lifetime`, so that these rulings are not applied"
    ]
    .assert_eq(&pulled(&mut client));
    client.finish();
}

#[test]
fn reviews_that_are_not_open_are_looked_at_too() {
    let mut pulling = capabilities();
    pulling["textDocument"]["diagnostic"] = json!({});
    let mut client = client((SHEET_NAME, SHEET), pulling);
    client.write("a.review.md", ODD);
    let report = client.request("workspace/diagnostic", json!({ "previousResultIds": [] }));
    let uri = client.uri("a.review.md");
    let items = report["items"].as_array().unwrap();
    let review = items.iter().find(|item| item["uri"] == uri.as_str()).unwrap();
    let codes: Vec<&str> = review["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["code"].as_str().unwrap())
        .collect();
    assert_eq!(codes, ["stale-review", "unknown-point", "no-reviewed-answer"]);
    client.finish();
}
