//! Which bank a sheet is graded against.

use super::fixtures::{BANK, SHEET};
use super::sandbox::Sandbox;

const OTHER: &str = "---\nbank: other\n---\n\n## What is a queue?\n<!-- id: queue -->\n\n### Points\n\n- +1 Holds messages\n  - message\n";

#[test]
fn a_sheet_asks_for_its_bank_by_name() {
    Sandbox::mini()
        .file("other.bank.md", OTHER)
        .run("grade a.answers.md")
        .says("bank mini (mini.bank.md)");
}

#[test]
fn a_sheet_without_a_name_gets_the_bank_that_fits() {
    Sandbox::mini()
        .file("other.bank.md", OTHER)
        .file("b.answers.md", "## What is a queue?\n\nIt holds messages.\n")
        .run("grade b.answers.md")
        .says("bank other (other.bank.md)")
        .says("1/1 · 100 %");
}

#[test]
fn of_two_banks_with_one_name_the_nearer_is_taken() {
    Sandbox::mini()
        .file(".git/HEAD", "")
        .file("week/mini.bank.md", BANK.replace("+2 Adds", "+4 Adds"))
        .file("week/a.answers.md", SHEET)
        .run("grade week/a.answers.md")
        .says("bank mini (week/mini.bank.md)")
        .says("4/7");
}

#[test]
fn inside_a_repository_the_whole_of_it_is_searched() {
    Sandbox::new()
        .file(".git/HEAD", "")
        .file("banks/deep/mini.bank.md", BANK)
        .file("people/a.answers.md", SHEET)
        .run("grade people/a.answers.md")
        .says("bank mini (banks/deep/mini.bank.md)");
}

#[test]
fn outside_of_one_only_the_folder_is() {
    Sandbox::new()
        .file("banks/deep/mini.bank.md", BANK)
        .file("a.answers.md", SHEET)
        .run("grade a.answers.md")
        .says("bank backend-developer (bundled)")
        .says("The sheet asks for the bank mini, which is not here")
        .code(1);
}

#[test]
fn a_folder_of_banks_beside_that_of_sheets_is_found() {
    let sandbox = Sandbox::new()
        .file("x/banks/mini.bank.md", BANK)
        .file("x/sheets/a.answers.md", SHEET)
        .file("x/banks/old/other.bank.md", OTHER)
        .file("y/week/sheets/a.answers.md", SHEET)
        .file("y/banks/mini.bank.md", BANK);
    sandbox
        .run("grade x/sheets/a.answers.md")
        .says("bank mini (x/banks/mini.bank.md)");
    sandbox.run("grade x").says("bank mini (x/banks/mini.bank.md)");
    // One folder up, and no deeper.
    sandbox
        .run("grade y/week/sheets/a.answers.md")
        .says("bank backend-developer (bundled)");
    sandbox.run("search queue --bank bundled").code(0);
    let inside = Sandbox::new()
        .file("banks/mini.bank.md", BANK)
        .file("a.answers.md", SHEET);
    inside
        .run("grade a.answers.md")
        .says("bank mini (banks/mini.bank.md)");
    inside.run("search minute").says("banks/mini.bank.md");
}

#[test]
fn nothing_in_a_home_folder_belongs_to_a_folder_in_it() {
    let sandbox = Sandbox::new()
        .file("banks/mini.bank.md", BANK)
        .file("examen.toml", "banks = [\"banks\"]\n")
        .file("sheets/a.answers.md", SHEET);
    let home = sandbox.path("").display().to_string();
    let sandbox = sandbox.env("HOME", &home);
    let mut command = sandbox.command("grade a.answers.md");
    let output = command.current_dir(sandbox.path("sheets")).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("bank backend-developer (bundled)"), "{text}");
}

/// Grades a sheet beside an `examen.toml` and says what comes of it.
fn check(settings: &str, says: &str, complains: &str) {
    let sandbox = Sandbox::new()
        .file("elsewhere/there.bank.md", BANK)
        .file("work/examen.toml", settings)
        .file("work/deep/down/mini.bank.md", BANK)
        .file("work/notes.md", "Nothing.\n")
        .file("work/sheets/a.answers.md", SHEET);
    let run = sandbox.run("grade work/sheets/a.answers.md");
    run.says(says);
    run.complains(complains);
    if complains.is_empty() {
        assert_eq!(run.errors(), "");
    }
}

