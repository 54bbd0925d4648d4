//! Abbreviations, learnt where a text explains them.

use examen_grader::RubricMatcher;
use expect_test::{Expect, expect};

use super::fixture::rubric_of;

/// Shows the share of each point with the words that earned it.
fn check(matcher: &RubricMatcher, answer: &str, expected: Expect) {
    let grade = matcher.grade(answer);
    let shown = grade.verdicts.iter().map(|verdict| {
        let evidence = verdict.evidence.iter().map(|evidence| {
            let words = evidence.range.of(answer);
            format!("; {words} {} {}", evidence.kind.relation(), evidence.term)
        });
        let evidence: String = evidence.collect();
        format!("{} {}{evidence}\n", verdict.point, verdict.state.name())
    });
    expected.assert_eq(&shown.collect::<String>());
}

fn of_points(prompt: &str, labels: &[&str]) -> RubricMatcher {
    let labels: Vec<String> = labels.iter().map(|&label| label.to_owned()).collect();
    RubricMatcher::for_points(prompt, &labels)
}

#[test]
fn a_label_is_found_by_the_abbreviation_that_another_explains() {
    let matcher = of_points(
        "How are sessions kept?",
        &["The JSON Web Token (JWT) is signed", "signs a JSON Web Token"],
    );
    check(
        &matcher,
        "It signs a JWT.",
        expect![[r#"
            the-json-web met; signs form of signed; JWT says jwt
            signs-a-json met; signs says signs; JWT short for json web token
        "#]],
    );
}

#[test]
fn an_abbreviation_in_a_label_is_found_written_out() {
    let matcher = of_points(
        "What bounds the TTL (time to live) of an entry?",
        &["A short TTL bounds staleness"],
    );
    check(
        &matcher,
        "Staleness is bounded by a short time to live.",
        expect![[r#"
            a-short-ttl met; Staleness says staleness; bounded form of bounds; short says short; time to live long for ttl
        "#]],
    );
}

#[test]
fn nothing_is_learnt_from_other_letters() {
    let matcher = of_points(
        "How are sessions kept?",
        &["a JSON Web Token (XML)", "JSON Web Token"],
    );
    check(
        &matcher,
        "By XML.",
        expect![[r#"
            a-json-web partial; XML says xml
            json-web-token missed; XML related to web
        "#]],
    );
}

const BANK: &str = r#"# Networks

## What keeps a stale entry from being served?

### Points

- +2 Entries come to an end ^life
  - "time to live" expir*

### Answer

A time to live (TTL) is set.
"#;

#[test]
fn lines_learn_from_the_model_answer() {
    check(
        &rubric_of(BANK),
        "The TTL expires.",
        expect![[r#"
            life met; TTL short for time to live; expires begins with expir
        "#]],
    );
}

#[test]
fn lines_learn_from_the_answer_itself() {
    let unexplained = BANK.replace("(TTL) ", "");
    check(
        &rubric_of(&unexplained),
        "The TTL expires.",
        expect![[r"
            life missed
        "]],
    );
    check(
        &rubric_of(&unexplained),
        "We set a time to live (TTL) on each entry. When the TTL expires it goes.",
        expect![[r#"
            life met; TTL short for time to live; expires begins with expir
        "#]],
    );
    let abbreviated = unexplained.replace("\"time to live\" expir*", "ttl expir*");
    check(
        &rubric_of(&abbreviated),
        "We set a TTL (time to live). When its time to live expires, it goes.",
        expect![[r#"
            life met; time to live long for ttl; expires begins with expir
        "#]],
    );
}
