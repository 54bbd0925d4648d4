//! Topics, questions and parts.

use std::fmt::Write as _;

use examen_bank::{Bank, Located, Part};
use expect_test::{Expect, expect};

use crate::annotated::annotated;

/// The questions with their parts, and the issues.
fn check(source: &str, wanted: &Expect) {
    let parsed = Bank::parse(source);
    let mut shown = String::new();
    for question in &parsed.value.questions {
        let topic = question.topic.as_deref().unwrap_or("-");
        let _ = writeln!(shown, "{topic} / {} {:?}", question.id, question.heading.value);
        let mut show = |name: &str, text: Option<&Located<String>>| {
            if let Some(text) = text.filter(|text| !text.value.is_empty()) {
                let _ = writeln!(shown, "  {name}: {:?}", text.value);
            }
        };
        let text = |part: &Option<Part>| part.as_ref().map(|part| part.text.clone());
        show("body", Some(&question.body));
        for point in &question.rubric.points {
            show("point", Some(&point.label));
        }
        show("hint", text(&question.hint).as_ref());
        show("answer", text(&question.answer).as_ref());
        for follow_up in &question.follow_ups {
            show("follow-up", Some(follow_up));
        }
        show("notes", text(&question.notes).as_ref());
    }
    if !parsed.issues.is_empty() {
        shown.push('\n');
        shown.push_str(&annotated(source, &parsed.issues));
    }
    wanted.assert_eq(&shown);
}

