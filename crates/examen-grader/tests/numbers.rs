//! Numbers in the labels of points.

use examen_grader::RubricMatcher;

const LABEL: &str = "The server listens on port 3306 by default";

/// How much of the label `answer` covers.
fn coverage(answer: &str) -> f64 {
    let matcher = RubricMatcher::for_points("Where do clients connect to?", &[LABEL.to_owned()]);
    matcher.mark(answer).verdicts[0].coverage
}

#[test]
fn the_label_itself_is_all_of_it() {
    assert!((coverage(LABEL) - 1.0).abs() < 1e-6, "{}", coverage(LABEL));
}

#[test]
fn another_number_costs_more_than_a_word_that_is_missing() {
    let wrong = coverage("The server listens on port 5432 by default.");
    let no_word = coverage("The server listens on 3306 by default.");
    assert!(wrong < no_word, "{wrong} {no_word}");
}
