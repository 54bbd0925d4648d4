//! What a newcomer gets wrong on the first day, and what is said of it.

use expect_test::expect;

use super::sandbox::Sandbox;

#[test]
fn an_empty_sheet_says_what_a_sheet_holds() {
    Sandbox::new()
        .file("a.answers.md", "")
        .run("grade a.answers.md")
        .stdout(expect![[r#"
            a.answers.md · bank backend-developer (bundled)

            ── Total ─────────────────────────────────────────────────────────── no marks ──
            There is no question in this sheet. A question is a heading, such as `## What is
            a cache?`, with the answer below it; `examen new` writes a sheet with questions.
        "#]])
        .code(0);
}

#[test]
fn a_sheet_without_a_known_question_passes_no_gate() {
    let sandbox = Sandbox::mini()
        .file("b.answers.md", "## What is a yak?\n\nAn animal.\n")
        .file("c.answers.md", "");
    sandbox
        .run("grade b.answers.md c.answers.md --fail-under 50")
        .stdout(expect![[r#"
            Graded against mini (mini.bank.md)

            candidate          total
            b.answers.md                  –
            c.answers.md                  –
            all                           –

            ── 2 sheets without a known question that has marks ──────────────── no marks ──
        "#]])
        .complains("below 50 %: b.answers.md, c.answers.md")
        .code(1);
}

#[test]
fn a_heading_may_be_the_id_of_a_question() {
    Sandbox::mini()
        .file("b.answers.md", "## Slow report\n\nI read the query plan first.\n")
        .run("grade b.answers.md")
        .says("1 of 1 · slow-report")
        .complains("insert the id `slow-report`")
        .code(0);
}

#[test]
fn utf_16_without_its_mark_is_named() {
    let bytes: Vec<u8> = "## One\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    Sandbox::new()
        .file("a.answers.md", String::from_utf8(bytes).unwrap())
        .run("grade a.answers.md")
        .complains("is UTF-16; save it as UTF-8")
        .code(2);
}

#[test]
fn a_bank_with_slips_is_named_where_it_is_used() {
    let sandbox = Sandbox::new()
        .file("my.bank.md", "## What is a lock?\n\n### Point\n\n- +1 A gate\n")
        .file("a.answers.md", "## What is a lock?\n\nA gate.\n");
    sandbox
        .run("grade a.answers.md")
        .says("nothing to grade by")
        .complains("my.bank.md: 1 place may not count as meant; `examen check my.bank.md` shows them")
        .code(0);
    sandbox
        .run("new b.answers.md")
        .complains("nothing to grade by in 1 of 1 question")
        .code(0);
}

#[cfg(unix)]
#[test]
fn a_command_that_is_shown_can_be_copied() {
    Sandbox::mini()
        .run("new it's.answers.md --count 1")
        .complains(r"`examen grade 'it'\''s.answers.md'` says what it earns");
}

#[test]
fn what_is_not_there_is_named() {
    let sandbox = Sandbox::mini();
    let refused = |command: &str, message: &str| {
        sandbox.run(command).complains(message).code(2);
    };
    refused("new practice", "a sheet is a Markdown file");
    refused("new b.answers.md --level 5", "mini: no question is of level 5");
    refused(
        "new b.answers.md --topic yaks",
        "mini: no question is about `yaks`",
    );
    refused("bank show slow-reprot", "did you mean `slow-report`?");
    refused("bank list --topic yaks", "no question is about `yaks`");
    refused("bank list --topic mesaging", "did you mean `Messaging`?");
    refused("due --topic mesaging", "did you mean `Messaging`?");
    refused(
        "new b.answers.md --topic mesaging",
        "mini: no question is about `mesaging`; did you mean `Messaging`?",
    );
    Sandbox::new()
        .run("check")
        .says("nothing to check: no bank, sheet, review, cases or glossary is here")
        .code(0);
}

#[test]
fn a_bank_of_questions_alone_says_that_nothing_can_be_graded_by_it() {
    let sandbox = Sandbox::new().file("one.bank.md", "## What is a lock?\n").file(
        "two.bank.md",
        "## What is a lock?\n\n### Answer\n\n```c\nlock(&m);\n```\n",
    );
    sandbox.run("bank list").says("no points").hides("0 marks");
    sandbox
        .run("bank show what-is-a-lock")
        .says("no points to grade by, and no model answer")
        .hides("--reveal")
        .complains("two.bank.md has a question `what-is-a-lock`, too; `bank/id` or --bank chooses a bank")
        .code(0);
    sandbox
        .run("bank show what-is-a-lock --bank two.bank.md")
        .says("no points, and no words in the model answer; --reveal shows it");
    sandbox
        .run("new a.answers.md --bank two.bank.md")
        .complains("nothing to grade by in 1 of 1 question: neither points nor a model answer");
    Sandbox::new()
        .run("bank fmt")
        .says("nothing to format: no bank is here")
        .code(0);
}

#[test]
fn what_was_never_answered_is_told_from_a_history_that_is_empty() {
    let sandbox = Sandbox::mini();
    sandbox.run("history list").says("not by `examen grade`").code(0);
    sandbox
        .run("due --topic yaks")
        .complains("no question is about `yaks`; `examen bank list` shows the topics of all")
        .code(2);
    let fact = r#"{"fact":"attempt","at":"2026-03-01T18:00:00Z","bank":"mini","question":"twice","revision":"0123456789abcdef","awarded":0,"available":2,"points":[{"point":"a","value":2,"marks":0,"state":"missed"}],"seconds":1,"words":1,"source":"editor","grader":"0.1.0","answer_hash":"51c7a0e2"}"#;
    let sandbox = sandbox.file("facts.jsonl", fact);
    sandbox.run("history import facts.jsonl").says("1 new");
    sandbox
        .run("history list --question yak")
        .says("`yak` was never answered; without --question all attempts are listed");
}

#[test]
fn a_question_that_stands_in_no_file_is_not_blamed_on_the_editor() {
    Sandbox::new()
        .run("search caching --open")
        .complains("`caching` comes with Examen and stands in no file; `examen bank show caching` shows it")
        .code(2);
}

#[test]
fn what_the_own_bank_lacks_may_be_in_the_bundled_one() {
    let sandbox = Sandbox::mini();
    sandbox
        .run("new b.answers.md --topic caching")
        .complains("mini: no question is about `caching`; the bank that comes with Examen has 1 such question: add `--bank bundled`")
        .code(2);
    sandbox
        .run("new b.answers.md --topic caching --bank bundled")
        .code(0);
}
