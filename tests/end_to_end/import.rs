//! `examen bank import`

use expect_test::expect;

use super::sandbox::Sandbox;

/// A list in the shape that recruiters' pages have.
const LIST: &str = "\
Interview questions

What is a message queue good for?

Candidates should mention decoupling services, and absorbing peaks of load. Look for candidates who know tools like RabbitMQ or Kafka.

How do you keep a cache fresh?

Candidates should mention invalidation on writes, and short lifetimes.
";

#[test]
fn a_list_becomes_a_bank_that_can_be_used() {
    let sandbox = Sandbox::new().file("list.txt", LIST);
    sandbox
        .run("bank import list.txt --output team.bank.md")
        .says("2 questions")
        .stderr(expect![""])
        .code(0);
    sandbox
        .run("bank list")
        .says("team (team.bank.md) · 2 questions")
        .code(0);
    sandbox
        .run("new a.answers.md")
        .says("2 questions of team")
        .code(0);
}

#[test]
fn without_output_the_bank_goes_to_standard_output() {
    let sandbox = Sandbox::new().file("list.txt", LIST).stdin(LIST);
    let run = sandbox.run("bank import list.txt");
    run.says("### Points").complains("2 questions").code(0);
    assert_eq!(sandbox.run("bank import -").text(), run.text());
}

#[test]
fn the_summary_can_be_read_by_programs() {
    let sandbox = Sandbox::new().file("list.txt", LIST);
    let summary = sandbox
        .run("bank import list.txt --output team.bank.md --format json")
        .json();
    assert_eq!(summary["schema"], "examen.import/1");
    assert_eq!(summary["questions"], 2);
    for list in ["suspects", "orphans", "skipped"] {
        assert!(summary[list].is_array(), "{list}");
    }
}

#[test]
fn what_needs_a_human_is_listed_and_gives_exit_code_1() {
    let list = LIST.replace(
        "What is a message",
        "It absorbs peaks of load, and services need not know each other.\n\nWhat is a message",
    );
    Sandbox::new()
        .file("list.txt", list)
        .run("bank import list.txt -o team.bank.md")
        .says("Needs you")
        .code(1);
}

#[test]
fn an_unknown_shape_is_refused() {
    let sandbox = Sandbox::new().file("poem.txt", "Roses are red.\nViolets are blue.\n");
    sandbox
        .run("bank import poem.txt -o team.bank.md")
        .complains("poem.txt")
        .code(2);
    assert!(!sandbox.path("team.bank.md").exists());
    sandbox
        .run("bank import poem.txt --from nonsense")
        .complains("possible values: auto,")
        .code(2);
}

#[test]
fn an_existing_bank_is_left_alone() {
    let sandbox = Sandbox::new().file("list.txt", LIST).file("team.bank.md", "mine");
    sandbox
        .run("bank import list.txt -o team.bank.md")
        .complains("exists already")
        .code(2);
    assert_eq!(sandbox.read("team.bank.md"), "mine");
}

#[test]
fn several_lists_become_one_bank() {
    let sandbox = Sandbox::new()
        .file("a.txt", LIST)
        .file("b.txt", LIST.replace("message queue", "search index"));
    sandbox
        .run("bank import a.txt b.txt -o team.bank.md")
        .says("4 questions")
        .says("b.txt:")
        .code(1);
}
