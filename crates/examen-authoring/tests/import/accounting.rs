//! Nothing is dropped in silence: every line of a source is in the bank or in the report, and what is printed is read
//! back as the same bank.

use std::collections::HashSet;

use examen_authoring::{Import, Shape, import};
use examen_bank::{Bank, Severity};
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop, prop_oneof, proptest};
use proptest::sample::select;

/// Lines of which lists are made, in all shapes and in none.
#[rustfmt::skip]
const LINES: &[&str] = &[
    "", "", "", "What is a mutex?", "What is a <div> for, or <br>?", "When is a < b and c > d, or __init__?", "### Why is 2*3*4 no <b>?", "How would you drain a node, and why?", "Explain the concept of a quorum.", "Tell me about a time you failed.",
    "Candidates should mention fairness, using timeouts, and priority inversion.", "They should discuss tools like Foo or Bar Baz (e.g., Qux).",
    "Look for candidates who can describe their experience in planning, testing early, and reporting.", "A mutex keeps others out.",
    "It is also fair, while a spinlock burns cycles.", "Interview questions", "Platform Engineer", "a blue circle with a face",
    "Here is a set of questions.", "# Locks", "## Waiting", "### What is a futex?", "### Name a lock", "#### Answer", "#### Good to hear",
    "##### Additional links", "###### Source", "* https://locks.example/", "[[↑] Back to top](#Locks)", "[What is a futex?](#futex)",
    "* Sleeps in the kernel", "- Wakes one waiter. Or two!", "1. First, take it", "  continued line", "<details>",
    "<summary><b>Which lock is <code>fair</code>? ***</b></summary><br>", "</details>", "<details><summary>Answer</summary>", "To be completed.",
    "Useful resources:", "```c", "```", "lock(&m); // ## no heading", "~~~", "Evaluation criteria", "- Why two locks?Question #13 minutes",
    "1. What is a semaphore?", "2) Why two locks", "   - It counts", "  - Is it fair?", "• What does __init__ or a*b do?", "Locks:", "====", "Q: Which lock is *fair*?", "Q4: Why is it fair?", "A: The longest waiter goes first.", "A2: It sleeps, a spinlock burns.",
    "Why this matters:", "What to listen for:", "  • Strong candidates will mention starvation.", "Q1", "Why they ask this:* They want proof.",
    "<!-- tags: (os,threads) -->", "<!-- expertise: (1) -->", "<!-- note", "-->", "1. What is a latch? <!-- easy -->", "- It hides all behind <!-- as HTML does", "---", "***", "===", "<br>", "Größe zählt, Grüße zählen.",
    "| a | b |", "> quoted words", "    indented words", "### Points", "## Notes ^x", "- +1 odd <!-- label ^id", "**bold** `code` [link](https://a.example)",
];

fn source() -> impl Strategy<Value = String> {
    let line = prop_oneof![9 => select(LINES).prop_map(str::to_owned), 1 => "[b-pr-z][ -;=-~é]{0,39}"];
    let ending = prop_oneof![4 => Just("\n"), 1 => Just("\r\n")];
    (prop::collection::vec(line, 0..40), ending).prop_map(|(lines, ending)| lines.join(ending))
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// The words of a line that a reader sees: tags are none of them, nor what only says that a question or an answer follows,
/// nor the number of an item.
fn seen_words(line: &str) -> Vec<String> {
    let tags = [
        "<details>",
        "</details>",
        "<summary>",
        "</summary>",
        "<b>",
        "</b>",
        "<code>",
        "</code>",
        "<br>",
    ];
    let text = tags
        .iter()
        .fold(line.to_owned(), |text, tag| text.replace(tag, " "));
    let (label, behind) = text.split_once(':').unwrap_or(("", &text));
    let label = words(label).concat();
    let label = label.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_label = matches!(label, "q" | "question" | "a" | "ans" | "answer");
    words(if is_label { behind } else { unnumbered(&text) })
}

/// A line without the number of an item: `12.`, `3)`.
fn unnumbered(line: &str) -> &str {
    let line = line.trim_start();
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let behind = rest
        .strip_prefix(['.', ')', ':', '-'])
        .filter(|_| rest.len() < line.len());
    behind.unwrap_or(line)
}

fn check_accounted(source: &str, import: &Import) {
    let in_bank: HashSet<String> = words(&import.bank.print()).into_iter().collect();
    for (index, line) in source.lines().enumerate() {
        let number = index + 1;
        // A question that needs somebody is in the bank: a finding about it accounts for no word of its line.
        let mut outside = import.report.orphans.iter().chain(&import.report.skipped);
        let reported = outside.any(|finding| finding.covers(number));
        if line.starts_with("<!-- expertise") || line.starts_with("<!-- tags") {
            continue;
        }
        let missing: Vec<String> = seen_words(line)
            .into_iter()
            .filter(|word| !in_bank.contains(word))
            .collect();
        assert!(
            reported || missing.is_empty(),
            "line {number} lost {missing:?}: {line}\n{}",
            import.bank.print()
        );
    }
}

fn check_readable(import: &Import) {
    let printed = import.bank.print();
    let parsed = Bank::parse(&printed);
    let names = |bank: &Bank| -> Vec<String> {
        let questions = bank.questions.iter();
        let names = questions.map(|question| {
            let points = question
                .rubric
                .points
                .iter()
                .map(|point| format!("{} ^{}", point.label.value, point.id));
            format!(
                "{} {:?}: {:?}",
                question.id,
                question.heading.value,
                points.collect::<Vec<String>>()
            )
        });
        names.collect()
    };
    assert_eq!(names(&parsed.value), names(&import.bank), "{printed}");
    let errors: Vec<String> = parsed
        .issues
        .iter()
        .filter(|issue| issue.severity() == Severity::Error)
        .map(|issue| format!("{}: {}", issue.kind.code(), issue.range.of(&printed)))
        .collect();
    assert!(errors.is_empty(), "{errors:?}\n{printed}");
}

fn check(source: &str, shape: Option<Shape>) {
    if let Ok(import) = import(source, shape) {
        check_accounted(source, &import);
        check_readable(&import);
        assert_eq!(import.report.questions, import.bank.questions.len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_line_is_accounted_for(source in source(), shape in select(&Shape::ALL[2..])) {
        check(&source, None);
        check(&source, Some(shape));
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..300), shape in select(&Shape::ALL)) {
        let text = String::from_utf8_lossy(&bytes);
        let _ = import(&text, None);
        let _ = import(&text, Some(shape));
    }

    #[test]
    fn no_json_makes_it_panic(text in "[\\[\\]{}\":,a-z0-9 \\n]{0,200}") {
        let _ = import(&text, Some(Shape::ThirtySecondsJson));
    }
}
