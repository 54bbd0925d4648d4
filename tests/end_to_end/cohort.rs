//! `examen grade` of several sheets.

use expect_test::expect;

use super::fixtures::{BANK, SHEET, sheet};
use super::sandbox::Sandbox;

fn cohort() -> Sandbox {
    Sandbox::mini()
        .file(
            "b.answers.md",
            SHEET
                .replace("c-01", "c-02")
                .replace("buy a bigger server", "archive old rows"),
        )
        .file("deeper/c.answers.md", sheet("I ask for the query plan."))
        .file("notes.md", "# nothing of ours\n")
}

#[test]
fn a_folder_gives_a_table() {
    cohort()
        .run("grade .")
        .stdout(expect![[r#"
            Graded against mini (mini.bank.md)

            candidate         1      2       total
            c-01              2      –         2/8   25 %
            c-02              5      –         5/8   62 %
            c.answers.md      2                2/5   40 %
            all            60 %    0 %               42 %

            1 slow-report · 5 marks
            2 twice · 3 marks

            ── 3 sheets of 2 questions ───────────────────────────────────────────── 42 % ──
        "#]])
        .stderr(expect![""])
        .code(0);
}

#[test]
fn sheets_that_ask_for_a_bank_that_is_not_here_and_those_without_a_question_are_told() {
    let sandbox = cohort()
        .file("a.answers.md", SHEET.replace("sheet: mini", "sheet: gone"))
        .file("empty.answers.md", "")
        .file("blank.answers.md", "\n");
    for command in ["grade .", "report ."] {
        sandbox
            .run(command)
            .complains("1 sheet asks for the bank `gone`, which is not here, and is graded against another: ")
            .complains("a.answers.md; name it with `--bank`")
            .complains("2 sheets have no question: ")
            .code(0);
    }
    sandbox
        .run("report . --anonymise key")
        .complains("is graded against another; name it with `--bank`");
}

#[test]
fn so_do_several_files_in_any_order() {
    let sandbox = cohort();
    let forwards = sandbox.run("grade a.answers.md b.answers.md").text();
    let backwards = sandbox.run("grade b.answers.md a.answers.md b.answers.md").text();
    assert_eq!(forwards, backwards);
}

#[test]
fn a_wide_table_is_split() {
    cohort().env("COLUMNS", "44").run("grade .").stdout(expect![[r#"
        Graded against mini (mini.bank.md)

        candidate         1       total
        c-01              2         2/8   25 %
        c-02              5         5/8   62 %
        c.answers.md      2         2/5   40 %
        all            60 %               42 %

        candidate         2       total
        c-01              –         2/8   25 %
        c-02              –         5/8   62 %
        c.answers.md                2/5   40 %
        all             0 %               42 %

        1 slow-report · 5 marks
        2 twice · 3 marks

        ── 3 sheets of 2 questions ───────── 42 % ──
    "#]]);
}

#[test]
fn details_show_every_sheet_first() {
    cohort()
        .run("grade . --details")
        .says("── 1 of 3 · slow-report")
        .says("a.answers.md · candidate c-01")
        .says("Graded against mini");
}

#[test]
fn a_file_that_cannot_be_read_does_not_stop_the_others() {
    cohort()
        .file("d.answers.md", b"---\nsheet: mini\n---\n\xff")
        .run("grade .")
        .says("3 sheets")
        .complains("warning: d.answers.md: is not UTF-8")
        .code(1);
}

#[test]
fn everybody_below_the_threshold_is_named() {
    cohort()
        .run("grade . --fail-under 50")
        .complains("below 50 %: a.answers.md, deeper/c.answers.md")
        .code(1);
}

#[test]
fn answers_that_are_no_markdown_are_named_among_the_sheets_of_a_cohort() {
    let sandbox = Sandbox::mini()
        .file("week/a.answers.md", SHEET)
        .file("week/b.answers.md", SHEET)
        .file("week/c.docx", "PK")
        .file("week/d.TXT", "## Twice")
        .file("week/table.csv", "a,b");
    let said = "week/c.docx, week/d.TXT are no Markdown and left out";
    let is_silent = |sandbox: &Sandbox, command: &str| {
        let errors = sandbox.run(command).errors();
        assert!(!errors.contains("no Markdown"), "{errors}");
    };
    is_silent(&sandbox, "grade week");
    let sandbox = sandbox.file("week/e.answers.md", SHEET);
    sandbox.run("grade week").complains(said).code(0);
    sandbox.run("report week").complains(said).code(0);
    is_silent(
        &sandbox,
        "grade week/a.answers.md week/b.answers.md week/e.answers.md",
    );
    is_silent(&sandbox, "report week --anonymise key");
}

#[test]
fn guesses_at_headings_do_not_hide_the_marks() {
    let by_id =
        "---\nsheet: mini\n---\n\n## Slow report\n\nRead the query plan.\n\n## Twice\n\nIdempotent.\n";
    let sandbox = Sandbox::mini()
        .file("week/a.md", by_id)
        .file("week/b.md", by_id)
        .file(
            "week/c.md",
            by_id.to_owned() + "\n## Wrong\n\n```\nThe team was wrong.\n```\n",
        );
    let run = sandbox.run("grade week");
    assert_eq!(run.errors().matches("[inexact-heading]").count(), 3);
    run.complains("note: 4 more headings taken for a question like those above; --details shows all")
        .complains("advice[answer-in-code]")
        .code(0);
    let run = sandbox.run("grade week --details");
    assert_eq!(run.errors().matches("[inexact-heading]").count(), 7);
}

/// What the last row of a table says, without its name.
fn last_row(table: &str) -> Vec<String> {
    let row = table.lines().find(|line| line.starts_with("all ")).unwrap();
    let shares = row.trim_start_matches("all").split('%');
    let shares = shares.map(|share| share.trim().to_owned());
    shares.filter(|share| !share.is_empty()).collect()
}

#[test]
fn the_last_row_says_what_a_report_says() {
    let check = |sandbox: &Sandbox, shares: &[&str]| {
        assert_eq!(last_row(&sandbox.run("grade .").text()), shares);
        let report = sandbox.run("report . --format json").json();
        let mean = report["spread"]["mean"].as_f64().unwrap();
        assert_eq!((mean * 100.0).floor().to_string(), *shares.last().unwrap());
    };
    let skipped = "---\nsheet: mini\n---\n\n## A report\n<!-- q: slow-report; skipped -->\n";
    let all = "I ask for the query plan, add an index on the column and archive old rows.";
    let sandbox = Sandbox::mini()
        .file("a.answers.md", sheet(all))
        .file("b.answers.md", skipped);
    check(&sandbox, &["50", "50"]);
    let later = sheet("I buy luck.").replace("---\nsheet", "---\ncandidate: ana\ndate: 2026-03-16\nsheet");
    let first = sheet(all).replace("---\nsheet", "---\ncandidate: ana\ndate: 2026-03-02\nsheet");
    let sandbox = Sandbox::new()
        .file("mini.bank.md", BANK)
        .file("1/ana.answers.md", later)
        .file("2/ana.answers.md", first)
        .file("b.answers.md", skipped);
    check(&sandbox, &["50", "50"]);
    sandbox.run("grade .").says(
        "In the last row without 1 answer to a question that the candidate was asked\nbefore: the first attempt counts",
    );
}

#[test]
fn shares_are_cut_off_wherever_they_stand_and_the_threshold_agrees() {
    let mut points = String::new();
    for n in 0..3 {
        points += &format!("- +1 It has part {n}\n  - \"part {n}\"\n");
    }
    let bank = format!("---\nbank: b\n---\n\n## What is in it?\n<!-- id: q -->\n\n### Points\n\n{points}");
    let sandbox = Sandbox::new().file("b.bank.md", bank).file(
        "a.answers.md",
        "---\nsheet: b\n---\n\n## Q\n<!-- q: q -->\n\nIt has part 0 and it has part 1.\n",
    );
    sandbox.run("grade a.answers.md").says("2/3 · 66 %");
    sandbox.run("report .").says(" 66 %");
    sandbox.run("report . --csv-wide -").says("2,3,66.6,2");
    for command in ["grade a.answers.md", "report ."] {
        sandbox.run(&format!("{command} --fail-under 66.6")).code(0);
        sandbox.run(&format!("{command} --fail-under 67")).code(1);
        sandbox
            .run(&format!("{command} --fail-under -3"))
            .complains("expected a number from 0 to 100")
            .code(2);
    }
}

#[test]
fn a_bank_that_overrules_what_a_sheet_asks_for_is_told_once() {
    let sandbox = cohort().file(
        "other.bank.md",
        "---\nbank: other\n---\n\n## What is it?\n\n### Points\n\n- It is\n",
    );
    let said =
        "this sheet asks for the bank `mini`, but `--bank` names `other`, which has none of its questions";
    let run = sandbox.run("grade . --bank other.bank.md");
    let errors = run.errors();
    assert_eq!(errors.matches(said).count(), 3, "{errors}");
    assert!(!errors.contains("unknown-question"), "{errors}");
    run.says("3 sheets without a known question that has marks")
        .code(1);
    sandbox
        .run("check a.answers.md --bank other.bank.md")
        .says("error[overruled-bank]")
        .code(1);
    sandbox
        .run("report . --bank other.bank.md")
        .complains("there are sheets that ask for `mini` and not for `other`");
    let partly = "---\nbank: part\n---\n\n## Twice\n<!-- id: twice -->\n\n### Points\n\n- It is idempotent\n";
    sandbox
        .file("part.bank.md", partly)
        .run("grade a.answers.md --bank part.bank.md")
        .complains("which has 1 of 3 of its questions")
        .complains("unknown-question")
        .code(1);
}
