//! `examen bank list`, `show` and `fmt`.

use expect_test::expect;

use super::fixtures::BANK;
use super::sandbox::Sandbox;

#[test]
fn the_questions_are_listed() {
    Sandbox::mini()
        .run("bank list")
        .stdout(expect![[r#"
            mini (mini.bank.md) · 3 questions
            slow-report  level 2  5 marks    A report that took a second last year takes…
            twice        level 3  3 marks    A worker may get the same message twice. Wh…
            wrong        level 1  checklist  Tell me of a time when you were wrong.
            topics: Databases, Messaging, People
            tags: databases, performance, queues
        "#]])
        .code(0);
}

#[test]
fn a_list_can_be_narrowed() {
    let sandbox = Sandbox::mini();
    sandbox
        .run("bank list --topic messaging")
        .says("twice")
        .hides("slow-report");
    sandbox
        .run("bank list --topic Performance")
        .says("slow-report")
        .hides("twice");
    let document = sandbox.run("bank list --format json").json();
    assert_eq!(document["schema"], "examen.bank-list/1");
    assert_eq!(document["banks"][0]["questions"][0]["available"], 5.0);
    assert_eq!(document["banks"][0]["questions"][2]["kind"], "behavioural");
}

#[test]
fn a_question_keeps_its_secrets() {
    let sandbox = Sandbox::mini();
    sandbox
        .run("bank show slow-report")
        .stdout(expect![[r#"
        ── slow-report · mini ─────────────────────────────────────────────── 5 marks ──
        A report that took a second last year takes a minute now. Where do you look?
        Databases · databases, performance · level 2 · 5 min

        3 points, 1 of them a must; --reveal shows them
    "#]])
        .code(0);
    sandbox
        .run("bank show slow-report --reveal")
        .stdout(expect![[r#"
            ── slow-report · mini ─────────────────────────────────────────────── 5 marks ──
            A report that took a second last year takes a minute now. Where do you look?
            Databases · databases, performance · level 2 · 5 min

            +2!  Looks at the query plan before changing anything ^looks
                 explain/plan query, "query plan"
            +2   Adds an index that the filter can use ^adds-an-index
                 index column/filter/where, covering index
            +1   Moves old rows out of the way ^moves-old-rows
                 archive/partition/delete old/row/table
            -2   Buys a bigger machine first ^buys-a-bigger
                 buy/bigger/larger/upgrade machine/server/hardware
                 why: The plan stays as bad as it was.

            Hint
            Ask the database what it does.

            Answer
            Ask for the query plan, add an index on the filtered column, and archive old rows.
        "#]])
        .code(0);
    sandbox
        .run("bank show slow-report --format json")
        .hides("query plan");
    sandbox
        .run("bank show slow-report --format json --reveal")
        .says("query plan");
    sandbox
        .run("bank show slow")
        .complains("no bank has a question `slow`")
        .code(2);
}

#[test]
fn a_misconception_in_a_checklist_is_called_one() {
    let bank = BANK.replace(
        "- +1 Says what was learned\n",
        "- -2 Blames others\n  - fault\n- +1 Says what was learned\n",
    );
    Sandbox::new()
        .file("mini.bank.md", bank)
        .run("bank show wrong --reveal")
        .says("[ ]  misconception: Blames others ^blames-others")
        .says("[ ]  Says what was learned ^")
        .code(0);
}

#[test]
fn comments_of_authors_are_shown_to_nobody() {
    let bank = BANK
        .replace(
            "level: 2; time: 5m -->\n",
            "level: 2; time: 5m -->\n\nIt ran daily.\n\n<!-- TODO: we want archiving -->\n",
        )
        .replace("Ask the database", "<!-- TODO: reword -->\nAsk the database")
        .replace(
            "archive old rows.\n",
            "archive old rows.\n\n### Follow-ups\n\n- Who is <!-- TODO: reword -->to know?\n- <!-- TODO: more -->\n",
        );
    let sandbox = Sandbox::new().file("mini.bank.md", bank);
    for args in [
        "bank show slow-report",
        "bank show slow-report --format json",
        "bank show slow-report --reveal",
        "bank show slow-report --reveal --format json",
    ] {
        sandbox.run(args).says("It ran daily.").hides("TODO");
    }
    sandbox.run("search daily").says("slow-report");
    sandbox
        .run("search reword --reveal --format json")
        .hides("slow-report");
    sandbox.run("new a.answers.md --topic databases").code(0);
    let sheet = sandbox.read("a.answers.md");
    assert!(
        sheet.contains("> It ran daily.") && !sheet.contains("TODO"),
        "{sheet}"
    );
    // Words of a comment are no words of the question, which earn nothing when they are repeated.
    let answer = "We want archiving: move the old rows out of the way.\n";
    let sandbox = sandbox.file("a.answers.md", format!("{sheet}{answer}"));
    sandbox.run("grade a.answers.md").says("1/5").code(0);
    for option in ["--details", "--format json"] {
        sandbox
            .run(&format!("grade a.answers.md {option}"))
            .says("Who is to know?")
            .hides("TODO");
    }
}

#[test]
fn a_bank_in_the_usual_layout_is_left_alone() {
    let sandbox = Sandbox::mini();
    sandbox.run("bank fmt --check").stdout(expect![""]).code(0);
    assert_eq!(sandbox.read("mini.bank.md"), BANK);
}

#[test]
fn another_layout_is_mended_and_its_line_endings_kept() {
    let odd = BANK
        .replace("### Points\n\n", "### Points\n")
        .replace('\n', "\r\n");
    let sandbox = Sandbox::new().file("mini.bank.md", &odd);
    sandbox
        .run("bank fmt --check")
        .says("mini.bank.md: would be formatted")
        .code(1);
    assert_eq!(sandbox.read("mini.bank.md"), odd);
    sandbox.run("bank fmt").says("mini.bank.md: formatted").code(0);
    assert_eq!(sandbox.read("mini.bank.md"), BANK.replace('\n', "\r\n"));
    sandbox.run("bank fmt --check").code(0);
}

#[test]
fn what_is_not_understood_is_left_alone() {
    let odd = BANK.replace("### Points\n\n", "### Points\n\nwatchout\n\n");
    let sandbox = Sandbox::new().file("mini.bank.md", &odd);
    sandbox.run("bank fmt").code(0);
    assert!(sandbox.read("mini.bank.md").contains("watchout"));
}
