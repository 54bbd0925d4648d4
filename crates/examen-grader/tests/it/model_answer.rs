//! Questions without points, graded by their model answers.

use examen_bank::{AnswerHash, Bank, Glossary, GradedBy, Question, Review, Reviewer, State};
use examen_grader::{Grade, RubricMatcher};
use proptest::prelude::*;

const STACK: &str = "A stack gives back first what was put on it last. Pushing and popping take constant time; \
                     the call stack of a program is one.";

fn question(answer: &str) -> Question {
    let source = format!("## What is a stack?\n\n### Answer\n\n{answer}\n");
    Bank::parse(&source).value.questions.remove(0)
}

fn grade(model: &str, answer: &str) -> Grade {
    RubricMatcher::new(&question(model), &Glossary::default()).mark(answer)
}

/// The same from a reference that comes with the answer.
fn grade_by_reference(model: &str, answer: &str) -> Grade {
    RubricMatcher::for_references("What is a stack?", &[model.to_owned()]).mark(answer)
}

/// State by point.
fn check(answer: &str, expected: &[(&str, State)]) {
    let grade = grade(STACK, answer);
    let states: Vec<(&str, State)> = grade
        .verdicts
        .iter()
        .map(|verdict| (verdict.label.as_str(), verdict.state))
        .collect();
    assert_eq!(states, expected, "{answer}");
    assert_eq!(grade.graded_by, GradedBy::ModelAnswer);
}

#[test]
fn each_statement_is_a_point() {
    let (order, time, example) = (
        "A stack gives back first what was put on it last.",
        "Pushing and popping take constant time",
        "the call stack of a program is one.",
    );
    check(
        "What was put on last is given back first.",
        &[
            (order, State::Met),
            (time, State::Missed),
            (example, State::Missed),
        ],
    );
    check(
        "Push and pop need constant time.",
        &[
            (order, State::Missed),
            (time, State::Met),
            (example, State::Missed),
        ],
    );
}

#[test]
fn the_whole_decides_on_the_marks() {
    let whole = grade(STACK, STACK);
    assert_eq!(whole.score.awarded, whole.score.available);
    assert_eq!(whole.score.available.to_string(), "3");
    let paraphrase = grade(
        STACK,
        "The last thing that you put on a stack is the first that you get back, and pushing or popping is done in constant time.",
    );
    let alone: f64 = paraphrase
        .verdicts
        .iter()
        .map(|verdict| verdict.marks.as_f64())
        .sum();
    assert!(paraphrase.score.awarded.as_f64() > alone, "{paraphrase:?}");
    let off = grade(STACK, "Compilers translate programs into machine code.");
    assert!(off.score.share() < 0.35, "{off:?}");
    let unknown = grade(STACK, "I do not know.");
    assert!(unknown.graded > 0.0);
    assert_eq!(unknown.score.awarded.to_string(), "0");
    assert_eq!(grade(STACK, "").score.awarded.to_string(), "0");
}

/// The share of the marks that `answer` gets where `model` is the model answer.
#[track_caller]
fn check_share(model: &str, answer: &str, expected: std::ops::RangeInclusive<f64>) {
    let share = grade(model, answer).score.share();
    assert!(expected.contains(&share), "{answer}: {share}");
}

#[test]
fn a_name_is_right_or_wrong() {
    check_share("443", "It is port 443.", 1.0..=1.0);
    check_share("443", "Not 443.", 0.0..=0.0);
    check_share("443", "80", 0.0..=0.0);
    check_share("Paris", "Paris", 1.0..=1.0);
    check_share("Paris", "London", 0.0..=0.0);
    check_share("Torvalds", "Torvald wrote it.", 0.8..=1.0);
}

#[test]
fn a_model_answer_that_ends_in_a_denial_may_be_told_without_one() {
    let model = "Two threads each hold a lock that the other one needs, so neither can go on.";
    let grade = grade(
        model,
        "Two threads wait for each other for ever, each holds the lock that the other needs.",
    );
    assert_ne!(grade.verdicts[0].state, State::Negated, "{grade:?}");
}

#[test]
fn points_that_are_written_go_first() {
    let source = format!("## What is a stack?\n### Points\n- Last in, first out\n### Answer\n{STACK}\n");
    let question = Bank::parse(&source).value.questions.remove(0);
    let grade = RubricMatcher::new(&question, &Glossary::default()).mark(STACK);
    assert_eq!((grade.graded_by, grade.verdicts.len()), (GradedBy::Points, 1));
}

#[test]
fn the_glossary_counts() {
    let glossary = Glossary::parse("- stack = LIFO queue\n").value;
    let mark = |glossary: &Glossary| {
        let matcher = RubricMatcher::new(&question("Undo is often made with a stack."), glossary);
        matcher.mark("Undo is often made with a LIFO queue.").graded
    };
    assert!(mark(&glossary) > mark(&Glossary::default()));
}

