//! `examen new`

use expect_test::expect;

use super::fixtures::BANK;
use super::sandbox::Sandbox;

#[test]
fn a_sheet_is_written_and_can_be_graded() {
    let sandbox = Sandbox::new().file("mini.bank.md", BANK);
    sandbox
        .run("new a.answers.md --seed 7")
        .stdout(expect![[r#"
            a.answers.md: 3 questions of mini (seed 7)
        "#]])
        .code(0);
    expect![[r#"
        ---
        sheet: mini
        ---

        ## A report that took a second last year takes a minute now. Where do you look?
        <!-- q: slow-report -->

        ## A worker may get the same message twice. What do you do about it?
        <!-- q: twice -->

        ## Tell me of a time when you were wrong.
        <!-- q: wrong -->
    "#]]
    .assert_eq(&sandbox.read("a.answers.md"));
    sandbox.run("grade a.answers.md").says("0/8").code(0);
    sandbox.run("check").says("nothing to report").code(0);
}

#[test]
fn fewer_questions_than_were_asked_for_are_told() {
    let sandbox = Sandbox::new().file("mini.bank.md", BANK);
    sandbox
        .run("new a.answers.md --topic queues --count 2")
        .says("a.answers.md: 1 question of mini")
        .complains("note: 2 questions were asked for, and mini has only 1 such")
        .code(0);
    let enough = sandbox.run("new b.answers.md --count 3");
    assert!(!enough.errors().contains("asked for"));
}

#[test]
fn the_same_seed_draws_the_same_questions() {
    let draw = |args: &str| {
        let sandbox = Sandbox::new();
        sandbox
            .run(&format!("new a.answers.md --count 5 {args}"))
            .says("5 questions of backend-developer")
            .code(0);
        sandbox.read("a.answers.md")
    };
    assert_eq!(draw("--seed 1"), draw("--seed 1"));
    assert_ne!(draw("--seed 1"), draw("--seed 2"));
}

#[test]
fn a_seed_from_the_system_is_printed_and_can_be_used_again() {
    let sandbox = Sandbox::new();
    let said = sandbox.run("new a.answers.md --count 4").text();
    let seed = said.trim().rsplit_once("seed ").unwrap().1.trim_end_matches(')');
    sandbox
        .run(&format!("new b.answers.md --count 4 --seed {seed}"))
        .code(0);
    assert_eq!(sandbox.read("a.answers.md"), sandbox.read("b.answers.md"));
}

#[test]
fn topic_and_level_narrow_the_choice() {
    let sandbox = Sandbox::new().file("mini.bank.md", BANK);
    sandbox
        .run("new a.answers.md --topic queues")
        .says("1 question")
        .code(0);
    sandbox
        .run("new b.answers.md --level 2")
        .says("1 question")
        .code(0);
    sandbox
        .run("new c.answers.md --topic queues --level 2")
        .complains("no question is about `queues` and is of level 2")
        .code(2);
    sandbox
        .run("new d.answers.md --level 9")
        .complains("expected a level from 1 to 5")
        .code(2);
    sandbox.run("new e.answers.md --count 0").code(2);
}

#[test]
fn an_existing_file_is_left_alone() {
    let sandbox = Sandbox::new().file("a.answers.md", "mine");
    sandbox
        .run("new a.answers.md")
        .complains("exists already")
        .code(2);
    assert_eq!(sandbox.read("a.answers.md"), "mine");
    sandbox
        .run("new nowhere/a.answers.md")
        .complains("cannot be written")
        .code(2);
    sandbox
        .run("new a.txt")
        .complains("call it `NAME.answers.md`")
        .code(2);
}

#[test]
fn what_belongs_to_a_question_is_quoted() {
    let bank = BANK.replace(
        "level: 2; time: 5m -->\n",
        "level: 2; time: 5m -->\n\n```sql\nselect 1;\n```\n",
    );
    let sandbox = Sandbox::new().file("mini.bank.md", bank);
    sandbox.run("new a.answers.md --topic databases").code(0);
    assert!(
        sandbox
            .read("a.answers.md")
            .contains("> ```sql\n> select 1;\n> ```\n")
    );
    sandbox.run("grade a.answers.md").says("not answered").code(0);
}

#[test]
fn what_is_typed_behind_a_new_sheet_is_no_part_of_the_quoted_question() {
    let bank = BANK.replace(
        "level: 2; time: 5m -->\n",
        "level: 2; time: 5m -->\n\nIt runs daily.\n",
    );
    let sandbox = Sandbox::new().file("mini.bank.md", bank);
    sandbox
        .run("new a.answers.md --topic databases")
        .complains("with a blank line between what is quoted there and your answer")
        .code(0);
    let blank = sandbox.read("a.answers.md");
    assert!(blank.ends_with("\n> It runs daily.\n\n"), "{blank:?}");
    let answer = "I read the execution plan and add an index.\n";
    let sandbox = sandbox.file("a.answers.md", format!("{blank}{answer}"));
    sandbox
        .run("check a.answers.md")
        .says("nothing to report")
        .code(0);
    // Whoever types on the next line all the same is told.
    let glued = format!("{}{answer}", blank.replace("daily.\n\n", "daily.\n"));
    let sandbox = sandbox.file("a.answers.md", glued);
    sandbox
        .run("grade a.answers.md")
        .complains("this goes on with the quote above it")
        .code(1);
    sandbox.run("check --fix a.answers.md").code(0);
    assert_eq!(sandbox.read("a.answers.md"), format!("{blank}{answer}"));
}

#[test]
fn of_several_banks_one_must_be_chosen() {
    let sandbox = Sandbox::new()
        .file("mini.bank.md", BANK)
        .file("b.bank.md", BANK.replace("bank: mini", "bank: b"));
    sandbox
        .run("new a.answers.md")
        .complains("choose one with --bank: b.bank.md, mini.bank.md")
        .code(2);
    sandbox
        .run("new a.answers.md --bank b.bank.md")
        .says("of b")
        .code(0);
}

#[test]
fn of_several_banks_that_are_named_one_is_to_be_chosen() {
    Sandbox::new()
        .file("a.bank.md", BANK)
        .file("b.bank.md", BANK.replace("bank: mini", "bank: other"))
        .run("new x.answers.md --bank a.bank.md --bank b.bank.md")
        .complains("a sheet takes its questions from one bank; name one of these alone with --bank: a.bank.md, b.bank.md")
        .code(2);
}

#[test]
fn what_is_no_seed_is_told_what_one_is() {
    for seed in ["abc", "-3"] {
        Sandbox::mini()
            .run(&format!("new a.answers.md --seed {seed}"))
            .complains("a seed is a whole number, such as 42")
            .code(2);
    }
}
