//! Reviews.

use std::fmt::Write as _;

use examen_bank::Review;
use expect_test::{Expect, expect};

use crate::annotated::annotated;

/// The rulings, and the issues.
fn check(source: &str, wanted: &Expect) {
    let parsed = Review::parse(source);
    let review = &parsed.value;
    let mut shown = format!(
        "{:?} {:?}\n",
        review.reviewer(),
        review.sheet_path().map(|path| &path.value)
    );
    for section in &review.answers {
        let hash = section.answer.as_ref().map(|hash| hash.value.to_string());
        let _ = writeln!(shown, "{} {hash:?} {:?}", section.question.value, section.comment);
        for decision in &section.decisions {
            let _ = writeln!(
                shown,
                "  {:?} {} {:?}",
                decision.ruling, decision.point.value, decision.reason
            );
        }
    }
    if !parsed.issues.is_empty() {
        shown.push('\n');
        shown.push_str(&annotated(source, &parsed.issues));
    }
    wanted.assert_eq(&shown);
}

#[test]
fn rulings_have_reasons_and_sections_comments() {
    check(
        "---\nreview: sheet.md\nreviewer: m-2\n---\n\n## stale-prices\n<!-- answer: 51c7a0e2 -->\n\n- [x] accepts: \"short TTL as a net\" shows\n  the trade-off: well enough.\n- [ ] gives-every-entry\n- a remark\n\nGood structure.\n\n> Quoted.\n",
        &expect![[r#"
            Mentor("m-2") Some("sheet.md")
            stale-prices Some("51c7a0e2") "- a remark\n\nGood structure.\n\n> Quoted."
              Granted accepts Some("\"short TTL as a net\" shows the trade-off: well enough.")
              Withheld gives-every-entry None
        "#]],
    );
}

#[test]
fn a_learner_may_judge_too() {
    check(
        "---\nreviewer: self\n---\n## a\nFine.\n",
        &expect![[r#"
        Learner None
        a None "Fine."
    "#]],
    );
}

#[test]
fn it_must_say_who_and_what() {
    check(
        "## a\n- [x] b\n",
        &expect![[r#"
        Mentor("unnamed") None
        a None ""
          Granted b None

        ## a
        ^ unknown-reviewer: this review does not say who ruled; add `reviewer: self` or a mentor's alias
        ## a
           ^ no-hash: these rulings do not say which answer was judged; add `<!-- answer: hash -->` under the heading
    "#]],
    );
    check(
        "---\nreviewer:\n---\n## a\n<!-- answer: 51c7 -->\n- [x] b\n",
        &expect![[r#"
            Mentor("unnamed") None
            a None ""
              Granted b None

            reviewer:
                     ^ unknown-reviewer: this review does not say who ruled; add `reviewer: self` or a mentor's alias
            <!-- answer: 51c7 -->
                         ^^^^ bad-hash: `51c7` is no hash of an answer; it has eight digits from 0 to f
        "#]],
    );
}

#[test]
fn rulings_must_be_readable() {
    check(
        "---\nreviewer: self\n---\n## a\n<!-- answer: 51c7a0e2 -->\n- [x] says the thing: yes\n- [] b\n- [y] c\n- [X ] d\n- [x]\n- [link](x)\n",
        &expect![[r#"
            Learner None
            a Some("51c7a0e2") "- [link](x)"

            - [x] says the thing: yes
                  ^^^^^^^^^^^^^^ task-without-id: this ruling names no point; write `- [x] point-id: reason`
            - [] b
              ^^ bad-box: `[]` is no ruling; use `[x]` or `[ ]`
              write `[ ]`: "- [ ] b"
            - [y] c
              ^^^ bad-box: `[y]` is no ruling; use `[x]` or `[ ]`
            - [X ] d
              ^^^^ bad-box: `[X ]` is no ruling; use `[x]` or `[ ]`
              write `[x]`: "- [x] d"
            - [x]
            ^^^^^ task-without-id: this ruling names no point; write `- [x] point-id: reason`
        "#]],
    );
}

#[test]
fn sections_on_one_question_judge_different_texts() {
    check(
        "---\nreviewer: m-1\n---\n## a\n<!-- answer: 51c7a0e2 -->\n- [x] b\n## a\n<!-- answer: 51c7a0e3 -->\n- [x] b\n\
         ## core/a\n<!-- answer: 51c7a0e2 -->\n- [x] b\n## a\n<!-- answer: 51c7a0e2 -->\n- [x] c\n",
        &expect![[r#"
            Mentor("m-1") None
            a Some("51c7a0e2") ""
              Granted b None
            a Some("51c7a0e3") ""
              Granted b None
            core/a Some("51c7a0e2") ""
              Granted b None
            a Some("51c7a0e2") ""
              Granted c None

            ## a
               ^ duplicate-section: there is already a section `a`; merge the two
        "#]],
    );
}

#[test]
fn a_point_is_ruled_on_once() {
    check(
        "---\nreviewer: self\n---\n## a\n<!-- answer: 51c7a0e2 -->\n- [x] b\n- [ ] b\n## a\n## \n",
        &expect![[r#"
            Learner None
            a Some("51c7a0e2") ""
              Granted b None
              Withheld b None
            a None ""
             None ""

            - [ ] b
                  ^ duplicate-ruling: there is already a ruling on `b`; keep one of the two
            ## a
               ^ duplicate-section: there is already a section `a`; merge the two
            ## 
            ^^ empty-heading: this heading is empty; write the question behind it
        "#]],
    );
}
