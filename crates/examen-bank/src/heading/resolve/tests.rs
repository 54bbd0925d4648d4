//! Sheets against three small banks: which question each answer is about, and what is said where that is not clear.

mod unknown_ids;

use std::fmt::Write as _;

use expect_test::{Expect, expect};

use super::{Basis, QuestionIndex, resolve_sheet};
use crate::bank::Bank;
use crate::issue::{Issue, TextEdit};
use crate::sheet::AnswerSheet;

const BANKS: [&str; 3] = [
    "---
bank: core
---
## Why did prices go stale after you added a cache?
<!-- id: stale-prices; was: old-prices -->
## How does the customer pay once?
<!-- id: pay-once -->
## Is Ruby a strongly typed or a weakly typed language?
<!-- id: strong -->
## Is Ruby a statically typed or a dynamically typed language?
<!-- id: static -->
",
    "---
bank: extra
---
## How does the customer pay once?
<!-- id: pay-once -->

### Points

- +1 Keeps an idempotency key
## What is an index?
<!-- id: index -->
",
    "---
bank: copy
---
## What is an index?
<!-- id: index -->
## What does an index cost?
<!-- id: index-cost -->
",
];

fn banks() -> Vec<Bank> {
    BANKS.iter().map(|source| Bank::parse(source).value).collect()
}

/// Of each aside the headings that repeat a question, and that what stands above them belongs to none.
fn issues_of_asides(sheet: &AnswerSheet, source: &str, banks: &[Bank]) -> Vec<Issue> {
    let index = QuestionIndex::new(banks);
    let of_aside = |aside| {
        let questions = index.questions_in(aside, sheet.bank_name());
        let above = aside.issue_above(&questions, sheet.place_of(aside), source);
        above.into_iter().chain(questions).collect::<Vec<Issue>>()
    };
    sheet.asides.iter().flat_map(of_aside).collect()
}

/// Resolves a sheet; a line an answer, a line an issue.
fn resolved(source: &str) -> String {
    let banks = banks();
    let sheet = AnswerSheet::parse(source).value;
    let mut resolved = resolve_sheet(&sheet, source, &banks);
    resolved.issues.extend(issues_of_asides(&sheet, source, &banks));
    let mut lines = String::new();
    for resolution in &resolved.value {
        let question = resolution.question.map(|place| {
            let bank = &banks[place.bank];
            format!("{}/{}", bank.name().unwrap(), bank.questions[place.question].id)
        });
        let _ = writeln!(
            lines,
            "{} {:?}",
            question.as_deref().unwrap_or("-"),
            resolution.basis
        );
    }
    for issue in &resolved.issues {
        let _ = writeln!(lines, "`{}`: {}", issue.range.of(source), issue.kind.message());
        if let Some(fix) = &issue.fix {
            let _ = writeln!(lines, "  fix: {}", fix.title);
        }
    }
    lines
}

fn check(source: &str, expected: &Expect) {
    expected.assert_eq(&resolved(source));
}

/// The sheet after all fixes, with line ends made visible.
fn check_fixed(source: &str, expected: &Expect) {
    let sheet = AnswerSheet::parse(source).value;
    let resolved = resolve_sheet(&sheet, source, &banks());
    let fixes = resolved.issues.into_iter().filter_map(|issue| issue.fix);
    let edits: Vec<TextEdit> = fixes.flat_map(|fix| fix.edits).collect();
    let fixed = TextEdit::apply_all(source, &edits);
    expected.assert_eq(&fixed.replace('\r', "␍"));
    let sheet = AnswerSheet::parse(&fixed);
    let again = resolve_sheet(&sheet.value, &fixed, &banks());
    assert!(
        again.issues.is_empty(),
        "the fix does not mend it: {:?}",
        again.issues
    );
    assert!(again.value.iter().all(|resolution| resolution.basis == Basis::Id));
}

