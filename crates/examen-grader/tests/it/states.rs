//! What is made of short answers: the marks and the state of each point.

use examen_bank::{Glossary, State};
use examen_grader::RubricMatcher;

use super::fixture::{SERVICES, grade, question, rubric_of};

/// Checks the marks and the states, written as `point state` in the order of the rubric, those that are silent left
/// out.
#[track_caller]
fn check(id: &str, answer: &str, marks: &str, states: &str) {
    let grade = grade(id, answer);
    let silent = |state| matches!(state, State::Missed | State::Absent);
    let shown: Vec<String> = grade
        .verdicts
        .iter()
        .filter(|verdict| !silent(verdict.state))
        .map(|verdict| format!("{} {}", verdict.point, verdict.state.name()))
        .collect();
    let score = format!("{}/{}", grade.score.awarded, grade.score.available);
    assert_eq!(
        (score.as_str(), shown.join(", ").as_str()),
        (marks, states),
        "{answer}"
    );
}

#[test]
fn a_good_answer_earns_its_points_and_may_turn_a_misconception_down() {
    check(
        "old-prices",
        "Nothing deleted the entry when the price was updated, so users read a stale copy.\n\
         I would invalidate the key in the same transaction and keep a short TTL as a net.\n\
         I would not raise the TTL.",
        "5/6",
        "outlive met, renews met, expires met, longer-lifetime rejected",
    );
    check(
        "charge-once",
        "Queues redeliver, so the handler must be idempotent: insert the event id under a\n\
         unique index inside the transaction, commit, then ack.",
        "7/7",
        "at-least-once met, repeatable met, settle met, ack-late met",
    );
}

#[test]
fn a_point_that_is_denied_earns_nothing() {
    check(
        "old-prices",
        "The copies are never stale. You don't have to invalidate anything. There is no need for a TTL, \
         and nobody should accept stale values.",
        "0/6",
        "outlive negated, renews negated, expires negated, harmless negated",
    );
    check(
        "charge-once",
        "The handler is not idempotent and needs neither a transaction nor a unique index.",
        "0/7",
        "repeatable negated, settle negated",
    );
}

#[test]
fn two_subjects_swapped_earn_nothing() {
    check(
        "who-and-what",
        "Authentication decides what you may do, authorization tells who you are.",
        "0/6",
        "",
    );
    check(
        "who-and-what",
        "Authorization is about who the user is. Authentication is about what they may do.",
        "0/6",
        "",
    );
    check(
        "who-and-what",
        "Authentication is who you are; authorization is what you may do.",
        "4/6",
        "who met, what met",
    );
}

#[test]
fn the_question_said_again_earns_nothing() {
    for id in ["old-prices", "charge-once", "who-and-what", "change-table"] {
        let echoed = question(SERVICES, id).prompt();
        let available = grade(id, "").score.available;
        check(id, &echoed, &format!("0/{available}"), "");
    }
}

#[test]
fn a_bare_list_of_words_earns_half_at_most() {
    check(
        "old-prices",
        "stale, invalidation, TTL, eventual consistency",
        "3/6",
        "outlive listed, renews listed, expires listed, harmless listed",
    );
    let phrases = "queue, delivery at least once, idempotent handler, hash of the key, index on id, commit to \
                   log, order of events, crash";
    check(
        "charge-once",
        phrases,
        "2/7",
        "at-least-once listed, repeatable listed",
    );
    check(
        "charge-once",
        &format!("{phrases}, and the handler is safe"),
        "4/7",
        "at-least-once met, repeatable met",
    );
}

#[test]
fn an_introduction_makes_no_sentence_of_a_list() {
    check(
        "old-prices",
        "Keywords: invalidate, TTL, expiry, stale.",
        "2.5/6",
        "outlive listed, renews listed, expires listed",
    );
    check(
        "old-prices",
        "My answer would be: invalidate, TTL, expiry, stale.",
        "2.5/6",
        "outlive listed, renews listed, expires listed",
    );
}

#[test]
fn a_misconception_claims_its_words() {
    check(
        "old-prices",
        "I would increase the TTL.",
        "0/6",
        "longer-lifetime claimed",
    );
    check(
        "old-prices",
        "I would not raise the TTL.",
        "0/6",
        "expires negated, longer-lifetime rejected",
    );
    check(
        "who-and-what",
        "It is a mistake to store passwords in plain text.",
        "0/6",
        "clear-text rejected",
    );
    check(
        "who-and-what",
        "We store the passwords in plain text.",
        "0/6",
        "clear-text claimed",
    );
}

#[test]
fn not_only_is_no_denial() {
    check(
        "old-prices",
        "We have not only a stale copy but also an entry to purge.",
        "4/6",
        "outlive met, renews met",
    );
}

#[test]
fn a_denial_that_is_asked_for_is_no_denial() {
    check(
        "change-table",
        "The change is made without downtime.",
        "2/5",
        "up met",
    );
    check(
        "change-table",
        "You can't do it without downtime.",
        "0/5",
        "up negated",
    );
}