#[test]
fn former_ids_of_two_questions_are_told() {
    let source = "## A?\n<!-- id: a; was: old, older -->\n### Points\n- +1 A\n## B?\n<!-- id: b; was: old, a, x -->\n\
                  ### Points\n- +1 B\n## C?\n<!-- id: c; was: c, d -->\n### Points\n- +1 C\n## D?\n<!-- was: D -->\n\
                  ### Points\n- +1 D\n";
    expect![[r#"
        <!-- id: b; was: old, a, x -->
                         ^^^ former-id-twice: `a` was called `old`, too, so that answers under this id are of neither; leave it to one of the two
        <!-- id: b; was: old, a, x -->
                              ^ former-id-taken: another question is called `a` now, and answers under this id are taken for answers to it: A?
        <!-- id: c; was: c, d -->
                         ^ own-former-id: `c` is what this question is called now; `was` holds only what it was called before
                         delete it: "<!-- id: c; was: d -->"
        <!-- id: c; was: c, d -->
                            ^ former-id-taken: another question is called `d` now, and answers under this id are taken for answers to it: D?
    "#]].assert_eq(&annotated(source, &Bank::parse(source).issues));
}

#[test]
fn questions_stand_under_topics() {
    check(
        "# One\n\n## A?\n### Points\n- +1 a\n\n## B? ##\n### Points\n- +1 b\n\n# Two\n\n## C#\n### Points\n- +1 c\n",
        &expect![[r#"
            One / a "A?"
              point: "a"
            One / b "B?"
              point: "b"
            Two / c "C#"
              point: "c"
        "#]],
    );
}

#[test]
fn headings_may_be_underlined() {
    check(
        "Topic\n=====\n\nA question\nover two lines?\n---\n\n### Points\n- +1 a\n",
        &expect![[r#"
            Topic / a-question-over-two-lines "A question over two lines?"
              point: "a"
        "#]],
    );
}

#[test]
fn headings_in_code_comments_quotes_and_lists_are_none() {
    check(
        "## A?\n```\n## no\n### Points\n```\n<!-- \n## no\n-->\n> ## no\n\n- x\n  ## no\n\n### Points\n- +1 a\n",
        &expect![[r#"
            - / a "A?"
              body: "```\n## no\n### Points\n```\n<!-- \n## no\n-->\n> ## no\n\n- x\n  ## no"
              point: "a"
        "#]],
    );
}

#[test]
fn every_part_is_read() {
    check(
        "## A?\n\nThe body,\nover lines.\n\n### Points\n- +1 a\n\n### Hint\n\nThink.\n\n### Answer\n\n    code\n\ntext\n\n### Follow-ups\n\n- One\n  more?\n* Two?\n\n### notes\n\nFor me.\n",
        &expect![[r#"
            - / a "A?"
              body: "The body,\nover lines."
              point: "a"
              hint: "Think."
              answer: "    code\n\ntext"
              follow-up: "One more?"
              follow-up: "Two?"
              notes: "For me."
        "#]],
    );
}

#[test]
fn every_line_ending_and_alphabet_is_read() {
    check(
        "\u{feff}# T\r\n\r\n## É 😀 \u{5e9}\u{5dc}?\r\n### Points\r\n- +1 größe\r\n### Hint\r\nא\r\nב",
        &expect![[r#"
            T / é-של "É 😀 של?"
              point: "größe"
              hint: "א\r\nב"
        "#]],
    );
    check(
        "# T\r## A?\r### Points\r- +1 a\r### Hint\rb\rc\r",
        &expect![[r#"
        T / a "A?"
          point: "a"
          hint: "b\rc"
    "#]],
    );
}

#[test]
fn folds_are_ignored() {
    check(
        "## A?\n<details>\n<summary>Points</summary>\n### Points\n- +1 a\n</details>\n<details><summary>Answer</summary>\n\n### Answer\n\ntext\n\n</details>\n",
        &expect![[r#"
            - / a "A?"
              point: "a"
              answer: "text"
        "#]],
    );
}

#[test]
fn ids_are_unique_in_a_bank() {
    check(
        "## A?\n<!-- id: a -->\n### Points\n- +1 a\n## A?\n### Points\n- +1 a\n## B?\n<!-- id: a -->\n### Points\n- +1 a\n",
        &expect![[r#"
            - / a "A?"
              point: "a"
            - / a-3 "A?"
              point: "a"
            - / a "B?"
              point: "a"

            <!-- id: a -->
                     ^ duplicate-question-id: another question is already called `a`; give this one an id of its own
                     rename it to `a-2`: "<!-- id: a-2 -->"
        "#]],
    );
}

#[test]
fn parts_have_names_and_one_rank() {
    check(
        "## A?\n### Point\n- +1 a\n### Sources\nx\n",
        &expect![[r####"
        - / a "A?"

        ## A?
           ^^ no-points: this question has no points; add a `### Points` list
        ### Point
            ^^^^^ unknown-part: no part of a question is called `Point`; the parts are Points, Hint, Answer, Follow-ups and Notes
            write `Points`: "### Points"
        ### Sources
            ^^^^^^^ unknown-part: no part of a question is called `Sources`; the parts are Points, Hint, Answer, Follow-ups and Notes
    "####]],
    );
    check(
        "## A?\n#### Points\n- +1 a\n",
        &expect![[r#####"
            - / a "A?"
              body: "#### Points\n- +1 a"

            ## A?
               ^^ no-points: this question has no points; add a `### Points` list
            #### Points
                 ^^^^^^ part-rank: `Points` is a part of a question only as a `### ` heading
                 make it a part: "### Points"
        "#####]],
    );
    check(
        "## A?\n### Points\n- +1 a\n## Answer\ntext\n",
        &expect![[r####"
        - / a "A?"
          point: "a"
        - / answer "Answer"
          body: "text"

        ## Answer
           ^^^^^^ no-points: this question has no points; add a `### Points` list
        ## Answer
           ^^^^^^ part-rank: `Answer` is a part of a question only as a `### ` heading
           make it a part: "### Answer"
    "####]],
    );
    check(
        "## A?\n###Points\n- +1 a\n",
        &expect![[r####"
        - / a "A?"
          body: "###Points\n- +1 a"

        ## A?
           ^^ no-points: this question has no points; add a `### Points` list
        ###Points
        ^^^ glued-heading: this is no heading; put a blank after the `#` signs
        insert a blank: "### Points"
    "####]],
    );
}

#[test]
fn a_part_stands_once_in_a_question() {
    check(
        "## A?\n### Points\n- +1 a\n### Points\n- +1 b\n### Hint\nx\n### Points\n- +1 c\n",
        &expect![[r#"
            - / a "A?"
              point: "a"
              hint: "x"

            ### Points
                ^^^^^^ duplicate-part: this question already has `### Points` and this one is not read; merge the two
                merge it with the part above: ""
            ### Points
                ^^^^^^ duplicate-part: this question already has `### Points` and this one is not read; merge the two
        "#]],
    );
}

#[test]
fn a_question_needs_points_unless_it_is_behavioural() {
    check(
        "## A?\n\n## B?\n<!-- kind: behavioural -->\n\n##\n",
        &expect![[r#"
        - / a "A?"
        - / b "B?"
        - / unnamed ""

        ## A?
           ^^ no-points: this question has no points; add a `### Points` list
        ##
        ^^ empty-heading: this heading is empty; write the question behind it
        ##
          ^ no-points: this question has no points; add a `### Points` list
    "#]],
    );
}

#[test]
fn a_behavioural_question_is_not_graded_by_its_answer() {
    check(
        "## B?\n<!-- kind: behavioural -->\n\n### Answer\n\nI told everybody and restored the table.\n",
        &expect![[r#"
            - / b "B?"
              answer: "I told everybody and restored the table."

            ## B?
               ^^ no-checklist: a behavioural question is not graded by its model answer, so that nothing is looked for in answers; list under `### Points` what there is to tick
        "#]],
    );
}

#[test]
fn text_outside_of_questions_is_noted() {
    check(
        "Hello.\n\n- x\n\n# T\n\nAbout the topic.\n\n## A?\n### Points\n- +1 a\n",
        &expect![[r#"
            T / a "A?"
              point: "a"

            Hello.
            ^^^^^^ text-outside-question: this text belongs to no question and is not used; put it under a `## ` heading or into a comment
            make it a comment: "<!-- Hello.\n\n- x -->"
            About the topic.
            ^^^^^^^^^^^^^^^^ text-outside-question: this text belongs to no question and is not used; put it under a `## ` heading or into a comment
            make it a comment: "<!-- About the topic. -->"
        "#]],
    );
    check(
        "<!-- fine -->\n### Points\n- +1 -- a\n",
        &expect![[r#"

        ### Points
        ^^^^^^^^^^ text-outside-question: this text belongs to no question and is not used; put it under a `## ` heading or into a comment
    "#]],
    );
}

#[test]
fn follow_ups_are_items() {
    check(
        "## A?\n### Points\n- +1 a\n### Follow-ups\nWhat else?\n\n1. First?\n",
        &expect![[r#"
            - / a "A?"
              point: "a"
              follow-up: "First?"

            What else?
            ^^^^^^^^^^ follow-up-not-item: follow-ups are list items; start this line with `- `
            make it an item: "- What else?"
        "#]],
    );
}

#[test]
fn an_open_comment_hides_the_rest() {
    check(
        "## A?\n### Points\n- +1 a\n\n<!-- draft\n\n## B?\n",
        &expect![[r#"
        - / a "A?"
          point: "a"

        <!-- draft
        ^^^^^^^^^^ unclosed-comment: this comment hides everything below it; close it with `-->`
        close the comment: "<!-- draft -->"
    "#]],
    );
}
