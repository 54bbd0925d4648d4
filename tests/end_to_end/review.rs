//! `examen review`.

use expect_test::expect;

use super::fixtures::{BANK, sheet};
use super::sandbox::Sandbox;

/// An answer that only lists the words of two points.
fn listed() -> Sandbox {
    Sandbox::new()
        .file("mini.bank.md", BANK)
        .file("a.answers.md", sheet("Query plan, covering index."))
}

#[test]
fn the_most_doubtful_point_comes_first() {
    listed()
        .stdin("y\nShort, but it is all there.\nq\n")
        .run("review a.answers.md --reviewer m-1")
        .stdout(expect![[r#"
            ── 1 of 2 · slow-report · a ────────────────────────── close to the threshold ──
            A report that took a second last year takes a minute now. Where do you look?

              │ [Query] [plan], covering index.

            ≡ listed: Looks at the query plan before changing anything (1 of 2 marks)
            [y] grant  [n] withhold  [Enter] keep  [q] stop: why you grant it, or [Enter] for no reason: ── 2 of 2 · slow-report · a ────────────────────────── close to the threshold ──
            A report that took a second last year takes a minute now. Where do you look?

              │ Query plan, [covering] [index].

            ≡ listed: Adds an index that the filter can use (1 of 2 marks)
            [y] grant  [n] withhold  [Enter] keep  [q] stop: 
            1 ruling on 1 of 2 doubtful points written
            a.review.md
        "#]])
        .code(0);
}

#[test]
fn a_ruling_survives_a_regrade_until_the_answer_changes() {
    let sandbox = listed().stdin("y\nShort, but it is all there.\nq\n");
    sandbox.run("review a.answers.md --reviewer m-1").code(0);
    expect![[r#"
        ---
        review: a.answers.md
        reviewer: m-1
        ---

        ## slow-report
        <!-- answer: 849a50f8 -->

        - [x] looks: Short, but it is all there.
    "#]]
    .assert_eq(&sandbox.read("a.review.md"));
    let awarded =
        |sandbox: &Sandbox| sandbox.run("report . --format json").json()["candidates"][0]["awarded"].clone();
    assert_eq!(awarded(&sandbox), 3.0);
    let sandbox = sandbox.file(
        "mini.bank.md",
        BANK.replace("\"query plan\"", "\"execution plan\""),
    );
    assert_eq!(
        awarded(&sandbox),
        3.0,
        "whatever the bank asks for, the mentor has granted it"
    );
    let report = sandbox
        .file("a.answers.md", sheet("Query plan, covering index, luck."))
        .run("report . --format json")
        .json();
    assert_eq!(report["unapplied"][0]["reason"], "stale");
}

#[test]
fn answers_in_like_words_are_judged_together() {
    let sandbox = listed()
        .file("b.answers.md", sheet("Query plan, covering index."))
        .file("c.answers.md", sheet("Something else."));
    let sandbox = sandbox.stdin("n\nA list is no answer.\nq\n");
    sandbox
        .run("review . --reviewer m-1")
        .says("1 in like words: b")
        .says("[y] grant all")
        .says("2 rulings on 1 of");
    assert_eq!(
        sandbox.read("a.review.md").replace("a.answers", "b.answers"),
        sandbox.read("b.review.md")
    );
    assert!(!sandbox.path("c.review.md").exists());
    let sandbox = sandbox.stdin("Y\n\nq\n");
    sandbox
        .run("review . --reviewer m-2")
        .says("1 ruling on 1 of")
        .says("a.m-2.review.md");
}

#[test]
fn what_a_mentor_has_ruled_on_is_not_asked_again() {
    let sandbox = listed().stdin("y\n\ny\n\ny\n\ny\n\n");
    sandbox
        .run("review a.answers.md --reviewer m-1 --all")
        .says("4 rulings on 4 of 4 doubtful points");
    sandbox
        .run("review a.answers.md --reviewer m-1 --all")
        .says("there is no point left to rule on");
}

#[test]
fn the_end_of_input_and_odd_replies_lose_nothing() {
    let sandbox = listed().stdin("what?\nx\ny\nGranted.\n");
    sandbox
        .run("review a.answers.md --reviewer m-1")
        .says("1 ruling on 1 of")
        .code(0);
    assert!(sandbox.read("a.review.md").contains("Granted."));
    listed()
        .stdin("")
        .run("review a.answers.md --reviewer m-1")
        .says("0 rulings on 0 of")
        .code(0);
}

#[test]
fn only_one_question_is_asked_about_if_one_is_named() {
    let sandbox = listed()
        .file(
            "a.answers.md",
            sheet("Query plan, covering index.") + "\n## Twice\n<!-- q: twice -->\n\nYaks.\n",
        )
        .stdin("q\n");
    sandbox
        .run("review a.answers.md --reviewer m-1 --question slow-report")
        .says("0 rulings on 0 of 2 doubtful points");
    sandbox
        .run("review a.answers.md --reviewer m-1 --question twice")
        .says("nothing is doubtful about that question; --all asks about every point");
    sandbox
        .run("review a.answers.md --reviewer m-1 --question yak")
        .complains("no answer is to a question `yak`")
        .code(2);
}

#[test]
fn rulings_become_cases_that_test_the_bank() {
    let sandbox = listed().stdin("y\nIt is there.\nn\nNo.\nq\n");
    sandbox.run("review a.answers.md --reviewer m-1").code(0);
    sandbox
        .run("review . --as-cases mini.cases.md")
        .stdout(expect![[r#"
            mini.cases.md: 1 case added
        "#]])
        .code(0);
    sandbox
        .run("review . --as-cases mini.cases.md")
        .says("0 cases added")
        .code(0);
    expect![[r#"
        ## slow-report

        - `+looks` `-adds-an-index` Query plan, covering index.
    "#]]
    .assert_eq(&sandbox.read("mini.cases.md"));
    sandbox
        .run("bank test --points")
        .stdout(expect![[r#"
        slow-report, case 1 (mini.cases.md:3)
          “Query plan, covering index.”
          ≡ looks: granted by the case, listed for the grader

        mini.cases.md: 0 of 1 cases pass, 50 % of the rulings on mini are met

        point                      rulings  accuracy  missed  false credit
        slow-report/looks                1       0 %       1             0
        slow-report/adds-an-index        1     100 %       0             0
    "#]])
        .code(1);
}

#[test]
fn a_reviewer_has_a_name() {
    listed()
        .run("review a.answers.md")
        .complains("--reviewer")
        .code(2);
}

#[test]
fn where_nothing_is_doubtful_it_says_how_to_ask_all_the_same() {
    let sandbox = Sandbox::mini().file(
        "b.answers.md",
        "---\nsheet: mini\n---\n\n## Slow\n<!-- q: slow-report -->\n",
    );
    sandbox
        .run("review b.answers.md --reviewer m-1")
        .stdout(expect![["nothing is doubtful; --all asks about every point\n"]])
        .code(0);
}

#[test]
fn an_alias_is_one_that_counts_and_names_a_file() {
    let check = |alias: &str, said: &str| {
        let sandbox = listed().stdin("y\n\nq\n");
        let mut command = sandbox.command("review a.answers.md --reviewer");
        let output = command.arg(alias).output().unwrap();
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert!(stderr.contains(said), "{alias:?}: {stderr}");
        assert!(!sandbox.path("a.review.md").exists(), "{alias:?}");
    };
    check("self", "changes no mark; name yourself");
    check("Self", "changes no mark; name yourself");
    for alias in ["", " m ", "m 2", "../m", "m:2"] {
        check(
            alias,
            "an alias has letters, digits, `-`, `_` and `.`, such as `m-2`",
        );
    }
}

#[test]
fn nobody_signs_the_rulings_of_somebody_else() {
    let by = |reviewer: &str| format!("---\nreview: a.answers.md\nreviewer: {reviewer}\n---\n");
    let sandbox = listed()
        .file("a.review.md", by("m-1"))
        .file("a.m-2.review.md", by("m-3"))
        .stdin("y\n\nq\n");
    sandbox
        .run("review a.answers.md --reviewer m-2")
        .complains("a.m-2.review.md: is not a review by `m-2`, as its name says")
        .code(2);
    assert_eq!(sandbox.read("a.m-2.review.md"), by("m-3"));
}

#[test]
fn cases_are_added_to_cases_only() {
    let sandbox = listed().stdin("y\nIt is there.\nq\n");
    sandbox.run("review a.answers.md --reviewer m-1").code(0);
    for path in ["mini.bank.md", "a.answers.md", "cases.txt", "new.md"] {
        sandbox
            .run(&format!("review a.answers.md --as-cases {path}"))
            .complains(&format!("{path}: is no file of cases; call it `NAME.cases.md`"))
            .code(2);
    }
    assert_eq!(sandbox.read("mini.bank.md"), BANK);
    let sandbox = sandbox
        .file("open.cases.md", "## twice\n\n```\ncode\n")
        .file("crlf.cases.md", "## twice\r\n\r\n- `+makes` Yaks.\r\n");
    sandbox
        .run("review a.answers.md --as-cases open.cases.md")
        .complains("would swallow cases")
        .code(2);
    sandbox
        .run("review a.answers.md --as-cases crlf.cases.md")
        .code(0);
    let crlf = sandbox.read("crlf.cases.md");
    assert!(crlf.contains("## slow-report\r\n"), "{crlf:?}");
    assert!(!crlf.replace("\r\n", "").contains('\n'), "{crlf:?}");
}

#[test]
fn no_ruling_goes_where_it_would_not_be_read() {
    let open = "---\nreview: a.answers.md\nreviewer: m-1\n---\n\n## twice\n\n```\ncode\n";
    let sandbox = listed().file("a.review.md", open).stdin("y\n\nq\n");
    sandbox
        .run("review a.answers.md --reviewer m-1")
        .complains("a.review.md: what stands last in it would swallow the ruling; close its code block")
        .code(2);
    assert_eq!(sandbox.read("a.review.md"), open);
}

#[test]
fn misconceptions_that_are_claimed_in_other_words_are_asked_about() {
    let claims = |answer: &str| {
        let sandbox = Sandbox::mini().file("a.answers.md", sheet(answer)).stdin("q\n");
        sandbox.run("review a.answers.md --reviewer m-1").text()
    };
    let other = claims("First of all I would upgrade the hardwrae.");
    assert!(
        other.contains("claimed in other words") && other.contains("✘ claimed: Buys a bigger machine first"),
        "{other}"
    );
    let own = claims("First of all I would upgrade the servers.");
    assert!(!own.contains("✘ claimed"), "{own}");
}
