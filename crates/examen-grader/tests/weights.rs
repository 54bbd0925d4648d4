//! What the words of a label count that has no lines.

use examen_grader::RubricMatcher;

fn coverage(label: &str, answer: &str) -> f64 {
    let matcher = RubricMatcher::for_points("What is done when the load grows?", &[label.to_owned()]);
    matcher.mark(answer).verdicts[0].coverage
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
