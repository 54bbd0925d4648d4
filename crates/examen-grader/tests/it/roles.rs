//! Right words that make no point, because two things have swapped places.

use examen_bank::{MatchKind, State};

use examen_grader::RubricMatcher;

use super::fixture::{ROLES, verdict};

/// Checks the state of a point of `rubrics/roles.bank.md`, and which word stands in the place of which.
#[track_caller]
fn check(id: &str, answer: &str, point: &str, expected: State, swaps: &[(&str, &str)]) {
    let verdict = verdict(ROLES, id, answer, point);
    let evidence = verdict.evidence.iter();
    let swapped = evidence.filter(|evidence| evidence.kind == MatchKind::Swapped);
    let told: Vec<(&str, &str)> = swapped
        .map(|evidence| (evidence.range.of(answer), evidence.term.as_str()))
        .collect();
    assert_eq!(verdict.state, expected, "{answer}");
    assert_eq!(told, swaps, "{answer}");
}

#[test]
fn halves_of_a_label_are_crossed() {
    let check = |answer, expected, swaps: &[_]| check("right-of-way", answer, "sides", expected, swaps);
    check("Port is red, starboard green.", State::Met, &[]);
    check("Green is for starboard and red for port.", State::Met, &[]);
    check("Port and starboard are red and green.", State::Met, &[]);
    check(
        "Port is green, starboard red.",
        State::Negated,
        &[("starboard", "port")],
    );
    check(
        "Green is for port and red for starboard.",
        State::Negated,
        &[("starboard", "port")],
    );
}

#[test]
fn words_of_lines_go_with_the_half_they_share_one_with() {
    let check = |answer, expected, swaps: &[_]| check("sign-in", answer, "lifetimes", expected, swaps);
    check(
        "The access token is gone after minutes, the refresh token after weeks.",
        State::Met,
        &[],
    );
    check(
        "The access token is gone after weeks, the refresh token after minutes.",
        State::Negated,
        &[("refresh", "access")],
    );
}

#[test]
fn labels_of_two_points_are_crossed() {
    let check = |answer, point, expected, swaps: &[_]| check("compiler", answer, point, expected, swaps);
    let swapped = "The lexer makes a tree of tokens, and the parser makes tokens of the text.";
    check(swapped, "lexer", State::Negated, &[("parser", "lexer")]);
    check(swapped, "parser", State::Negated, &[("lexer", "parser")]);
    let kept = "The parser makes a tree of the tokens, and the lexer makes these of the text.";
    check(kept, "parser", State::Met, &[]);
}

#[test]
fn roles_are_swapped_around_a_verb() {
    let check = |answer, expected, swaps: &[_]| check("hive", answer, "feed", expected, swaps);
    check(
        "The queen feeds the workers.",
        State::Negated,
        &[("queen", "workers")],
    );
    check("The queen is fed by the workers.", State::Met, &[]);
    check("It is the queen that the workers feed.", State::Met, &[]);
    check("The queen, whom the workers feed, lays eggs.", State::Met, &[]);
    check("For the queen the feeding is done by workers.", State::Met, &[]);
    check("The queen the workers feed is seldom seen.", State::Met, &[]);
    check(
        "The queen feeds the workers. No, sorry, the workers feed the queen.",
        State::Met,
        &[],
    );
}

#[test]
fn a_swap_over_two_sentences_is_none_but_one_of_them_may_be() {
    check(
        "hive",
        "The queen rests. Workers lay eggs, and the queen gathers nectar.",
        "tasks",
        State::Negated,
        &[("Workers", "queen")],
    );
}

#[test]
fn what_the_question_sets_against_the_subject_is_another() {
    let bank = "---\nbank: snow\n---\n\n## Sledge or skis?\n<!-- id: snow -->\n\n### Points\n\n\
         - +1 A sledge has a brake ^brake\n  - brake\n\
         - +1 Skis turn in short bows ^bows\n  - bow*\n";
    let state = |answer: &str| verdict(bank, "snow", answer, "brake").state;
    assert_eq!(state("The sledge has a brake."), State::Met);
    assert_eq!(state("There is a brake."), State::Met);
    assert_eq!(state("There is a brake for the skis."), State::Negated);
    assert_eq!(state("Unlike skis it has a brake."), State::Met);
    assert_eq!(state("Skis are fast, and there is a brake."), State::Met);
    assert_eq!(state("Skis have a brake on the sledge."), State::Met);
}

/// Checks the states of two labels without lines, for answers to `prompt`, and that the statements of a model answer fare
/// the same.
#[track_caller]
fn check_labels(prompt: &str, labels: [&str; 2], answer: &str, expected: [State; 2]) {
    let labels = labels.map(str::to_owned);
    let states = |matcher: RubricMatcher| -> Vec<State> {
        let verdicts = matcher.mark(answer).verdicts;
        verdicts.iter().map(|verdict| verdict.state).collect()
    };
    assert_eq!(
        states(RubricMatcher::for_points(prompt, &labels)),
        expected,
        "{answer}"
    );
    let model = labels.join(". ");
    assert_eq!(
        states(RubricMatcher::for_references(prompt, &[model])),
        expected,
        "{answer}"
    );
}

#[test]
fn labels_are_not_made_by_what_is_said_of_their_rivals() {
    use State::{Met, Negated};
    let check = |answer, expected| {
        check_labels(
            "What is the difference between a barge and a tug?",
            [
                "A barge carries heavy cargo and has no engine",
                "A tug pulls other vessels with a strong engine",
            ],
            answer,
            expected,
        );
    };
    check(
        "A barge carries heavy cargo and has no engine. A tug pulls other vessels with a strong engine.",
        [Met, Met],
    );
    check(
        "A tug pulls other vessels with its strong engine; heavy cargo is carried by a barge, which has no engine.",
        [Met, Met],
    );
    check(
        "A tug carries heavy cargo and has no engine. A barge pulls other vessels with a strong engine.",
        [Negated, Negated],
    );
    check(
        "A tug carries heavy cargo and has no engine, while a barge pulls other vessels with a strong engine.",
        [Negated, Negated],
    );
    check(
        "The tug is small. It pulls other vessels with a strong engine, unlike a barge, which carries heavy cargo and has no engine.",
        [Met, Met],
    );
    check(
        "It carries heavy cargo and has no engine. The other one pulls other vessels with a strong engine.",
        [Met, Met],
    );
}
