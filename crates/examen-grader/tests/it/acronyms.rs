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
    let unexplained = BANK
        .replace("(TTL) ", "")
        .replace("time to live", "leave to stay");
    check(
        &rubric_of(&unexplained),
        "The LTS expires.",
        expect![[r"
            life missed
        "]],
    );
    check(
        &rubric_of(&unexplained),
        "We set a leave to stay (LTS) on each entry. When the LTS expires it goes.",
        expect![[r#"
            life met; LTS short for leave to stay; expires begins with expir
        "#]],
    );
    let abbreviated = unexplained.replace("\"leave to stay\" expir*", "lts expir*");
    check(
        &rubric_of(&abbreviated),
        "We set an LTS (leave to stay). When its leave to stay expires, it goes.",
        expect![[r#"
            life met; leave to stay long for lts; expires begins with expir
        "#]],
    );
}

#[test]
fn what_is_common_in_computing_needs_no_explanation() {
    let common = BANK.replace("(TTL) ", "");
    check(
        &rubric_of(&common),
        "The TTL expires.",
        expect![[r#"
            life met; TTL short for time to live; expires begins with expir
        "#]],
    );
    let matcher = of_points(
        "Why a cache?",
        &["It spares the database", "Sessions live in JWTs"],
    );
    check(
        &matcher,
        "The DB is spared. JSON Web Tokens hold sessions.",
        expect![[r#"
            it-spares met; DB short for database; spared form of spares
            sessions-live met; JSON Web Tokens long for jwt; sessions says sessions
        "#]],
    );
}

#[test]
fn several_of_what_capitals_stand_for_are_the_same() {
    let bank = BANK.replace("\"time to live\" expir*", "VM, URL");
    check(
        &rubric_of(&bank),
        "We run VMs.",
        expect![[r#"
        life met; VMs says VM
    "#]],
    );
    check(
        &rubric_of(&bank),
        "We map URLs.",
        expect![[r#"
        life met; URLs says URL
    "#]],
    );
}
