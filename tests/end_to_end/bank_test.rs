//! `examen bank test`

use expect_test::expect;

use super::fixtures::CASES;
use super::sandbox::Sandbox;

#[test]
fn a_case_that_fails_is_shown_with_its_point() {
    Sandbox::mini()
        .file("mini.cases.md", CASES)
        .run("bank test")
        .stdout(expect![[r#"
            slow-report, case 3 (mini.cases.md:5)
              “I read the query plan.”
              ○ moves-old-rows: granted by the case, missed for the grader

            mini.cases.md: 2 of 3 cases pass, 75 % of the rulings on mini are met
        "#]])
        .stderr(expect![""])
        .code(1);
}

#[test]
fn only_the_test_of_cases_grades_them() {
    let format = include_str!("../../docs/format.md");
    assert!(format.contains("`examen bank test` grades each answer"));
    let sandbox = Sandbox::mini().file("mini.cases.md", CASES);
    sandbox.run("bank check").says("nothing to report").code(0);
    sandbox.run("bank test").says("2 of 3 cases pass").code(1);
}

#[test]
fn what_is_only_listed_is_not_granted_as_the_format_says() {
    let format = include_str!("../../docs/format.md");
    assert!(format.contains("What an answer only lists is not granted"));
    let bank = "---\nbank: l\n---\n\n# T\n\n## What is a lock?\n<!-- id: lock -->\n\n### Points\n\n- +2 One thread ^one\n  - mutex\n";
    Sandbox::new()
        .file("l.bank.md", bank)
        .file(
            "l.cases.md",
            "## lock\n\n- `-one` mutex, queue, semaphore, waiter\n",
        )
        .run("bank test")
        .says("1 of 1 cases pass")
        .code(0);
}

#[test]
fn cases_that_pass_take_a_line() {
    let sandbox = Sandbox::mini().file(
        "mini.cases.md",
        CASES.replace("`+moves-old-rows`", "`-moves-old-rows`"),
    );
    sandbox
        .run("bank test")
        .stdout(expect![[r#"
        mini.cases.md: 3 of 3 cases pass, 100 % of the rulings on mini are met
    "#]])
        .code(0);
}

#[test]
fn a_case_that_rules_on_nothing_does_not_pass() {
    let sandbox = Sandbox::mini().file(
        "mini.cases.md",
        format!("{CASES}- Nobody ruled.\n- `odd` Nor here.\n"),
    );
    sandbox
        .run("bank test")
        .says("2 of 3 cases pass")
        .says("75 % of the rulings on mini are met; 2 more")
        .code(1);
    let document = sandbox.run("bank test --format json").code(1).json();
    let file = &document["files"][0];
    assert_eq!((&file["passed"], &file["idle"]), (&2.into(), &2.into()));
    Sandbox::mini()
        .file("mini.cases.md", "## nowhere\n\n- `+x` y\n")
        .run("bank test")
        .says("0 of 0 cases pass, and no ruling was compared with mini")
        .code(1);
}

#[test]
fn cases_can_be_named() {
    let sandbox = Sandbox::mini().file("deep/other.cases.md", CASES);
    sandbox
        .run("bank test deep/other.cases.md --bank mini.bank.md")
        .says("2 of 3 cases pass")
        .code(1);
    sandbox
        .run("bank test deep --bank mini.bank.md")
        .says("2 of 3 cases pass")
        .code(1);
    sandbox
        .run("bank test mini.bank.md")
        .complains("this is not cases")
        .code(2);
    sandbox.run("bank test").complains("there are no cases").code(2);
}

#[test]
fn names_that_the_bank_does_not_have_are_reported() {
    Sandbox::mini()
        .file(
            "mini.cases.md",
            "## nowhere\n\n- `+x` y\n\n## twice\n\n- `+nothing` y\n",
        )
        .run("bank test")
        .complains("error[unknown-question-id]")
        .complains("error[unknown-point]: the question `twice` has no point `nothing`; its points are `makes-the-handler`")
        .says("? nothing: the question has no such point")
        .says("mini.cases.md: 0 of 1 cases pass")
        .code(1);
}

#[test]
fn a_ruling_on_a_point_that_there_is_not_is_not_met() {
    let share = |rulings: &str, says: &str| {
        Sandbox::mini()
            .file("mini.cases.md", format!("## twice\n\n- {rulings} y\n- z\n"))
            .run("bank test")
            .says(&format!("mini.cases.md: 0 of 1 cases pass, {says}; 1 more"))
            .code(1);
    };
    share(
        "`-makes-the-handler` `-nothing`",
        "50 % of the rulings on mini are met",
    );
    share("`-nothing`", "and no ruling was compared with mini");
}

#[test]
fn a_case_that_cannot_be_read_does_not_pass() {
    Sandbox::mini()
        .file(
            "mini.cases.md",
            "## twice\n\n- +makes-handler It is idempotent.\n",
        )
        .run("bank test")
        .complains("error[bad-ruling]")
        .code(1);
}

#[test]
fn the_document_lists_what_failed() {
    let sandbox = Sandbox::mini().file("mini.cases.md", CASES);
    let document = sandbox.run("bank test --format json").code(1).json();
    assert_eq!(document["schema"], "examen.bank-test/1");
    let file = &document["files"][0];
    assert_eq!(file["passed"], 2);
    assert_eq!(file["failed"][0]["line"], 5);
    assert_eq!(file["failed"][0]["failures"][0]["point"], "moves-old-rows");
}

#[test]
fn without_a_bank_the_one_that_comes_with_examen_is_tested_and_named_so() {
    let run = Sandbox::new().run("bank test");
    run.says("the cases of the bundled bank: 93 of 93 cases pass")
        .hides("index/")
        .complains("there is no bank here, so the one that comes with Examen is tested")
        .complains("`NAME.cases.md` next to `NAME.bank.md`")
        .code(0);
}

#[test]
fn cases_beside_two_banks_say_which_one_they_test_and_may_name_the_other() {
    let bank = |name: &str, id: &str, word: &str| {
        format!(
            "---\nbank: {name}\n---\n\n# T\n\n## What is a {id}?\n<!-- id: {id} -->\n\n### Points\n\n- +1 K ^k\n  - {word}\n"
        )
    };
    let sandbox = Sandbox::new()
        .file("alpha.bank.md", bank("alpha", "lock", "mutex"))
        .file("beta.bank.md", bank("beta", "queue", "line"))
        .file(
            "all.cases.md",
            "## lock\n\n- `+k` We have a mutex.\n\n## queue\n\n- `+k` It is a line.\n",
        );
    for command in ["bank test", "check all.cases.md"] {
        let run = sandbox.run(command);
        run.code(1);
        let said = run.text() + &run.errors();
        assert!(
            said.contains("the bank has no question `queue`; these cases test the bank `alpha`")
                && said.contains("as `beta/queue`"),
            "{said}"
        );
    }
    sandbox
        .file(
            "all.cases.md",
            "## alpha/lock\n\n- `+k` We have a mutex.\n\n## beta/queue\n\n- `+k` It is a line.\n",
        )
        .run("bank test")
        .says("all.cases.md: 2 of 2 cases pass")
        .code(0);
}
