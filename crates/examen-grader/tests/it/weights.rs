//! What the words of a label count that has no lines.

use super::fixture::on_label;

fn coverage(label: &str, answer: &str) -> f64 {
    on_label("What is done when the load grows?", label, answer).coverage
}

#[test]
fn words_that_say_little_count_little() {
    let label = "The given worker empties the queue";
    let telling = coverage(label, "A worker empties the queue.");
    let vague = coverage(label, "The given worker empties it.");
    assert!(telling > vague + 0.1, "{telling} {vague}");
}

#[test]
fn words_that_compare_or_limit_count() {
    let label = "More workers read the same queue";
    let without = coverage(label, "Workers read a queue.");
    let with = coverage(label, "More workers read the same queue.");
    assert!(with > without + 0.1, "{with} {without}");
    assert!((with - 1.0).abs() < 1e-6, "{with}");
}

#[test]
fn a_denial_counts_as_a_word_and_for_what_it_denies() {
    let label = "Requests are not queued";
    let denied = coverage(label, "The requests aren't queued.");
    let affirmed = coverage(label, "The requests are queued.");
    assert!(denied > 0.95, "{denied}");
    assert!(affirmed < denied - 0.15, "{affirmed} {denied}");
}

#[test]
fn a_label_of_one_denial_can_be_met() {
    assert!(coverage("No.", "No, they wait.") > 0.7);
    assert!(coverage("No.", "They wait.") < f64::EPSILON);
}

#[test]
fn another_number_costs_more_than_a_word_that_is_missing() {
    let label = "The server listens on port 3306 by default";
    let wrong = coverage(label, "The server listens on port 5432 by default.");
    let no_word = coverage(label, "The server listens on 3306 by default.");
    assert!(wrong < no_word, "{wrong} {no_word}");
    assert!((coverage(label, label) - 1.0).abs() < 1e-6);
}

#[test]
fn an_opposite_stands_for_nothing() {
    let label = "The limit is doubled";
    let like = coverage(label, "The limit is tripled.");
    let opposite = coverage(label, "The limit is halved.");
    let nothing = coverage(label, "The limit.");
    assert!(like > opposite + 0.1, "{like} {opposite}");
    assert!((opposite - nothing).abs() < 0.1, "{opposite} {nothing}");
}
