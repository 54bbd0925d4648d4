//! Case files.

use std::fmt::Write as _;

use examen_bank::CaseFile;
use expect_test::{Expect, expect};

use crate::annotated::annotated;

/// The cases, and the issues.
fn check(source: &str, wanted: &Expect) {
    let parsed = CaseFile::parse(source);
    let mut shown = String::new();
    for section in &parsed.value.sections {
        let _ = writeln!(shown, "{}", section.question.value);
        for case in &section.cases {
            let rulings = case
                .expectations
                .iter()
                .map(|it| format!("{:?} {}", it.ruling, it.point.value));
            let rulings: Vec<String> = rulings.collect();
            let _ = writeln!(shown, "  {}: {:?}", rulings.join(", "), case.answer);
        }
    }
    if !parsed.issues.is_empty() {
        shown.push('\n');
        shown.push_str(&annotated(source, &parsed.issues));
    }
    wanted.assert_eq(&shown);
}

#[test]
fn a_case_is_a_list_item() {
    check(
        "# Cases\n\n## stale\n\n- `+expires` `-longer` Everything goes stale,\n  so each key gets a TTL.\n\n  - nested\n\n  ```\n  ## code\n  ```\n- `-expires` No.\n<!-- between -->\n- `+a`, `+b`\n  Text\nlazy\n",
        &expect![[r#"
            stale
              Granted expires, Withheld longer: "Everything goes stale,\nso each key gets a TTL.\n\n- nested\n\n```\n## code\n```"
              Withheld expires: "No."
              Granted a, Granted b: "Text\nlazy"
        "#]],
    );
}

#[test]
fn an_answer_may_start_with_code() {
    check(
        "## a\n- `+b` `GET` is safe.\n- `+b`\n\n  `-Xmx` is a flag.\n",
        &expect![[r#"
            a
              Granted b: "`GET` is safe."
              Granted b: "`-Xmx` is a flag."
        "#]],
    );
}

#[test]
fn rulings_must_be_readable() {
    check(
        "## a\n- `b` text\n- `+B c` text\n- +b text\n- `−b` text\n",
        &expect![[r#"
            a
              : "text"
              : "text"
              : "+b text"
              : "text"

            - `b` text
               ^ bad-ruling: `b` is no ruling; write a sign and a point's id in backticks, such as `+id` or `-id`
               write `+b`: "- `+b` text"
            - `+B c` text
               ^^^^ bad-ruling: `+B c` is no ruling; write a sign and a point's id in backticks, such as `+id` or `-id`
               write `+b-c`: "- `+b-c` text"
            - +b text
              ^^ bad-ruling: `+b` is no ruling; write a sign and a point's id in backticks, such as `+id` or `-id`
              put it in backticks: "- `+b` text"
            - `−b` text
               ^^ bad-ruling: `−b` is no ruling; write a sign and a point's id in backticks, such as `+id` or `-id`
               write `-b`: "- `-b` text"
        "#]],
    );
}

#[test]
fn a_case_needs_rulings_and_an_answer() {
    check(
        "## a\n- Just text.\n- `+b`\n-\n",
        &expect![[r#"
        a
          : "Just text."
          Granted b: ""
          : ""

        - Just text.
        ^^^^^^^^^^^^ no-rulings: this case rules on no point; start it with points in backticks such as `+id` and `-id`
        - `+b`
        ^^^^^^ no-answer: this case has no answer to grade; write it behind the points
        -
        ^ no-answer: this case has no answer to grade; write it behind the points
        -
        ^ no-rulings: this case rules on no point; start it with points in backticks such as `+id` and `-id`
    "#]],
    );
}

#[test]
fn other_text_is_noted() {
    check(
        "Intro.\n\n## a\nProse.\n\n- `+b` text\n\n## c\n\n## a\n- `+b` `-b` text\n",
        &expect![[r#"
            a
              Granted b: "text"
            c
            a
              Granted b, Withheld b: "text"

            Intro.
            ^^^^^^ text-outside-case: this text belongs to no case; make it a list item or a comment
            make it a comment: "<!-- Intro. -->"
            Prose.
            ^^^^^^ text-outside-case: this text belongs to no case; make it a list item or a comment
            make it a comment: "<!-- Prose. -->"
            ## c
               ^ no-cases: this section has no cases; add a list with one item a case
            ## a
               ^ duplicate-section: there is already a section `a`; merge the two
            - `+b` `-b` text
                     ^ duplicate-ruling: there is already a ruling on `b`; keep one of the two
        "#]],
    );
}

#[test]
fn every_line_ending_is_read() {
    check(
        "## a\r\n- `+b` one\r\n  two\r\n\r\n  three 😀\r\n",
        &expect![[r#"
        a
          Granted b: "one\ntwo\n\nthree 😀"
    "#]],
    );
}
