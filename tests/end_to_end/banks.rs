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
