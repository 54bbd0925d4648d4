//! The comment under a question's heading.

use examen_bank::Bank;
use expect_test::{Expect, expect};

use crate::annotated::annotated;

/// What is read from what stands under a heading, and the issues.
fn check(below: &str, wanted: &Expect) {
    let source = format!("## Why is that?\n{below}\n### Points\n- +1 A\n");
    let parsed = Bank::parse(&source);
    let question = &parsed.value.questions[0];
    let mut shown = format!(
        "{} {:?} {:?} {:?} {:?} was {:?} body {:?}\n",
        question.id,
        question.tags,
        question.level.map(|level| level.get()),
        question.time,
        question.kind,
        question.was.iter().map(ToString::to_string).collect::<Vec<_>>(),
        question.body.value,
    );
    if !parsed.issues.is_empty() {
        shown.push('\n');
        shown.push_str(&annotated(&source, &parsed.issues));
    }
    wanted.assert_eq(&shown);
}

#[test]
fn every_key_is_read() {
    check(
        "<!-- id: why; tags: a, b c; level: 2; time: 1h30m; kind: behavioural; was: x, y -->",
        &expect![[r#"
            why ["a", "b c"] Some(2) Some(5400s) Behavioural was ["x", "y"] body ""
        "#]],
    );
    check(
        "<!--\nID: why\nTags: a,b\n-->\nA body.",
        &expect![[r#"
        why ["a", "b"] None None Technical was [] body "A body."
    "#]],
    );
    check(
        "",
        &expect![[r#"
        why [] None None Technical was [] body ""
    "#]],
    );
}

#[test]
fn other_comments_are_not_for_us() {
    check(
        "<!-- TODO: ask somebody -->\n<!-- id: why -->\nA body.",
        &expect![[r#"
            why [] None None Technical was [] body "A body."
        "#]],
    );
    check(
        "<!-- just a remark -->",
        &expect![[r#"
        why [] None None Technical was [] body "<!-- just a remark -->"
    "#]],
    );
    check(
        "<!-- id: why --> A body on the same line.",
        &expect![[r#"
            why [] None None Technical was [] body "A body on the same line."
        "#]],
    );
}

#[test]
fn it_stands_right_under_the_heading() {
    check(
        "A body.\n\n<!-- id: why -->",
        &expect![[r#"
        why [] None None Technical was [] body "A body.\n\n<!-- id: why -->"

        <!-- id: why -->
        ^^^^^^^^^^^^^^^^ misplaced-meta: this comment is read only right under the question's heading; move it there
        move it under the heading: "<!-- id: why -->\nA body.\n\n"
    "#]],
    );
    check(
        "<!-- id: why -->\n<!-- level: 2 -->",
        &expect![[r#"
        why [] None None Technical was [] body "<!-- level: 2 -->"

        <!-- level: 2 -->
        ^^^^^^^^^^^^^^^^^ misplaced-meta: this comment is read only right under the question's heading; move it there
    "#]],
    );
}

#[test]
fn slips_are_noted() {
    check(
        "<!-- tag: a; lvl: 2 -->",
        &expect![[r#"
            why [] None None Technical was [] body ""

            <!-- tag: a; lvl: 2 -->
                 ^^^ unknown-meta-key: a question has no `tag`; the keys are id, tags, level, time, kind and was
                 write `tags`: "<!-- tags: a; lvl: 2 -->"
            <!-- tag: a; lvl: 2 -->
                         ^^^ unknown-meta-key: a question has no `lvl`; the keys are id, tags, level, time, kind and was
        "#]],
    );
    check(
        "<!-- id: why; owner: me; loose -->",
        &expect![[r#"
            why [] None None Technical was [] body ""

            <!-- id: why; owner: me; loose -->
                          ^^^^^ unknown-meta-key: a question has no `owner`; the keys are id, tags, level, time, kind and was
            <!-- id: why; owner: me; loose -->
                                     ^^^^^ bad-meta-pair: this is no `key: value` pair; write a colon behind the key, and separate pairs by semicolons
        "#]],
    );
    check(
        "<!-- id: a; id: b; tags: -->",
        &expect![[r#"
            a [] None None Technical was [] body ""

            <!-- id: a; id: b; tags: -->
                        ^^^^^ duplicate-meta-key: `id` is given twice and the first one counts; delete one
            <!-- id: a; id: b; tags: -->
                               ^^^^^ empty-meta-value: `tags` has no value; give it one or delete it
                               delete it: "<!-- id: a; id: b -->"
        "#]],
    );
    check(
        "<!-- id: Why Not? -->",
        &expect![[r#"
            Why Not? [] None None Technical was [] body ""

            <!-- id: Why Not? -->
                     ^^^^^^^^ bad-id: `Why Not?` is no good id; use lower-case words joined by hyphens
                     rename it to `why-not`: "<!-- id: why-not; was: Why Not? -->"
        "#]],
    );
}

#[test]
fn an_id_that_is_renamed_is_kept_among_the_former_ones() {
    check(
        "<!-- id: Why; level: 2; was: reason -->",
        &expect![[r#"
        Why [] Some(2) None Technical was ["reason"] body ""

        <!-- id: Why; level: 2; was: reason -->
                 ^^^ bad-id: `Why` is no good id; use lower-case words joined by hyphens
                 rename it to `why`: "<!-- id: why; level: 2; was: reason, Why -->"
    "#]],
    );
    check(
        "<!-- was: Why, Reason; id: Why -->",
        &expect![[r#"
            Why [] None None Technical was ["Why", "Reason"] body ""

            <!-- was: Why, Reason; id: Why -->
                                       ^^^ bad-id: `Why` is no good id; use lower-case words joined by hyphens
                                       rename it to `why`: "<!-- was: Why, Reason; id: why -->"
        "#]],
    );
    check(
        "<!-- id: Why; was: -->",
        &expect![[r#"
        Why [] None None Technical was [] body ""

        <!-- id: Why; was: -->
                 ^^^ bad-id: `Why` is no good id; use lower-case words joined by hyphens
                 rename it to `why`: "<!-- id: why; was: Why; was: -->"
        <!-- id: Why; was: -->
                      ^^^^ empty-meta-value: `was` has no value; give it one or delete it
                      delete it: "<!-- id: Why -->"
    "#]],
    );
    check(
        "<!-- id: why; was: Why Not? -->",
        &expect![[r#"
        why [] None None Technical was ["Why Not?"] body ""
    "#]],
    );
    check(
        "<!-- id: why; id: Why -->",
        &expect![[r#"
        why [] None None Technical was [] body ""

        <!-- id: why; id: Why -->
                      ^^^^^^^ duplicate-meta-key: `id` is given twice and the first one counts; delete one
    "#]],
    );
}

#[test]
fn other_signs_between_pairs_are_read_as_meant_and_told() {
    check(
        "<!-- id=lock, level=2 -->",
        &expect![[r#"
        lock [] Some(2) None Technical was [] body ""

        <!-- id=lock, level=2 -->
             ^^^^^^^^^^^^^^^^ bad-meta-pair: this is no `key: value` pair; write a colon behind the key, and separate pairs by semicolons
             write `key: value` between semicolons: "<!-- id: lock; level: 2 -->"
    "#]],
    );
    check(
        "<!-- id: lock, level: 2, tags: a, b -->",
        &expect![[r#"
        lock ["a", "b"] Some(2) None Technical was [] body ""

        <!-- id: lock, level: 2, tags: a, b -->
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ bad-meta-pair: this is no `key: value` pair; write a colon behind the key, and separate pairs by semicolons
             write `key: value` between semicolons: "<!-- id: lock; level: 2; tags: a, b -->"
    "#]],
    );
    check(
        "<!--\nid = lock,\nLevel =2\ntags: a, b, time=5m; was: x\n-->",
        &expect![[r#"
        lock, ["a", "b"] Some(2) Some(300s) Technical was ["x"] body ""

        id = lock,
        ^^^^^^^^^^ bad-meta-pair: this is no `key: value` pair; write a colon behind the key, and separate pairs by semicolons
        write `key: value` between semicolons: "id: lock,\nLevel: 2\ntags: a, b; time: 5m; was: x"
        id = lock,
             ^^^^^ bad-id: `lock,` is no good id; use lower-case words joined by hyphens
             rename it to `lock`: "id = lock"
    "#]],
    );
    check(
        "<!-- tags: a, level-headed, kind -->",
        &expect![[r#"
        why ["a", "level-headed", "kind"] None None Technical was [] body ""
    "#]],
    );
    check(
        "<!-- ask about level = 2 -->",
        &expect![[r#"
        why [] None None Technical was [] body "<!-- ask about level = 2 -->"
    "#]],
    );
}

#[test]
fn a_remark_that_begins_like_a_pair_displaces_nothing() {
    for remark in [
        "time = 5 minutes was too short, ask Kim",
        "level = whatever Kim says",
        "id = is taken, tags = too many of them",
    ] {
        check(
            &format!("<!-- {remark} -->\n<!-- id: lock; level: 2 -->"),
            &expect![[r#"
                lock [] Some(2) None Technical was [] body ""
            "#]],
        );
    }
    // What nothing else says is meant.
    check(
        "<!-- id=lock, level=high -->",
        &expect![[r#"
        lock [] None None Technical was [] body ""

        <!-- id=lock, level=high -->
             ^^^^^^^^^^^^^^^^^^^ bad-meta-pair: this is no `key: value` pair; write a colon behind the key, and separate pairs by semicolons
             write `key: value` between semicolons: "<!-- id: lock; level: high -->"
        <!-- id=lock, level=high -->
                            ^^^^ bad-level: `high` is no level; use a whole number from 1 to 5
    "#]],
    );
    check(
        "<!-- id=lock, level=2 -->\n<!-- time: 5m -->",
        &expect![[r#"
        lock [] Some(2) None Technical was [] body "<!-- time: 5m -->"

        <!-- id=lock, level=2 -->
             ^^^^^^^^^^^^^^^^ bad-meta-pair: this is no `key: value` pair; write a colon behind the key, and separate pairs by semicolons
             write `key: value` between semicolons: "<!-- id: lock; level: 2 -->"
        <!-- time: 5m -->
        ^^^^^^^^^^^^^^^^^ misplaced-meta: this comment is read only right under the question's heading; move it there
    "#]],
    );
}

#[test]
fn values_must_be_possible() {
    check(
        "<!-- level: 6; time: 5; kind: behavioral -->",
        &expect![[r#"
        why [] None None Behavioural was [] body ""

        <!-- level: 6; time: 5; kind: behavioral -->
                    ^ bad-level: `6` is no level; use a whole number from 1 to 5
        <!-- level: 6; time: 5; kind: behavioral -->
                             ^ bad-time: `5` is no time; write it like `5m`, `90s` or `1h30m`
                             write `5m`: "<!-- level: 6; time: 5m; kind: behavioral -->"
        <!-- level: 6; time: 5; kind: behavioral -->
                                      ^^^^^^^^^^ bad-kind: `behavioral` is no kind of question; use technical or behavioural
                                      write `behavioural`: "<!-- level: 6; time: 5; kind: behavioural -->"
    "#]],
    );
    check(
        "<!-- level: hard; time: soon; kind: oral -->",
        &expect![[r#"
        why [] None None Technical was [] body ""

        <!-- level: hard; time: soon; kind: oral -->
                    ^^^^ bad-level: `hard` is no level; use a whole number from 1 to 5
        <!-- level: hard; time: soon; kind: oral -->
                                ^^^^ bad-time: `soon` is no time; write it like `5m`, `90s` or `1h30m`
        <!-- level: hard; time: soon; kind: oral -->
                                            ^^^^ bad-kind: `oral` is no kind of question; use technical or behavioural
    "#]],
    );
    check(
        "<!-- time: 5 min -->",
        &expect![[r#"
        why [] None None Technical was [] body ""

        <!-- time: 5 min -->
                   ^^^^^ bad-time: `5 min` is no time; write it like `5m`, `90s` or `1h30m`
                   write `5m`: "<!-- time: 5m -->"
    "#]],
    );
}

#[test]
fn no_fix_loses_a_value() {
    check(
        "<!-- tags: a; tag: b -->",
        &expect![[r#"
        why ["a"] None None Technical was [] body ""

        <!-- tags: a; tag: b -->
                      ^^^ unknown-meta-key: a question has no `tag`; the keys are id, tags, level, time, kind and was
    "#]],
    );
    check(
        "<!-- level: 2; level: 2; level: 3 -->",
        &expect![[r#"
        why [] Some(2) None Technical was [] body ""

        <!-- level: 2; level: 2; level: 3 -->
                       ^^^^^^^^ duplicate-meta-key: `level` is given twice and the first one counts; delete one
                       delete it: "<!-- level: 2; level: 3 -->"
        <!-- level: 2; level: 2; level: 3 -->
                                 ^^^^^^^^ duplicate-meta-key: `level` is given twice and the first one counts; delete one
    "#]],
    );
    check(
        "<!-- time: 2 hours -->",
        &expect![[r#"
        why [] None None Technical was [] body ""

        <!-- time: 2 hours -->
                   ^^^^^^^ bad-time: `2 hours` is no time; write it like `5m`, `90s` or `1h30m`
                   write `2h`: "<!-- time: 2h -->"
    "#]],
    );
    check(
        "<!-- time: 2 days -->",
        &expect![[r#"
        why [] None None Technical was [] body ""

        <!-- time: 2 days -->
                   ^^^^^^ bad-time: `2 days` is no time; write it like `5m`, `90s` or `1h30m`
    "#]],
    );
}
