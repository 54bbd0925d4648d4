//! Values that a program builds, written in canonical form.

use examen_bank::{
    Alternative, Bank, EvidenceLine, Glossary, GlossaryEntry, LineKind, Located, Marks, Part, Point, PointId,
    Question, QuestionId, Requirement, Rubric, Slot, Term, TermKind, TextRange,
};
use expect_test::{Expect, expect};

fn check(question: Question, wanted: &Expect) {
    let bank = Bank {
        questions: vec![question],
        ..Bank::default()
    };
    wanted.assert_eq(&bank.print());
}

fn built(text: &str) -> Located<String> {
    Located::built(text.to_owned())
}

/// A line with one alternative of one slot.
fn line(options: &[(&str, TermKind)]) -> EvidenceLine {
    let option = |&(text, kind): &(&str, TermKind)| Term {
        range: TextRange::default(),
        text: text.to_owned(),
        kind,
    };
    let slot = Slot {
        options: options.iter().map(option).collect(),
        ..Slot::default()
    };
    EvidenceLine {
        range: TextRange::default(),
        kind: LineKind::Any,
        text: Located::default(),
        alternatives: vec![Alternative {
            slots: vec![slot],
            ..Alternative::default()
        }],
    }
}

#[test]
fn a_question_has_its_parts_in_order() {
    let question = Question {
        id: QuestionId::new("c-sharp"),
        heading: built("Why C#"),
        topic: Some("Languages".to_owned()),
        tags: vec!["a".to_owned(), "b".to_owned()],
        body: built("Think."),
        rubric: Rubric {
            points: vec![
                Point {
                    id: PointId::from_label("Says so"),
                    value: Marks::whole(2),
                    requirement: Requirement::KnockOut,
                    label: built("Says so"),
                    lines: vec![EvidenceLine::parse("2 of: a,b/c > d").value],
                    ..Point::default()
                },
                Point {
                    id: PointId::new("denies"),
                    value: Marks::from_hundredths(-50),
                    label: built("Says no"),
                    ..Point::default()
                },
            ],
        },
        answer: Some(Part {
            text: built("Because.\n"),
            ..Part::default()
        }),
        follow_ups: vec![built("What else?")],
        ..Question::default()
    };
    check(
        question,
        &expect![[r#"
        # Languages

        ## Why C# #
        <!-- id: c-sharp; tags: a, b -->

        Think.

        ### Points

        - +2! Says so
          - 2 of: a, b/c > d
        - -0.5 Says no ^denies

        ### Answer

        Because.

        ### Follow-ups

        - What else?
    "#]],
    );
}

#[test]
fn what_would_be_misread_is_quoted() {
    let lines = vec![
        line(&[
            ("two words", TermKind::Word),
            ("a/b", TermKind::Word),
            ("plain", TermKind::Word),
        ]),
        line(&[("all:", TermKind::Word)]),
        line(&[("a`b", TermKind::Literal), ("say \"x\"", TermKind::Phrase)]),
    ];
    let point = Point {
        value: Marks::whole(1),
        label: built("Over\ntwo lines, <!-- odd -->"),
        lines,
        ..Point::default()
    };
    let question = Question {
        heading: built("Odd\nheading"),
        rubric: Rubric { points: vec![point] },
        ..Question::default()
    };
    check(
        question,
        &expect![[r###"
        ## Odd heading

        ### Points

        - +1 Over two lines, <! -- odd -->
          - "two words"/"a/b"/plain
          - "all:"
          - ``a`b``/"say 'x'"
    "###]],
    );
}

#[test]
fn prose_cannot_end_its_section() {
    let question = Question {
        heading: built("Q"),
        body: built("# Title\n\ntext"),
        notes: Some(Part {
            text: built("```\nopen"),
            ..Part::default()
        }),
        ..Question::default()
    };
    check(
        question,
        &expect![[r#"
        ## Q

        #### Title

        text

        ### Notes

        ```
        open
        ```
    "#]],
    );
}

#[test]
fn glossary_words_are_quoted_where_needed() {
    let entry = GlossaryEntry {
        range: TextRange::default(),
        term: built("a, b"),
        equivalents: vec![built("c"), built("x=y")],
    };
    let glossary = Glossary { entries: vec![entry] };
    assert_eq!(glossary.print(), "- \"a, b\" = c, \"x=y\"\n");
}
