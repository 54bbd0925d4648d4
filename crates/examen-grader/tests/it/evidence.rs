//! Which words are shown, and what came closest where nothing was earned.

use examen_bank::State;
use examen_grader::{Ground, MissReason};

use super::fixture::{grade, of_point, rubric_of};

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

/// What a line of two words, the second of them `gateway`, finds in `answer`.
fn state_of_line(line: &str, answer: &str) -> State {
    let bank = format!("## How?\n\n### Points\n\n- +1 It is so ^so\n  - {line} gateway\n");
    of_point(rubric_of(&bank).grade(answer), "so").state
}

#[track_caller]
fn check_line(line: &str, answer: &str) {
    assert_eq!(state_of_line(line, answer), State::Met, "{line}: {answer}");
}

#[test]
fn irregular_forms_are_forms() {
    for (line, answer) in [
        ("choose", "A gateway was chosen."),
        ("overwritten", "It overwrites the gateway."),
        ("sent", "We send it to the gateway."),
        ("index", "Two indices at the gateway."),
        ("person", "People at the gateway."),
    ] {
        check_line(line, answer);
    }
}

#[test]
fn words_are_spelt_on_both_sides_of_the_atlantic() {
    for (line, answer) in [
        ("behavior", "The behaviour of the gateway."),
        ("behaviour", "The behavior of the gateway."),
        ("serialise", "Serialized at the gateway."),
        ("serialis*", "Serialization at the gateway."),
        ("authoriz*", "The gateway is authorised."),
        ("center", "The gateway is centred."),
        ("license", "The licence of the gateway."),
        ("analysis", "We analyse the gateway."),
    ] {
        check_line(line, answer);
    }
}

#[test]
fn words_that_a_stemmer_puts_together_are_kept_apart() {
    for (line, answer) in [
        ("custom", "The gateway greets the customer."),
        ("integration", "The gateway keeps the integrity."),
        ("content", "There is contention at the gateway."),
    ] {
        assert_eq!(state_of_line(line, answer), State::Missed, "{line}: {answer}");
    }
}

#[test]
fn degrees_are_forms_of_adjectives() {
    for (line, answer) in [
        ("fast", "A faster gateway."),
        ("cheaper", "The gateway is cheap."),
        ("large", "The largest gateway."),
    ] {
        check_line(line, answer);
    }
    assert_eq!(
        state_of_line("long", "The gateway no longer works."),
        State::Missed
    );
}

#[test]
fn nouns_of_a_verb_and_a_particle_are_found_apart_and_together() {
    for (line, answer) in [
        ("timeout", "The gateway times out."),
        ("rollback", "We rolled back the gateway."),
        ("login", "They log in at the gateway."),
        ("failover", "The gateway fails over."),
        ("multitenant", "A multi-tenant gateway."),
        ("signup", "They signed up at the gateway."),
        ("\"roll back\"", "A rollback of the gateway."),
    ] {
        check_line(line, answer);
    }
    assert_eq!(state_of_line("failover", "The gateway fails."), State::Missed);
}

#[test]
fn a_near_miss_of_several_things_names_those_that_are_not_there() {
    let rubric = rubric_of(
        "## Which code tells a caller what?\n\n### Points\n\n- +2 Answers 401 in one case and 403 in the other\n  - all: `401`, `403`\n- +2 Names two ways to prove who one is\n  - 2 of: password, certificate, token\n",
    );
    let grade = rubric.grade("A wrong login gets 401, and the password is asked for again.");
    let nearest: Vec<_> = grade
        .verdicts
        .iter()
        .map(|verdict| {
            let nearest = verdict.nearest.as_ref().expect("one of two is there");
            (nearest.reason, nearest.lacking.join(", "))
        })
        .collect();
    let incomplete = |lacking: &str| (MissReason::Incomplete, lacking.to_owned());
    assert_eq!(nearest, [incomplete("403"), incomplete("certificate")]);
}

#[test]
fn a_verdict_tells_what_it_rests_on() {
    let rubric = rubric_of(
        "## What does a cache need?\n\n### Points\n\n- +2 Entries are deleted when their row changes\n  - delete/drop entry\n",
    );
    let ground = |answer: &str| rubric.grade(answer).verdicts[0].ground;
    assert_eq!(ground("I delete the entry."), Ground::Lines);
    assert_eq!(
        ground("I delete it. The entry must not stay."),
        Ground::TwoSentences
    );
}
