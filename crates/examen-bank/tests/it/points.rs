//! The list under `### Points`.

use std::fmt::Write as _;

use examen_bank::{Bank, Requirement};
use expect_test::{Expect, expect};

use crate::annotated::annotated;

/// The points of a question that has `list` under `### Points`, and the issues.
fn check(list: &str, wanted: &Expect) {
    let source = format!("## Q\n### Points\n{list}");
    let parsed = Bank::parse(&source);
    let mut shown = String::new();
    for point in parsed
        .value
        .questions
        .iter()
        .flat_map(|question| &question.rubric.points)
    {
        let sign = match point.requirement {
            Requirement::Ordinary => "",
            Requirement::KnockOut => "!",
        };
        let _ = writeln!(
            shown,
            "{}{sign} {:?} ^{}",
            point.value, point.label.value, point.id
        );
        for line in &point.lines {
            let _ = writeln!(shown, "  {:?} {:?}", line.kind, line.text.value);
        }
    }
    if !parsed.issues.is_empty() {
        shown.push('\n');
        shown.push_str(&annotated(&source, &parsed.issues));
    }
    wanted.assert_eq(&shown);
}

#[test]
fn a_point_has_marks_a_label_and_perhaps_an_id() {
    check(
        "- +2! Cached copies outlive the rows they were made from ^stale\n",
        &expect![[r#"
            2! "Cached copies outlive the rows they were made from" ^stale
        "#]],
    );
    check(
        "- A label alone\n- +0.5 Half\n- +1.25 More\n- -2 Wrong\n- 401 is not a mark\n",
        &expect![[r#"
            1 "A label alone" ^a-label-alone
            0.5 "Half" ^half
            1.25 "More" ^more
            -2 "Wrong" ^wrong
            1 "401 is not a mark" ^401-is-not
        "#]],
    );
}

#[test]
fn evidence_is_indented() {
    check(
        "- +1 A\n  - a, b\n  - e.g. c\n\t- not: d\n    - why: Because.\n- +1 B\n",
        &expect![[r#"
            1 "A" ^a
              Any "a, b"
              Example "c"
              Not "d"
              Why "Because."
            1 "B" ^b
        "#]],
    );
}

#[test]
fn default_ids_are_unique() {
    check(
        "- +1 Uses a cache\n- +1 Uses a cache, again\n- +1 Named ^uses-a-cache-2\n- +1 !?\n",
        &expect![[r#"
            1 "Uses a cache" ^uses-a-cache
            1 "Uses a cache, again" ^uses-a-cache-3
            1 "Named" ^uses-a-cache-2
            1 "!?" ^unnamed
        "#]],
    );
}

#[test]
fn comments_and_folds_are_ignored() {
    check(
        "<details>\n<summary>Points</summary>\n\n- +1 A <!-- not yet -->\n  <!-- a\n  b -->\n  - a <!-- c --> <!-- d -->\n\n</details>\n",
        &expect![[r#"
            1 "A" ^a
              Any "a"
        "#]],
    );
}

#[test]
fn text_behind_a_comment_is_noted() {
    check(
        "- +1 A <!-- x --> lost\n",
        &expect![[r#"
        1 "A" ^a

        - +1 A <!-- x --> lost
                          ^^^^ unexpected-in-points: this is neither a point nor evidence and is not used; start a point with `- ` and evidence with `  - `
    "#]],
    );
}

#[test]
fn what_is_neither_point_nor_evidence_is_noted() {
    check(
        "Some prose.\n\n- +1 A\n  wrapped here\n\n```\n- code\n```\n",
        &expect![[r#"
            1 "A" ^a

            Some prose.
            ^^^^^^^^^^^ unexpected-in-points: this is neither a point nor evidence and is not used; start a point with `- ` and evidence with `  - `
              wrapped here
              ^^^^^^^^^^^^ unexpected-in-points: this is neither a point nor evidence and is not used; start a point with `- ` and evidence with `  - `
              join it to the line above: "- +1 A wrapped here"
            ```
            ^^^ unexpected-in-points: this is neither a point nor evidence and is not used; start a point with `- ` and evidence with `  - `
        "#]],
    );
    check(
        "+2 No bullet\n-No blank\n",
        &expect![[r#"

            ## Q
               ^ no-points: this question has no points; add a `### Points` list
            +2 No bullet
            ^^^^^^^^^^^^ unexpected-in-points: this is neither a point nor evidence and is not used; start a point with `- ` and evidence with `  - `
            make it a point: "- +2 No bullet"
            -No blank
            ^^^^^^^^^ unexpected-in-points: this is neither a point nor evidence and is not used; start a point with `- ` and evidence with `  - `
            insert a blank: "- No blank"
        "#]],
    );
    check(
        "1. Numbered\n",
        &expect![[r#"

        ## Q
           ^ no-points: this question has no points; add a `### Points` list
        1. Numbered
        ^^^^^^^^^^^ unexpected-in-points: this is neither a point nor evidence and is not used; start a point with `- ` and evidence with `  - `
        make it a point: "- Numbered"
    "#]],
    );
    check(
        "> - quoted\n> - twice\n",
        &expect![[r#"

        ## Q
           ^ no-points: this question has no points; add a `### Points` list
        > - quoted
        ^^^^^^^^^^ unexpected-in-points: this is neither a point nor evidence and is not used; start a point with `- ` and evidence with `  - `
    "#]],
    );
}

#[test]
fn other_bullets_are_read() {
    check(
        "* +1 A\n  + a\n",
        &expect![[r#"
        1 "A" ^a
          Any "a"

        * +1 A
        ^ other-bullet: points and evidence start with `-`
        write `-`: "- +1 A"
          + a
          ^ other-bullet: points and evidence start with `-`
          write `-`: "  - a"
    "#]],
    );
}

#[test]
fn evidence_needs_a_point() {
    check(
        "  - stale, outdated\n- +1 A\n",
        &expect![[r#"
            1 "A" ^a

              - stale, outdated
              ^^^^^^^^^^^^^^^^^ evidence-without-point: this evidence belongs to no point; put a point above it, or start the points at the margin
        "#]],
    );
    check(
        "  - stale\n  - old\n- +1 A\n",
        &expect![[r#"
        1 "A" ^a

          - stale
          ^^^^^^^ evidence-without-point: this evidence belongs to no point; put a point above it, or start the points at the margin
    "#]],
    );
    check(
        "  - +2 Only\n\n - +1 A\n",
        &expect![[r#"
        1 "A" ^a

          - +2 Only
          ^^^^^^^^^ evidence-without-point: this evidence belongs to no point; put a point above it, or start the points at the margin
          make it a point: "- +2 Only"
    "#]],
    );
    check(
        "   - +2 Uneven\n    - x\n",
        &expect![[r#"

        ## Q
           ^ no-points: this question has no points; add a `### Points` list
           - +2 Uneven
           ^^^^^^^^^^^ evidence-without-point: this evidence belongs to no point; put a point above it, or start the points at the margin
    "#]],
    );
}

#[test]
fn an_indented_list_moves_to_the_margin_as_a_whole() {
    check(
        "  - +2! A\n    - a, b\n\n    - not: c\n  - B\n    - d\n",
        &expect![[r#"

        ## Q
           ^ no-points: this question has no points; add a `### Points` list
          - +2! A
          ^^^^^^^ evidence-without-point: this evidence belongs to no point; put a point above it, or start the points at the margin
          move the list to the margin: "- +2! A\n  - a, b\n\n  - not: c\n- B\n  - d"
    "#]],
    );
    check(
        "\t- A\n\t\t- a\n\t  and b\n\t- B\n",
        &expect![[r#"

        ## Q
           ^ no-points: this question has no points; add a `### Points` list
        	- A
         ^^^ evidence-without-point: this evidence belongs to no point; put a point above it, or start the points at the margin
         move the list to the margin: "- A\n\t- a\n  and b\n- B"
        	  and b
           ^^^^^ unexpected-in-points: this is neither a point nor evidence and is not used; start a point with `- ` and evidence with `  - `
    "#]],
    );
}

#[test]
fn a_point_needs_a_label_and_evidence_a_text() {
    check(
        "- +2\n- \n- +1 A\n  -\n- ^id\n",
        &expect![[r#"
        2 "" ^unnamed
        1 "" ^unnamed-2
        1 "A" ^a
          Any ""
        1 "" ^id

        - +2
        ^^^^ empty-label: this point has no label; say in a sentence what an answer must say
        - 
        ^ empty-label: this point has no label; say in a sentence what an answer must say
          -
          ^ empty-line: this line holds no evidence; write some or delete it
          delete the line: ""
        - ^id
        ^^^^^ empty-label: this point has no label; say in a sentence what an answer must say
    "#]],
    );
}

#[test]
fn marks_must_be_readable() {
    check(
        "- +2x A\n- +1.234 B\n- + C\n- −2 D\n- +2!E\n- +9999999 F\n- ! G\n",
        &expect![[r#"
            2 "A" ^a
            1 "B" ^b
            1 "C" ^c
            -2 "D" ^d
            2! "" ^unnamed
            1 "F" ^f
            1 "G" ^g

            - +2x A
              ^^^ bad-marks: `+2x` is no number of marks; write it like `+2`, `+0.5`, `-1` or `+2!`
              write `+2`: "- +2 x A"
            - +1.234 B
              ^^^^^^ bad-marks: `+1.234` is no number of marks; write it like `+2`, `+0.5`, `-1` or `+2!`
            - + C
              ^ bad-marks: `+` is no number of marks; write it like `+2`, `+0.5`, `-1` or `+2!`
            - −2 D
              ^^ bad-marks: `−2` is no number of marks; write it like `+2`, `+0.5`, `-1` or `+2!`
              write `-2`: "- -2 D"
            - +2!E
            ^^^^^^ empty-label: this point has no label; say in a sentence what an answer must say
            - +2!E
              ^^^^ bad-marks: `+2!E` is no number of marks; write it like `+2`, `+0.5`, `-1` or `+2!`
              write `+2!`: "- +2! E"
            - +9999999 F
              ^^^^^^^^ bad-marks: `+9999999` is no number of marks; write it like `+2`, `+0.5`, `-1` or `+2!`
            - ! G
              ^ bad-marks: `!` is no number of marks; write it like `+2`, `+0.5`, `-1` or `+2!`
        "#]],
    );
}

#[test]
fn marks_and_ids_that_are_dressed_up_are_told() {
    check(
        "- [ ] +3! A\n- **+2** B\n- (+2) C\n- +2 ! D\n- `-1`: E\n- [+0.5]! F\n- **+2 G**\n- +2: H\n- [x] I\n- (+) J\n\
         - [+1](a) K\n- Waits ^wait for it\n- One ^one ^two\n- Is `a ^b c` and 2 ^ 3\n",
        &expect![[r#"
            3! "A" ^a
            2 "B" ^b
            2 "C" ^c
            2 "! D" ^d
            1 "`-1`: E" ^1-e
            0.5! "F" ^f
            2 "G**" ^g
            2 "H" ^h
            1 "[x] I" ^x-i
            1 "(+) J" ^j
            1 "[+1](a) K" ^1-a-k
            1 "Waits ^wait for it" ^waits-wait
            1 "One ^one" ^two
            1 "Is `a ^b c` and 2 ^ 3" ^is-a-b

            - [ ] +3! A
              ^^^^^^^ bad-marks: `[ ] +3!` is no number of marks; write it like `+2`, `+0.5`, `-1` or `+2!`
              write `+3!`: "- +3! A"
            - **+2** B
              ^^^^^^ bad-marks: `**+2**` is no number of marks; write it like `+2`, `+0.5`, `-1` or `+2!`
              write `+2`: "- +2 B"
            - (+2) C
              ^^^^ bad-marks: `(+2)` is no number of marks; write it like `+2`, `+0.5`, `-1` or `+2!`
              write `+2`: "- +2 C"
            - +2 ! D
                 ^ knock-out-apart: `!` is a word of the label; if it makes the point a knock-out, write `+2!`
            - `-1`: E
              ^^^^^ unsigned-marks: ``-1`:` is a word of the label, and the point is worth `+1`; if it says the marks, write `-1`
            - [+0.5]! F
              ^^^^^^^ bad-marks: `[+0.5]!` is no number of marks; write it like `+2`, `+0.5`, `-1` or `+2!`
              write `+0.5!`: "- +0.5! F"
            - **+2 G**
              ^^^^ bad-marks: `**+2` is no number of marks; write it like `+2`, `+0.5`, `-1` or `+2!`
            - +2: H
              ^^^ bad-marks: `+2:` is no number of marks; write it like `+2`, `+0.5`, `-1` or `+2!`
              write `+2`: "- +2 H"
            - Waits ^wait for it
                    ^^^^^^^^^^^^ id-in-label: `^wait for it` is read as part of the label; an id is one word behind a `^` at the end of the line, such as `^first-words`
            - One ^one ^two
                  ^^^^ id-in-label: `^one` is read as part of the label; an id is one word behind a `^` at the end of the line, such as `^first-words`
        "#]],
    );
}

#[test]
fn labels_may_begin_with_code_brackets_and_an_exclamation_mark() {
    check(
        "- `-1` is returned where nothing is found\n- [-1] is the last element\n- `+1`: added\n- `-1 if absent` is it\n\
         - (-1)! times\n- [ ] `-1` is it\n- `-1`\n- [-1]\n- +1 ! negates\n- -1 ! asserts\n- +1 !\n- **-1** A\n\
         - **`-1`** B\n- [+1] C\n- [x] -1 D\n",
        &expect![[r#"
            1 "`-1` is returned where nothing is found" ^1-is-returned
            1 "[-1] is the last element" ^1
            1 "`+1`: added" ^1-added
            1 "`-1 if absent` is it" ^1-if-absent
            1 "(-1)! times" ^1-times
            1 "[ ] `-1` is it" ^1-2
            1 "`-1`" ^1-3
            1 "[-1]" ^1-4
            1 "! negates" ^negates
            -1 "! asserts" ^asserts
            1 "!" ^unnamed
            -1 "A" ^a
            -1 "B" ^b
            1 "C" ^c
            -1 "D" ^d

            - `-1` is returned where nothing is found
              ^^^^ unsigned-marks: ``-1`` is a word of the label, and the point is worth `+1`; if it says the marks, write `-1`
            - [-1] is the last element
              ^^^^ unsigned-marks: `[-1]` is a word of the label, and the point is worth `+1`; if it says the marks, write `-1`
            - `+1`: added
              ^^^^^ unsigned-marks: ``+1`:` is a word of the label, and the point is worth `+1`; if it says the marks, write `+1`
            - (-1)! times
              ^^^^^ unsigned-marks: `(-1)!` is a word of the label, and the point is worth `+1`; if it says the marks, write `-1!`
            - [ ] `-1` is it
              ^^^^^^^^ unsigned-marks: `[ ] `-1`` is a word of the label, and the point is worth `+1`; if it says the marks, write `-1`
            - +1 ! negates
                 ^ knock-out-apart: `!` is a word of the label; if it makes the point a knock-out, write `+1!`
            - **-1** A
              ^^^^^^ bad-marks: `**-1**` is no number of marks; write it like `+2`, `+0.5`, `-1` or `+2!`
              write `-1`: "- -1 A"
            - **`-1`** B
              ^^^^^^^^ bad-marks: `**`-1`**` is no number of marks; write it like `+2`, `+0.5`, `-1` or `+2!`
              write `-1`: "- -1 B"
            - [+1] C
              ^^^^ bad-marks: `[+1]` is no number of marks; write it like `+2`, `+0.5`, `-1` or `+2!`
              write `+1`: "- +1 C"
            - [x] -1 D
              ^^^^^^ bad-marks: `[x] -1` is no number of marks; write it like `+2`, `+0.5`, `-1` or `+2!`
              write `-1`: "- -1 D"
        "#]],
    );
}

#[test]
fn marks_without_their_sign_or_apart_from_it_are_told() {
    check(
        "- + 2 A copy\n- - 1! B\n- 2 Headers\n- (3) Pages\n- [1]! Tags\n- 2nd try\n- 404 is not found\n- 3\n",
        &expect![[r#"
            2 "A copy" ^a-copy
            -1! "B" ^b
            1 "2 Headers" ^2-headers
            1 "(3) Pages" ^3-pages
            1 "[1]! Tags" ^1-tags
            1 "2nd try" ^2nd-try
            1 "404 is not found" ^404-is-not
            1 "3" ^3

            - + 2 A copy
              ^^^ bad-marks: `+ 2` is no number of marks; write it like `+2`, `+0.5`, `-1` or `+2!`
              write `+2`: "- +2 A copy"
            - - 1! B
              ^^^^ bad-marks: `- 1!` is no number of marks; write it like `+2`, `+0.5`, `-1` or `+2!`
              write `-1!`: "- -1! B"
            - 2 Headers
              ^ unsigned-marks: `2` is a word of the label, and the point is worth `+1`; if it says the marks, write `+2`
            - (3) Pages
              ^^^ unsigned-marks: `(3)` is a word of the label, and the point is worth `+1`; if it says the marks, write `+3`
            - [1]! Tags
              ^^^^ unsigned-marks: `[1]!` is a word of the label, and the point is worth `+1`; if it says the marks, write `+1`
        "#]],
    );
}

#[test]
fn marks_must_make_sense() {
    check(
        "- +0 A\n- -0 B\n- -2! C\n",
        &expect![[r#"
            0 "A" ^a
            0 "B" ^b
            -2 "C" ^c

            - +0 A
              ^^ zero-marks: this point is worth nothing; give it marks or make it a note
              make it worth one mark: "- +1 A"
            - -0 B
              ^^ zero-marks: this point is worth nothing; give it marks or make it a note
              make it worth one mark: "- +1 B"
            - -2! C
                ^ knock-out-misconception: a misconception cannot be a knock-out; delete the `!`
                delete the `!`: "- -2 C"
        "#]],
    );
}

#[test]
fn ids_must_be_good_and_unique() {
    check(
        "- +1 A ^one\n- +1 B ^one\n- +1 C ^Two,Three\n- +1 D ^\n",
        &expect![[r#"
            1 "A" ^one
            1 "B" ^one
            1 "C" ^Two,Three
            1 "D ^" ^d

            - +1 B ^one
                    ^^^ duplicate-point-id: another point of this question is already called `one`; give this one an id of its own
                    rename it to `one-2`: "- +1 B ^one-2"
            - +1 C ^Two,Three
                    ^^^^^^^^^ bad-id: `Two,Three` is no good id; use lower-case words joined by hyphens
                    rename it to `two-three`: "- +1 C ^two-three"
        "#]],
    );
}

#[test]
fn a_comment_must_be_closed() {
    check(
        "- +1 A\n  <!-- open\n- +1 B\n",
        &expect![[r#"
        1 "A" ^a

          <!-- open
          ^^^^^^^^^ unclosed-comment: this comment hides everything below it; close it with `-->`
          close the comment: "  <!-- open -->"
    "#]],
    );
}