#[test]
fn an_id_decides_whatever_the_heading_says() {
    check(
        "## Is Ruby a strongly typed or a weakly typed language?\n<!-- q: static -->\nYes.\n",
        &expect![[r#"
            core/static Id
            `Is Ruby a strongly typed or a weakly typed language?`: this is the heading of the question `strong`, but the comment below it names `static`, by which the answer is graded; correct one of them
        "#]],
    );
}

#[test]
fn a_former_id_still_works() {
    check(
        "## Prices\n<!-- q: old-prices -->\n",
        &expect![[r#"
        core/stale-prices Id
    "#]],
    );
}

#[test]
fn headings_are_matched_where_there_is_no_id() {
    check(
        "## Why did prices go stale after you added a cache?\n\n## 2. how does the *customer* pay once\n",
        &expect![[r#"
            core/stale-prices Heading
            - Nothing
            `2. how does the *customer* pay once`: `pay-once` is another question in each of `core`, `extra`; write the name of one and `/` before the id, or name it as `sheet:` in the front matter
        "#]],
    );
    check(
        "---\nsheet: core\n---\n## Why did prizes go stale after you add a cache?\n\n## What is Git?\n",
        &expect![[r#"
            core/stale-prices ApproximateHeading
            - Nothing
            `Why did prizes go stale after you add a cache?`: this heading is taken for the question `stale-prices`; add the comment `<!-- q: stale-prices -->` to be sure
              fix: insert the id `stale-prices`
            `What is Git?`: the bank of this sheet has no question like this heading, and the answer is not graded; add `<!-- q: id -->` under it, or name another bank as `sheet:`
        "#]],
    );
}

#[test]
fn the_bank_that_a_sheet_names_comes_first() {
    let sheet = "## How does the customer pay once?\n<!-- q: pay-once -->\n";
    check(
        sheet,
        &expect![[r#"
            - Nothing
            `pay-once`: `pay-once` is another question in each of `core`, `extra`; write the name of one and `/` before the id, or name it as `sheet:` in the front matter
        "#]],
    );
    check(
        &format!("---\nsheet: extra\n---\n{sheet}"),
        &expect![[r#"
        extra/pay-once Id
    "#]],
    );
    check(
        &format!("---\nsheet: gone\n---\n{sheet}"),
        &expect![[r#"
            - Nothing
            `pay-once`: `pay-once` is another question in each of `core`, `extra`; write the name of one and `/` before the id, or name it as `sheet:` in the front matter
        "#]],
    );
}

#[test]
fn a_question_elsewhere_is_found_too() {
    check(
        "---\nsheet: core\n---\n## What is an index?\n",
        &expect![[r#"
        extra/index Heading
    "#]],
    );
}

#[test]
fn equal_questions_of_two_banks_are_one() {
    check(
        "## What is an index?\n\n## Index\n<!-- q: index -->\n",
        &expect![[r#"
            extra/index Heading
            extra/index Id
            `index`: `What is an index?` is already answered above; keep one of the two answers
        "#]],
    );
}

#[test]
fn nobody_guesses_between_two() {
    check(
        "## Is Ruby a statically typed or a strongly typed language?\n",
        &expect![[r#"
            - Nothing
            `Is Ruby a statically typed or a strongly typed language?`: this heading could be `static`, `strong`, and the answer is not graded; add `<!-- q: id -->` under it
        "#]],
    );
}

#[test]
fn a_second_answer_under_another_name_is_noticed() {
    check(
        "## First\n<!-- q: stale-prices -->\n\n## Why did prices go stale after you added a cache?\n",
        &expect![[r#"
            core/stale-prices Id
            core/stale-prices Heading
            `Why did prices go stale after you added a cache?`: `stale-prices` is already answered above; keep one of the two answers
        "#]],
    );
}

#[test]
fn the_id_goes_right_under_the_heading() {
    check_fixed(
        "## Why did prizes go stale after you add a cache? ##\n\nText.\n",
        &expect![[r#"
            ## Why did prizes go stale after you add a cache? ##
            <!-- q: stale-prices -->

            Text.
        "#]],
    );
    check_fixed(
        "## Why did prizes go stale after you add a cache?\r\nText.\r\n",
        &expect![[r#"
            ## Why did prizes go stale after you add a cache?␍
            <!-- q: stale-prices -->␍
            Text.␍
        "#]],
    );
    check_fixed(
        "Why did prizes go stale after you add a cache?\r---\r\rText.\r",
        &expect!["Why did prizes go stale after you add a cache?␍---␍<!-- q: stale-prices -->␍␍Text.␍"],
    );
    check_fixed(
        "## Why did prizes go stale after you add a cache?",
        &expect![[r#"
            ## Why did prizes go stale after you add a cache?
            <!-- q: stale-prices -->"#]],
    );
    check_fixed(
        "Why did prizes go stale after you add a cache?\n---\nText.\n",
        &expect![[r#"
            Why did prizes go stale after you add a cache?
            ---
            <!-- q: stale-prices -->
            Text.
        "#]],
    );
    check_fixed(
        "Why did prizes go stale\nafter you add a cache?\r\n---------\r\n\r\nText.\r\n",
        &expect![[r#"
            Why did prizes go stale
            after you add a cache?␍
            ---------
            <!-- q: stale-prices -->␍
            ␍
            Text.␍
        "#]],
    );
}

#[test]
fn a_skipped_answer_without_id_gets_no_second_comment() {
    check(
        "## Why did prizes go stale after you add a cache?\n<!-- skipped -->\n",
        &expect![[r#"
            core/stale-prices ApproximateHeading
            `Why did prizes go stale after you add a cache?`: this heading is taken for the question `stale-prices`; add the comment `<!-- q: stale-prices -->` to be sure
        "#]],
    );
}

/// The sheet after the fixes of text that stands under no question.
fn check_asides_fixed(source: &str, expected: &Expect) {
    let sheet = AnswerSheet::parse(source).value;
    let issues = issues_of_asides(&sheet, source, &banks());
    let fixes = issues.into_iter().filter_map(|issue| issue.fix);
    let edits: Vec<TextEdit> = fixes.flat_map(|fix| fix.edits).collect();
    expected.assert_eq(&TextEdit::apply_all(source, &edits));
}

#[test]
fn a_question_at_another_rank_is_told() {
    check(
        "# What is an index\n\nA map.\n\n### What does an index cots?\n\nTime.\n\n# More\n\nText.\n",
        &expect![[r#"
            `# What is an index`: this is the question `index`, but only a `## ` heading begins an answer, and what stands below is not graded; write it with two `#` signs
              fix: make it a `## ` heading
            `### What does an index cots?`: this is the question `index-cost`, but only a `## ` heading begins an answer, and what stands below is not graded; write it with two `#` signs
              fix: make it a `## ` heading
            `Text.`: this text belongs to no question and is not graded, for a `# ` heading begins no answer; write the question above it, with two `#` signs
        "#]],
    );
    check(
        "### Stale\n<!-- q: stale-prices -->\nText.\n",
        &expect![[r#"
        `### Stale`: this is the question `stale-prices`, but only a `## ` heading begins an answer, and what stands below is not graded; write it with two `#` signs
          fix: make it a `## ` heading
    "#]],
    );
    check(
        "# Stale prices\n\nHello.\n\n### Stale prices\n\nText.\n",
        &expect![[r#"
            `Hello.`: this text belongs to no question and is not graded; if it is an answer, put it under the `## ` heading of its question
            `### Stale prices`: this is the question `stale-prices`, but only a `## ` heading begins an answer, and what stands below is not graded; write it with two `#` signs
              fix: make it a `## ` heading
        "#]],
    );
    check_asides_fixed(
        "# What is an index #\n\nA map.\n\n#### What does an index cost?\n\nTime.\n",
        &expect![[r#"
            ## What is an index #

            A map.

            ## What does an index cost?

            Time.
        "#]],
    );
}

#[test]
fn a_heading_of_another_question_than_the_comment_names_is_told() {
    check(
        "## what is an index\n<!-- q: stale-prices -->\nA map.\n\n## Prices\n<!-- q: pay-once -->\nA key.\n",
        &expect![[r#"
            core/stale-prices Id
            - Nothing
            `what is an index`: this is the heading of the question `index`, but the comment below it names `stale-prices`, by which the answer is graded; correct one of them
            `pay-once`: `pay-once` is another question in each of `core`, `extra`; write the name of one and `/` before the id, or name it as `sheet:` in the front matter
        "#]],
    );
    // By an id that the question had before.
    check(
        "## Why did prices go stale after you added a cache?\n<!-- q: old-prices -->\nOld copies.\n",
        &expect![[r#"
            core/stale-prices Id
        "#]],
    );
}

/// The issues of headings inside answers, against the first bank.
fn check_inside(source: &str, expected: &Expect) {
    let index = QuestionIndex::new(&banks()[..1]);
    let sheet = AnswerSheet::parse(source).value;
    let mut lines = String::new();
    for answer in &sheet.answers {
        let resolved = index.resolve_answer(answer, source, None).value;
        let own = resolved
            .question
            .map(|place| banks()[0].questions[place.question].id.clone());
        for issue in index.questions_in_answer(answer, own.as_ref()) {
            let fix = issue.fix.map(|fix| TextEdit::apply_all(source, &fix.edits));
            let _ = writeln!(lines, "{} {fix:?}", issue.range.of(source));
        }
    }
    expected.assert_eq(&lines);
}

#[test]
fn a_question_inside_an_answer_is_told() {
    check_inside(
        "## Pay once\n<!-- q: pay-once -->\nA key.\n\n### 2. is ruby a strongly typed, or a weakly typed language\n\nYes.\n",
        &expect![[r####"
            ### 2. is ruby a strongly typed, or a weakly typed language Some("## Pay once\n<!-- q: pay-once -->\nA key.\n\n## 2. is ruby a strongly typed, or a weakly typed language\n\nYes.\n")
        "####]],
    );
    check_inside(
        "## Pay once\n<!-- q: pay-once -->\nA key.\n\n#### stale-prices\n\nCopies.\n\n### Typed\n<!-- q: static -->\n\nNo.\n",
        &expect![[r#####"
            #### stale-prices Some("## Pay once\n<!-- q: pay-once -->\nA key.\n\n## stale-prices\n\nCopies.\n\n### Typed\n<!-- q: static -->\n\nNo.\n")
            ### Typed Some("## Pay once\n<!-- q: pay-once -->\nA key.\n\n#### stale-prices\n\nCopies.\n\n## Typed\n<!-- q: static -->\n\nNo.\n")
        "#####]],
    );
    // Of the question itself, only like another, and about a part of the answer.
    check_inside(
        "## Pay once\n<!-- q: pay-once -->\n### How does the customer pay once?\n### Stale prices\n### Why did prices go stale?\n### First\nA key.\n",
        &expect![[""]],
    );
}

#[test]
fn a_title_is_no_question_for_being_like_one_or_without_text_below() {
    check(
        "# Index\n\nAbout it.\n\n## What is an index?\n\nA map.\n",
        &expect![[r#"
        extra/index Heading
        `About it.`: this text belongs to no question and is not graded; if it is an answer, put it under the `## ` heading of its question
    "#]],
    );
    check(
        "# What is an index?\n\n## What is an index?\n\nA map.\n",
        &expect![[r#"
            extra/index Heading
        "#]],
    );
}

#[test]
fn a_title_that_is_like_two_questions_names_none() {
    check(
        "# How does the customer pay once?\n\nWith a key.\n",
        &expect![[r#"
            `With a key.`: this text belongs to no question and is not graded, for a `# ` heading begins no answer; write the question above it, with two `#` signs
        "#]],
    );
}
