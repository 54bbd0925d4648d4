//! What is said of a label without lines: a copy makes it, its denial does not.

use examen_bank::State;
use examen_grader::RubricMatcher;

use super::fixture::on_label;

#[track_caller]
fn check(label: &str, answer: &str, expected: State) {
    let verdict = on_label("What happens?", label, answer);
    assert_eq!(
        verdict.state, expected,
        "{label} / {answer}: {}",
        verdict.coverage
    );
}

#[test]
fn a_copy_of_a_label_with_a_denial_makes_it() {
    for label in [
        "Without retries a message is lost",
        "Without a lock two writers overwrite each other",
        "The cache is not safe",
        "No session is kept on the server",
        "It avoids a full scan of the table",
        "A lock is never held across a request",
        "Instead of a lock a version number is compared",
        "The second delivery is ignored, not processed again",
        "Nothing is written before the commit",
        "A stale read is unlikely, but not impossible",
    ] {
        check(label, label, State::Met);
        check(label, &format!("{label}."), State::Met);
    }
}

#[test]
fn what_a_denial_is_made_of_is_denied() {
    check("The cache is safe", "The cache is not safe.", State::Negated);
    check(
        "This answer is correct",
        "That answer is not correct.",
        State::Negated,
    );
    check(
        "A replica is enough",
        "One replica is not enough.",
        State::Negated,
    );
    check(
        "Sharding is recommended",
        "Sharding is not recommended.",
        State::Negated,
    );
    check("The cache is safe", "It is safe to use the cache.", State::Met);
}

#[test]
fn a_label_is_denied_by_what_is_said_of_its_subject() {
    check(
        "The cache is cleared",
        "The cache is not cleared.",
        State::Negated,
    );
    check(
        "Passwords are hashed",
        "Passwords are never hashed.",
        State::Negated,
    );
    check(
        "The session is kept by the client",
        "The session is kept by the client, not by the server.",
        State::Met,
    );
    check(
        "The cache is cleared",
        "We do not restart the cache, it is cleared.",
        State::Met,
    );
}

#[test]
fn a_label_is_not_made_where_what_it_denies_is_said() {
    for (label, reversed, told) in [
        (
            "A cache that does not expire serves stale data",
            "A cache that expires serves stale data.",
            "Caches which never expire serve stale data.",
        ),
        (
            "Services that do not share a database deploy alone",
            "Services that share a database deploy alone.",
            "Some services share a database. Services that don't share a database deploy alone.",
        ),
        (
            "A queue without consumers grows",
            "A queue with consumers grows.",
            "A queue grows without any consumers.",
        ),
    ] {
        let (reversed, told) = [reversed, told]
            .map(|answer| on_label("What happens?", label, answer))
            .into();
        assert!(reversed.coverage <= 0.5, "{label}: {}", reversed.coverage);
        assert_eq!(told.state, State::Met, "{label}: {}", told.coverage);
    }
}

#[test]
fn a_rubric_is_read_whole_however_much_was_read_before() {
    let words: Vec<String> = (0..70_000).map(|n| format!("w{n}x")).collect();
    RubricMatcher::for_points("What happens?", &["It waits".to_owned()]).mark(&words.join(" "));
    let label = "Without retries a message is lost";
    check(label, label, State::Met);
}

#[test]
fn compounds_of_a_label_are_one_word_or_two() {
    check("A read-only replica", "A readonly replica.", State::Met);
    check("A read-only replica", "A read only replica.", State::Met);
    check("A readonly replica", "A read-only replica.", State::Met);
    check("Uses a keyvalue store", "It uses a key value store.", State::Met);
    check("Uses a key-value store", "It uses a keyvalue store.", State::Met);
}
