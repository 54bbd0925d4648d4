//! Keys that stand under the wrong question.

use examen_authoring::{Reason, import};
use examen_bank::QuestionKind;

/// A list of questions whose keys fit.
const FITTING: [(&str, &str); 6] = [
    (
        "How does a load balancer choose a server?",
        "A load balancer spreads requests over servers. Candidates should mention round robin, the least busy server, and \
         health checks that take a server out of the choice.",
    ),
    (
        "What is a dead letter queue for?",
        "Candidates should mention that a queue keeps messages nobody could read. They should discuss alerts on dead letters and \
         replaying messages after a fix.",
    ),
    (
        "How do you rotate a certificate without an outage?",
        "Candidates should mention overlapping certificates, automated renewal, and monitoring of the days until an old \
         certificate ends.",
    ),
    (
        "What makes a log useful in an incident?",
        "Useful logs answer who, what and when. Candidates should discuss structured logs, request ids, and sampling of noisy logs.",
    ),
    (
        "How would you shard a growing table?",
        "Candidates should mention a shard key that spreads writes, moving rows between shards, and queries that cross shards.",
    ),
    (
        "Tell me about a time when you missed a deadline. What did you learn?",
        "Deadlines slip. Look for candidates who can describe their experience in telling people early, cutting scope, and \
         planning the next release with more slack.",
    ),
];

const FOREIGN: &str = "Colour spaces describe how pixels are stored. Candidates should mention gamma curves, the conversion between \
                       colour spaces, and why linear colour is needed to blend pixels. They should discuss wide gamut screens.";

fn list(entries: &[(&str, &str)]) -> String {
    let entries = entries
        .iter()
        .map(|(question, key)| format!("{question}\n\n{key}\n"));
    entries.collect::<Vec<String>>().join("\n")
}

#[test]
fn fitting_keys_are_not_suspected() {
    let import = import(&list(&FITTING), None).unwrap();
    assert_eq!(import.report.suspects, []);
    assert_eq!(import.report.behavioural, 1);
    assert!(
        import
            .bank
            .questions
            .iter()
            .all(|question| question.rubric.points.len() >= 3)
    );
}

#[test]
fn a_foreign_key_is_kept_as_a_note_and_gives_no_points() {
    for index in 0..FITTING.len() {
        let mut entries = FITTING;
        entries[index].1 = FOREIGN;
        let import = import(&list(&entries), None).unwrap();
        let question = &import.bank.questions[index];
        if question.kind == QuestionKind::Behavioural {
            continue;
        }
        let headings: Vec<&str> = import
            .report
            .suspects
            .iter()
            .map(|finding| finding.text.as_str())
            .collect();
        assert_eq!(headings, [entries[index].0]);
        assert_eq!(import.report.suspects[0].reason, Reason::KeyOfAnotherQuestion);
        assert!(question.rubric.points.is_empty() && question.answer.is_none());
        assert!(question.notes.as_ref().unwrap().text.value.ends_with(FOREIGN));
    }
}

#[test]
fn a_list_too_short_to_compare_is_not_judged() {
    let import = import(&list(&[(FITTING[0].0, FOREIGN)]), None).unwrap();
    assert_eq!(import.report.suspects, []);
}
