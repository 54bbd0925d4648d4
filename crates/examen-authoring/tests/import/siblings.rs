//! Questions that are told by what stands around them, rather than by their words.

use examen_authoring::{Shape, import};
use expect_test::{Expect, expect};

/// Imports `list`, and shows each question with its answer, and what a human should know.
fn check(list: &str, shape: Shape, expected: &Expect) {
    let import = import(list, None).expect("the fixture is in a known shape");
    assert_eq!(import.report.shape, Some(shape));
    let mut shown = String::new();
    for question in &import.bank.questions {
        let answer = question.answer.as_ref();
        let answer = answer.map_or("", |answer| answer.text.value.as_str());
        shown += &format!("{}: {answer:?}\n", question.heading.value);
    }
    for finding in import.report.findings() {
        shown += &format!("{} {:?} {}\n", finding.line, finding.reason, finding.text);
    }
    expected.assert_eq(&shown);
}

#[test]
fn an_item_above_a_labelled_answer_is_a_question() {
    let all = expect![[r#"
        What is a process?: "A running program."
        Explain deadlocks.: "Two threads wait for each other."
        Explain idempotency.: "Same effect."
    "#]];
    let check = |list: &str| check(list, Shape::ProseKey, &all);
    check(
        "1. What is a process?\nAnswer: A running program.\n\n2. Explain deadlocks.\nAnswer: Two threads wait for each other.\n\n\
         3. Explain idempotency.\nAnswer: Same effect.\n",
    );
    check(
        "1. What is a process?\nAnswer: A running program.\n2. Explain deadlocks.\nAnswer: Two threads wait for each other.\n\
         3. Explain idempotency.\nAnswer: Same effect.\n",
    );
    check(
        "Q1. What is a process?\n\nA: A running program.\n\nQ2. Explain deadlocks.\n\nA: Two threads wait for each other.\n\n\
         Q3. Explain idempotency.\n\nA: Same effect.\n",
    );
    check(
        "What is a process?\nAnswer: A running program.\n\nExplain deadlocks.\nAnswer: Two threads wait for each other.\n\n\
         Explain idempotency.\nAnswer: Same effect.\n",
    );
    check(
        "**1. What is a process?**\n**Answer:** A running program.\n\n**2. Explain deadlocks.**\n**Answer:** Two threads wait for each other.\n\n\
         **3. Explain idempotency.**\n**Answer:** Same effect.\n",
    );
}

#[test]
fn a_question_that_only_its_answer_tells_is_listed() {
    check(
        "1. What is a process?\nAnswer: A running program.\n\n2. Deadlocks\nAnswer: Two threads wait.\n",
        Shape::ProseKey,
        &expect![[r#"
            What is a process?: "A running program."
            Deadlocks: "Two threads wait."
            4 NotWordedAsQuestion Deadlocks
        "#]],
    );
}

#[test]
fn choices_above_an_answer_are_no_questions() {
    check(
        "1. What is a lock?\nAnswer: A gate.\n\n2. Which of these waits?\na) One\nb) All\nAnswer: b\n\n\
         3. Which one goes?\n- This\n- That\nAnswer: That\n",
        Shape::ProseKey,
        &expect![[r#"
            What is a lock?: "A gate."
            Which of these waits?: "a) One\nb) All"
            Which one goes?: "- This\n- That"
            12 PageTitle Answer: That
        "#]],
    );
}

#[test]
fn what_may_be_a_question_in_a_labelled_answer_is_listed() {
    check(
        "1. What is a process?\nAnswer: A running program.\n\n2. Deadlocks\nTwo threads wait.\n\n3. Why wait?\nAnswer: For order.\n\
         Then this.\nAnswer: Or for nothing.\n",
        Shape::ProseKey,
        &expect![[r#"
            What is a process?: "A running program.\n\n2. Deadlocks\nTwo threads wait."
            Why wait?: "For order.\nThen this.\nAnswer: Or for nothing."
            4 ItemInAnswer Deadlocks
            10 ItemInAnswer Answer: Or for nothing.
        "#]],
    );
}

#[test]
fn steps_in_an_answer_are_not_listed() {
    check(
        "1. How do you take it?\nAnswer: In steps:\n\n1. Ask.\n2. Wait.\n3. Take.\n\n2. What then?\nAnswer: Give it back.\n",
        Shape::ProseKey,
        &expect![[r#"
            How do you take it?: "In steps:\n\n1. Ask.\n2. Wait.\n3. Take."
            What then?: "Give it back."
        "#]],
    );
}

#[test]
fn a_heading_among_questions_is_one_if_it_has_an_answer() {
    check(
        "# K8s\n\n## Explain HPA\n\nIt scales replicas.\n\n## What is a PDB?\n\nA limit.\n\n## Describe how a rolling update works\n\n\
         One by one.\n\n## Difference between a Job and a CronJob\n\nA schedule.\n\n## What is etcd?\n\nA store.\n\n## Part two\n",
        Shape::Headings,
        &expect![[r#"
            Explain HPA: "It scales replicas."
            What is a PDB?: "A limit."
            Describe how a rolling update works: "One by one."
            Difference between a Job and a CronJob: "A schedule."
            What is etcd?: "A store."
            15 NotWordedAsQuestion Difference between a Job and a CronJob
            23 PageTitle ## Part two
        "#]],
    );
}

#[test]
fn a_heading_with_text_is_no_title_of_the_page() {
    check(
        "## Locks\n\nGates.\n\n## Queues\n\nRows.\n\n## Notes\n\n## What is a lock?\n\nA gate for one.\n\nIt opens.\n\nIt closes.\n\n\
         ## Why two locks?\n\nFor order.\n\nFor speed.\n\nFor fun.\n\nFor all.\n",
        Shape::Headings,
        &expect![[r#"
            What is a lock?: "A gate for one.\n\nIt opens.\n\nIt closes."
            Why two locks?: "For order.\n\nFor speed.\n\nFor fun.\n\nFor all."
            1 NotUnderstood ## Locks
            Gates.
            ## Queues
            Rows.
            9 PageTitle ## Notes
        "#]],
    );
}

#[test]
fn a_number_in_bold_is_not_lost() {
    check(
        "**1. What is a pod?**\n\nA group of containers.\n\n**2. What is a node?**\n\nA machine in the cluster.\n",
        Shape::Pairs,
        &expect![[r#"
            What is a pod?: "A group of containers."
            What is a node?: "A machine in the cluster."
        "#]],
    );
}

#[test]
fn items_and_choices_stay_in_what_they_are_of() {
    check(
        "What is a lock?\nAnswer: It protects data. The steps are:\n1. Take it\n2. Release it\n\nDeadlocks\nAnswer: Two wait.\n",
        Shape::ProseKey,
        &expect![[r#"
            What is a lock?: "It protects data. The steps are:\n1. Take it\n2. Release it"
            Deadlocks: "Two wait."
            6 NotWordedAsQuestion Deadlocks
        "#]],
    );
    check(
        "1. What is a process?\nAnswer: A running program.\n\n2. Choose a lock?\nA) spin lock\nB) mutex\nAnswer: B.\n",
        Shape::ProseKey,
        &expect![[r#"
            What is a process?: "A running program."
            Choose a lock?: "A) spin lock\nB) mutex\nAnswer: B."
        "#]],
    );
}
