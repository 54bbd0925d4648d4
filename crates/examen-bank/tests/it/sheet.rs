//! Answer sheets.

use std::fmt::Write as _;

use examen_bank::{AnswerSheet, Issue};
use expect_test::{Expect, expect};

use crate::annotated::annotated;

/// The answers, and the issues, those of text beside the answers last.
fn check(source: &str, wanted: &Expect) {
    let parsed = AnswerSheet::parse(source);
    let sheet = &parsed.value;
    let mut shown = format!(
        "{:?} {:?} {:?} {:?}\n",
        sheet.bank_name(),
        sheet.candidate(),
        sheet.mode,
        sheet.time
    );
    for answer in &sheet.answers {
        let id = answer.question.as_ref().map_or("-", |id| id.value.as_str());
        assert_eq!(answer.text.range.of(source), answer.text.value);
        let _ = writeln!(
            shown,
            "{id} {:?} {:?}: {:?}",
            answer.heading.value, answer.attempted, answer.text.value
        );
    }
    let asides = sheet
        .asides
        .iter()
        .map(|aside| aside.issue(sheet.place_of(aside)));
    let issues: Vec<Issue> = parsed.issues.iter().cloned().chain(asides).collect();
    if !issues.is_empty() {
        shown.push('\n');
        shown.push_str(&annotated(source, &issues));
    }
    wanted.assert_eq(&shown);
}

