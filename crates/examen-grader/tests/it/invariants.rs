//! What holds for every answer, however odd.

use examen_bank::{Bank, Glossary, Marks, Question, QuestionId, State};
use examen_grader::RubricMatcher;
use proptest::prelude::*;

use super::fixture::SERVICES;

fn matchers() -> Vec<RubricMatcher> {
    let bank = Bank::parse(SERVICES).value;
    let glossary = Glossary::parse("- ttl = time to live\n- db = database, data store\n").value;
    let labels = [
        "The server listens on port 3306",
        "A quorum of five nodes is 3",
        "A lookup takes O(n log n), at least 30 ms",
        "Answers 4xx over HTTP/2 with 2^10 bytes `rm -r` && /etc/passwd",
    ];
    let labels = labels.map(str::to_owned);
    bank.questions
        .iter()
        .map(|question| RubricMatcher::new(question, &glossary))
        .chain([
            RubricMatcher::for_points("", &labels),
            RubricMatcher::new(&lines_of_notation(), &glossary),
        ])
        .collect()
}

fn lines_of_notation() -> Question {
    let source = "## What happens?\n### Points\n- It takes O(n log n)\n  - O(n log n), at least 30 ms, 2^10 HTTP\n  - not: 404\n- -1 Believes that it takes half a second or more\n  - lookup half a second, 4xx && -rf\n";
    Bank::parse(source).value.questions.remove(0)
}

/// Words of the rubrics, cues, Markdown and oddities, so that random answers hit something.
fn answers() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "cache",
        "entry",
        "stale",
        "invalidate",
        "TTL",
        "time to live",
        "not",
        "n't",
        "never",
        "without",
        "don't",
        "mistake",
        "raise",
        "longer",
        "idempotent",
        "unique index",
        "transaction",
        "ack",
        "commit",
        "authentication",
        "who",
        "401",
        "`403`",
        "DEL",
        ".",
        ",",
        ";",
        "\n\n",
        "\n- ",
        "> ",
        "```\n",
        "~~",
        "|",
        "é",
        "😀",
        "\u{202e}",
        "\0",
        "\r\n",
        "<!--",
        "-->",
        "naïve",
        "缓存",
        "data base",
        "server listens on port",
        "3306",
        "quorum of five nodes",
        "three",
        "getOrderById",
        "passwords in plain text",
        "O(",
        "log n",
        ")",
        "≥",
        "at least",
        "30",
        "half a second",
        "2¹⁰",
        "HTTP",
        "404",
        "&&",
        "-rf",
        "/etc/shadow",
        "and",
        "but",
        "#",
        "*",
        "_",
        "[x](y)",
    ]);
    let glue = prop::sample::select(vec![" ", "", "-", "/", "  "]);
    prop::collection::vec((words, glue), 0..60).prop_map(|parts| {
        parts
            .into_iter()
            .map(|(word, glue)| format!("{word}{glue}"))
            .collect()
    })
}

fn check(answer: &str) -> Result<(), TestCaseError> {
    for matcher in matchers() {
        let grade = matcher.grade(answer);
        prop_assert!(Marks::ZERO <= grade.score.awarded && grade.score.awarded <= grade.score.available);
        for verdict in &grade.verdicts {
            prop_assert!((0.0..=1.0).contains(&verdict.coverage));
            for evidence in &verdict.evidence {
                prop_assert!(
                    !evidence.range.of(answer).is_empty(),
                    "evidence lies on character boundaries"
                );
            }
            for found in verdict.nearest.iter().flat_map(|nearest| &nearest.found) {
                prop_assert!(answer.get(found.start..found.end).is_some());
            }
        }
        prop_assert_eq!(&matcher.grade(answer), &grade, "grading is deterministic");
        let marked = matcher.mark(answer);
        prop_assert_eq!(marked.score, grade.score, "explaining changes no mark");
        let sheet = matcher.mark_sheet(answer);
        prop_assert_eq!((sheet.score(), sheet.graded()), (grade.score, grade.graded));
        prop_assert_eq!(sheet.rows().count(), grade.verdicts.len());
        for (row, verdict) in sheet.rows().zip(&grade.verdicts) {
            prop_assert_eq!((row.point, row.label), (&verdict.point, verdict.label.as_str()));
            prop_assert_eq!((row.value, row.requirement), (verdict.value, verdict.requirement));
            prop_assert_eq!((row.state, row.coverage), (verdict.state, verdict.coverage));
            prop_assert_eq!(
                (row.marks, row.evidence),
                (verdict.marks, verdict.evidence.as_slice())
            );
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn marks_stay_in_range_and_evidence_on_boundaries(answer in answers()) {
        check(&answer)?;
    }

    #[test]
    fn any_text_is_graded(answer in "\\PC{0,200}") {
        check(&answer)?;
    }
}

/// So many words that nobody knows, each another one; numbers so that no two are slips of one word.
fn strange_words(n_words: usize) -> String {
    (0..n_words).map(|word| format!("q{word:07} ")).collect()
}

#[test]
fn words_that_nobody_knows_hide_none_that_people_know() {
    let matcher = services("charge-once");
    let said = "Each request carries a key that makes it idempotent.";
    let alone = matcher.mark(said);
    assert!(alone.score.awarded > Marks::ZERO, "{said}");
    let behind = matcher.mark(&format!("{}.\n\n{said}", strange_words(40_000)));
    assert_eq!(behind.score.awarded, alone.score.awarded);
}

#[test]
fn what_is_passed_over_does_not_depend_on_answers_before() {
    // A slip is a word that nobody knows.
    let slip = "The handler is idempotnt.";
    let matcher = services("charge-once");
    assert!(matcher.mark(slip).score.awarded > Marks::ZERO, "{slip}");
    let behind = format!("{}.\n\n{slip}", strange_words(40_000));
    let fresh = services("charge-once").mark(&behind);
    assert_eq!(fresh.score.awarded, Marks::ZERO);
    assert_eq!(matcher.mark(&behind), fresh);
}

#[test]
fn what_was_passed_over_is_read_in_the_next_answer() {
    // Nobody knows `dedupez`, and it is short enough to be among those read last.
    let said = "The handler dedupez each delivery.";
    services("old-prices").mark(&format!("{}.\n\n{said}", strange_words(40_000)));
    let grade = services("charge-once").mark(said);
    assert_eq!(grade.verdicts[1].state, State::Met, "{said}");
}

#[test]
fn any_number_of_denials_hides_nothing_behind_them() {
    let said = "The handler is idempotent.";
    let behind = format!("{}.\n\n{said}", "not ".repeat(200_000));
    let matcher = services("charge-once");
    assert_eq!(
        matcher.mark(&behind).score.awarded,
        matcher.mark(said).score.awarded
    );
}

fn services(id: &str) -> RubricMatcher {
    let bank = Bank::parse(SERVICES).value;
    let question = bank.question(&QuestionId::new(id)).expect("the fixture has it");
    RubricMatcher::new(question, &Glossary::default())
}
