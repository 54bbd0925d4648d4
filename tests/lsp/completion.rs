//! Completion in the files of authors.

use expect_test::{Expect, expect};

use super::client::{Client, place_of};

const BANK: &str = "\
---
bank: team
---

## Why are prices stale?
<!-- id: stale; tags: caching, consistency; level: 2 -->

### Points

- +2! Cached copies outlive the rows ^outlive
  - stale, outdated
- -1 Treats a longer lifetime as the cure ^longer
  - longer lifetime

### Hint

Follow one price.
";

const SHEET: &str = "---\nsheet: team\n---\n\n## Why are prices stale?\n<!-- q: stale -->\n\nOutdated.\n";

/// What is offered at `¦` of the file `name` that says `text`.
fn check(name: &str, text: &str, expected: Expect) {
    let mut client = Client::pulling(&[
        ("team.bank.md", BANK),
        ("a.answers.md", SHEET),
        ("glossary.md", "- TTL = lifetime\n"),
    ]);
    let position = place_of(text, "¦");
    client.open_with(name, &text.replace('¦', ""));
    let list = client.at("textDocument/completion", name, &position);
    let items = list["items"].as_array().cloned().unwrap_or_default();
    let lines: Vec<String> = items
        .iter()
        .map(|item| item["textEdit"]["newText"].to_string())
        .collect();
    expected.assert_eq(&lines.join(" "));
    client.shut_down();
}

#[test]
fn banks_complete_parts_kinds_marks_keys_and_tags() {
    let bank = |typed: &str| format!("{BANK}\n## Is it so?\n{typed}\n");
    let check = |typed: &str, expected: Expect| check("other.bank.md", &bank(typed), expected);
    check(
        "\n### ¦",
        expect![[r#"" Points" " Hint" " Answer" " Follow-ups" " Notes""#]],
    );
    check(
        "\n### Points\n\n- ¦",
        expect![[r#""+1 " "+2 " "+1! " "+2! " "-1 ""#]],
    );
    check(
        "\n### Points\n\n- +1 It is\n  - ¦",
        expect![[r#""e.g. " "all: " "2 of: " "not: " "why: ""#]],
    );
    check("\n### Points\n\n- +1 It is\n  - n¦", expect![[r#""not: ""#]]);
    check(
        "<!-- ¦ -->",
        expect![[r#""id: " "tags: " "level: " "time: " "kind: " "was: ""#]],
    );
    check(
        "<!-- id: so; tags: a, ¦ -->",
        expect![[
            r#""a" "api-design" "caching" "collaboration" "communication" "concurrency" "consistency" "databases" "debugging" "delivery" "frontend" "growth" "http" "incidents" "integration" "learning" "modelling" "operations" "performance" "planning" "privacy" "queues" "refactoring" "resilience" "scaling" "security" "sessions" "teamwork""#
        ]],
    );
    check("<!-- id: ¦ -->", expect![[r#""is""#]]);
    check("<!-- level: ¦ -->", expect![[r#""1" "2" "3" "4" "5""#]]);
    check("\nProse is ¦", expect![[r""]]);
    check("\n### Points\n\n- +1 It is ¦", expect![[r""]]);
}

#[test]
fn front_matter_completes_keys_and_files() {
    check(
        "o.bank.md",
        "---\nbank: o\n¦\n---\n",
        expect![[r#""lang: " "license: " "glossary: ""#]],
    );
    check(
        "o.bank.md",
        "---\nbank: o\nglossary: ¦\n---\n",
        expect![[r#""glossary.md""#]],
    );
    check(
        "o.review.md",
        "---\nreview: ¦\n---\n",
        expect![[r#""a.answers.md""#]],
    );
    check(
        "o.review.md",
        "---\n¦\n---\n",
        expect![[r#""review: " "reviewer: ""#]],
    );
}

#[test]
fn a_learner_who_rules_is_not_told_what_there_is_to_say() {
    let review = |typed: &str| {
        format!("---\nreview: a.answers.md\nreviewer: self\n---\n\n## stale\n\n- [x] {typed}\n")
    };
    check("a.review.md", &review("¦"), expect![""]);
}

#[test]
fn cases_and_reviews_complete_ids() {
    check("team.cases.md", "## ¦\n", expect![[r#""stale""#]]);
    check(
        "team.cases.md",
        "## stale\n\n- `¦` It is old.\n",
        expect![[r#""+outlive" "+longer" "-outlive" "-longer""#]],
    );
    check(
        "team.cases.md",
        "## stale\n\n- `+outlive` It is `¦`\n",
        expect![""],
    );
    check(
        "a.review.md",
        "---\nreview: a.answers.md\n---\n\n## ¦\n",
        expect![[r#""stale""#]],
    );
    check(
        "a.review.md",
        "---\nreview: a.answers.md\n---\n\n## stale\n\n- [x] ¦\n",
        expect![[r#""outlive" "longer""#]],
    );
}