#[test]
fn banks_of_the_settings_file_count() {
    let own = "(work/deep/down/mini.bank.md)";
    let bundled = "bank backend-developer (bundled)";
    check("banks = [\"deep\"]\n[diagnostics]\npauseMs = 1\n", own, "");
    check("banks = [\"deep/down/mini.bank.md\"]\n", own, "");
    let there = "work/examen.toml: the setting `banks`: `../elsewhere/there.bank.md` leads out of [WORK]/work, which a file in it may not ask";
    check("banks = [\"../elsewhere/there.bank.md\"]\n", bundled, there);
    check(
        "banks = [\"/etc\"]\n",
        bundled,
        "the setting `banks`: `/etc` leads out of",
    );
    check(
        "banks = [\"gone\"]\n",
        bundled,
        "work/gone: the setting `banks`: there is no such file",
    );
    check(
        "banks = [\"notes.md\"]\n",
        bundled,
        "work/notes.md: the setting `banks`: there is no bank",
    );
    check(
        "\nbanks = 1\n",
        bundled,
        "work/examen.toml: the setting `banks`: line 2: invalid type",
    );
}

#[cfg(unix)]
#[test]
fn a_link_does_not_lead_out_of_where_settings_may_name_banks() {
    let sandbox = Sandbox::new()
        .file("elsewhere/there.bank.md", BANK)
        .file("work/examen.toml", "banks = [\"mini.bank.md\"]\n")
        .file("work/sheets/a.answers.md", SHEET);
    std::os::unix::fs::symlink(
        sandbox.path("elsewhere/there.bank.md"),
        sandbox.path("work/mini.bank.md"),
    )
    .unwrap();
    sandbox
        .run("grade work/sheets/a.answers.md")
        .says("bank backend-developer (bundled)")
        .complains("`mini.bank.md` leads out of");
}

#[test]
fn settings_of_a_repository_may_name_all_of_it() {
    let sandbox = Sandbox::new()
        .file(".git/HEAD", "")
        .file(".gitignore", "hidden\n")
        .file("hidden/mini.bank.md", BANK)
        .file("people/examen.toml", "banks = [\"../hidden\"]\n")
        .file("people/week/deep/a.answers.md", SHEET);
    sandbox
        .run("grade people/week/deep/a.answers.md")
        .says("bank mini (hidden/mini.bank.md)");
}

#[test]
fn a_bank_that_is_named_is_used_whatever_the_sheet_says() {
    let sandbox = Sandbox::mini().file("b.answers.md", SHEET.replace("sheet: mini", "sheet: something"));
    sandbox
        .run("grade b.answers.md --bank mini.bank.md")
        .says("bank mini")
        .hides("asks for")
        .code(0);
    sandbox
        .run("grade b.answers.md --bank .")
        .says("bank mini")
        .code(0);
    sandbox
        .run("grade b.answers.md --bank a.answers.md")
        .complains("there is no bank")
        .code(2);
    sandbox
        .run("grade b.answers.md --bank nowhere")
        .complains("there is no such file or folder")
        .code(2);
}

#[test]
fn a_glossary_that_is_not_there_is_reported() {
    Sandbox::new()
        .file("mini.bank.md", BANK.replace("lang: en", "glossary: words.md"))
        .file("a.answers.md", SHEET)
        .run("grade a.answers.md")
        .complains("warning: mini.bank.md: its glossary cannot be used: words.md: there is no such file")
        .says("2/8")
        .code(1);
}

#[test]
fn a_glossary_is_used() {
    Sandbox::new()
        .file("mini.bank.md", BANK.replace("lang: en", "glossary: words.md"))
        .file("words.md", "- query plan = execution map\n")
        .file("a.answers.md", SHEET.replace("query plan", "execution map"))
        .run("grade a.answers.md")
        .says("2/8")
        .code(0);
}
