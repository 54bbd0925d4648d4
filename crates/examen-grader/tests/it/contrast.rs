//! What two clauses say of two things is not one thing said, and what only answers or compares denies nothing.

use super::fixture::rubric_of;

const PROBES: &str = "\
## What is the difference between a liveness probe and a readiness probe?

### Points

- +2 A failing liveness probe restarts the container ^restarts
  - liveness > restart
- +2 A failing readiness probe takes the pod out of the service ^takes-out
  - readiness > remove/out
- -2 Thinks that a failing readiness probe restarts the pod ^readiness-restarts
  - readiness fail > restart/kill
";

const MEMORY: &str = "\
## Why was the job killed?

### Points

- +1 It used more memory than its limit ^memory
  - more memory > limit
- -1 Thinks that a CPU limit kills jobs ^cpu
  - CPU limit kill
";

const TRANSPORT: &str = "\
## How do TCP and UDP differ?

### Points

- +2 TCP delivers reliably ^reliable
  - TCP guarantee/reliable deliver*
- -2 Believes that UDP guarantees delivery ^udp
  - UDP guarantee/reliable deliver*
";

const INDEX: &str = "\
## What does an index do, and what does it cost?

### Points

- +1 Every write must update the index ^writes
  - write slow/update
- -2 Believes that an index speeds up writes ^faster-writes
  - index faster/quick write
";

const ENCODING: &str = "\
## Is base64 secure?

### Points

- +2 It is an encoding, not encryption ^encoding
  - base64 not/no encryption/durable
";

const SERVERS: &str = "\
## What makes a server stateless?

### Points

- +1 Any instance can answer ^any
  - which server/machine matter/irrelevant/answers
- +2 Names how callers prove themselves ^proof
  - 2 of: password, token, certificate
- +1 Pods must be ready ^ready
  - pod ready
";

#[track_caller]
fn check(question: &str, answer: &str, expected: &str) {
    let grade = rubric_of(question).grade(answer);
    let found = grade
        .verdicts
        .iter()
        .filter(|verdict| !verdict.evidence.is_empty());
    let found: Vec<String> = found
        .map(|verdict| format!("{} {}", verdict.point, verdict.state.name()))
        .collect();
    assert_eq!(found.join(", "), expected, "{answer}");
}

#[test]
fn a_misconception_is_not_claimed_without_the_word_that_tells_it_from_a_point() {
    check(
        PROBES,
        "A failing readiness probe restarts the pod.",
        "readiness-restarts claimed",
    );
    check(
        PROBES,
        "A failing liveness probe restarts the pod.",
        "restarts met",
    );
    check(
        PROBES,
        "A failing readiness probe removes the pod from the endpoints.",
        "takes-out met",
    );
    check(MEMORY, "A CPU limit kills the job.", "cpu claimed");
}

#[test]
fn a_misconception_is_claimed_of_one_thing() {
    check(TRANSPORT, "UDP guarantees the delivery.", "udp claimed");
    check(
        TRANSPORT,
        "TCP guarantees delivery, UDP does not.",
        "reliable met, udp rejected",
    );
    check(INDEX, "An index makes writes faster.", "faster-writes claimed");
    check(
        INDEX,
        "An index makes reads faster but slows down writes.",
        "writes met",
    );
}

#[test]
fn a_comparison_that_is_asked_for_is_no_denial() {
    check(MEMORY, "It used more memory than its limit.", "memory met");
}

#[test]
fn a_no_that_answers_the_question_is_no_part_of_what_is_said() {
    for answer in [
        "Base64 is not encryption.",
        "No, base64 is not encryption.",
        "No, because base64 is not encryption.",
        "No - base64 is not encryption.",
        "Not secure, base64 is not encryption.",
        "They are not secure: base64 is not encryption.",
    ] {
        check(ENCODING, answer, "encoding met");
    }
}

#[test]
fn any_of_several_is_no_denial_where_the_rubric_asks_for_that() {
    check(SERVERS, "It does not matter which server answers.", "any met");
    check(SERVERS, "Which machine answers is irrelevant.", "any met");
}

#[test]
fn who_denies_fewer_than_are_asked_for_denies_nothing() {
    check(SERVERS, "Never send a password.", "");
    check(SERVERS, "Never send a password or a token.", "proof negated");
}

#[test]
fn what_only_postpones_a_problem_or_is_too_weak_is_no_advice() {
    check(
        INDEX,
        "A faster index for writes only postpones the problem.",
        "faster-writes rejected",
    );
    check(
        INDEX,
        "A quick index is too weak for writes.",
        "faster-writes rejected",
    );
}

#[test]
fn what_could_not_be_is_no_denial_of_what_is() {
    check(
        SERVERS,
        "If the server kept sessions, the pod could not be ready.",
        "ready met",
    );
    check(
        SERVERS,
        "If the call failed, we could not make the pod ready.",
        "ready negated",
    );
}

#[test]
fn what_puts_a_belief_right_is_said() {
    let belief = "Some people believe that a failing readiness probe restarts the pod.";
    check(
        PROBES,
        &format!("{belief} It does not; it only takes the pod out of the endpoints."),
        "takes-out met, readiness-restarts rejected",
    );
}

#[test]
fn what_is_said_of_any_that_lack_something_is_no_denial() {
    check(SERVERS, "A pod that is not ready gets no traffic.", "ready met");
    check(SERVERS, "We sent it to a pod that is not ready.", "ready negated");
}
