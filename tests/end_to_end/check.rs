//! `examen check`

use expect_test::expect;

use super::fixtures::{BANK, SHEET};
use super::sandbox::Sandbox;

#[test]
fn nothing_to_report() {
    Sandbox::mini()
        .run("check")
        .stdout(expect![[r#"
            nothing to report in 2 files
        "#]])
        .stderr(expect![""])
        .code(0);
}

#[test]
fn an_issue_comes_with_its_line_and_its_fix() {
    Sandbox::mini()
        .file(
            "a.answers.md",
            SHEET.replace("<!-- q: slow-report -->\n", "<!-- q: slow-raport -->\n"),
        )
        .run("check a.answers.md")
        .stdout(expect![[r#"
            error[unknown-question-id]: the bank of this sheet has no question `slow-raport`, and the answer is not graded; correct the id, or name another bank as `sheet:`
              ╭▸ a.answers.md:7:9
              │
            7 │ <!-- q: slow-raport -->
              │         ━━━━━━━━━━━
              ╰╴
            fix: write `slow-report`
              ╭╴
            7 - <!-- q: slow-raport -->
            7 + <!-- q: slow-report -->
              ╰╴

            1 error, 0 warnings, 0 advice in 1 file; --fix mends 1
        "#]])
        .code(1);
}

#[test]
fn fixes_are_applied_and_the_rest_is_reported() {
    let unknown = SHEET
        .replace("What do you do about it?", "Why?")
        .replace("q: twice", "q: nothing-like-it");
    let sandbox = Sandbox::mini().file("a.answers.md", unknown.replace("slow-report", "slow-raport"));
    sandbox
        .run("check --fix")
        .says("unknown-question-id")
        .complains("a.answers.md: 1 issue mended")
        .code(1);
    assert_eq!(sandbox.read("a.answers.md"), unknown);
}

#[test]
fn an_id_is_mended_by_its_letters_and_by_the_heading_above() {
    let written = SHEET
        .replace("q: slow-report", "q: SLOW-REPORT")
        .replace("q: twice", "q: nothing-like-it");
    let sandbox = Sandbox::mini().file("a.answers.md", written);
    sandbox
        .run("check")
        .hides("bad-id")
        .says("2 errors, 0 warnings")
        .code(1);
    sandbox
        .run("check --fix")
        .complains("a.answers.md: 2 issues mended")
        .code(0);
    assert_eq!(sandbox.read("a.answers.md"), SHEET);
}

#[test]
fn text_without_a_heading_is_an_error() {
    Sandbox::mini()
        .file("a.answers.md", "---\nsheet: mini\n---\n\nThe query walks the whole table.\n")
        .run("check")
        .stdout(expect![[r#"
            error[text-before-answers]: this text belongs to no question and is not graded; put a heading such as `## What is a cache?` above it, which repeats the question, or quote it with `>` if it is no answer
              ╭▸ a.answers.md:5:1
              │
            5 │ The query walks the whole table.
              ╰╴━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━

            1 error, 0 warnings, 0 advice in 2 files
        "#]])
        .code(1);
}

#[test]
fn an_introduction_is_only_advice() {
    Sandbox::mini()
        .file(
            "a.answers.md",
            SHEET.replacen("\n## ", "\n# Mock interview\n\nDone in an hour.\n\n## ", 1),
        )
        .run("check")
        .says("advice[preamble]")
        .code(0);
}

#[test]
fn headings_of_another_rank_are_mended() {
    let sandbox = Sandbox::mini().file("a.answers.md", SHEET.replace("## ", "### "));
    sandbox.run("check").says("error[question-rank]").code(1);
    sandbox.run("check --fix").code(0);
    assert_eq!(sandbox.read("a.answers.md"), SHEET);
}

#[test]
fn questions_inside_an_answer_get_the_rank_of_questions() {
    let lowered = |rest: &str| {
        let (first, _) = SHEET.split_once("## A worker").unwrap();
        let sandbox = Sandbox::mini().file("a.answers.md", format!("{first}{rest}"));
        sandbox
            .run("check")
            .says("error[question-in-answer]: this is the question `twice`")
            .code(1);
        sandbox
            .run("grade a.answers.md")
            .complains("question-in-answer")
            .code(1);
        sandbox.run("check --fix").complains("1 issue mended").code(0);
        sandbox.read("a.answers.md")
    };
    let heading = "A worker may get the same message twice. What do you do about it?";
    let answer = "\n\nThe handler is idempotent.\n";
    assert!(lowered(&format!("### {heading}{answer}")).contains(&format!("\n## {heading}\n")));
    assert!(
        lowered(&format!("#### Two\n<!-- q: twice -->{answer}")).contains("\n## Two\n<!-- q: twice -->\n")
    );
    Sandbox::mini()
        .file(
            "a.answers.md",
            SHEET.replace("If that", "\n### And then\n\nIf that"),
        )
        .run("check")
        .code(0);
}

#[test]
fn text_that_a_title_cuts_off_is_told_above_a_question_of_another_rank() {
    let sandbox = Sandbox::mini().file(
        "a.answers.md",
        SHEET.replace("## A worker", "# Head\n\nAnd what is lost.\n\n### A worker"),
    );
    let run = sandbox.run("check");
    run.says("error[text-outside-answer]")
        .says("error[question-rank]");
    sandbox.run("check --fix").complains("2 issues mended").code(0);
    let mended = sandbox.read("a.answers.md");
    assert!(
        mended.contains("\n### Head\n") && mended.contains("\n## A worker"),
        "{mended}"
    );
}

#[test]
fn a_bank_that_is_not_here_is_told_and_a_slip_of_its_name_mended() {
    let sandbox = Sandbox::mini().file("a.answers.md", SHEET.replace("sheet: mini", "sheet: mnii"));
    sandbox
        .run("check")
        .says("warning[unknown-bank]: the bank `mnii` is not here (did you mean `mini`?)")
        .code(1);
    let document = sandbox.run("grade a.answers.md --format json").json();
    assert_eq!(document["sheets"][0]["issues"][0]["code"], "unknown-bank");
    let page = sandbox.run("grade a.answers.md");
    page.says("The sheet asks for the bank mnii, which is not here (did you mean `mini`?)");
    assert!(!page.errors().contains("unknown-bank"));
    sandbox.run("check --fix").code(0);
    assert_eq!(sandbox.read("a.answers.md"), SHEET);
    let other = Sandbox::new()
        .file("week-1.bank.md", BANK.replace("bank: mini", "bank: week-1"))
        .file("a.answers.md", SHEET.replace("sheet: mini", "sheet: week-2"));
    other.run("check --fix").says("did you mean `week-1`?").code(1);
}

#[test]
fn a_sheet_without_questions_is_told() {
    Sandbox::mini()
        .file("a.answers.md", "---\nsheet: mini\n---\n")
        .run("check")
        .says("warning[no-questions]: this sheet has no question")
        .code(1);
}

#[test]
fn a_review_of_a_sheet_in_another_folder_is_told() {
    let review = "---\nreview: ../a.answers.md\nreviewer: m-1\n---\n";
    let sandbox = Sandbox::mini().file("other/x.review.md", review);
    sandbox.run("check").says("error[review-from-afar]").code(1);
    sandbox
        .run("grade .")
        .complains("x.review.md: is a review of a sheet in another folder")
        .code(1);
    sandbox
        .run("report .")
        .complains("x.review.md: is a review of a sheet in another folder");
}

#[test]
fn lines_are_counted_and_shown_whatever_ends_them() {
    let slip = SHEET.replace("q: slow-report", "q: slow-raport");
    let shown = |ending: &str| {
        let sandbox = Sandbox::mini().file("a.answers.md", slip.replace('\n', ending));
        (
            sandbox.run("check").text(),
            sandbox.run("grade a.answers.md").text(),
        )
    };
    let (check, grade) = shown("\n");
    assert!(
        check.contains("a.answers.md:7:9") && grade.contains("18 │"),
        "{check}{grade}"
    );
    for ending in ["\r\n", "\r"] {
        assert_eq!(shown(ending), (check.clone(), grade.clone()), "{ending:?}");
    }
}

#[test]
fn fixes_keep_line_endings() {
    let windows = SHEET.replace('\n', "\r\n");
    let sandbox = Sandbox::mini().file("a.answers.md", windows.replace("slow-report", "slow-raport"));
    sandbox.run("check --fix").code(0);
    assert_eq!(sandbox.read("a.answers.md"), windows);
}

#[test]
fn the_document_lists_files_and_issues() {
    let sandbox = Sandbox::mini().file("a.answers.md", SHEET.replace("slow-report", "slow-raport"));
    let document = sandbox.run("check --format json").code(1).json();
    assert_eq!(document["schema"], "examen.check/1");
    let issue = &document["files"][0]["issues"][0];
    assert_eq!(issue["code"], "unknown-question-id");
    assert_eq!(issue["line"], 7);
    assert_eq!(issue["column"], 9);
    assert_eq!(issue["fix"]["edits"][0]["replacement"], "slow-report");
}

#[test]
fn files_of_others_are_left_alone() {
    let sandbox = Sandbox::new().file("README.md", "# Points\n").file("a.txt", "x");
    sandbox
        .run("check")
        .stdout(expect![[r#"
        nothing to check: no bank, sheet, review, cases or glossary is here
    "#]])
        .code(0);
    sandbox
        .run("check README.md")
        .complains("this is not a bank, an answer sheet, a review, cases or a glossary")
        .code(2);
    sandbox
        .run("check nowhere")
        .complains("there is no such file or folder")
        .code(2);
}

#[test]
fn a_file_that_cannot_be_read_is_a_finding() {
    Sandbox::mini()
        .file("x.bank.md", b"\xff")
        .run("check")
        .complains("x.bank.md: is not UTF-8")
        .code(1);
}

#[test]
fn a_bank_that_does_not_do_what_it_says_is_found_out() {
    let bank = BANK
        .replace("  - archive/partition/delete old/row/table\n", "")
        .replace("covering index", "\"?!\"");
    let sandbox = Sandbox::new().file("mini.bank.md", bank);
    sandbox
        .run("bank check")
        .says("advice[no-evidence]")
        .says("error[never-matches]")
        .code(1);
}

#[test]
fn advice_alone_is_no_finding() {
    let bank = BANK.replace("### Hint\n\nAsk the database what it does.\n\n", "");
    Sandbox::new()
        .file("mini.bank.md", bank)
        .run("check")
        .says("advice[no-hint]")
        .code(0);
}

#[test]
fn bank_check_looks_at_the_files_of_authors_only() {
    let sandbox = Sandbox::mini().file("a.answers.md", SHEET.replace("slow-report", "slow-raport"));
    sandbox.run("bank check").says("1 file").code(0);
    sandbox.run("bank check a.answers.md").code(2);
}

#[test]
fn cases_are_compared_with_their_bank() {
    Sandbox::mini()
        .file(
            "mini.cases.md",
            "## slow-report\n\n- `+nonsense` I read the query plan.\n\n## nowhere\n\n- `+x` y\n",
        )
        .run("check mini.cases.md")
        .says("unknown-point")
        .says("unknown-question-id")
        .code(1);
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_written_is_an_error() {
    use std::os::unix::fs::PermissionsExt as _;
    let sandbox = Sandbox::mini()
        .file("ro/mini.bank.md", BANK)
        .file("ro/a.answers.md", SHEET.replace("slow-report", "slow-raport"));
    let file = sandbox.path("ro/a.answers.md");
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o444)).unwrap();
    // The superuser may write anything; then there is nothing to see.
    if std::fs::OpenOptions::new().write(true).open(&file).is_err() {
        sandbox
            .run("check ro --fix")
            .complains("cannot be written")
            .code(2);
    }
}

#[test]
fn advice_of_one_kind_is_given_once_a_file() {
    let bank = "---\nbank: b\n---\n\n## Why do caches go stale?\n<!-- id: stale; level: 1 -->\n\n### Points\n\n- +1 Rows move on\n- +1 Nobody tells the copy\n- +1 Time passes\n\n### Hint\n\nThink of two clocks.\n";
    let sandbox = || Sandbox::new().file("b.bank.md", bank);
    sandbox()
        .run("check b.bank.md")
        .says("`Rows move on` is matched by its label")
        .says("2 more pieces of advice like those above")
        .code(0);
    sandbox()
        .run("check b.bank.md --details")
        .says("`Time passes` is matched by its label")
        .code(0);
}

#[test]
fn a_question_of_another_bank_is_not_put_into_the_answer_above() {
    let other = "---\nbank: other\n---\n\n# T\n\n## What is caching?\n<!-- id: caching -->\n\n### Points\n\n- +1 Copies\n";
    let answers = format!("{SHEET}\n# What is caching?\n\nIt keeps copies.\n");
    let sandbox = Sandbox::mini()
        .file("other.bank.md", other)
        .file("a.answers.md", &answers);
    for command in ["check", "grade"] {
        let run = sandbox.run(&format!("{command} a.answers.md"));
        let said = run.text() + &run.errors();
        assert!(said.contains("this is the question `caching`"), "{said}");
    }
    sandbox.run("check a.answers.md --fix").code(1);
    assert_eq!(
        sandbox.read("a.answers.md"),
        answers.replace("\n# What", "\n## What")
    );
}

#[test]
fn each_slip_of_a_key_is_shown() {
    Sandbox::new()
        .file(
            "a.answers.md",
            "---\nshet: s\ncandidat: m-1\ndat: 2026-05-02\n---\n",
        )
        .run("check a.answers.md")
        .says("if you mean `sheet`")
        .says("if you mean `candidate`")
        .says("if you mean `date`");
}

#[test]
fn what_names_no_question_is_asked_about() {
    let sheet = "---\nsheet: backend-developer\ndate: 10.5.2026\n---\n\n\
                 ## Every visit to a shops start page runs the same slow bestseller query\n\nA cache.\n\n\
                 ## Something else\n<!-- id: authn-authz -->\n\nNothing.\n";
    Sandbox::new()
        .file("a.answers.md", sheet)
        .run("check a.answers.md")
        .says("(did you mean `caching`?)")
        .says("in a sheet it is `q:`")
        .says("`10.5.2026` is no date")
        .code(1);
}

#[test]
fn warnings_of_one_kind_are_counted_from_some_on() {
    let question = |n: usize| format!("## What is number {n}?\n<!-- id: n-{n} -->\n\n");
    let bank: String = (0..40).map(question).collect();
    let sandbox = Sandbox::new().file("b.bank.md", format!("---\nbank: b\n---\n\n{bank}"));
    let run = sandbox.run("check b.bank.md");
    assert_eq!(run.text().matches("warning[no-points]").count(), 24);
    run.says("16 more warnings [no-points] like those above; --details shows them all");
    let run = sandbox.run("check b.bank.md --details");
    assert_eq!(run.text().matches("warning[no-points]").count(), 40);
}

#[test]
fn two_banks_of_one_name_are_told() {
    Sandbox::mini()
        .file("copy/mini.bank.md", BANK)
        .run("check . --details")
        .says("advice[bank-name-twice]: copy/mini.bank.md is called `mini`, too");
    Sandbox::mini().run("check .").hides("bank-name-twice");
}

#[test]
fn a_comment_behind_a_heading_moves_below_it_once() {
    let sandbox = Sandbox::mini().file(
        "b.answers.md",
        "## A report that took a second last year takes a minute. Where do you look? <!-- q: slow-report -->\nHere.\n",
    );
    sandbox.run("check b.answers.md --fix").code(0);
    assert_eq!(
        sandbox.read("b.answers.md"),
        "## A report that took a second last year takes a minute. Where do you look?\n<!-- q: slow-report -->\nHere.\n",
    );
}