#[test]
fn a_denial_that_is_asked_for_goes_with_its_neighbours() {
    let matcher = rubric_of(
        "## When may a page lag?\n\n### Points\n\n- +1 Lag does no harm\n  - not/no matter/harm stale/late\n",
    );
    let state = |answer: &str| matcher.grade(answer).verdicts[0].state;
    assert_eq!(state("It does not matter if the archive is stale."), State::Met);
    assert_eq!(
        state("I do not write that: speed does matter, and it is stale."),
        State::Missed
    );
}

#[test]
fn a_label_that_denies_wants_a_denial() {
    check(
        "change-table",
        "The migration must not lock the table.",
        "1/5",
        "no-lock met",
    );
    check(
        "change-table",
        "First I would lock the table.",
        "0/5",
        "no-lock negated",
    );
}

#[test]
fn words_are_matched_not_substrings() {
    check("change-table", "We had begun too early.", "0/5", "");
    check("change-table", "It is unusual.", "1/5", "prefix met");
    check("who-and-what", "It answered 4012 times.", "0/6", "");
}

#[test]
fn what_markdown_strikes_out_or_quotes_does_not_count() {
    check("old-prices", "~~Invalidate the key.~~", "0/6", "");
    check("old-prices", "> Invalidate the key.", "0/6", "");
    check("old-prices", "<!-- invalidate the key -->", "0/6", "");
    check(
        "old-prices",
        "| what | how |\n|---|---|\n| the row is written | we invalidate it |\n",
        "2/6",
        "renews met",
    );
    check("old-prices", "```\ninvalidate the key\n```", "0/6", "");
    check(
        "old-prices",
        "We run this:\n\n```\nDEL price:17\n```",
        "2/6",
        "renews met",
    );
}

#[test]
fn fractions_add_up() {
    check(
        "who-and-what",
        "A stranger gets a `401` from us.",
        "0.5/6",
        "codes partial",
    );
    check(
        "who-and-what",
        "A stranger gets 401, a user without the role gets 403.",
        "1/6",
        "codes met",
    );
    check("charge-once", "A unique index does it.", "1/7", "settle partial");
}

#[test]
fn a_not_line_voids_what_stands_in_the_same_sentence() {
    check(
        "change-table",
        "I would copy rows in batches.",
        "1/5",
        "batches met",
    );
    check("change-table", "I would copy the rows in one batch.", "0/5", "");
}

#[test]
fn glossary_words_stand_for_one_another() {
    let glossary = Glossary::parse("- ttl = time to live\n").value;
    let matcher = RubricMatcher::new(&question(SERVICES, "old-prices"), &glossary);
    let answer = "Each entry gets a time to live.";
    let grade = matcher.grade(answer);
    assert_eq!(grade.verdicts[2].state, State::Met);
    assert_eq!(grade.verdicts[2].evidence[0].range.of(answer), "time to live");
}

#[test]
fn a_matcher_can_be_shared() {
    fn shared<T: Send + Sync>(_: &T) {}
    shared(&RubricMatcher::new(
        &question(SERVICES, "old-prices"),
        &Glossary::default(),
    ));
}

#[test]
fn names_with_a_full_stop_inside_are_one_thing() {
    let matcher = rubric_of("## Which runtime?\n\n### Points\n\n- +1 Names one\n  - Node.js, ASP.NET\n");
    for answer in [
        "We use Node.js here.",
        "It runs on ASP.NET. We like it.",
        "Written for nodejs.",
    ] {
        assert_eq!(matcher.grade(answer).verdicts[0].state, State::Met, "{answer}");
    }
}

#[test]
fn a_label_that_avoids_is_met_by_saying_so() {
    let matcher =
        RubricMatcher::for_points("What does it spare you?", &["Avoid managing servers".to_owned()]);
    assert_eq!(
        matcher.grade("You avoid managing the servers yourself.").verdicts[0].state,
        State::Met
    );
}

#[test]
fn what_is_named_in_a_condition_after_it_was_denied_is_denied() {
    check(
        "old-prices",
        "I would not purge the key either: if you purge the key you lose the entry.",
        "0/6",
        "renews negated",
    );
}

#[test]
fn where_most_is_turned_down_a_denial_takes_its_sentence() {
    let refusals = "I would not bother with a cause. There is no need to watch it. ";
    check(
        "old-prices",
        &format!("{refusals}Invalidating the key, nothing ever came of that for me."),
        "0/6",
        "renews negated",
    );
    check(
        "old-prices",
        &format!("{refusals}Invalidating the key is fine, but I would not write through."),
        "2/6",
        "renews met",
    );
    check(
        "old-prices",
        "Invalidating the key, nothing ever came of that for me.",
        "2/6",
        "renews met",
    );
}

#[test]
fn the_questions_words_from_two_sentences_earn_nothing() {
    let matcher = rubric_of(
        "## Why may a computation freeze the loop?\n\n### Points\n\n\
         - +1 It holds up what waits\n  - computation freeze*\n",
    );
    let marks = |answer: &str| matcher.grade(answer).score.awarded.to_string();
    assert_eq!(
        marks(
            "Sockets, timers and files freeze in a cold winter. A computation is done by somebody with a pencil."
        ),
        "0"
    );
    assert_eq!(
        marks("Sockets, timers and files freeze behind a computation that somebody does with a pencil."),
        "1"
    );
}
