//! A label that is copied is met, and one that names another thing is not.

use examen_bank::{Bank, MatchKind, State};
use examen_grader::RubricMatcher;

use super::fixture::{SHIPPED, on_label};

const QUESTION: &str = "What happens?";

fn coverage(label: &str, answer: &str) -> f64 {
    on_label(QUESTION, label, answer).coverage
}

#[track_caller]
fn check_met(label: &str, answer: &str) {
    check_met_when_asked(QUESTION, label, answer);
}

#[track_caller]
fn check_met_when_asked(question: &str, label: &str, answer: &str) {
    let verdict = on_label(question, label, answer);
    assert!(
        verdict.state == State::Met && verdict.coverage > 0.95,
        "{label:?} by {answer:?}: {:?} {}",
        verdict.state,
        verdict.coverage
    );
}

#[track_caller]
fn check_unmet(label: &str, answer: &str) {
    check_unmet_when_asked(QUESTION, label, answer);
}

#[track_caller]
fn check_unmet_when_asked(question: &str, label: &str, answer: &str) {
    let verdict = on_label(question, label, answer);
    assert!(
        verdict.state != State::Met,
        "{label:?} by {answer:?}: {}",
        verdict.coverage
    );
}

#[test]
fn a_letter_is_a_name() {
    check_met("A", "A");
    check_unmet("A", "B");
    check_met("They chose plan A", "they chose plan a");
    check_met("Bulb A is broken", "A is broken, the bulb.");
    check_unmet("Bulb A is broken", "Bulb B is broken");
    let question = "Which plan was chosen, A or B?";
    check_met_when_asked(question, "They chose plan A", "So they chose plan A.");
    check_unmet_when_asked(question, "They chose plan A", "They chose plan B");
    check_unmet_when_asked(question, "They chose plan C", "They chose plan B");
}

#[test]
fn a_label_of_grammar_is_met_by_its_words_together() {
    for label in [
        "off",
        "on",
        "before",
        "both",
        "no",
        "All of them",
        "Both of them",
        "up and down",
        "It is not",
    ] {
        check_met(label, label);
    }
    check_met("All of them", "I think it is all of them.");
    check_met("a thing", "thing");
    check_met("The others.", "others");
    check_met("It is the other way.", "The other way");
    check_met("It is off.", "off");
    for list in ["up, down", "up/down", "Both of them: up, down."] {
        check_met("up and down", list);
    }
    check_unmet("up and down", "down, up");
    check_unmet("up and down", "up");
    check_unmet("It is not", "That is not so");
    check_unmet("All of them", "None of them");
    check_unmet("up and down", "It goes down and then up");
}

#[test]
fn a_label_without_words_of_known_meaning_is_met() {
    for label in ["5432", "127.0.0.1", "10 to 20", "C++", "C#"] {
        check_met(label, label);
    }
    check_unmet("5432", "3306");
    check_unmet("C++", "C#");
    let references = ["The port is open. It is 5432, or so.".to_owned()];
    let graded = RubricMatcher::for_references(QUESTION, &references)
        .mark(&references[0])
        .graded;
    assert!(graded > 0.99, "{graded}");
}

#[test]
fn capitals_are_names() {
    check_met("It is an OR gate", "It is an OR gate.");
    check_unmet("It is an OR gate", "It is an AND gate.");
    check_met("made in the US", "made in the US");
    check_met("made in the USA", "It is made in the US.");
    for label in ["US", "IT", "WHO"] {
        check_met(label, label);
    }
    check_met("Both AND gates and OR gates", "both AND gates and OR gates");
}

#[test]
fn other_signs_are_apostrophes() {
    let coverage = |answer: &str| coverage("The cache is cleared", answer);
    let denied = coverage("The cache isn't cleared.");
    for answer in [
        "The cache isn\u{2019}t cleared.",
        "The cache isn\u{b4}t cleared.",
        "The cache isn`t cleared.",
        "The cache isn\"t cleared.",
        "The cache is'nt cleared.",
        "The cache isn ' t cleared.",
    ] {
        let found = coverage(answer);
        assert!((found - denied).abs() < 1e-6, "{answer}: {found} {denied}");
    }
    assert!(denied < coverage("The cache is cleared."));
}

#[test]
fn the_best_of_what_a_word_stands_for_is_shown() {
    let evidence = on_label(QUESTION, "separated by a gap", "a gap").evidence;
    let kinds: Vec<MatchKind> = evidence.iter().map(|evidence| evidence.kind).collect();
    assert_eq!(kinds, [MatchKind::Exact]);
}

#[test]
fn numbers_are_the_same_however_they_are_written() {
    check_met("It takes 38,000 rows", "It takes 38000 rows");
    check_unmet("It takes 38,000 rows", "It takes 20,000 rows");
    for (label, answer) in [
        ("100ms", "100 ms"),
        ("100 ms", "100ms"),
        ("0.5", ".5"),
        (".5", "0.50"),
        ("13", "thirteen"),
        ("-1", "-1"),
    ] {
        check_met(label, answer);
    }
    check_unmet("-1", "1");
    check_unmet("1", "-1");
    check_unmet("version 1.10", "version 1.1");
}

#[test]
fn one_is_a_number_where_it_counts() {
    check_met("exactly one leader", "exactly 1 leader");
    check_met("exactly 1 leader", "There is exactly one leader");
    check_met("exactly one leader", "exactly one leader");
    check_met("at least one of the leaders", "at least one of the leaders");
    assert!(coverage("1 leader", "The other one is the leader") < coverage("1 leader", "one leader"));
}

#[test]
fn another_number_is_another_claim() {
    check_unmet("exactly one leader", "exactly two leaders");
    check_unmet("exactly two leaders", "exactly one leader");
    check_unmet(
        "The server listens on port 3306",
        "The server listens on port 5432",
    );
    check_met("The server listens on port 3306", "1 server listens on port 3306");
}

#[test]
fn an_opposite_is_another_claim() {
    check_unmet(
        "It begins with a small window and doubles it",
        "It starts with a big window and halves it.",
    );
    check_unmet("The queue of requests is full", "The queue of requests is empty");
    check_unmet(
        "The newest request in the queue is served first",
        "The oldest request in the queue is served first",
    );
    check_met(
        "It begins with a small window and doubles it",
        "At first the window is small, it begins slowly and doubles it later.",
    );
    check_met(
        "The newest request in the queue is served first",
        "The newest request in the queue is served first, not the oldest.",
    );
}

#[test]
fn labels_of_the_bank_that_are_copied_are_made_in_full() {
    let bank = Bank::parse(SHIPPED).value;
    let mut n_labels = 0;
    for question in &bank.questions {
        for point in &question.rubric.points {
            n_labels += 1;
            check_met_when_asked(&question.heading.value, &point.label.value, &point.label.value);
        }
    }
    assert!(n_labels > 50, "{n_labels}");
}
