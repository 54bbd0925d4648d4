//! Which words are shown, and what came closest where nothing was earned.

use examen_grader::MissReason;

use super::fixture::{grade, of_point};

/// Checks the words that the verdict on one point underlines.
#[track_caller]
fn check_evidence(id: &str, answer: &str, point: &str, evidence: &str) {
    let verdict = of_point(grade(id, answer), point);
    let shown: Vec<String> = verdict
        .evidence
        .iter()
        .map(|evidence| {
            format!(
                "{} ({} {})",
                evidence.range.of(answer),
                evidence.kind.relation(),
                evidence.term
            )
        })
        .collect();
    assert_eq!(shown.join(", "), evidence, "{answer}");
}

#[test]
fn every_match_says_why() {
    check_evidence(
        "old-prices",
        "We invalidated the entries.",
        "renews",
        "invalidated (begins with invalidat)",
    );
    check_evidence(
        "old-prices",
        "They read an old coppy.",
        "outlive",
        "old (says old), coppy (misspelling of copy)",
    );
    check_evidence(
        "old-prices",
        "All entries have life time limits.",
        "expires",
        "life time (compound of lifetime)",
    );
    check_evidence(
        "old-prices",
        "It is writethrough now.",
        "renews",
        "writethrough (compound of write-through)",
    );
    check_evidence(
        "old-prices",
        "We don't purge any key.",
        "renews",
        "n't (denies not), purge (says purge), key (says key)",
    );
    check_evidence(
        "charge-once",
        "It is delivered at least once.",
        "at-least-once",
        "at least once (phrase at least once)",
    );
}

#[test]
fn a_missed_point_says_what_came_closest() {
    let answer = "Something is wrong. I would delete it from there.";
    let grade = grade("old-prices", answer);
    let nearest = grade.verdicts[1]
        .nearest
        .as_ref()
        .expect("delete fills one slot of two");
    assert_eq!(nearest.sentence.of(answer), "I would delete it from there");
    assert_eq!(nearest.lacking, ["key"]);
}

#[test]
fn a_swapped_order_is_named() {
    let grade = grade("who-and-what", "Who you are is a matter of authentication.");
    let nearest = grade.verdicts[0].nearest.as_ref().expect("both slots are filled");
    assert_eq!(nearest.reason, MissReason::WrongOrder);
}

#[test]
fn a_not_line_says_why() {
    let verdict = of_point(
        grade("change-table", "I would copy the rows in one batch."),
        "batches",
    );
    assert_eq!(
        verdict.why.as_deref(),
        Some("one huge statement holds its locks to the end")
    );
}