/// `answer` to a question about stacks, after a mentor has ruled with `decisions`, each a mark of a box and the number of a
/// point.
fn ruled(answer: &str, decisions: &[(char, usize)]) -> Grade {
    let mut grade = grade(STACK, answer);
    let hash = AnswerHash::of(answer);
    for (mark, number) in decisions {
        let review = format!(
            "---\nreview: a.answers.md\nreviewer: m\n---\n\n## what-is-a-stack\n<!-- answer: {hash} -->\n\n- [{mark}] {}\n",
            grade.verdicts[*number].point
        );
        let review = Review::parse(&review).value;
        grade.apply_review(&review.answers[0], &Reviewer::Mentor("m".to_owned()), hash);
    }
    grade
}

#[test]
fn points_that_were_ruled_on_count_as_was_ruled_and_the_others_as_the_machine_has_it() {
    let answer = "Push and pop need constant time.";
    let share = ruled(answer, &[]).score.share();
    let check = |decisions: &[(char, usize)], expected: f64| {
        let awarded = ruled(answer, decisions).score.awarded.as_f64();
        assert!(
            (awarded - expected).abs() < 0.02,
            "{decisions:?}: {awarded} for {expected}"
        );
    };
    check(&[], 3.0 * share);
    check(&[('x', 2)], 1.0 + 2.0 * share);
    check(&[('x', 2), (' ', 1)], 1.0 + share);
    check(&[('x', 0), ('x', 1), ('x', 2)], 3.0);
    check(&[(' ', 0), (' ', 1), (' ', 2)], 0.0);
}

proptest! {
    #[test]
    fn a_question_is_graded_as_its_answer_is_as_a_reference(
        // No line of a dash below text: in Markdown that is a heading, and would end the answer in a bank.
        model in "((\n\n- \n\n|\n- |\n\n)?(Stacks|Queues|A list|It) (gives|keeps|holds) (keys|order|time|`code`|nothing) (last|first|back)[.;]? ?){1,6}",
        answer in "((Stacks|A queue|It) (give|keep|hold|never) (keys|order|time) (last|first)[.] ){0,4}"
    ) {
        let bank = grade(&model, &answer);
        prop_assert_eq!(bank.graded_by, GradedBy::ModelAnswer);
        prop_assert_eq!(bank, grade_by_reference(&model, &answer));
    }
}

/// In a long model answer a statement keeps half of its share where the notation is wrong.
#[test]
fn a_long_model_answer_does_not_forgive_wrong_notation() {
    const CASES: &[(&str, &str, &[&str], &[&str])] = &[
        (
            "Binary search takes O(log n) time because half of the array is discarded in each step.",
            "_ because half of the array is thrown away in each step.",
            &["O(log n)", "Logarithmic time", "O(log n²)"],
            &["O(n)", "O(n log n)", "Linear time", "O(1)"],
        ),
        (
            "To a request for a document that was deleted the server answers with status 404 and a page for people.",
            "When a document was deleted the server answers requests with status _ and a page for people.",
            &["404"],
            &["403", "500", "4xx"],
        ),
        (
            "Requests over one connection are multiplexed since HTTP/2, so that a slow response blocks no other one.",
            "Since _ requests over one connection are multiplexed, so a slow response blocks no other.",
            &["HTTP/2", "HTTP 2"],
            &["HTTP/1.1", "HTTP/3"],
        ),
        (
            "A cluster that should survive the loss of one node needs at least 3 nodes to find a majority without it.",
            "To survive the loss of one node a cluster needs _ nodes to find a majority without it.",
            &["at least three", ">= 3", "3 or more"],
            &["more than 3", "at most 3"],
        ),
    ];
    for (model, answer, right, wrong) in CASES {
        let share = |text: &str| {
            let grade = grade_by_reference(model, &answer.replace('_', text));
            (grade.score.share(), grade.graded)
        };
        for text in *right {
            assert!(share(text).0 > 0.9, "{text}: {:?}", share(text));
        }
        for text in *wrong {
            assert!(
                share(text).0 < 0.6 && share(text).1 < 0.6,
                "{text}: {:?}",
                share(text)
            );
        }
    }
}

#[test]
fn of_a_long_model_answer_only_the_wrong_statement_is_lost() {
    let model = "Binary search halves a sorted array in each step. It takes O(log n) time. \
                 An array that is not sorted has to be sorted first, which takes longer than a linear search.";
    let graded = |text: &str| grade_by_reference(model, &model.replace("O(log n)", text)).graded;
    assert!(graded("O(log n)") > 0.98);
    assert!(
        (0.75..0.9).contains(&graded("O(n log n)")),
        "{}",
        graded("O(n log n)")
    );
}
