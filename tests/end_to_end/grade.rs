//! `examen grade` of one sheet, for people.

use expect_test::expect;

use super::fixtures::{BANK, SHEET, sheet};
use super::sandbox::Sandbox;

#[test]
fn a_sheet_is_shown_with_its_evidence() {
    Sandbox::mini()
        .run("grade a.answers.md")
        .stdout(expect![[r#"
            a.answers.md · candidate c-01 · bank mini (mini.bank.md)

            ── 1 of 3 · slow-report ────────────────────────────────────────── 2/5 · 40 % ──
            A report that took a second last year takes a minute now. Where do you look?

             9 │ I read the query plan first. Then I add an indx on the filtered column.
               │            ━━━━━━━━━━                      ━━━━        ━━━━━━━━
               │            ╰ +2 Looks at the query plan b… │
               │   +2 Adds an index that the filter can use ╯
            10 │ If that is not enough, I buy a bigger server.
               │                                ~~~~~~ ~~~~~~
               │                                ╰ -2 misconception: Buys a bigger machine f…

              ✔ 2/2  Looks at the query plan before changing anything (a must)
              ✔ 2/2  Adds an index that the filter can use
                     “indx” misspelling of index
              ✘ -2   misconception: Buys a bigger machine first
                     The plan stays as bad as it was.
              ○ 1 point missed, worth 1 mark · databases, performance

            ── 2 of 3 · twice ─────────────────────────────────────────────────── skipped ──
            A worker may get the same message twice. What do you do about it?

            ── 3 of 3 · wrong ───────────────────────────────────────── 2 of 2 · no marks ──
            Tell me of a time when you were wrong.

            18 │ In my last project I dropped a table. Since then I test my backups.
               │            ━━━━━━━                    ━━━━━ ━━━━
               │            │                          ╰ ✔ Says what was learned
               │            ╰ ✔ Says what the situation was

              [x]  Says what the situation was
              [x]  Says what was learned

            ── Total ───────────────────────────────────────────────────────── 2/8 · 25 % ──
            Without the 1 question not answered: 2/5 · 40 %
        "#]])
        .stderr(expect![""])
        .code(0);
}

#[test]
fn a_narrow_terminal_gets_narrow_lines() {
    Sandbox::mini()
        .env("COLUMNS", "50")
        .run("grade a.answers.md")
        .stdout(expect![[r#"
            a.answers.md · candidate c-01 · bank mini
            (mini.bank.md)

            ── 1 of 3 · slow-report ──────────── 2/5 · 40 % ──
            A report that took a second last year takes a
            minute now. Where do you look?

             9 │ I read the query plan first. Then I add an
               │            ━━━━━━━━━━
               │            ╰ +2 Looks at the query plan befo…
               │ indx on the filtered column. If that is not
               │ ━━━━        ━━━━━━━━
               │ ╰ +2 Adds an index that the filter…
            10 │ enough, I buy a bigger server.
               │                 ~~~~~~ ~~~~~~
               │                 ╰ -2 misconception: Buys a b…

              ✔ 2/2  Looks at the query plan before changing
                     anything (a must)
              ✔ 2/2  Adds an index that the filter can use
                     “indx” misspelling of index
              ✘ -2   misconception: Buys a bigger machine
                     first
                     The plan stays as bad as it was.
              ○ 1 point missed, worth 1 mark · databases,
              performance

            ── 2 of 3 · twice ───────────────────── skipped ──
            A worker may get the same message twice. What do
            you do about it?

            ── 3 of 3 · wrong ─────────── 2 of 2 · no marks ──
            Tell me of a time when you were wrong.

            18 │ In my last project I dropped a table. Since
               │            ━━━━━━━                    ━━━━━
               │            ╰ ✔ Says what the situati… │
               │               ✔ Says what was learned ╯
               │ then I test my backups.
               │ ━━━━
               │ ╰ ✔ Says what was…

              [x]  Says what the situation was
              [x]  Says what was learned

            ── Total ─────────────────────────── 2/8 · 25 % ──
            Without the 1 question not answered: 2/5 · 40 %
        "#]])
        .code(0);
}

#[test]
fn missed_points_stay_secret_until_asked_for() {
    let sandbox = Sandbox::mini().file("b.answers.md", sheet("I add an index."));
    sandbox
        .run("grade b.answers.md")
        .hides("query plan")
        .hides("Moves old rows")
        .says("1 must missing")
        .code(0);
    sandbox
        .run("grade b.answers.md --reveal")
        .says("Looks at the query plan before changing anything (a must)")
        .says("Moves old rows out of the way")
        .hides("bigger machine");
}

#[test]
fn answers_to_unknown_questions_are_not_among_those_that_were_left_open() {
    let unknown = "\n## Some day\n<!-- q: nope -->\n\nText.\n\n## Some night\n<!-- q: nada -->\n\nText.\n";
    let open = "\n## Twice\n<!-- q: twice -->\n";
    let sandbox = Sandbox::mini()
        .file(
            "a.answers.md",
            sheet("I add an index on the column.") + open + unknown,
        )
        .file("b.answers.md", sheet("I add an index on the column.") + unknown);
    sandbox
        .run("grade a.answers.md")
        .says("Without the 1 question not answered: 2/5")
        .code(1);
    sandbox.run("grade b.answers.md").hides("not answered").code(1);
}

#[test]
fn details_say_how_words_matched_and_what_came_close() {
    let sandbox = Sandbox::mini().file("b.answers.md", sheet("I looked at the plans of the house."));
    sandbox.run("grade b.answers.md --details").stdout(expect![[r#"
        b.answers.md · bank mini (mini.bank.md)

        ── 1 of 1 · slow-report ─────────────────────────────────────────── 0/5 · 0 % ──
        A report that took a second last year takes a minute now. Where do you look?

         8 │ I looked at the plans of the house.

          ○ 3 points missed, worth 5 marks · databases, performance
          ✘ 1 must missing: without it the answer cannot pass

          Nearest misses
            a point worth 2 marks — line 8: “I looked at the plans of the house”; 1 word
            lacking (has “plans”)

        ── Total ────────────────────────────────────────────────────────── 0/5 · 0 % ──
    "#]]);
    sandbox
        .run("grade b.answers.md --details --reveal")
        .says("lacking:");
}

#[test]
fn named_denied_and_rejected_things_are_told_apart() {
    let answer = "I never look at the query plan. It would be wrong to buy a bigger machine.\n\nindex, column, archive, rows, partition, table";
    Sandbox::mini()
        .file("b.answers.md", sheet(answer))
        .run("grade b.answers.md")
        .says("denied: Looks at the query plan")
        .says("only named: Adds an index")
        .says("rightly turned down: Buys a bigger machine first");
}

#[test]
fn words_that_only_repeat_the_question_are_shown_as_such() {
    let answer = "A report that took a second last year takes a minute now. Where do you look?";
    Sandbox::mini()
        .file("b.answers.md", sheet(answer))
        .run("grade b.answers.md")
        .says("says the question again")
        .says("0/5");
}

#[test]
fn a_sheet_on_standard_input_is_graded() {
    Sandbox::mini()
        .stdin(SHEET)
        .run("grade -")
        .says("<stdin> · candidate c-01 · bank mini")
        .says("2/8 · 25 %")
        .code(0);
}

#[test]
fn a_sheet_below_the_threshold_fails() {
    let sandbox = Sandbox::mini();
    sandbox.run("grade a.answers.md --fail-under 25").code(0);
    sandbox
        .run("grade a.answers.md --fail-under 26%")
        .complains("below 26 %: a.answers.md")
        .code(1);
    sandbox
        .run("grade a.answers.md --fail-under 101")
        .complains("expected a number from 0 to 100")
        .code(2);
}

#[test]
fn an_unknown_question_is_reported_and_the_rest_is_graded() {
    Sandbox::mini()
        .file("b.answers.md", SHEET.replace("q: twice; skipped", "q: twise"))
        .run("grade b.answers.md")
        .says("question unknown")
        .says("slow-report")
        .complains("error[unknown-question-id]")
        .complains("<!-- q: twise -->")
        .code(1);
}

/// What `grade` says of a sheet is an error of this code, for people and for programs.
fn check_error(sheet: &str, code: &str) {
    let sandbox = Sandbox::mini().file("b.answers.md", sheet);
    sandbox
        .run("grade b.answers.md")
        .complains(&format!("error[{code}]"))
        .code(1);
    let document = sandbox.run("grade b.answers.md --format json").code(1).json();
    let issues = document["sheets"][0]["issues"].as_array().unwrap();
    assert!(
        issues
            .iter()
            .any(|it| it["code"] == code && it["severity"] == "error")
    );
}

#[test]
fn what_is_written_and_not_graded_is_a_finding() {
    check_error("## Something else entirely\n\nText.\n", "unknown-question");
    check_error("The query walks the whole table.\n", "text-before-answers");
    check_error(&format!("{SHEET}\n# Step 2\n\nLost.\n"), "text-outside-answer");
    check_error(&SHEET.replace("## ", "# "), "question-rank");
    check_error(
        &SHEET.replace("bigger server.", "bigger server.\n\n<!-- todo"),
        "heading-in-comment",
    );
    check_error(
        &SHEET.replace("bigger server.", "bigger server.\n\n```sql\nselect 1"),
        "unclosed-code",
    );
}

#[test]
fn a_heading_that_fits_two_questions_is_a_finding() {
    let question = |id: &str| {
        format!("## What is a database index?\n<!-- id: {id} -->\n\n### Points\n\n- A sorted structure\n\n")
    };
    Sandbox::new()
        .file(
            "a.bank.md",
            format!("---\nbank: a\n---\n{}{}", question("one"), question("two")),
        )
        .file(
            "a.answers.md",
            "## What is a database index?\n\nA sorted structure.\n",
        )
        .run("grade a.answers.md")
        .complains("error[ambiguous-question]: this heading could be `one`, `two`")
        .code(1);
}

#[test]
fn an_introduction_is_no_finding() {
    Sandbox::mini()
        .file(
            "b.answers.md",
            SHEET.replacen("\n## ", "\n# Mock interview\n\nDone in an hour.\n\n## ", 1),
        )
        .run("grade b.answers.md")
        .complains("advice[preamble]")
        .code(0);
}

#[test]
fn a_share_of_nothing_is_none() {
    Sandbox::mini()
        .file("cohort/a.answers.md", "---\ncandidate: c-01\n---\n")
        .file("cohort/b.answers.md", "---\ncandidate: c-02\n---\n")
        .run("grade cohort")
        .stdout(expect![[r#"
            Graded against mini (mini.bank.md)

            candidate       total
            c-01                       –
            c-02                       –
            all                        –

            ── 2 sheets without a known question that has marks ──────────────── no marks ──
        "#]])
        .code(0);
}

#[test]
fn paths_that_are_no_sheets_are_refused() {
    let sandbox = Sandbox::mini()
        .file("notes.md", "# notes\n")
        .file("meant.answers.md", "---\nbank: mini\n---\n")
        .file("empty/x.txt", "");
    sandbox
        .run("grade nowhere.md")
        .stderr(expect![[r#"
        error: nowhere.md: there is no such file or folder; check how the path is spelt
    "#]])
        .code(2);
    sandbox.run("grade notes.md").stderr(expect![[r#"
        error: notes.md: this is no answer sheet; a sheet has `sheet:` in its front matter or a name that ends in `.answers.md`
    "#]]).code(2);
    sandbox
        .run("grade mini.bank.md")
        .complains("this is no answer sheet but a bank; a sheet has")
        .code(2);
    sandbox
        .run("grade meant.answers.md")
        .complains(
            "because it has `bank:` in its front matter, which counts before its name; write `sheet:` there",
        )
        .code(2);
    sandbox
        .run("grade empty")
        .stderr(expect![[r#"
        error: empty: there is no answer sheet; `examen new` writes one
    "#]])
        .code(2);
    sandbox.run("grade").complains("Usage: examen grade").code(2);
}

#[test]
fn a_folder_of_files_that_are_no_sheets_is_told_what_one_is() {
    let check = |files: &[(&str, &str)], message: &str| {
        let sandbox = files
            .iter()
            .fold(Sandbox::new(), |sandbox, (name, text)| sandbox.file(name, text));
        for command in ["grade .", "report .", "review . --reviewer m-1"] {
            sandbox.run(command).complains(message).code(2);
        }
    };
    let answer = "## What is a queue?\n\nIt holds messages.\n";
    check(
        &[("m-1.md", answer)],
        ".: there is no answer sheet, and m-1.md is none; a sheet has `sheet:`",
    );
    check(
        &[("m-1.md", answer), ("m-2.md", answer)],
        ".: there is no answer sheet among 2 Markdown files, such as m-1.md; a sheet has `sheet:`",
    );
    check(
        &[("m-1.md", "---\nseet: core\n---\n## A\n")],
        ".: there is no answer sheet that can be used: m-1.md: is left out",
    );
}

#[test]
fn a_sheet_with_a_slip_in_its_first_lines_is_not_lost_in_silence() {
    let sandbox = Sandbox::mini()
        .file("week/a.md", "---\nsheet: mini\n---\n\n## What is a queue?\n")
        .file("week/b.md", "---\nseet: mini\n---\n\n## What is a queue?\n")
        .file("week/notes.md", "---\nrank: 1\n---\n\n## What to do\n");
    let said = "b.md: is left out, because line 2 does not say what it is; write `sheet: mini`, between two lines `---`";
    sandbox.run("grade week").complains(said).code(1);
    sandbox.run("check week").complains(said).code(1);
    sandbox.run("grade week/b.md").complains(said).code(2);
}

#[test]
fn what_is_written_where_nobody_reads_is_told() {
    let sandbox = Sandbox::mini()
        .file(
            "a.answers.md",
            "## Slow report\n\n> A cache keeps what was computed.\n",
        )
        .file(
            "b.answers.md",
            "## Slow report\n\n```\nA cache keeps what was computed.\n```\n",
        );
    sandbox
        .run("grade a.answers.md")
        .says("What stands here is quoted or in a comment, which is not graded.");
    sandbox
        .run("grade b.answers.md")
        .complains("advice[answer-in-code]")
        .code(0);
}

#[test]
fn crlf_and_a_byte_order_mark_change_nothing() {
    let marked = |name: &str, text: String| {
        let sandbox = Sandbox::mini().file(name, text);
        sandbox.run(&format!("grade {name}")).text()
    };
    let windows = format!("\u{feff}{}", SHEET.replace('\n', "\r\n"));
    assert_eq!(
        marked("b.answers.md", SHEET.to_owned()),
        marked("b.answers.md", windows)
    );
}

#[test]
fn a_long_answer_is_shown_around_what_counts() {
    let filler = "Nothing of note stands in this line.\n\n".repeat(30);
    let sandbox = Sandbox::mini().file(
        "b.answers.md",
        sheet(&format!("{filler}I ask for the query plan.\n\n{filler}")),
    );
    sandbox
        .run("grade b.answers.md")
        .says("lines without anything that counts")
        .says("I ask for the query plan.");
    sandbox
        .run("grade b.answers.md --details")
        .hides("lines without anything that counts");
}

#[test]
fn colours_are_for_terminals_and_those_who_ask() {
    let sandbox = Sandbox::mini();
    sandbox.run("grade a.answers.md").hides("\u{1b}[");
    sandbox.run("grade a.answers.md --color always").says("\u{1b}[");
    sandbox.run("grade a.answers.md --color never").hides("\u{1b}[");
    Sandbox::mini()
        .env("NO_COLOR", "1")
        .run("grade a.answers.md")
        .hides("\u{1b}[");
}

#[test]
fn colour_changes_no_letter() {
    let sandbox = Sandbox::mini();
    let plain = sandbox.run("grade a.answers.md").text();
    let coloured = sandbox.run("grade a.answers.md --color always").text();
    assert_eq!(plain, anstream::adapter::strip_str(&coloured).to_string());
}

#[test]
fn a_bank_that_is_not_here_is_told_with_what_the_other_has() {
    let check = |answers: &str, said: &str| {
        let run = Sandbox::new()
            .env("COLUMNS", "200")
            .file(
                "deep/banks/team.bank.md",
                BANK.replace("bank: mini", "bank: team"),
            )
            .file("mini.bank.md", BANK)
            .file("deep/sheets/m-1.answers.md", answers)
            .run("grade deep/sheets/m-1.answers.md --bank mini.bank.md --bank bundled");
        run.says(said);
    };
    let of_team = sheet("Query plan.").replace("sheet: mini", "sheet: team");
    let unknown = "\n## Who is it?\n\nMe.\n";
    check(
        &of_team,
        "not here; mini has all of its questions. Name the bank with `--bank`.",
    );
    check(
        &(of_team.clone() + unknown),
        "not here; mini has 1 of 2 of its questions.",
    );
    check(
        &format!("---\nsheet: team\n---\n{unknown}"),
        "mini has none of its questions.",
    );
}

#[test]
fn banks_are_found_below_a_folder_that_is_named() {
    let sandbox = Sandbox::new()
        .file("banks/mini.bank.md", BANK)
        .file("sheets/m-1.answers.md", sheet("Query plan."));
    for command in ["grade .", "grade ./ --details", "report ."] {
        sandbox.run(command).code(0);
    }
}

#[test]
fn of_two_answers_to_a_question_the_first_counts() {
    let twice = sheet("Yaks.") + "\n" + sheet("Query plan.").split("---\n").nth(2).unwrap();
    let sandbox = Sandbox::new()
        .file("mini.bank.md", BANK)
        .file("a.answers.md", twice);
    sandbox
        .run("grade a.answers.md")
        .says("0/5 · 0 %")
        .says("Without 1 answer to a question that is answered above: the first answer counts.");
    let document = sandbox.run("grade a.answers.md --format json").json();
    assert_eq!(document["sheets"][0]["score"]["available"], 5.0);
    let report = sandbox.run("report . --format json").json();
    assert_eq!(report["candidates"][0]["available"], 5.0);
}

#[test]
fn a_glossary_of_another_bank_is_a_warning_that_names_the_bank() {
    let sandbox = Sandbox::mini().file(
        "other.bank.md",
        "---\nbank: other\nglossary: words.md\n---\n\n## Why?\n\n### Points\n\n- +1 So\n",
    );
    for command in ["grade a.answers.md", "report a.answers.md"] {
        sandbox
            .run(command)
            .complains("other.bank.md: its glossary cannot be used: words.md: there is no such file")
            .code(0);
    }
    let sandbox = sandbox.file("a.answers.md", "---\nsheet: other\n---\n\n## Why?\n\nSo.\n");
    for command in ["grade a.answers.md", "report a.answers.md"] {
        sandbox
            .run(command)
            .complains("its glossary cannot be used")
            .code(1);
    }
}

#[test]
fn two_questions_with_one_id_in_a_bank_are_told_as_such() {
    let bank = BANK.replace("<!-- id: twice;", "<!-- id: slow-report;");
    Sandbox::mini()
        .file("mini.bank.md", bank)
        .run("grade a.answers.md")
        .complains("error[repeated-question-id]: the bank `mini` has several questions called `slow-report`")
        .code(1);
}

#[test]
fn sheets_of_one_candidate_are_told_apart() {
    let sheet = "---\nsheet: mini\ncandidate: m-1\n---\n\n## A worker may get the same message twice. What do you do?\n<!-- q: twice -->\n\nNothing.\n";
    Sandbox::mini()
        .file("first.answers.md", sheet)
        .file("second.answers.md", sheet)
        .run("grade first.answers.md second.answers.md")
        .says("m-1 · first ")
        .says("m-1 · second ");
    Sandbox::mini()
        .file("one/m-1.answers.md", sheet)
        .file("two/m-1.answers.md", sheet)
        .run("grade one two")
        .says("m-1 · one ")
        .says("m-1 · two ");
}

#[test]
fn a_long_legend_is_cut() {
    let question =
        |n: usize| format!("## What is number {n}?\n<!-- id: n-{n} -->\n\n### Points\n\n- +1 Number {n}\n\n");
    let answer = |n: usize| format!("## What is number {n}?\n\nNumber {n}.\n\n");
    let bank: String = (0..50).map(question).collect();
    let sheet: String = (0..50).map(answer).collect();
    let sandbox = Sandbox::new()
        .file("b.bank.md", format!("---\nbank: b\n---\n\n{bank}"))
        .file("x.answers.md", &sheet)
        .file("y.answers.md", &sheet);
    let run = sandbox.run("grade x.answers.md y.answers.md");
    run.says("and 10 more questions; --details lists them all")
        .hides("50 n-49");
}

#[test]
fn follow_ups_are_shown_below_a_graded_answer() {
    let bank = "---\nbank: b\n---\n\n## What is a lock?\n<!-- id: lock -->\n\n### Points\n\n- +1 It keeps others out\n\n### Follow-ups\n\n- And what is a queue?\n";
    let sandbox = Sandbox::new()
        .file("b.bank.md", bank)
        .file("a.answers.md", "## What is a lock?\n\nIt keeps others out.\n");
    sandbox.run("grade a.answers.md").hides("a queue");
    for option in ["--details", "--reveal"] {
        sandbox
            .run(&format!("grade a.answers.md {option}"))
            .says("  What may be asked next:\n    And what is a queue?\n");
    }
}

#[test]
fn signs_in_a_glossary_are_not_compared() {
    let bank = |line: &str| {
        format!(
            "---\nbank: b\nglossary: glossary.md\n---\n\n## What is it?\n<!-- id: it -->\n\n### Points\n\n- +1 Names one\n  - {line}\n"
        )
    };
    let check = |line: &str, answer: &str, score: &str| {
        Sandbox::new()
            .file("b.bank.md", bank(line))
            .file(
                "glossary.md",
                "- wrapper = \"shell, bash\"\n- ceiling = \"10,000\"\n- twin = \"==\"\n",
            )
            .file(
                "a.answers.md",
                format!("## What is it?\n\nWe use {answer} here.\n"),
            )
            .run("grade a.answers.md")
            .says(score);
    };
    for (answer, score) in [
        ("shell bash", "1/1"),
        ("shell/bash", "1/1"),
        ("shell-bash", "1/1"),
        ("shell, bash", "0/1"),
        ("shell = bash", "0/1"),
    ] {
        check("wrapper", answer, score);
    }
    check("ceiling", "10,000", "1/1");
    check("twin", "`==`", "0/1");
    check("`shell, bash`", "shell, bash", "1/1");
}
