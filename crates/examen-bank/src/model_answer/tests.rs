use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::{GradedBy, ModelAnswer};
use crate::bank::Bank;

/// Shows the points of a model answer with their ids, and the words of the source that each is made of where these differ.
fn check(markdown: &str, expected: &Expect) {
    let points = ModelAnswer::read(markdown).points;
    let shown = points.iter().map(|point| {
        let source = point.range.of(markdown);
        let from = if source == point.label.value {
            String::new()
        } else {
            format!(" <- {source:?}")
        };
        format!("{}: {}{from}\n", point.id, point.label.value)
    });
    expected.assert_eq(&shown.collect::<String>());
}

#[test]
fn sentences_and_parts_between_semicolons_are_points() {
    check(
        "A stack is last in, first out.",
        &expect![[r#"
            a-stack: A stack is last in, first out.
        "#]],
    );
    check(
        "The header is short; it has a fixed length. Ports are optional.",
        &expect![[r#"
            the-header: The header is short
            it-has: it has a fixed length. Ports are optional.
        "#]],
    );
    check(
        "It consists of: - links with weights of their own - an adder that sums them up",
        &expect![[r#"
            it-consists: It consists of:
            links-with-weights: links with weights of their own
            an-adder: an adder that sums them up
        "#]],
    );
    check(
        "Yes.",
        &expect![[r#"
        yes: Yes.
    "#]],
    );
}

#[test]
fn items_and_rows_are_points_and_what_leads_to_them_is_not() {
    check(
        "Transactions are:\n\n- Atomic\n- Consistent:\n  1. keys\n  2. checks\n- **Isolated** from [others](https://example.org)\n",
        &expect![[r#"
            atomic: Atomic
            keys: keys
            checks: checks
            isolated-from-others: Isolated from others <- "Isolated** from [others"
        "#]],
    );
    check(
        "| version | over |\n|---|---|\n| HTTP/2 | one connection |\n| HTTP/3 | QUIC |\n",
        &expect![[r#"
            http-2-one: HTTP/2 · one connection <- "HTTP/2 | one connection"
            http-3-quic: HTTP/3 · QUIC <- "HTTP/3 | QUIC"
        "#]],
    );
}

#[test]
fn what_only_leads_on_takes_no_statement_with_it() {
    check(
        "A cache keeps copies of slow data. For example:\n\n- Redis\n- memcached\n",
        &expect![[r#"
            a-cache-keeps: A cache keeps copies of slow data.
            redis: Redis
            memcached: memcached
        "#]],
    );
}

#[test]
fn many_blocks_and_pieces_take_time_in_proportion() {
    let points = |text: &str| ModelAnswer::read(text).points.len();
    assert_eq!(points(&"a b:\n\n".repeat(100_000)), 1);
    assert_eq!(points(&"`a b c d`; ".repeat(100_000)), 20);
}

#[test]
fn headings_code_comments_and_addresses_state_nothing() {
    check(
        "#### Short\n\nThe event loop runs one callback after the other.\n\n```js\nsetTimeout(f, 0);\n```\n\n<!-- todo -->\n\n\
         ![a loop](loop.png) ~~Never mind.~~ <https://example.org>\n\n> From the manual\n",
        &expect![[r#"
            the-event-loop: The event loop runs one callback after the other.
        "#]],
    );
    check("```sql\nSELECT 1;\n```\n", &expect![[""]]);
    check("#### To do\n\n…\n", &expect![[""]]);
    check(
        "Use this:\n\n```sh\nls\n```\n",
        &expect![[r#"
        use: Use this:
    "#]],
    );
}

#[test]
fn wrapped_lines_go_on_and_ended_ones_do_not() {
    check(
        "A cache keeps copies of what is slow to get, so that the next\nreader need not wait for it, and Redis is often\nthat cache.",
        &expect![[r#"
            a-cache-keeps: A cache keeps copies of what is slow to get, so that the next reader need not wait for it, and Redis is often that cache. <- "A cache keeps copies of what is slow to get, so that the next\nreader need not wait for it, and Redis is often\nthat cache."
        "#]],
    );
    check(
        "Lookups by key take constant time\nOrder of the keys is lost\n",
        &expect![[r#"
            lookups-by-key: Lookups by key take constant time
            order: Order of the keys is lost
        "#]],
    );
}

#[test]
fn no_more_than_twenty_points_are_made() {
    let sentences: Vec<String> = (0..45)
        .map(|n| format!("Sentence number {n} says something."))
        .collect();
    let points = ModelAnswer::read(&sentences.join(" ")).points;
    assert_eq!(points.len(), 15);
    assert_eq!(
        points[1].label.value,
        "Sentence number 3 says something. Sentence number 4 says something. Sentence number 5 says something."
    );
    assert_eq!(points[1].id.as_str(), "sentence-number-3");
}

#[test]
fn points_go_before_a_model_answer_and_checklists_have_none() {
    let graded_by = |source: &str| Bank::parse(source).value.questions[0].graded_by();
    let answer = "### Answer\nThe stack gives back what came last.\n";
    assert_eq!(graded_by(&format!("## Q?\n{answer}")), GradedBy::ModelAnswer);
    assert_eq!(
        graded_by(&format!("## Q?\n### Points\n{answer}")),
        GradedBy::ModelAnswer
    );
    assert_eq!(
        graded_by(&format!("## Q?\n### Points\n- One\n{answer}")),
        GradedBy::Points
    );
    assert_eq!(
        graded_by(&format!("## Q?\n<!-- kind: behavioural -->\n{answer}")),
        GradedBy::Nothing
    );
    assert_eq!(graded_by("## Q?\n### Answer\n```\nx\n```\n"), GradedBy::Nothing);
    assert_eq!(graded_by("## Q?\n"), GradedBy::Nothing);
}

#[test]
fn points_stand_where_the_answer_states_them() {
    let source = "## Q?\n\n### Answer\n\nIt is *the* last. It gives back what came last.\n";
    let question = &Bank::parse(source).value.questions[0];
    let points = question.points();
    let ranges: Vec<&str> = points.iter().map(|point| point.label.range.of(source)).collect();
    assert_eq!(ranges, ["It is *the* last.", "It gives back what came last."]);
    assert_eq!(question.available().to_string(), "2");
    assert!(question.rubric.points.is_empty());
}

#[test]
fn a_revision_is_also_that_of_an_answer_that_grades() {
    let revision = |source: &str| Bank::parse(source).value.questions[0].revision();
    assert_ne!(
        revision("## Q?\n### Answer\nOne thing.\n"),
        revision("## Q?\n### Answer\nAnother thing.\n")
    );
    assert_eq!(
        revision("## Q?\n### Points\n- One\n### Answer\nOne thing.\n"),
        revision("## Q?\n### Points\n- One\n### Answer\nAnother thing.\n")
    );
}

proptest! {
    #[test]
    fn ranges_lie_on_boundaries_and_labels_are_not_blank(
        markdown in "([a-zé`*~;:.!?<>|&-]|- |\n|\n\n|#|``|&eacute;|\\| a \\| b \\|\n|[0-9]\\. |  | w+ w+ ){0,40}"
    ) {
        for point in ModelAnswer::read(&markdown).points {
            prop_assert!(point.label.value.contains(char::is_alphanumeric), "{point:?}");
            prop_assert!(markdown.get(point.range.start..point.range.end).is_some(), "{point:?}");
            prop_assert!(!point.range.is_empty(), "{point:?}");
        }
    }

    #[test]
    fn plain_sentences_are_taken_as_they_are(text in "[A-Z][a-z]{1,6}( [a-z]{1,6}){3,8}\\.( [A-Z][a-z]{1,6}( [a-z]{1,6}){3,8}\\.){0,4}") {
        prop_assert_eq!(&ModelAnswer::read(&text).text, &text);
    }
}

#[test]
fn the_example_of_the_page_has_the_points_that_the_page_says() {
    let page = include_str!("../../../../docs/format.md");
    let (_, section) = page.split_once("## A model answer for want of points\n").unwrap();
    let (_, example) = section.split_once("```markdown\n").unwrap();
    let (example, words) = example.split_once("```\n\n").unwrap();
    assert!(words.starts_with("has four points: what a stack gives back, how long it takes, the calls of a program, and undoing what was done."));
    let question = Bank::parse(example).value.questions.swap_remove(0);
    let points = question.points();
    let labels: Vec<&str> = points.iter().map(|point| point.label.value.as_str()).collect();
    assert_eq!(
        labels,
        [
            "A stack gives back first what was put on it last",
            "`push` and `pop` take constant time.",
            "the calls of a program",
            "undoing what was done",
        ]
    );
}
