//! What is shown under the pointer in what goes with a bank.

use expect_test::{Expect, expect};

use super::client::{Client, place_of, text_in};

const BANK: &str = "\
---
bank: team
glossary: glossary.md
---

## Why are prices stale?
<!-- id: stale; level: 2 -->

### Points

- +2! Cached copies outlive the rows ^outlive
  - stale
- -1 Treats a longer lifetime as the cure ^longer
  - longer lifetime

## What is a stack?
<!-- id: stack -->

### Answer

A stack gives back first what was put on it last.
";
const REVIEW: &str = "\
---
review: a.answers.md
reviewer: m-1
---

## stale

- [x] outlive: fine
- [ ] nothing
";
const CASES: &str =
    "## stale\n\n- `+outlive` `-longer` Old prices.\n\n## stack\n\n- `+a-stack-gives` Last in, first out.\n";

/// What is shown at `caret` of the file `name`, and the words that it is about.
fn check(name: &str, caret: &str, expected: &Expect) {
    let own_review = REVIEW.replace("m-1", "self");
    let mut client = Client::pulling(&[
        ("team.bank.md", BANK),
        ("glossary.md", "- TTL = lifetime, time to live\n"),
        (
            "a.answers.md",
            "---\nsheet: team\n---\n\n## Why are prices stale?\n<!-- q: stale -->\n\nOld.\n",
        ),
        ("a.review.md", REVIEW),
        ("a.self.review.md", &own_review),
        ("team.cases.md", CASES),
    ]);
    let text = client.open(name);
    let hover = client.at("textDocument/hover", name, &place_of(&text, caret));
    let words = hover["contents"]["value"].as_str().unwrap_or_default();
    let on = hover.get("range").map_or("", |range| text_in(&text, range));
    expected.assert_eq(&format!("[{on}]\n{words}\n"));
    client.shut_down();
}

#[test]
fn questions_and_points_of_reviews_and_cases_are_explained() {
    check(
        "a.review.md",
        "stale",
        &expect![[r#"
        [stale]
        Why are prices stale?

        id: `stale` · 2 marks · 1 point · 1 misconception · level 2
    "#]],
    );
    check(
        "a.review.md",
        "outlive",
        &expect![[r#"
        [outlive]
        Cached copies outlive the rows

        Worth 2 marks; no answer passes without it.

        id: `outlive`, written
    "#]],
    );
    check(
        "team.cases.md",
        "stale",
        &expect![[r#"
        [stale]
        Why are prices stale?

        id: `stale` · 2 marks · 1 point · 1 misconception · level 2
    "#]],
    );
    check(
        "team.cases.md",
        "longer",
        &expect![[r#"
        [longer]
        Treats a longer lifetime as the cure

        A misconception: claiming it costs 1 mark, turning it down nothing.

        id: `longer`, written
    "#]],
    );
    check(
        "team.cases.md",
        "a-stack",
        &expect![[r#"
        [a-stack-gives]
        A stack gives back first what was put on it last.

        A point of the model answer, for want of written ones: answers are compared with it, and above all with the whole.

        id: `a-stack-gives`, derived from its words
    "#]],
    );
    check(
        "team.cases.md",
        "Old prices",
        &expect![[r#"
        []

    "#]],
    );
    check(
        "a.review.md",
        "nothing",
        &expect![[r#"
        []

    "#]],
    );
}

#[test]
fn keys_of_reviews_are_explained() {
    check(
        "a.review.md",
        "reviewer",
        &expect![[r#"
        [reviewer]
        a mentor's alias, or `self` for the candidate's own assessment
    "#]],
    );
}

#[test]
fn who_judges_his_own_answer_is_not_told_what_it_lacks() {
    check(
        "a.self.review.md",
        "stale",
        &expect![[r#"
        [stale]
        Why are prices stale?

        id: `stale` · 2 marks · 1 point · 1 misconception · level 2
    "#]],
    );
    check(
        "a.self.review.md",
        "outlive",
        &expect![[r#"
        []

    "#]],
    );
}

#[test]
fn words_of_a_glossary_tell_what_they_are_found_as() {
    check(
        "glossary.md",
        "TTL",
        &expect![[r#"
        [TTL]
        `TTL` is also found as `lifetime`, `time to live`, and the other way round
    "#]],
    );
    check(
        "glossary.md",
        "to live",
        &expect![[r#"
        [time to live]
        `time to live` is also found as `TTL`, `lifetime`, and the other way round
    "#]],
    );
}