#[test]
fn an_answer_is_what_stands_below_heading_and_comment() {
    check(
        "---\nsheet: core\ncandidate: c-07\nmode: interview\ntime: 1h\n---\n\n## Why?\n<!-- q: why -->\n\n  Because\nof that. \n\n\n## How?\n\nSo.\n\n## What?\n<!-- q: what; skipped -->\n\n## Who?\n",
        &expect![[r#"
            Some("core") Some("c-07") Interview Some(3600s)
            why "Why?" Yes: "  Because\nof that. "
            - "How?" Yes: "So."
            what "What?" Skipped: ""
            - "Who?" Yes: ""
        "#]],
    );
}

#[test]
fn lower_headings_code_and_quotes_belong_to_the_answer() {
    check(
        "## A\n### Step 1\n```\n## code\n# code\n```\n> ## quote\n\n1. x\n   ## item\n## B\nb\n",
        &expect![[r####"
            None None Practice None
            - "A" Yes: "### Step 1\n```\n## code\n# code\n```\n> ## quote\n\n1. x\n   ## item"
            - "B" Yes: "b"
        "####]],
    );
}

#[test]
fn a_higher_heading_ends_an_answer() {
    check(
        "intro\n\n## A\na\n\n# Topic\n\n## B\nb\n\n# Step 2\n\nlost\n",
        &expect![[r####"
            None None Practice None
            - "A" Yes: "a"
            - "B" Yes: "b"

            intro
            ^^^^^ text-before-answers: this text belongs to no question and is not graded; put a heading such as `## What is a cache?` above it, which repeats the question, or quote it with `>` if it is no answer
            lost
            ^^^^ text-outside-answer: this text belongs to no answer, because a `# ` heading ends the answer above; use `###` inside answers
            make it a heading inside the answer: "### Step 2"
        "####]],
    );
}

#[test]
fn text_above_the_first_question_is_not_passed_over() {
    check(
        "---\nsheet: core\n---\nA cache keeps copies.\n\n- of rows\n\n## B\nb\n",
        &expect![[r#"
            Some("core") None Practice None
            - "B" Yes: "b"

            A cache keeps copies.
            ^^^^^^^^^^^^^^^^^^^^^ text-before-answers: this text belongs to no question and is not graded; put a heading such as `## What is a cache?` above it, which repeats the question, or quote it with `>` if it is no answer
        "#]],
    );
    check(
        "Only text.\n",
        &expect![[r#"
        None None Practice None

        Only text.
        ^^^^^^^^^^ text-before-answers: this text belongs to no question and is not graded; put a heading such as `## What is a cache?` above it, which repeats the question, or quote it with `>` if it is no answer
    "#]],
    );
    check(
        "# Title\n\nOnly text.\n",
        &expect![[r#"
            None None Practice None

            Only text.
            ^^^^^^^^^^ text-under-title: this text belongs to no question and is not graded, for a `# ` heading begins no answer; write the question above it, with two `#` signs
        "#]],
    );
}

#[test]
fn an_introduction_is_a_title_and_text_above_the_answers() {
    check(
        "# Mock interview\n\nDone in an hour.\n\n## A\na\n",
        &expect![[r#"
        None None Practice None
        - "A" Yes: "a"

        Done in an hour.
        ^^^^^^^^^^^^^^^^ preamble: this text belongs to no question and is not graded; if it is an answer, put it under the `## ` heading of its question
    "#]],
    );
    check(
        "Mock interview\n===\nDone in an hour.\n\n## A\na\n",
        &expect![[r#"
        None None Practice None
        - "A" Yes: "a"

        Done in an hour.
        ^^^^^^^^^^^^^^^^ preamble: this text belongs to no question and is not graded; if it is an answer, put it under the `## ` heading of its question
    "#]],
    );
}

#[test]
fn what_would_not_count_in_an_answer_is_no_text_above_the_first_question() {
    check(
        "# Mock interview\n\n> Done in an hour.\n\n---\n\n<!-- mine -->\n\n### Part 1\n\n## A\na\n",
        &expect![[r#"
            None None Practice None
            - "A" Yes: "a"
        "#]],
    );
}

#[test]
fn every_line_ending_is_read() {
    check(
        "## A\r\n<!-- q: a -->\r\n\r\nlínea 😀\r\nzwei\r\n\r\n## B\r\nb",
        &expect![[r#"
            None None Practice None
            a "A" Yes: "línea 😀\r\nzwei"
            - "B" Yes: "b"
        "#]],
    );
    check(
        "## A\r<!-- q: a -->\rone\rtwo\r",
        &expect![[r#"
        None None Practice None
        a "A" Yes: "one\rtwo"
    "#]],
    );
}

#[test]
fn text_may_follow_the_comment_on_its_line() {
    check(
        "## A\n<!-- q: a --> text\nmore\n",
        &expect![[r#"
            None None Practice None
            a "A" Yes: "text\nmore"
        "#]],
    );
    check(
        "## A\n<!-- mine -->\n<!-- q: a -->\ntext\n<!-- kept -->\n",
        &expect![[r#"
            None None Practice None
            a "A" Yes: "text\n<!-- kept -->"
        "#]],
    );
}

#[test]
fn slips_in_the_comment_are_noted() {
    check(
        "## A\n<!-- q a -->\n\n## B\n<!-- q: -->\n\n## C\n<!-- question: c -->\n\n## D\n<!-- q: d; later -->\n",
        &expect![[r#"
            None None Practice None
            - "A" Yes: ""
            - "B" Yes: ""
            - "C" Yes: ""
            d "D" Yes: ""

            <!-- q a -->
                 ^^^ bad-question-comment: this does not name a question; write `<!-- q: id -->` or `<!-- q: id; skipped -->`
                 name the question: "<!-- q: a -->"
            <!-- q: -->
                 ^^ bad-question-comment: this does not name a question; write `<!-- q: id -->` or `<!-- q: id; skipped -->`
            <!-- question: c -->
                 ^^^^^^^^^^^ bad-question-comment: this does not name a question; write `<!-- q: id -->` or `<!-- q: id; skipped -->`
                 name the question: "<!-- q: c -->"
            <!-- q: d; later -->
                       ^^^^^ bad-question-comment: this does not name a question; write `<!-- q: id -->` or `<!-- q: id; skipped -->`
        "#]],
    );
    check(
        "## A\ntext\n\n<!-- q: a -->\n",
        &expect![[r#"
            None None Practice None
            - "A" Yes: "text\n\n<!-- q: a -->"

            <!-- q: a -->
            ^^^^^^^^^^^^^ misplaced-question-comment: this comment is read only right under a `## ` heading; move it there
            move it under the heading: "<!-- q: a -->\ntext\n\n"
        "#]],
    );
    check(
        "## A\n<!-- q: a b -->\n\n## B\n<!-- q: Bad! -->\n",
        &expect![[r#"
            None None Practice None
            - "A" Yes: ""
            Bad! "B" Yes: ""

            <!-- q: a b -->
                 ^^^^^^ bad-question-comment: this does not name a question; write `<!-- q: id -->` or `<!-- q: id; skipped -->`
        "#]],
    );
}

#[test]
fn slips_in_the_front_matter_are_noted() {
    check(
        "---\nsheet: core\nmode: interveiw\ntime: 30\nmod: x\n---\n",
        &expect![[r#"
            Some("core") None Interview None

            mode: interveiw
                  ^^^^^^^^^ unknown-mode: `interveiw` is no mode; use practice or interview
                  write `interview`: "mode: interview"
            time: 30
                  ^^ bad-time: `30` is no time; write it like `5m`, `90s` or `1h30m`
                  write `30m`: "time: 30m"
            mod: x
            ^^^ unknown-front-matter-key: `mod` means nothing here; if you mean `mode`, write it so
        "#]],
    );
    check(
        "---\nmode: exam\n---\n",
        &expect![[r#"
        None None Practice None

        mode: exam
              ^^^^ unknown-mode: `exam` is no mode; use practice or interview
    "#]],
    );
}

#[test]
fn a_question_is_answered_once() {
    check(
        "## A\n<!-- q: a -->\n\n## B\n<!-- q: a -->\n\n## C\n\n## C\n",
        &expect![[r#"
            None None Practice None
            a "A" Yes: ""
            a "B" Yes: ""
            - "C" Yes: ""
            - "C" Yes: ""

            <!-- q: a -->
                    ^ duplicate-answer: `a` is already answered above; keep one of the two answers
            ## C
               ^ duplicate-answer: `C` is already answered above; keep one of the two answers
        "#]],
    );
}

#[test]
fn a_skipped_answer_has_no_text() {
    check(
        "## A\n<!-- q: a; skipped -->\n\nBut still.\n\n## B\n<!-- skipped -->\nText.\n",
        &expect![[r#"
            None None Practice None
            a "A" Skipped: "But still."
            - "B" Skipped: "Text."

            But still.
            ^^^^^^^^^^ skipped-with-text: this answer is marked as skipped and is not graded; delete `skipped` or the text
            delete `skipped`: "<!-- q: a -->"
            Text.
            ^^^^^ skipped-with-text: this answer is marked as skipped and is not graded; delete `skipped` or the text
            delete the comment: ""
        "#]],
    );
}

#[test]
fn a_comment_behind_a_heading_is_told() {
    check(
        "## A? <!-- q: a -->\n\nYes.\n\n## What is `<!-- b -->`\n\nC <!-- q: c -->\n--\n\n## <!-- q: d -->\n\n## E <!-- q: e -->",
        &expect![[r###"
            None None Practice None
            - "A? <!-- q: a -->" Yes: "Yes."
            - "What is `<!-- b -->`" Yes: ""
            - "C <!-- q: c -->" Yes: ""
            - "<!-- q: d -->" Yes: ""
            - "E <!-- q: e -->" Yes: ""

            ## A? <!-- q: a -->
                  ^^^^^^^^^^^^^ comment-in-heading: a comment behind a heading is read as part of its text; put it on the next line
                  put it on the next line: "## A?\n<!-- q: a -->"
            C <!-- q: c -->
              ^^^^^^^^^^^^^ comment-in-heading: a comment behind a heading is read as part of its text; put it on the next line
            ## <!-- q: d -->
               ^^^^^^^^^^^^^ comment-in-heading: a comment behind a heading is read as part of its text; put it on the next line
            ## E <!-- q: e -->
                 ^^^^^^^^^^^^^ comment-in-heading: a comment behind a heading is read as part of its text; put it on the next line
        "###]],
    );
}

#[test]
fn an_answer_in_fences_alone_is_pointed_out() {
    check(
        "## A\n\n```\nA cache keeps results.\n```\n\n## B\n\n~~~ Text\nA cache keeps results.\n~~~\n\n## C\n<!-- q: c -->\n\n    Indented by Word.\n\n    And more.\n\n## D\n\n\t```\n\ttab\n",
        &expect![[r#"
            None None Practice None
            - "A" Yes: "```\nA cache keeps results.\n```"
            - "B" Yes: "~~~ Text\nA cache keeps results.\n~~~"
            c "C" Yes: "    Indented by Word.\n\n    And more."
            - "D" Yes: "\t```\n\ttab"

            ```
            ^^^ answer-in-code: all of this answer is fenced code, where only literals of the bank are looked for; if it is text, write it without fences
            ~~~ Text
            ^^^^^^^^ answer-in-code: all of this answer is fenced code, where only literals of the bank are looked for; if it is text, write it without fences
        "#]],
    );
}

#[test]
fn code_in_a_language_or_beside_text_is_no_slip() {
    check(
        "## A\n\n```sql\nSELECT 1;\n```\n\n## B\n\n```\nGET /\n```\n\nAsks for the page.\n\n## C\n\n```\n```\n",
        &expect![[r#"
            None None Practice None
            - "A" Yes: "```sql\nSELECT 1;\n```"
            - "B" Yes: "```\nGET /\n```\n\nAsks for the page."
            - "C" Yes: "```\n```"
        "#]],
    );
}

#[test]
fn open_code_must_not_hide_questions() {
    check(
        "## A\n```sql\nselect 1\n\n## B\nb\n",
        &expect![[r#"
        None None Practice None
        - "A" Yes: "```sql\nselect 1\n\n## B\nb"

        ```sql
        ^^^^^^ unclosed-code: this code block is not closed and hides the headings below it; close it with the same signs
        close the code block: "```"
    "#]],
    );
    check(
        "## A\n```\n## code\n```\n",
        &expect![[r#"
            None None Practice None
            - "A" Yes: "```\n## code\n```"

            ```
            ^^^ answer-in-code: all of this answer is fenced code, where only literals of the bank are looked for; if it is text, write it without fences
        "#]],
    );
    check(
        "## A\n~~~\ncode at the end\n",
        &expect![[r#"
            None None Practice None
            - "A" Yes: "~~~\ncode at the end"

            ~~~
            ^^^ answer-in-code: all of this answer is fenced code, where only literals of the bank are looked for; if it is text, write it without fences
        "#]],
    );
}

#[test]
fn an_open_comment_must_not_hide_questions() {
    check(
        "## A\na\n\n<!-- todo\nlater\n\n## B\n<!-- q: b -->\n\nb\n",
        &expect![[r#"
            None None Practice None
            - "A" Yes: "a\n\n<!-- todo\nlater\n\n## B\n<!-- q: b -->\n\nb"

            <!-- todo
            ^^^^^^^^^ heading-in-comment: this comment is not closed before `## B`, which it hides; close it with `-->`
            close the comment: "later -->"
        "#]],
    );
    check(
        "## A\na\n\n<!-- todo\n\nmore\n\n<!-- mine -->\nb\n\n## B\nb\n",
        &expect![[r#"
            None None Practice None
            - "A" Yes: "a\n\n<!-- todo\n\nmore\n\n<!-- mine -->\nb"
            - "B" Yes: "b"

            <!-- todo
            ^^^^^^^^^ comment-in-comment: this comment is not closed before the next one begins, and hides everything up to there; close it with `-->`
            close the comment: "<!-- todo -->"
        "#]],
    );
    check(
        "## A\n<!-- todo\n\n## B\nclient --> server\n",
        &expect![[r#"
        None None Practice None
        - "A" Yes: "<!-- todo\n\n## B\nclient --> server"

        <!-- todo
        ^^^^^^^^^ heading-in-comment: this comment is not closed before `## B`, which it hides; close it with `-->`
        close the comment: "<!-- todo -->"
    "#]],
    );
}

#[test]
fn a_comment_may_hide_questions_on_purpose() {
    check(
        "## A\na\n\n<!--\n## B\nb\n-->\n\n<!-- one <!-- line -->\n",
        &expect![[r#"
            None None Practice None
            - "A" Yes: "a\n\n<!--\n## B\nb\n-->\n\n<!-- one <!-- line -->"
        "#]],
    );
}

#[test]
fn code_that_a_fence_of_the_next_answer_closes_must_not_hide_it() {
    check(
        "## A\n```sql\nselect 1\n\n## B\n<!-- q: b -->\nb\n\n```sql\nselect 2\n```\n",
        &expect![[r#"
            None None Practice None
            - "A" Yes: "```sql\nselect 1\n\n## B\n<!-- q: b -->\nb\n\n```sql\nselect 2\n```"

            ```sql
            ^^^^^^ unclosed-code: this code block is not closed and hides the headings below it; close it with the same signs
            close the code block: "```"
        "#]],
    );
}

#[test]
fn open_html_must_not_hide_questions() {
    check(
        "## A\n<pre>\n1\n\n## B\nb\n</pre>\n",
        &expect![[r#"
            None None Practice None
            - "A" Yes: "<pre>\n1\n\n## B\nb\n</pre>"

            <pre>
            ^^^^^ answer-in-html: all of this answer is HTML, which is not read; write it without tags
            <pre>
            ^^^^^ heading-in-html: this HTML is not closed before `## B`, which it hides; close it with the tag that ends it
        "#]],
    );
}

#[test]
fn a_comment_under_a_lower_heading_is_not_moved_to_the_answer_above() {
    check(
        "## A\na\n\n### B\n<!-- q: b -->\n\nb\n",
        &expect![[r#"
        None None Practice None
        - "A" Yes: "a\n\n### B\n<!-- q: b -->\n\nb"

        <!-- q: b -->
        ^^^^^^^^^^^^^ misplaced-question-comment: this comment is read only right under a `## ` heading; move it there
    "#]],
    );
}

#[test]
fn an_answer_in_html_alone_is_pointed_out() {
    check(
        "## A\n<!-- q: a -->\n\n<div>\nA cache <b>keeps</b> results.\n</div>\n\n## B\n\n<div>\n\nKept.\n\n</div>\n\n## C\n\n<br>\n<!-- c -->\n",
        &expect![[r#"
            None None Practice None
            a "A" Yes: "<div>\nA cache <b>keeps</b> results.\n</div>"
            - "B" Yes: "<div>\n\nKept.\n\n</div>"
            - "C" Yes: "<br>\n<!-- c -->"

            <div>
            ^^^^^ answer-in-html: all of this answer is HTML, which is not read; write it without tags
        "#]],
    );
}

#[test]
fn text_that_goes_on_with_a_quote_is_told() {
    check(
        "## A\n\n> The table.\nThe till retries,\n  and it apologises.\n\n## B\n> one\ntwo\n> three\n\nfour\n## C\n> q\n***\n",
        &expect![[r#"
            None None Practice None
            - "A" Yes: "> The table.\nThe till retries,\n  and it apologises."
            - "B" Yes: "> one\ntwo\n> three\n\nfour"
            - "C" Yes: "> q\n***"

            The till retries,
            ^^^^^^^^^^^^^^^^^ text-in-quote: this goes on with the quote above it, and quotes are not graded; put a blank line above it if it is your answer, or `> ` before it if it is quoted
            put a blank line above it: ""
            two
            ^^^ text-in-quote: this goes on with the quote above it, and quotes are not graded; put a blank line above it if it is your answer, or `> ` before it if it is quoted
            put a blank line above it: ""
        "#]],
    );
    check(
        "## A\r\n> q\r\ntext\r\n",
        &expect![[r#"
        None None Practice None
        - "A" Yes: "> q\r\ntext"

        text
        ^^^^ text-in-quote: this goes on with the quote above it, and quotes are not graded; put a blank line above it if it is your answer, or `> ` before it if it is quoted
        put a blank line above it: ""
    "#]],
    );
}
